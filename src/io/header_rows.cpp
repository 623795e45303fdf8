// SPDX-License-Identifier: Apache-2.0
// Which rows of a file its header is.
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/bracket.hpp"
#include "io/header.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

/// A longer text is no header, but a value, or the file is no table [bytes].
constexpr std::size_t longest_header = 1024;

/// Whether a text is a header of the table: a column, a helper, an attribute that is often found, or one that is
/// known to be ambiguous.
class KnownHeaders {
public:
    KnownHeaders(const TableShape& table, const Aliases& aliases)
        : aliases_{aliases}, own_list_{"headers/" + std::string{table.name}}, has_totals_{table.has_totals} {}

    [[nodiscard]] bool has(std::string_view text) const {
        if (trimmed(text).empty() || text.size() > longest_header) return false;
        if (is_listed(folded_header(trimmed(text)))) return true;
        const auto split = split_bracket(text);
        return split && is_listed(folded_header(split->first));
    }
    [[nodiscard]] std::size_t count(std::span<const std::string> cells) const {
        return static_cast<std::size_t>(std::ranges::count_if(cells, [this](const auto& cell) { return has(cell); }));
    }

private:
    [[nodiscard]] bool is_listed(const std::string& folded_text) const {
        if (has_totals_ && aliases_.find("values/indicator", folded_text) != nullptr) return true;
        for (const std::string_view list : {std::string_view{own_list_}, std::string_view{"every_table"},
                                            std::string_view{"attributes"}, std::string_view{"ambiguous"}})
            if (aliases_.find(list, folded_text) != nullptr) return true;
        return false;
    }

    const Aliases& aliases_;
    std::string own_list_;
    bool has_totals_;
};

/// What two rows say together: a cell of the upper one stands above the columns to its right that have none.
[[nodiscard]] std::vector<std::string> joined_rows(std::span<const std::string> upper,
                                                   std::span<const std::string> lower, const KnownHeaders& known) {
    std::vector<std::string> joined;
    std::string above;
    for (std::size_t i = 0; i < std::max(upper.size(), lower.size()); ++i) {
        const std::string_view top = i < upper.size() ? trimmed(upper[i]) : std::string_view{};
        const std::string_view below = i < lower.size() ? trimmed(lower[i]) : std::string_view{};
        if (!top.empty()) above = top.size() > longest_header ? std::string_view{} : top;
        const std::string both = above + std::string{below};
        if (below.empty() || below == top)  // a cell that is merged over both rows
            joined.emplace_back(top);
        else
            joined.push_back(!known.has(both) && known.has(below) ? std::string{below} : both);
    }
    return joined;
}

/// Whether the lower of two rows does nothing but divide headers of the upper one, as no row of values does.
[[nodiscard]] bool divides(std::span<const std::string> upper, std::span<const std::string> lower,
                           std::span<const std::string> joined, const KnownHeaders& known) {
    bool divides_one = false;
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const std::string_view below = trimmed(lower[i]);
        if (below.empty() || (i < upper.size() && below == trimmed(upper[i]))) continue;
        if (!known.has(joined[i])) return false;
        divides_one = true;
    }
    return divides_one;
}

}  // namespace

HeaderRows find_header_rows(const TableShape& table, std::span<const std::vector<std::string>> rows,
                            const Aliases& aliases) {
    const KnownHeaders known{table, aliases};
    HeaderRows best{.known = known.count(rows[0]), .cells = rows[0]};
    const auto keep_if = [&best](bool is_better, HeaderRows found) {
        if (is_better) best = std::move(found);
    };
    for (std::size_t i = 0; i < std::min(rows.size(), most_rows_above); ++i) {
        const std::size_t upper = known.count(rows[i]);
        keep_if(upper > best.known, {.first = i, .count = 1, .known = upper, .cells = rows[i]});
        if (i + 1 == rows.size()) break;
        std::vector<std::string> joined = joined_rows(rows[i], rows[i + 1], known);
        const std::size_t count = known.count(joined);
        const bool is_better =
            count > best.known || (count == best.known && divides(rows[i], rows[i + 1], joined, known));
        keep_if(is_better && count > known.count(rows[i + 1]),
                {.first = i, .count = 2, .known = count, .cells = std::move(joined)});
    }
    return best;
}

}  // namespace jiedui::detail
