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
#include "io/shape/text_sheets.hpp"
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

[[nodiscard]] char separator_in(std::string_view text, const std::string& table, detail::Reading& reading) {
    char separator = ',';
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        if (table == Record::table) separator = detail::reader_of<Record>(reading)->separator_of(text);
    });
    return separator;
}

[[nodiscard]] detail::SettingsFile settings_of(std::string bytes) {
    FindingList ignored;
    return bytes.empty() ? detail::SettingsFile{} : detail::read_settings(std::move(bytes), ignored);
}

[[nodiscard]] std::vector<RawTable> tables_in(const detail::OpenFolder& folder) {
    const ReadOptions options;
    std::string settings_bytes;
    for (const fs::path file : folder.files())
        if (file == detail::settings_name) settings_bytes = folder.bytes_of(file, options.largest_file);
    const detail::SettingsFile settings = settings_of(std::move(settings_bytes));
    const detail::CommonWords common{settings.aliases};
    LedgerBuilder builder;
    detail::Reading reading{settings, common, options, builder};
    std::vector<RawTable> tables;
    for (const fs::path file : folder.files()) {
        if (folded(file.extension().string()) != ".csv") continue;
        RawTable table{detail::shown_path(file), table_in(settings, detail::shown_path(file.stem())), {}};
        const std::string bytes = folder.bytes_of(file, options.largest_file);
        const auto decoded = detail::decode(bytes);
        if (const auto* const text = std::get_if<detail::Decoded>(&decoded))
            table.rows = rows_of(text->text, separator_in(text->text, table.table, reading), options);
        else
            table.rows = lines_of(bytes);
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace

std::vector<RawTable> raw_tables(const fs::path& folder) { return detail::read_whole_folder(folder, &tables_in); }

std::vector<Sheet> raw_sheets(const fs::path& place) { return detail::text_sheets(place).sheets; }

std::vector<RawFile> raw_files(const fs::path& folder, std::string_view ending, std::uint64_t largest_file) {
    return detail::read_whole_folder(folder, [&](const detail::OpenFolder& opened) {
        std::vector<RawFile> files;
        for (const std::string& name : opened.files())
            if (name.ends_with(ending) || name == detail::settings_name)
                files.push_back({name, opened.bytes_of(name, largest_file)});
        return files;
    });
}

void check_file(const fs::path& path, std::uint64_t largest_file) {
    const detail::OpenFile file{path};
    if (file.size() > largest_file) file.refuse_size(file.size(), largest_file);
}

std::string table_called(std::string_view name, std::string settings) {
    return table_in(settings_of(std::move(settings)), name);
}

}  // namespace jiedui
