// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/write_ledger.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "io/csv.hpp"
#include "io/file_bytes.hpp"
#include "io/settings_file.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/frame/csv.hpp"
#include "jiedui/frame/personal.hpp"
#include "jiedui/io/read_ledger.hpp"
#include "jiedui/model/cell_text.hpp"

namespace jiedui {
namespace {

namespace fs = std::filesystem;

// ---- tables

/// What the rows of a table say in a column that it has not.
template <class Record, std::size_t I>
[[nodiscard]] column_value<Record, I> value_of_missing(const Table<Record>& table) {
    if constexpr (std::same_as<column_value<Record, I>, LastDay>)
        if (table.size() > 0 && table.template value<I>(0).is_running()) return LastDay::running();
    return {};
}

template <class Record, std::size_t I>
[[nodiscard]] bool is_written(const Table<Record>& table) {
    const auto& required = Record::required_columns;
    const std::string_view name = get<I>(Record::columns).name;
    if (table.has_column(I) || std::ranges::find(required, name) != required.end()) return true;
    const auto missing = value_of_missing<Record, I>(table);
    for (std::size_t row = 0; row < table.size(); ++row)
        if (table.template value<I>(row) != missing) return true;
    return false;
}

/// Whether postings alone name the teachers, and the ledger knows more of one than that.
[[nodiscard]] bool knows_unlisted_teachers(const Ledger& ledger) {
    const Table<Teacher>& teachers = ledger.table<Teacher>();
    if (ledger.are_teachers_listed()) return false;
    for (const Teacher& each : teachers)
        if (each != Teacher{.id = each.id}) return true;
    return false;
}

template <class Record>
[[nodiscard]] bool is_written(const Table<Record>& table, const Ledger& ledger) {
    if (std::same_as<Record, Teacher> && !ledger.are_teachers_listed()) return knows_unlisted_teachers(ledger);
    bool has_columns = false;
    for (std::size_t place = 0; place < column_count<Record>; ++place)
        has_columns = has_columns || table.has_column(place);
    return has_columns || table.size() > 0 || std::same_as<Record, School>;
}

/// Adds the frame columns of column `I` of a table.
template <class Record, std::size_t I>
void add_column(Frame& frame, const Table<Record>& table, FileDays days) {
    using Value = column_value<Record, I>;
    using Cell = detail::FrameCell<Value>;
    constexpr bool is_day = std::derived_from<Value, Span>;
    const auto& column = get<I>(Record::columns);
    std::array<FrameColumn, Cell::width> made;
    std::vector<detail::ColumnBuilder> builders;
    for (std::size_t i = 0; i < made.size(); ++i) {
        made[i] = {.name = Cell::name(column.name, i),
                   .role = Cell::role(column.role, i),
                   .unit = column.unit,
                   .doc = std::string{column.doc},
                   .kind = Cell::kinds[i],
                   .joint = detail::joint_of<Value>,
                   .may_miss = Cell::may_miss};
        builders.emplace_back(made[i], frame.rows);
    }
    for (std::size_t row = 0; row < frame.rows; ++row)
        Cell::put(builders.data(), table.template value<I>(row), nullptr);
    if (is_day && days == FileDays::text) {
        made.back().name = column.name;
        frame.columns.push_back(std::move(made.back()));
    } else {
        std::ranges::move(made, std::back_inserter(frame.columns));
    }
}

void add_attribute(Frame& frame, const AttributeColumn& attribute) {
    FrameColumn& column = frame.columns.emplace_back(
        FrameColumn{.name = attribute.name, .doc = "An attribute.", .kind = FrameKind::text, .may_miss = true});
    detail::ColumnBuilder builder{column, frame.rows};
    for (std::size_t row = 0; row < frame.rows; ++row) {
        const auto word = attribute.words[row];
        word ? builder.word(*word) : builder.miss();
    }
}

using Names = std::vector<std::string>;

/// Whether files hold an attribute: it is not personal, or is asked for.
[[nodiscard]] bool is_written(const AttributeColumn& attribute, const Names& personal) {
    return !is_personal(attribute.name) || std::ranges::find(personal, attribute.name) != personal.end();
}

/// The attributes of a table that files hold.
template <class Record>
[[nodiscard]] std::vector<const AttributeColumn*> written_attributes(const Table<Record>& table,
                                                                     const Names& personal) {
    std::vector<const AttributeColumn*> written;
    for (const AttributeColumn& each : table.attributes())
        if (is_written(each, personal)) written.push_back(&each);
    return written;
}

template <class Record>
[[nodiscard]] FileTable file_table_of(const Table<Record>& table, FileDays days, const Names& personal) {
    FileTable made{std::string{Record::table}, {.rows = table.size()}};
    each_column<Record>([&]<class I>(I, const auto&) {
        if (is_written<Record, I::value>(table)) add_column<Record, I::value>(made.frame, table, days);
    });
    for (const AttributeColumn* const each : written_attributes(table, personal)) add_attribute(made.frame, *each);
    return made;
}

/// Calls `visit(table)` for each table of a ledger.
template <class Visit>
void each_table_of(const Ledger& ledger, Visit&& visit) {
    each_table([&]<class Record>(std::vector<Record> Records::*) { visit(ledger.table<Record>()); });
}

// ---- settings

[[nodiscard]] std::string border_text(Calendar::Border border) {
    return detail::iso_text(2001, border.month, border.day).substr(5);
}

[[nodiscard]] nlohmann::ordered_json json_of(const Settings::Complete& complete) {
    nlohmann::ordered_json made{{"table", complete.table}, {"first_day", text_of(complete.period.first())}};
    if (complete.period.until() != Day::running()) made["last_day"] = text_of(complete.period.last_day());
    return made;
}

[[nodiscard]] nlohmann::ordered_json json_of(const Settings::Gap& gap) {
    nlohmann::ordered_json made{{"table", gap.table}};
    if (gap.period.first().is_known()) made["first_day"] = text_of(gap.period.first());
    if (gap.period.until().is_known()) made["last_day"] = text_of(gap.period.last_day());
    return made;
}

/// What it means that a table has no last day, as ledger.json says it; nothing if it need not, or did not.
template <class Record>
[[nodiscard]] std::optional<std::string_view> meaning_of_missing_end(const Ledger& ledger) {
    if constexpr (requires { &Record::last_day; }) {
        constexpr std::size_t place = column_place<Record, &Record::last_day>();
        const Table<Record>& table = ledger.table<Record>();
        if (table.size() == 0 || is_written<Record, place>(table)) return std::nullopt;
        if (table.template value<place>(0).is_running()) return "running";
        const bool is_assumed = std::ranges::any_of(ledger.findings(), [](const Finding& each) {
            return each.code == FindingCode::open_end_assumed && each.table == Record::table;
        });
        if (tie_record<Record> && !is_assumed) return "unknown";
    }
    return std::nullopt;
}

// ---- reading back

[[noreturn]] void refuse(const std::string& what, const std::string& why) {
    throw Error{ErrorCode::would_change, what, why};
}

/// The place among records, from 1, of what stands on a line of a file.
[[nodiscard]] std::uint32_t row_on_line(std::uint32_t line, const fs::path& file) {
    const std::string bytes = detail::bytes_of(file);
    const ReadOptions options;
    detail::Csv csv{bytes, ',', options};
    std::uint32_t row = 0;
    while (csv.next() && csv.row() < line) ++row;
    return row;
}

/// Says which value made the files of a ledger a bad one.
[[noreturn]] void refuse(Finding finding, const fs::path& folder) {
    const fs::path file = folder / (finding.table + ".csv");
    std::error_code ignored;
    if (finding.row > 0 && fs::exists(file, ignored)) finding.row = row_on_line(finding.row, file);
    refuse("the ledger", explain(finding));
}

/// How a value comes back, for people: an empty text is running in a last day, and unknown in any other column.
template <class Value>
[[nodiscard]] std::string shown_value(const std::string& text) {
    constexpr bool is_end = std::same_as<Value, LastDay>;
    if (text.empty()) return is_end ? "as running" : "as unknown";
    return is_end && text == "?" ? "as unknown" : "as " + in_quotes(detail::shown(text));
}

template <class Record>
void compare_attributes(const Table<Record>& mine, const Table<Record>& theirs, const Names& personal) {
    const auto written = written_attributes(mine, personal);
    for (std::size_t i = 0; i < written.size(); ++i) {
        const std::string& name = written[i]->name;
        if (i < theirs.attributes().size() && theirs.attributes()[i].name == name) continue;
        refuse(std::string{Record::table} + ", the attribute " + in_quotes(detail::shown(name)),
               "its header means something else, or stands elsewhere, to whoever reads it; rename the attribute");
    }
}

template <class Record>
void compare_rows(const Table<Record>& mine, const Table<Record>& theirs, const Names& personal) {
    const auto written = written_attributes(mine, personal);
    const auto differ = [](std::size_t row, std::string_view column, const std::string& a, const std::string& b,
                           const std::string& shown_b) {
        refuse(std::string{Record::table} + ", row " + std::to_string(row + 1) + ", " + detail::shown(column) + " " +
                   in_quotes(detail::shown(a)),
               "it would come back " + (a == b ? "with other days, for its calendar is not that of the ledger"
                                               : shown_b + "; change the value"));
    };
    for (std::size_t row = 0; row < mine.size(); ++row) {
        each_column<Record>([&]<class I>(I, const auto& column) {
            const auto a = mine.template value<I::value>(row);
            const auto b = theirs.template value<I::value>(row);
            const std::string back = cell_text(b);
            if (a != b) differ(row, column.name, cell_text(a), back, shown_value<column_value<Record, I::value>>(back));
        });
        for (std::size_t i = 0; i < written.size(); ++i) {
            const auto a = written[i]->words[row];
            const auto b = theirs.attributes()[i].words[row];
            const std::string back{b.value_or("")};
            if (a != b)
                differ(row, written[i]->name, std::string{a.value_or("")}, back, shown_value<std::string>(back));
        }
    }
}

/// Whether a table has attributes that files leave out.
[[nodiscard]] bool leaves_out(const Ledger& ledger, const Names& personal) {
    bool leaves_out = false;
    each_table_of(ledger, [&](const auto& table) {
        leaves_out = leaves_out || written_attributes(table, personal).size() < table.attributes().size();
    });
    return leaves_out;
}

/// @errors ErrorCode::would_change unless the folder holds the ledger.
void check_comes_back(const Ledger& ledger, const fs::path& folder, const Names& personal, const Watch& watch) {
    std::optional<Ledger> back;
    try {
        back = read_ledger(folder, {.watch = watch});
    } catch (const Error& error) {
        const auto first = std::ranges::find(error.findings(), Severity::error, &Finding::severity);
        if (first == error.findings().end()) throw;
        refuse(*first, folder);
    }
    if (*back == ledger) return;
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        compare_attributes(ledger.table<Record>(), back->table<Record>(), personal);
        compare_rows(ledger.table<Record>(), back->table<Record>(), personal);
    });
    if (leaves_out(ledger, personal) && back->settings() == ledger.settings()) return;
    refuse("what the ledger says of itself", "its district, its calendar or its periods would come back otherwise");
}

/// @errors ErrorCode::unknown_column for a name that no table has as an attribute.
void check_names(const Ledger& ledger, const Names& personal) {
    Names known;
    each_table_of(ledger, [&](const auto& table) {
        for (const AttributeColumn& each : table.attributes()) known.push_back(each.name);
    });
    for (const std::string& name : personal)
        if (std::ranges::find(known, name) == known.end())
            throw Error{ErrorCode::unknown_column, name, "no table has such an attribute"};
}

}  // namespace

std::vector<FileTable> file_tables_of(const Ledger& ledger, FileDays days, const std::vector<std::string>& personal) {
    check_names(ledger, personal);
    std::vector<FileTable> tables;
    each_table_of(ledger, [&](const auto& table) {
        if (is_written(table, ledger)) tables.push_back(file_table_of(table, days, personal));
    });
    const auto has_ties = [](const FileTable& each) {
        return each.name == Support::table || each.name == Posting::table || each.name == Transfer::table;
    };
    if (std::ranges::none_of(tables, has_ties))  // without any it would be no ledger
        tables.push_back(file_table_of(ledger.table<Support>(), days, personal));
    return tables;
}

std::string settings_text_of(const Ledger& ledger) {
    const Settings& settings = ledger.settings();
    nlohmann::ordered_json all = nlohmann::ordered_json::object();
    if (!settings.district.empty()) all["district"] = settings.district;
    all["calendar"] = {{"autumn", border_text(settings.calendar.autumn())},
                       {"spring", border_text(settings.calendar.spring())}};
    for (const Settings::Complete& each : settings.complete) all["complete"].push_back(json_of(each));
    for (const Settings::Gap& each : settings.gaps) all["gaps"].push_back(json_of(each));
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        if (const auto meaning = meaning_of_missing_end<Record>(ledger))
            all["missing_columns"][std::string{Record::table} + ".last_day"] = *meaning;
    });
    if (knows_unlisted_teachers(ledger)) all["teachers_listed"] = false;
    // what is no UTF-8 then comes back otherwise, and is refused
    return all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void write_ledger(const Ledger& ledger, const fs::path& folder, Existing existing, const Names& personal,
                  const Watch& watch) {
    NewPlace place = NewPlace::ledger_folder(folder, existing);
    for (const FileTable& each : file_tables_of(ledger, FileDays::text, personal)) {
        watch.report({.step = each.name, .rows = each.frame.rows});
        place.write(csv_of(each.frame), each.name + ".csv");
    }
    place.write(settings_text_of(ledger), detail::settings_name);
    check_comes_back(ledger, place.temporary(), personal, watch);
    place.put();
}

}  // namespace jiedui
