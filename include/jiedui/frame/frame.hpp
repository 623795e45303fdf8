// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Frame: the rows of an answer or of a ledger's table as typed columns, for use outside the library.
///
/// The `columns` of a row describe it once; Python, Arrow and files are made from them.  Some values take two
/// columns: a tie has its kind and the id of its record, a span of days has its day and its text, an amount has
/// its number and its unit.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/detail/frame/column_builder.hpp"
#include "jiedui/detail/frame/frame_cell.hpp"
#include "jiedui/frame/frame_column.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/over.hpp"
#include "jiedui/model/table.hpp"

namespace jiedui {

namespace detail {

/// Chosen rows of a table: some rows in a given order, or the first rows.
struct ChosenRows {
    std::size_t count;
    const std::uint32_t* rows = nullptr;  ///< the row numbers; null: the first `count` rows, in their order
    [[nodiscard]] std::size_t size() const noexcept { return count; }
    [[nodiscard]] std::uint32_t operator[](std::size_t i) const noexcept {
        return rows == nullptr ? static_cast<std::uint32_t>(i) : rows[i];
    }
};

/// Appends the values of column `I` in the chosen rows of a table.
template <class Record, std::size_t I>
void put_cells(ColumnBuilder* to, const Ledger& ledger, const ChosenRows& rows) {
    const Table<Record>& table = ledger.table<Record>();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t row = rows[i];
        if constexpr (tie_record<Record> && get<I>(Record::columns).name == "id")
            to->word(ledger.id_of(Record::tie_kind, row));
        else
            FrameCell<column_value<Record, I>>::put(to, table.template value<I>(row), nullptr);
    }
}

/// Appends the names of the schools to which a column refers, for the chosen rows.  If a row refers to no
/// school, the value of the attribute `called` is appended instead; it is missing if there is no such value.
JIEDUI_API void put_names(ColumnBuilder& to, const RefStore& schools, const Ledger& ledger, const ChosenRows& rows,
                          const std::vector<AttributeColumn>& attributes, std::string_view called);
/// Appends the name of a school; a missing value if there is no school.
JIEDUI_API void put_name(ColumnBuilder& to, std::optional<SchoolIndex> school, const Network& network);

/// Adds a column for each attribute whose name no column of the frame has.
/// @return these attributes, in the order of `attributes`.
[[nodiscard]] JIEDUI_API std::vector<const AttributeColumn*> declare_attributes(
    Frame& frame, const std::vector<AttributeColumn>& attributes);
/// Appends the values of an attribute in the chosen rows.
JIEDUI_API void put_attribute(ColumnBuilder& to, const AttributeColumn& attribute, const ChosenRows& rows);

/// Adds a column at the end of a frame.
JIEDUI_API void declare_column(Frame& frame, FrameColumn column);
/// Adds a column `…_name` for the names of the schools in the column `column`.
JIEDUI_API void declare_names(Frame& frame, std::string_view column);

/// Notes that the groups in a frame are values of a column of schools, so that their words have other languages.
JIEDUI_API void name_groups(Frame& frame, std::string_view by);
/// The column by which a question groups schools; empty if it groups none.
template <class Question>
[[nodiscard]] std::string_view groups_by(const Question& question) {
    if constexpr (requires { std::string_view{question.by}; }) return question.by;
    if constexpr (requires { std::string_view{*question.by}; }) return question.by ? *question.by : std::string_view{};
    return {};
}

/// Adds the frame columns of every described column of `Row`, in their order.
/// @param names whether a column of names follows each column of schools.
template <described Row>
void declare_columns(Frame& frame, bool names) {
    each_column<Row>([&]<class I>(I, const auto& column) {
        using Value = column_value<Row, I::value>;
        using Cell = FrameCell<Value>;
        static_assert(fits_type<Value>(get<I::value>(Row::columns).role), "the role of a column fits its type");
        for (std::size_t i = 0; i < Cell::width; ++i)
            declare_column(frame, {.name = Cell::name(column.name, i),
                                   .role = Cell::role(column.role, i),
                                   .unit = i == 0 ? column.unit : Unit::none,
                                   .doc = Cell::doc(column.doc, i),
                                   .list = list_of<Value>(column.name, Cell::role(column.role, i)),
                                   .kind = Cell::kinds[i],
                                   .joint = joint_of<Value>,
                                   .may_miss = may_miss<Value>(column.role, i)});
        if constexpr (names_schools<Value>)
            if (names) declare_names(frame, column.name);
    });
}

}  // namespace detail

/// Rows whose indices belong to a network, as columns.
/// @param names whether a column of names follows each column of schools: after `school` comes `school_name`.
/// @return one row per element of `rows`, in their order.
/// @complexity O(rows × columns).
template <described Row>
[[nodiscard]] Frame frame_of(const std::vector<Row>& rows, const Network& network, bool names) {
    Frame frame;
    detail::declare_columns<Row>(frame, names);
    frame.rows = rows.size();
    auto builders = detail::builders_of(frame);
    std::size_t place = 0;
    each_column<Row>([&]<class I>(I, const auto& column) {
        using Value = column_value<Row, I::value>;
        for (const Row& row : rows) {
            const auto& value = std::invoke(column.member, row);
            detail::FrameCell<Value>::put(&builders[place], value, &network);
            if constexpr (detail::names_schools<Value>)
                if (names) detail::put_name(builders[place + 1], value, network);
        }
        place += detail::FrameCell<Value>::width + (detail::names_schools<Value> && names ? 1 : 0);
    });
    return frame;
}

/// The rows of an answer as columns: one or two for each column of `Row`, in the order of its description.
/// @param names whether a column of names follows each column of schools: behind `school` stands `school_name`.
/// @return one row per row of the answer, in its order.  The frame owns its cells.
/// @complexity O(rows × columns).
template <question Question>
[[nodiscard]] Frame frame_of(const Answer<Question>& answer, bool names = false) {
    Frame frame = frame_of(answer.rows, answer.slice.network(), names);
    detail::name_groups(frame, detail::groups_by(answer.question));
    return frame;
}
/// The rows of the answers for several periods as columns: first a column `period` with the name of the period, then
/// the columns of one answer.
/// @param names as for one answer.
/// @return the rows of the first period, in the order of its answer, then those of the next.  Without rows the frame has
///     its columns and no rows.
/// @complexity O(rows × columns).
template <question Question>
[[nodiscard]] Frame frame_of(const AnswerOver<Question>& answer, bool names = false) {
    Frame frame = frame_of(answer.rows, answer.over.slice().network(), names);
    if (!answer.answers.empty()) detail::name_groups(frame, detail::groups_by(answer.answers.front().question));
    return frame;
}

/// Rows that do not need a network, as columns: for example those of a difference.
/// @return one row per element of `rows`, in their order.
/// @complexity O(rows × columns).
template <described Row>
[[nodiscard]] Frame frame_of(const std::vector<Row>& rows) {
    Frame frame;
    detail::declare_columns<Row>(frame, false);
    frame.rows = rows.size();
    auto builders = detail::builders_of(frame);
    std::size_t place = 0;
    each_column<Row>([&]<class I>(I, const auto& column) {
        using Cell = detail::FrameCell<column_value<Row, I::value>>;
        for (const Row& row : rows) Cell::put(&builders[place], std::invoke(column.member, row), nullptr);
        place += Cell::width;
    });
    return frame;
}

namespace detail {

/// Chosen rows of a ledger's table as columns.
template <described Record>
[[nodiscard]] Frame frame_of_rows(const Ledger& ledger, const ChosenRows& rows, bool names) {
    const Table<Record>& table = ledger.table<Record>();
    Frame frame;
    declare_columns<Record>(frame, names);
    const auto attributes = declare_attributes(frame, table.attributes());
    frame.rows = rows.size();
    auto builders = builders_of(frame);
    std::size_t place = 0;
    each_column<Record>([&]<class I>(I, const auto&) {
        using Value = column_value<Record, I::value>;
        put_cells<Record, I::value>(&builders[place], ledger, rows);
        place += FrameCell<Value>::width;
        if constexpr (names_schools<Value>)
            if (names) {
                put_names(builders[place], table.template store<I::value>(), ledger, rows, table.attributes(),
                          frame.columns[place].name);
                ++place;
            }
    });
    for (const AttributeColumn* const each : attributes) put_attribute(builders[place++], *each, rows);
    return frame;
}

}  // namespace detail

/// The records of a ledger's table as columns, one row per record, in the order of the table.  Attributes come
/// last.  Personal attributes are included; `csv_of` leaves them out.
///
/// A support, posting or transfer without an id shows the id that was made for it.  Answers use that id, too.
/// @param names whether a column of names follows each column that refers to schools.  An attribute with the
///     same name as that column gets no column of its own: its text is shown in rows that refer to no school.
/// @complexity O(rows × columns).
template <described Record>
[[nodiscard]] Frame frame_of(const Ledger& ledger, bool names = false) {
    return detail::frame_of_rows<Record>(ledger, {ledger.table<Record>().size()}, names);
}
/// Some records of a ledger's table as columns, in the order of `rows`; otherwise as for the whole table.
/// @param rows row numbers in the table, from 0; repetitions are allowed.
/// @pre each number is below the number of records.
template <described Record>
[[nodiscard]] Frame frame_of(const Ledger& ledger, std::span<const std::uint32_t> rows, bool names = false) {
    return detail::frame_of_rows<Record>(ledger, {rows.size(), rows.data()}, names);
}

}  // namespace jiedui
