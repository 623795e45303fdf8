// SPDX-License-Identifier: Apache-2.0
#include "model/succession_checks.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace jiedui::detail {
namespace {

[[nodiscard]] std::string_view predecessor_of(const Table<Succession>& table, std::size_t row) {
    return table.column<&Succession::predecessor>()[row].value_or("");
}
[[nodiscard]] std::string_view successor_of(const Table<Succession>& table, std::size_t row) {
    return table.column<&Succession::successor>()[row].value_or("");
}
[[nodiscard]] bool is_of_itself(const Table<Succession>& table, std::size_t row) {
    return predecessor_of(table, row) == successor_of(table, row);
}
[[nodiscard]] Day day_of(const Table<Succession>& table, std::size_t row) {
    return table.get<&Succession::day>(row).first();
}

/// The links of one day.
class Links {
public:
    void add(std::string_view from, std::string_view to, std::size_t row) {
        rows_.push_back({row, from, to});
        onwards_[from].push_back(to);
        backwards_[to].push_back(from);
    }

    void add_rings(std::vector<std::vector<std::size_t>>& rings) const {
        std::set<std::size_t> done;
        for (const Link& link : rows_) {
            if (done.contains(link.row) || !onwards_.contains(link.to) || !backwards_.contains(link.from)) continue;
            const Names after = reached(link.to, onwards_);
            if (!after.contains(link.from)) continue;
            const Names before = reached(link.from, backwards_);
            std::vector<std::size_t> ring;
            for (const Link& each : rows_)
                if (after.contains(each.from) && before.contains(each.to)) ring.push_back(each.row);
            done.insert(ring.begin(), ring.end());
            rings.push_back(std::move(ring));
        }
    }

private:
    struct Link {
        std::size_t row;
        std::string_view from;
        std::string_view to;
    };
    using Names = std::set<std::string_view>;
    using Next = std::map<std::string_view, std::vector<std::string_view>>;

    /// `start` and all that is reached from it.
    [[nodiscard]] static Names reached(std::string_view start, const Next& next) {
        Names seen{start};
        std::vector<std::string_view> open{start};
        while (!open.empty()) {
            const auto found = next.find(open.back());
            open.pop_back();
            if (found == next.end()) continue;
            for (const std::string_view each : found->second)
                if (seen.insert(each).second) open.push_back(each);
        }
        return seen;
    }

    std::vector<Link> rows_;
    Next onwards_;
    Next backwards_;
};

/// What is wrong with the successor of a succession; nothing if it may stand.
[[nodiscard]] Phrase fault_of_successor(SuccessionKind kind, bool has_successor) {
    switch (kind) {
        case SuccessionKind::close: return has_successor ? phrase("close_has_no_successor") : Phrase{};
        case SuccessionKind::merge: return has_successor ? Phrase{} : phrase("merge_names_successor");
        case SuccessionKind::split: return has_successor ? Phrase{} : phrase("split_names_successors");
        case SuccessionKind::retype:
        case SuccessionKind::recode: return has_successor ? Phrase{} : phrase("recode_names_successor");
        case SuccessionKind::rename:
        case SuccessionKind::reopen: return {};
    }
    return {};
}

/// Of several successors of one school on one day where nothing is a split: the row of the first, where another follows.
class Contradictions {
public:
    explicit Contradictions(const Table<Succession>& table) : table_{table} {
        for (std::size_t row = 0; row < table.size(); ++row)
            if (table.get<&Succession::kind>(row) == SuccessionKind::split) splits_.insert(key_of(row));
    }

    /// The row that named another successor before; nothing if none did.
    [[nodiscard]] std::optional<std::size_t> find(std::size_t row) {
        if (!day_of(table_, row).is_known() || splits_.contains(key_of(row))) return std::nullopt;
        const auto [first, is_new] = firsts_.try_emplace(key_of(row), row);
        const bool is_same = is_new || successor_of(table_, first->second) == successor_of(table_, row);
        return is_same ? std::nullopt : std::optional{first->second};
    }

private:
    using Key = std::pair<std::string_view, Day>;
    [[nodiscard]] Key key_of(std::size_t row) const { return {predecessor_of(table_, row), day_of(table_, row)}; }

    const Table<Succession>& table_;
    std::set<Key> splits_;
    std::map<Key, std::size_t> firsts_;
};

}  // namespace

std::vector<std::vector<std::size_t>> succession_rings(const Table<Succession>& table) {
    std::map<Day, Links> days;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const bool is_link = !successor_of(table, row).empty() && !is_of_itself(table, row) &&
                             table.get<&Succession::kind>(row) != SuccessionKind::reopen;
        if (is_link && day_of(table, row).is_known())
            days[day_of(table, row)].add(predecessor_of(table, row), successor_of(table, row), row);
    }
    std::vector<std::vector<std::size_t>> rings;
    for (const auto& [day, links] : days) links.add_rings(rings);
    std::ranges::sort(rings);
    return rings;
}

std::vector<SuccessionDoubt> succession_doubts(const Table<Succession>& table,
                                               const std::function<std::string(std::size_t)>& row_text) {
    Contradictions contradictions{table};
    std::vector<SuccessionDoubt> doubts;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const auto kind = table.get<&Succession::kind>(row);
        const std::string_view successor = successor_of(table, row);
        const bool is_about_ids = kind != SuccessionKind::rename || !successor.empty();
        if (predecessor_of(table, row).empty() || is_of_itself(table, row) || !is_about_ids) continue;
        if (!kind) doubts.push_back({row, "kind", "", phrase("day_decides_successors")});
        if (!day_of(table, row).is_known()) doubts.push_back({row, "day", "", phrase("day_divides_record")});
        if (kind == SuccessionKind::reopen) continue;
        const Phrase fault = kind ? fault_of_successor(*kind, !successor.empty()) : Phrase{};
        if (!fault.empty()) {
            doubts.push_back({row, "successor", std::string{successor}, fault});
        } else if (!successor.empty()) {
            if (const auto other = contradictions.find(row))
                doubts.push_back(
                    {row, "successor", std::string{successor}, phrase("only_split_has_several", {row_text(*other)})});
        }
    }
    return doubts;
}

}  // namespace jiedui::detail
