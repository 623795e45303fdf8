// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/read_ledger.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/file_bytes.hpp"
#include "io/settings_file.hpp"
#include "io/table_reader.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/ledger_builder.hpp"

namespace jiedui {
namespace {

namespace fs = std::filesystem;
using detail::Aliases;

/// Table -> file.
using TableFiles = std::map<std::string, fs::path, std::less<>>;

[[nodiscard]] bool is_csv(const fs::path& file) { return folded(file.extension().string()) == ".csv"; }

/// The table whose names are nearest to `stem`, or all tables.
[[nodiscard]] std::string table_near(std::string_view stem, const Aliases& aliases) {
    std::vector<std::string> names;
    std::vector<std::string> tables;
    for (const auto& [name, table] : aliases.words("sheets")) names.push_back(name);
    std::ranges::sort(names);
    const std::vector<std::string> near = nearest(stem, names, 1);
    if (!near.empty()) return listed({*aliases.find("sheets", near.front())});
    each_table([&]<class Record>(std::vector<Record> Records::*) { tables.emplace_back(Record::table); });
    return listed(tables);
}

[[nodiscard]] TableFiles tables_among(const std::vector<fs::path>& files, const Aliases& aliases,
                                      std::vector<Finding>& findings) {
    TableFiles tables;
    for (const fs::path& file : files) {
        if (!is_csv(file)) continue;
        const std::string name = detail::shown_path(file.filename());
        const std::string stem = detail::folded_header(detail::shown_path(file.stem()));
        const std::string* const table = aliases.find("sheets", stem);
        if (table == nullptr) {
            findings.push_back({FindingCode::unknown_file, name, 0, "", name, table_near(stem, aliases)});
            continue;
        }
        const auto [first, is_new] = tables.try_emplace(*table, file);
        if (!is_new)
            findings.push_back(
                {FindingCode::same_table, name, 0, "", name, detail::shown_path(first->second.filename())});
    }
    return tables;
}

[[nodiscard]] detail::SettingsFile settings_in(const std::vector<fs::path>& files, std::vector<Finding>& findings) {
    const auto file = std::ranges::find(files, fs::path{detail::settings_name}, &fs::path::filename);
    if (file == files.end()) return {};
    return detail::read_settings(detail::bytes_of(*file), findings);
}

void report_missing(const TableFiles& tables, std::vector<Finding>& findings) {
    const auto report = [&](std::string_view expected) {
        findings.push_back({FindingCode::missing_table, "", 0, "", "", std::string{expected}});
    };
    if (!tables.contains(School::table)) report(School::table);
    const bool has_ties =
        tables.contains(Support::table) || tables.contains(Posting::table) || tables.contains(Transfer::table);
    if (!has_ties) report("supports, postings or transfers");
}

}  // namespace

Ledger read_ledger(const fs::path& folder, const ReadOptions& options) {
    const std::vector<fs::path> files = detail::files_in(folder);
    std::vector<Finding> findings;
    const detail::SettingsFile settings = settings_in(files, findings);
    const TableFiles tables = tables_among(files, settings.aliases, findings);
    report_missing(tables, findings);

    LedgerBuilder builder{settings.settings, {.schools = options.schools_by, .teachers = options.teachers_by}};
    for (Finding& each : findings) builder.add(std::move(each));
    const detail::CommonWords common{settings.aliases};
    const detail::Reading reading{settings, common, builder};
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        const auto file = tables.find(Record::table);
        std::optional<std::string> bytes;
        if (file != tables.end()) bytes = detail::bytes_of(file->second);
        detail::read_table<Record>(bytes ? &*bytes : nullptr, reading);
    });
    return builder.finish(detail::shown_path(folder), options.keep);
}

}  // namespace jiedui
