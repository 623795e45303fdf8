// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The tables of a ledger, out of rows of cells.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "io/cell.hpp"
#include "io/row_source.hpp"
#include "io/settings_file.hpp"
#include "jiedui/io/read_options.hpp"
#include "jiedui/model/ledger_builder.hpp"
#include "jiedui/model/source.hpp"

namespace jiedui::detail {

/// What reading one table needs to know beside its rows, and what it leaves for the others.
struct Reading {
    const SettingsFile& settings;
    const CommonWords& common;
    const ReadOptions& options;
    LedgerBuilder& builder;
    bool is_addition = false;  ///< whether the rows come behind those of a ledger, whose columns they must have
    std::map<std::string, std::vector<std::string>> divided{};  ///< supports of several channels -> their parts
    Phrase scaled_money{};            ///< where money is in 万元 and the like; empty if nowhere
    std::vector<Finding> unitless{};  ///< money without a unit: errors if it is somewhere

    /// How many rows stand before those that are read.
    template <described Record>
    [[nodiscard]] std::size_t rows_before() const noexcept {
        return is_addition ? builder.table<Record>().size() : 0;
    }
};

/// Reads one table into the builder.  Tables are read in the order of Records, as helper columns are checked against
/// those read before, and documents name supports.
template <described Record>
void read_table(RowSource& rows, Source source, Reading& reading);

/// What stands between the cells of a CSV file: that of `,`, `;` and tabulator with which most headers are known.
template <described Record>
[[nodiscard]] char separator_of(std::string_view text, const Reading& reading);

/// The same out of the bytes of a CSV file.
template <described Record>
void read_table(std::string bytes, Source source, Reading& reading);

/// Reports money without a unit, once all tables are read, if other money of the ledger is in 万元 and the like.
void report_unitless(Reading& reading);

/// Says that there is no such table.
template <described Record>
void miss_table(Reading& reading);

}  // namespace jiedui::detail
