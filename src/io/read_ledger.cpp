// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/read_ledger.hpp"

#include <algorithm>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "io/arrow_rows.hpp"
#include "io/file_bytes.hpp"
#include "io/settings_file.hpp"
#include "io/shape/shaped.hpp"
#include "io/shape/text_sheets.hpp"
#include "io/sheet_rows.hpp"
#include "io/table_reader.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/ledger_builder.hpp"

namespace jiedui {
namespace {

namespace fs = std::filesystem;
using detail::Aliases;

/// A file of a folder that is open.
struct InFolder {
    const detail::OpenFolder* folder;
    std::string name;
};

/// Where a table stands: in a file, or in memory.
using Place = std::variant<InFolder, const Sheet*, const ArrowTable*, const detail::ShapedTable*>;

/// A table that is there: what it is called, the part of that which says which table it is, and where it is.
struct Named {
    std::string name;
    std::string stem;
    Place place;
};

/// Table -> where it is.
using Tables = std::map<std::string, const Named*, std::less<>>;

[[nodiscard]] bool is_csv(const fs::path& file) { return folded(file.extension().string()) == ".csv"; }

/// The table whose names are nearest to `stem`; empty if none is near.
[[nodiscard]] std::string table_near(std::string_view stem, const Aliases& aliases) {
    std::vector<std::string> names;
    for (const auto& [name, table] : aliases.words("sheets")) names.push_back(name);
    std::ranges::sort(names);
    const std::vector<std::string> near = nearest(stem, names, 1);
    return near.empty() ? "" : *aliases.find("sheets", near.front());
}

[[nodiscard]] std::vector<std::string> all_tables() {
    std::vector<std::string> tables;
    each_table([&]<class Record>(std::vector<Record> Records::*) { tables.emplace_back(Record::table); });
    return tables;
}

/// A file that is called after no table, and the table that it may be.
struct Stranger {
    std::string name;
    std::string near;
};

[[nodiscard]] Tables tables_among(const std::vector<Named>& all, const Aliases& aliases,
                                  std::vector<Stranger>& strangers, LedgerBuilder& builder) {
    Tables tables;
    for (const Named& each : all) {
        const std::string stem = detail::folded_header(each.stem);
        const std::string* const table = aliases.find("sheets", stem);
        if (table == nullptr) {
            strangers.push_back({each.name, table_near(stem, aliases)});
            continue;
        }
        const auto [first, is_new] = tables.try_emplace(*table, &each);
        if (!is_new) builder.add({FindingCode::same_table, each.name, 0, "", each.name, Phrase{first->second->name}});
    }
    return tables;
}

/// Reports which tables are needed and not there, and the files that are none.  A file whose name is near to that of a
/// table that is missing is no finding of its own.
void report_missing(const Tables& tables, std::vector<Stranger> strangers, LedgerBuilder& builder) {
    const auto report = [&](Phrase expected, const std::vector<std::string_view>& wanted) {
        const auto slip = std::ranges::find_if(
            strangers, [&](const Stranger& each) { return std::ranges::find(wanted, each.near) != wanted.end(); });
        std::string name = slip == strangers.end() ? "" : slip->name;
        if (slip != strangers.end()) strangers.erase(slip);
        builder.add({FindingCode::missing_table, "", 0, "", std::move(name), std::move(expected)});
    };
    if (!tables.contains(School::table)) report(phrase("table", {std::string{School::table}}), {School::table});
    const bool has_ties =
        tables.contains(Support::table) || tables.contains(Posting::table) || tables.contains(Transfer::table);
    if (!has_ties) report(phrase("any_table_of_ties"), {Support::table, Posting::table, Transfer::table});
    for (const Stranger& each : strangers) {
        std::vector<std::string> words = each.near.empty() ? all_tables() : std::vector{each.near};
        words.emplace(words.begin(), "tables");
        builder.add({FindingCode::unknown_file, each.name, 0, "", each.name, phrase("one_of_words", std::move(words))});
    }
}

/// Reads a table, unless some of its columns hold no cells.
void read_rows(detail::RowSource& rows, const std::vector<UnreadableColumn>& unreadable, const Source& source,
               detail::TableReader& reader, LedgerBuilder& builder) {
    if (unreadable.empty()) return reader.read(rows, source);
    for (const auto& [name, type] : unreadable)
        builder.add({FindingCode::unreadable_column, std::string{reader.table()}, 0, detail::shown(name),
                     detail::shown(type), phrase("cells_of_frames")});
    reader.mark_unreadable();
}

/// Reads a table from wherever it is.
void read_table(const Named& table, detail::TableReader& reader, const ReadOptions& options, LedgerBuilder& builder) {
    const Source source{.name = table.name};
    if (const auto* const file = std::get_if<InFolder>(&table.place))
        return reader.read_csv(file->folder->bytes_of(file->name, options.largest_file), source);
    if (const auto* const sheet = std::get_if<const Sheet*>(&table.place)) {
        detail::SheetRows rows{**sheet};
        if ((*sheet)->is_hidden)
            builder.add(
                {FindingCode::hidden_sheet, std::string{reader.table()}, 0, "", detail::shown(table.name), Phrase{}});
        return read_rows(rows, (*sheet)->unreadable, source, reader, builder);
    }
    if (const auto* const shaped = std::get_if<const detail::ShapedTable*>(&table.place)) {
        detail::ShapedRows rows{**shaped};
        return reader.read(rows, source);
    }
    const ArrowTable& arrow = *std::get<const ArrowTable*>(table.place);
    if (arrow.open) arrow.open(*arrow.stream);
    detail::ArrowRows rows{*arrow.stream, table.name, reader.table(), options.watch};
    read_rows(rows, rows.bad_columns(), source, reader, builder);
}

/// Reads the tables that are there, each after those that it may look at.
void read_tables(const Tables& tables, detail::Reading& reading) {
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        const auto reader = detail::reader_of<Record>(reading);
        if (const auto table = tables.find(Record::table); table != tables.end())
            read_table(*table->second, *reader, reading.options, reading.builder);
        else if (!reading.is_addition)
            reader->miss();
        reader->end();
    });
    reading.money.report(reading.builder);
}

/// The sheets among the tables; a shape speaks of no others.
[[nodiscard]] std::vector<Sheet> sheets_of(const std::vector<Named>& all) {
    std::vector<Sheet> sheets;
    for (const Named& each : all)
        if (const auto* const sheet = std::get_if<const Sheet*>(&each.place)) sheets.push_back(**sheet);
    return sheets;
}

[[nodiscard]] std::vector<Named> named(const detail::ShapedBook& book) {
    std::vector<Named> all;
    for (const detail::ShapedTable& each : book.tables) all.push_back({each.name, each.table, &each});
    return all;
}

void add_with_cause(LedgerBuilder& builder, const std::string& cause, Finding finding) {
    Phrase expected = std::move(finding.expected);
    builder.add(cause, std::move(finding), [&] { return std::move(expected); });
}

/// Reads all tables that are there.
/// @param source how errors call the ledger.
[[nodiscard]] Ledger read_all(const std::vector<Named>& all, const std::optional<std::string>& settings_bytes,
                              const std::string& source, const ReadOptions& options) {
    FindingList findings;
    const detail::SettingsFile settings =
        settings_bytes ? detail::read_settings(*settings_bytes, findings) : detail::SettingsFile{};
    const Naming naming = options.shape ? Naming{options.shape->schools_by, options.shape->teachers_by}
                                        : Naming{options.schools_by, options.teachers_by};
    LedgerBuilder builder{settings.settings, naming};
    for (Finding& each : findings.take()) builder.add(std::move(each));
    detail::ShapedBook book;
    if (options.shape) book = detail::shaped(sheets_of(all), *options.shape, settings.aliases);
    for (auto& [cause, finding] : book.findings) add_with_cause(builder, cause, std::move(finding));
    const std::vector<Named>& to_read = options.shape ? named(book) : all;
    std::vector<Stranger> strangers;
    const Tables tables = tables_among(to_read, settings.aliases, strangers, builder);
    report_missing(tables, std::move(strangers), builder);
    const detail::CommonWords common{settings.aliases};
    detail::Reading reading{settings, common, options, builder};
    read_tables(tables, reading);
    return builder.finish(source, options.keep, options.watch);
}

[[nodiscard]] std::vector<Named> named(const std::vector<TableInput>& tables) {
    std::vector<Named> all;
    for (const TableInput& each : tables)
        std::visit([&](const auto& table) { all.push_back({table.name, table.name, &table}); }, each);
    return all;
}

void check_known(const std::vector<Named>& tables, const Aliases& aliases) {
    for (const Named& each : tables) {
        const std::string stem = detail::folded_header(each.stem);
        if (aliases.find("sheets", stem) != nullptr) continue;
        const std::string near = table_near(stem, aliases);
        throw Error{ErrorCode::unknown_table, each.name,
                    "expected " + (near.empty() ? listed(all_tables()) : in_quotes(near))};
    }
}

/// Releases the streams that were not read, because a table is no table of ours or an error came first.
class StreamsOf {
public:
    explicit StreamsOf(const std::vector<TableInput>& tables) : tables_{tables} {}
    StreamsOf(const StreamsOf&) = delete;
    StreamsOf& operator=(const StreamsOf&) = delete;
    ~StreamsOf() {
        for (const TableInput& each : tables_)
            if (const auto* const table = std::get_if<ArrowTable>(&each);
                table != nullptr && table->stream->release != nullptr)
                table->stream->release(table->stream);
    }

private:
    const std::vector<TableInput>& tables_;
};

[[nodiscard]] Ledger read_folder(const detail::OpenFolder& folder, const ReadOptions& options) {
    std::vector<Named> tables;
    std::optional<std::string> settings;
    for (const fs::path file : folder.files()) {
        if (file == detail::settings_name)
            settings = folder.bytes_of(file, options.largest_file);
        else if (is_csv(file))
            tables.push_back({detail::shown_path(file), detail::shown_path(file.stem()), InFolder{&folder, file}});
    }
    return read_all(tables, settings, detail::shown_path(folder.path()), options);
}

}  // namespace

Ledger read_ledger(const fs::path& folder, const ReadOptions& options) {
    if (options.shape) {
        detail::TextSheets book = detail::text_sheets(folder, options);
        if (!book.findings.empty())
            throw Error{ErrorCode::bad_ledger, detail::shown_path(folder), std::move(book.findings)};
        const std::vector<TableInput> tables{book.sheets.begin(), book.sheets.end()};
        return read_all(named(tables), book.settings.empty() ? std::nullopt : std::optional{book.settings},
                        detail::shown_path(folder), options);
    }
    return detail::read_whole_folder(folder,
                                     [&](const detail::OpenFolder& opened) { return read_folder(opened, options); });
}

Ledger read_ledger(const std::vector<TableInput>& tables, const std::string& settings, const ReadOptions& options) {
    const StreamsOf streams{tables};
    return read_all(named(tables), settings.empty() ? std::nullopt : std::optional{settings},
                    detail::shown(options.source), options);
}

Ledger with_records(const Ledger& ledger, const std::vector<TableInput>& tables, const Watch& watch) {
    const StreamsOf streams{tables};
    const std::vector<Named> all = named(tables);
    const detail::SettingsFile settings{ledger.settings(), {}, {}};
    check_known(all, settings.aliases);
    LedgerBuilder builder{ledger};
    builder.take_all();
    const detail::CommonWords common{settings.aliases};
    const ReadOptions options{.watch = watch};
    detail::Reading reading{settings, common, options, builder, true};
    std::vector<Stranger> strangers;  // none: the names are known
    const Tables given = tables_among(all, settings.aliases, strangers, builder);
    read_tables(given, reading);
    return builder.finish("with these records", Keep::all_or_nothing, watch);
}

}  // namespace jiedui
