// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Reading: what the reader of one table needs to know beside its rows, and what it leaves for the
/// others.

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/cell.hpp"
#include "io/file_bytes.hpp"
#include "io/settings_file.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/io/read_options.hpp"
#include "jiedui/model/ledger_builder.hpp"

namespace jiedui::detail {

/// Money without a unit, which is an error where other money of the ledger is in 万元 and the like.
class UnitlessMoney {
public:
    /// Notes that there is money in such a unit.
    /// @param where the header or cell that says so.
    void note_scaled(std::string_view table, std::string_view where) {
        if (scaled_.empty()) scaled_ = phrase("table_has", {std::string{table}, shown(where)});
    }
    /// Whether money without a unit was noted in a column.
    [[nodiscard]] bool has(std::string_view table, std::string_view header) const {
        return std::ranges::any_of(unitless_,
                                   [&](const Finding& each) { return each.table == table && each.column == header; });
    }
    /// Notes the first money without a unit of a column.
    void note_unitless(Finding finding) { unitless_.push_back(std::move(finding)); }
    /// Reports it, once all tables are read.
    void report(LedgerBuilder& builder) {
        if (scaled_.empty()) return;
        for (Finding& each : unitless_) {
            each.expected = scaled_;
            builder.add(std::move(each));
        }
    }

private:
    Phrase scaled_;  // where money is in 万元 and the like; empty if nowhere
    std::vector<Finding> unitless_;
};

/// What the reader of one table needs to know beside its rows, and what it leaves for the others.
struct Reading {
    const SettingsFile& settings;
    const CommonWords& common;
    const ReadOptions& options;
    LedgerBuilder& builder;
    bool is_addition = false;  ///< whether the rows come behind those of a ledger, whose columns they must have
    std::map<std::string, std::vector<std::string>> divided{};  ///< supports of several channels -> their parts
    UnitlessMoney money{};
};

}  // namespace jiedui::detail
