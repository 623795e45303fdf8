// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/raw_tables.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "io/csv.hpp"
#include "io/encoding.hpp"
#include "io/file_bytes.hpp"
#include "io/header.hpp"
#include "io/settings_file.hpp"
#include "io/table_reader.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/ledger_builder.hpp"

namespace jiedui {
namespace {

namespace fs = std::filesystem;

[[nodiscard]] std::vector<RawRow> lines_of(std::string_view bytes) {
    std::vector<RawRow> rows;
    for (std::uint32_t line = 1; !bytes.empty(); ++line) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        rows.push_back({line, {detail::shown(bytes.substr(0, end))}});
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return rows;
}

[[nodiscard]] std::vector<RawRow> rows_of(std::string_view text, char separator, const ReadOptions& options) {
    std::vector<RawRow> rows;
    detail::Csv csv{text, separator, options};
    csv.restart();
    while (csv.next()) {
        rows.push_back({csv.row(), {csv.cells().begin(), csv.cells().end()}});
        if (csv.fault() && ends_source(*csv.fault())) break;
    }
    return rows;
}

[[nodiscard]] std::string table_in(const detail::SettingsFile& settings, std::string_view name) {
    const std::string* const table = settings.aliases.find("sheets", detail::folded_header(name));
    return table == nullptr ? "" : *table;
}

[[nodiscard]] char separator_in(std::string_view text, const std::string& table, const detail::Reading& reading) {
    char separator = ',';
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        if (table == Record::table) separator = detail::separator_of<Record>(text, reading);
    });
    return separator;
}

[[nodiscard]] detail::SettingsFile settings_of(std::string bytes) {
    FindingList ignored;
    return bytes.empty() ? detail::SettingsFile{} : detail::read_settings(std::move(bytes), ignored);
}

}  // namespace

std::vector<RawTable> raw_tables(const fs::path& folder) {
    const std::vector<fs::path> files = detail::files_in(folder);
    std::string settings_bytes;
    for (const fs::path& file : files)
        if (file.filename() == detail::settings_name) settings_bytes = detail::bytes_of(file);
    const detail::SettingsFile settings = settings_of(std::move(settings_bytes));
    const detail::CommonWords common{settings.aliases};
    const ReadOptions options;
    LedgerBuilder builder;
    const detail::Reading reading{settings, common, options, builder};
    std::vector<RawTable> tables;
    for (const fs::path& file : files) {
        if (folded(file.extension().string()) != ".csv") continue;
        RawTable table{detail::shown_path(file.filename()), table_in(settings, detail::shown_path(file.stem())), {}};
        const std::string bytes = detail::bytes_of(file);
        const auto decoded = detail::decode(bytes);
        if (const auto* const text = std::get_if<detail::Decoded>(&decoded))
            table.rows = rows_of(text->text, separator_in(text->text, table.table, reading), options);
        else
            table.rows = lines_of(bytes);
        tables.push_back(std::move(table));
    }
    return tables;
}

std::string table_called(std::string_view name, std::string settings) {
    return table_in(settings_of(std::move(settings)), name);
}

}  // namespace jiedui
