// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The tables of a ledger, out of the bytes of CSV files.

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "io/aliases.hpp"
#include "io/cell.hpp"
#include "io/settings_file.hpp"
#include "jiedui/model/ledger_builder.hpp"

namespace jiedui::detail {

/// What reading one table needs to know beside its file.
struct Reading {
    const SettingsFile& settings;
    const CommonWords& common;
    LedgerBuilder& builder;
};

/// Reads one table into the builder.  `bytes` are those of its file; null if there is none.
/// Tables are read in the order of Records, as helper columns are checked against those read before.
template <described Record>
void read_table(const std::string* bytes, const Reading& reading);

}  // namespace jiedui::detail
