// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Differences by their definition, over records as texts: which of alike records without ids is which.

#include <algorithm>
#include <compare>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "jiedui/model/cell_text.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui {

/// The records of a ledger.
[[nodiscard]] inline Records records_in(const Ledger& ledger) {
    Records records;
    each_table([&]<class Record>(std::vector<Record> Records::* member) {
        for (std::size_t row = 0; row < ledger.table<Record>().size(); ++row)
            (records.*member).push_back(ledger.table<Record>()[row]);
    });
    return records;
}

/// A record as texts, by column; what says nothing is left out, but for an end: empty is running.
struct RecordTexts {
    std::map<std::string, std::string> texts{};
    std::string whole{};  ///< by which alike ones are ordered: every column in turn, then the attributes by name
    friend bool operator==(const RecordTexts&, const RecordTexts&) = default;
    friend auto operator<=>(const RecordTexts& a, const RecordTexts& b) { return a.whole <=> b.whole; }
};

template <class Record>
[[nodiscard]] RecordTexts texts_of(const Record& record) {
    RecordTexts cells;
    each_column<Record>([&](auto, const auto& column) {
        const auto& value = record.*column.member;
        cells.whole += cell_text(value) + "\x1F";
        if (value != std::remove_cvref_t<decltype(value)>{}) cells.texts[std::string{column.name}] = cell_text(value);
    });
    for (const auto& [name, text] :
         std::map<std::string, std::string>{record.attributes.begin(), record.attributes.end()}) {
        cells.whole += name + "\x1E" + text + "\x1F";
        if (!text.empty()) cells.texts[name] = text;
    }
    return cells;
}

/// The columns by which records of a table without an id are the same.
[[nodiscard]] inline std::vector<std::string> identifying(std::string_view table) {
    if (table == "supports") return {"supporter", "recipient", "channel", "first_day"};
    if (table == "postings") return {"home", "host", "teacher", "subject", "batch", "count", "first_day"};
    if (table == "transfers") return {"supporter", "recipient", "channel", "day"};
    if (table == "needs") return {"school", "subject"};
    if (table == "indicators") return {"school", "stage", "school_year", "indicator"};
    if (table == "claims") return {"document", "what", "unit", "first_day"};
    if (table == "successions") return {"predecessor", "successor", "day"};
    return {};
}

/// `table field before after what`, `-` where there is no record; one a field that differs.
using Told = std::multiset<std::vector<std::string>>;

/// Tells what differs between two tables, record by record.
class DifferenceNaive {
public:
    DifferenceNaive(std::string table, bool has_ends) : table_{std::move(table)}, has_ends_{has_ends} {}

    void compare(std::vector<RecordTexts> before, std::vector<RecordTexts> after, Told& told) const {
        std::map<std::vector<std::string>, std::pair<std::vector<RecordTexts>, std::vector<RecordTexts>>> alike;
        for (const RecordTexts& each : before) alike[key(each)].first.push_back(each);
        for (const RecordTexts& each : after) alike[key(each)].second.push_back(each);
        for (auto& [key, both] : alike) pair(both.first, both.second, told);
    }

private:
    [[nodiscard]] std::vector<std::string> key(const RecordTexts& cells) const {
        if (const auto id = cells.texts.find("id"); id != cells.texts.end()) return {"id", id->second};
        std::vector<std::string> key;
        for (const std::string& column : identifying(table_)) {
            const auto found = cells.texts.find(column);
            key.push_back(found == cells.texts.end() ? "" : found->second);
        }
        return key;
    }

    /// Equal ones go; of the others as many as possible are the same, in order.
    void pair(std::vector<RecordTexts>& before, std::vector<RecordTexts>& after, Told& told) const {
        for (auto each = before.begin(); each != before.end();) {
            const auto same = std::ranges::find(after, *each);
            if (same == after.end()) {
                ++each;
                continue;
            }
            after.erase(same);
            each = before.erase(each);
        }
        std::ranges::sort(before);
        std::ranges::sort(after);
        for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i)
            if (i >= after.size())
                tell_whole(before[i], true, told);
            else if (i >= before.size())
                tell_whole(after[i], false, told);
            else
                tell_changed(before[i], after[i], told);
    }

    [[nodiscard]] std::string text_at(const RecordTexts& cells, const std::string& column) const {
        const auto found = cells.texts.find(column);
        if (found != cells.texts.end()) return found->second;
        return has_ends_ && column == "last_day" ? "?" : "";
    }
    void tell_changed(const RecordTexts& before, const RecordTexts& after, Told& told) const {
        std::set<std::string> columns;
        for (const RecordTexts* cells : {&before, &after})
            for (const auto& [column, text] : cells->texts) columns.insert(column);
        for (const std::string& column : columns)
            if (text_at(before, column) != text_at(after, column))
                told.insert({table_, column, text_at(before, column), text_at(after, column), "changed"});
    }
    void tell_whole(const RecordTexts& cells, bool is_before, Told& told) const {
        for (const auto& [column, text] : cells.texts)
            told.insert(
                {table_, column, is_before ? text : "-", is_before ? "-" : text, is_before ? "removed" : "added"});
    }

    std::string table_;
    bool has_ends_;
};

/// What differs between records, but not attributes without a value, nor settings.
[[nodiscard]] inline Told difference_naive(const Records& before, const Records& after) {
    Told told;
    each_table([&]<class Record>(std::vector<Record> Records::* member) {
        const auto texts = [](const std::vector<Record>& records) {
            std::vector<RecordTexts> cells;
            for (const Record& each : records) cells.push_back(texts_of(each));
            return cells;
        };
        DifferenceNaive{std::string{Record::table}, requires(const Record& each) { each.last_day; }}.compare(
            texts(before.*member), texts(after.*member), told);
    });
    return told;
}

}  // namespace jiedui
