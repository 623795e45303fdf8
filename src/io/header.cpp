// SPDX-License-Identifier: Apache-2.0
#include "io/header.hpp"

#include <algorithm>
#include <utility>

#include "io/file_bytes.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

/// A header without the one group of brackets at its end, and what stands in it; nothing if there is none.
[[nodiscard]] std::optional<std::pair<std::string, std::string>> split_bracket(std::string_view text) {
    std::string plain = narrowed(text);
    plain.erase(plain.find_last_not_of("*: ") + 1);
    if (plain.empty() || (plain.back() != ')' && plain.back() != ']')) return std::nullopt;
    std::size_t depth = 0;
    for (std::size_t i = plain.size(); i-- > 0;) {
        if (plain[i] == ')' || plain[i] == ']') ++depth;
        if ((plain[i] == '(' || plain[i] == '[') && --depth == 0)
            return std::pair{plain.substr(0, i), std::string{trimmed(plain.substr(i + 1, plain.size() - i - 2))}};
    }
    return std::nullopt;
}

/// Reads a header cell by cell.
class HeaderReader {
public:
    HeaderReader(const TableShape& table, std::span<const std::string_view> cells, const Aliases& aliases,
                 std::vector<Finding>& findings)
        : table_{table}, cells_{cells}, aliases_{aliases}, findings_{findings} {
        list_ = "headers/" + std::string{table.name};
    }

    [[nodiscard]] Header read() {
        for (const std::string_view text : cells_) header_.cells.push_back(cell_of(std::string{trimmed(text)}));
        take_names_for_columns();
        name_attributes();
        check_doubles();
        if (header_.is_sound) check_required();
        return std::move(header_);
    }

private:
    void refuse(FindingCode code, const std::string& column, std::string_view value, std::string expected) {
        findings_.push_back({code, std::string{table_.name}, 0, column, shown(value), std::move(expected)});
        header_.is_sound = false;
    }

    [[nodiscard]] bool is_column(std::string_view name) const {
        return std::ranges::find(table_.columns, name) != table_.columns.end();
    }

    [[nodiscard]] HeaderCell cell_of(const std::string& text) {
        HeaderCell cell{.text = text};
        if (text.empty()) return cell;
        cell.use = HeaderCell::Use::attribute;
        if (find(cell, folded_header(text))) return cell;
        if (const auto split = split_bracket(text))
            if (find(cell, folded_header(split->first))) cell.unit = split->second;
        return cell;
    }

    /// Sets what `cell` means, if its folded text is known.
    [[nodiscard]] bool find(HeaderCell& cell, const std::string& folded_text) {
        const std::string* name = aliases_.find(list_, folded_text);
        if (name == nullptr) name = aliases_.find("every_table", folded_text);
        if (name != nullptr) {
            mean(cell, *name);
            if (const auto* unit = aliases_.find("units/of_headers", folded_text)) cell.unit = *unit;
            return true;
        }
        if (const std::string* const token = aliases_.find("attributes", folded_text)) {
            cell.name = *token;
            return true;
        }
        if (const std::string* const why = aliases_.find("ambiguous", folded_text)) {
            if (const auto clear = clear_by_others(folded_text))
                mean(cell, *clear);
            else
                refuse(FindingCode::ambiguous_column, "", cell.text, *why);
            return true;
        }
        return false;
    }

    void mean(HeaderCell& cell, const std::string& name) const {
        cell.name = name;
        cell.use = is_column(name) ? HeaderCell::Use::column : HeaderCell::Use::helper;
    }

    /// The column that an ambiguous header means beside the others of the file.
    [[nodiscard]] std::optional<std::string> clear_by_others(const std::string& folded_text) const {
        const std::string list = "clear_beside/" + folded_text;
        for (const std::string_view other : cells_) {
            const std::string* const column = aliases_.find(list, folded_header(other));
            if (column != nullptr && is_column(*column)) return *column;
        }
        return std::nullopt;
    }

    /// Where a column holds names and the file does not have it, its helper is the column.
    void take_names_for_columns() {
        for (const std::string_view column : table_.named) {
            if (header_.place_of(column)) continue;
            for (HeaderCell& cell : header_.cells)
                if (cell.use == HeaderCell::Use::helper && cell.name == std::string{column} + "_name")
                    mean(cell, std::string{column});
        }
    }

    /// An attribute without a token, or whose token is taken, is called by its own text.
    void name_attributes() {
        std::vector<std::string> taken;
        for (HeaderCell& cell : header_.cells) {
            if (cell.use != HeaderCell::Use::attribute) continue;
            if (cell.name.empty() || std::ranges::find(taken, cell.name) != taken.end()) cell.name = cell.text;
            taken.push_back(cell.name);
        }
    }

    void check_doubles() {
        for (auto cell = header_.cells.begin(); cell != header_.cells.end(); ++cell) {
            if (cell->use == HeaderCell::Use::unnamed) continue;
            const auto same = std::find_if(header_.cells.begin(), cell, [&](const HeaderCell& other) {
                return other.use != HeaderCell::Use::unnamed && other.name == cell->name;
            });
            if (same != cell) refuse(FindingCode::same_column, cell->name, cell->text, shown(same->text));
        }
    }

    void check_required() {
        std::vector<std::string> missing;
        for (const std::string_view name : table_.required)
            if (!header_.place_of(name)) missing.emplace_back(name);
        if (missing.empty()) return;
        std::string found;
        for (const HeaderCell& cell : header_.cells)
            if (!cell.text.empty()) found += (found.empty() ? "" : ", ") + shown(cell.text);
        std::string names;
        for (const std::string& name : missing) names += (names.empty() ? "" : ", ") + name;
        refuse(FindingCode::missing_column, names, "", found);
    }

    const TableShape& table_;
    std::span<const std::string_view> cells_;
    const Aliases& aliases_;
    std::vector<Finding>& findings_;
    std::string list_;
    Header header_;
};

}  // namespace

std::optional<std::size_t> Header::place_of(std::string_view column) const {
    const auto found = std::ranges::find_if(
        cells, [&](const HeaderCell& cell) { return cell.use == HeaderCell::Use::column && cell.name == column; });
    if (found == cells.end()) return std::nullopt;
    return static_cast<std::size_t>(found - cells.begin());
}

std::size_t Header::named_count() const {
    std::size_t count = cells.size();
    while (count > 0 && cells[count - 1].use == HeaderCell::Use::unnamed) --count;
    return count;
}

Header read_header(const TableShape& table, std::span<const std::string_view> cells, const Aliases& aliases,
                   std::vector<Finding>& findings) {
    return HeaderReader{table, cells, aliases, findings}.read();
}

}  // namespace jiedui::detail
