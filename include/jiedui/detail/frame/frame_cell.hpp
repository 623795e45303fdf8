// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// FrameCell: how a value of each type is written into the columns of a frame.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/detail/frame/column_builder.hpp"
#include "jiedui/detail/model/word_list.hpp"
#include "jiedui/frame/frame_column.hpp"
#include "jiedui/model/cell_text.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/network.hpp"

namespace jiedui::detail {

/// Says how values of a type are written into `width` columns of a frame.  `kinds` has one kind per column;
/// `role`, `name` and `doc` give the role, name and meaning of each column; `put` appends a value to the
/// builders of these columns.
template <class Value>
struct FrameCell;

template <class Value, FrameKind Kind>
struct OneColumn {
    static constexpr std::size_t width = 1;
    static constexpr FrameKind kinds[width]{Kind};
    static constexpr bool may_miss = false;
    [[nodiscard]] static constexpr Role role(Role column, std::size_t) noexcept { return column; }
    [[nodiscard]] static std::string name(std::string_view column, std::size_t) { return std::string{column}; }
    [[nodiscard]] static std::string doc(std::string_view column, std::size_t) { return std::string{column}; }
};
template <>
struct FrameCell<bool> : OneColumn<bool, FrameKind::boolean> {
    static void put(ColumnBuilder* to, bool value, const Network*) { to->number(value ? 1 : 0); }
};
template <>
struct FrameCell<Day> : OneColumn<Day, FrameKind::day> {
    static void put(ColumnBuilder* to, Day day, const Network*) { to->number(day.number()); }
};
template <class Number>
    requires std::same_as<Number, std::int32_t> || std::same_as<Number, std::uint32_t> ||
             std::same_as<Number, std::uint64_t>
struct FrameCell<Number> : OneColumn<Number, FrameKind::integer> {
    static void put(ColumnBuilder* to, Number value, const Network*) { to->number(static_cast<std::int64_t>(value)); }
};
template <>
struct FrameCell<double> : OneColumn<double, FrameKind::real> {
    static void put(ColumnBuilder* to, double value, const Network*) { to->real(value); }
};
template <>
struct FrameCell<Thousandths> : OneColumn<Thousandths, FrameKind::decimal> {
    static void put(ColumnBuilder* to, Thousandths value, const Network*) { to->number(value.value); }
};
template <closed_list Enum>
struct FrameCell<Enum> : OneColumn<Enum, FrameKind::text> {
    static void put(ColumnBuilder* to, Enum value, const Network*) {
        to->keyed_word(static_cast<std::uint32_t>(value), ClosedList<Enum>::words.size(),
                       [&] { return word_of(value); });
    }
};
template <>
struct FrameCell<std::string> : OneColumn<std::string, FrameKind::text> {
    static constexpr bool may_miss = true;  // the empty text is no text
    static void put(ColumnBuilder* to, const std::string& value, const Network*) {
        value.empty() && to->may_miss() ? to->miss() : to->word(value);
    }
};
template <>
struct FrameCell<CellText> : OneColumn<CellText, FrameKind::text> {
    static void put(ColumnBuilder* to, const CellText& cell, const Network*) { to->word(cell.text); }
};
template <class Record>
struct FrameCell<RefTo<Record>> : FrameCell<std::string> {
    static void put(ColumnBuilder* to, const RefTo<Record>& value, const Network* network) {
        FrameCell<std::string>::put(to, value.id, network);
    }
};
template <>
struct FrameCell<SchoolIndex> : OneColumn<SchoolIndex, FrameKind::text> {
    static void put(ColumnBuilder* to, SchoolIndex school, const Network* network) {
        to->keyed_word(school.value, network->school_count(), [&] { return network->id(school); });
    }
};
template <>
struct FrameCell<TeacherIndex> : OneColumn<TeacherIndex, FrameKind::text> {
    static void put(ColumnBuilder* to, TeacherIndex teacher, const Network* network) {
        to->keyed_word(teacher.value, network->ledger().teachers_by_id().size(), [&] { return network->id(teacher); });
    }
};
template <>
struct FrameCell<Channels> : OneColumn<Channels, FrameKind::texts> {
    static void put(ColumnBuilder* to, Channels channels, const Network*) {
        std::vector<std::string> words;
        for (const Channel each : all_of_list<Channel>())
            if (channels.contains(each)) words.emplace_back(word_of(each));
        to->words(words);
    }
};
template <>
struct FrameCell<TextList> : OneColumn<TextList, FrameKind::texts> {
    static constexpr bool may_miss = true;
    static void put(ColumnBuilder* to, const TextList& list, const Network*) {
        list.items.empty() ? to->miss() : to->words(list.items);
    }
};
template <>
struct FrameCell<TieIndex> {
    static constexpr std::size_t width = 2;
    static constexpr FrameKind kinds[width]{FrameKind::text, FrameKind::text};
    static constexpr bool may_miss = false;
    [[nodiscard]] static constexpr Role role(Role column, std::size_t place) noexcept {
        return place == 0 ? Role::word : column;
    }
    [[nodiscard]] static std::string name(std::string_view column, std::size_t place) {
        return std::string{column} + (place == 0 ? "_kind" : "");
    }
    [[nodiscard]] static std::string doc(std::string_view column, std::size_t place) {
        return place == 0 ? "Of which kind it is: agreement, posting or transfer." : std::string{column};
    }
    static void put(ColumnBuilder* to, TieIndex tie, const Network* network) {
        FrameCell<TieKind>::put(to, network->kind(tie), network);
        to[1].word(network->id(tie));
    }
};
template <class Kind>
    requires std::derived_from<Kind, Span>
struct FrameCell<Kind> {
    static constexpr std::size_t width = 2;
    static constexpr FrameKind kinds[width]{FrameKind::day, FrameKind::text};
    static constexpr bool may_miss = true;
    [[nodiscard]] static constexpr Role role(Role column, std::size_t place) noexcept {
        return place == 0 ? Role::day : column;
    }
    [[nodiscard]] static std::string name(std::string_view column, std::size_t place) {
        return std::string{column} + (place == 0 ? "" : "_text");
    }
    [[nodiscard]] static std::string doc(std::string_view column, std::size_t place) {
        return place == 0 ? std::string{column}
                          : "The same as the ledger writes it; of a last day empty if running, `?` if unknown.";
    }
    static void put(ColumnBuilder* to, const Kind& span, const Network*) {
        const Day day = std::same_as<Kind, LastDay> ? span.last() : span.first();
        span.is_known() ? to[0].number(day.number()) : to[0].miss();
        to[1].word(text_of(span));  // the empty text says something: unknown as a first day, running as a last
    }
};
template <>
struct FrameCell<Amount> {
    static constexpr std::size_t width = 2;
    static constexpr FrameKind kinds[width]{FrameKind::decimal, FrameKind::text};
    static constexpr bool may_miss = true;
    [[nodiscard]] static constexpr Role role(Role column, std::size_t place) noexcept {
        return place == 0 ? column : Role::unit;
    }
    [[nodiscard]] static std::string name(std::string_view column, std::size_t place) {
        return place == 0 ? std::string{column} : "unit";
    }
    [[nodiscard]] static std::string doc(std::string_view column, std::size_t place) {
        return place == 0 ? std::string{column} : "The unit of the amount.";
    }
    static void put(ColumnBuilder* to, const Amount& amount, const Network* network) {
        to[0].number(amount.number.value);
        FrameCell<std::string>::put(to + 1, amount.unit, network);
    }
};
template <class Value>
struct FrameCell<std::optional<Value>> : FrameCell<Value> {
    static constexpr bool may_miss = true;
    static void put(ColumnBuilder* to, const std::optional<Value>& value, const Network* network) {
        if (value)
            FrameCell<Value>::put(to, *value, network);
        else
            for (std::size_t i = 0; i < FrameCell<Value>::width; ++i) to[i].miss();
    }
};

/// The character that joins several texts of one value: `staff+teaching`, `North School|School 2`.
template <class Value>
inline constexpr char joint_of =
    std::same_as<Value, Channels> || std::same_as<Value, std::optional<Channels>> ? '+' : '|';

/// Whether a value of the type is a school: an index in an answer, or a reference in a record.
template <class Value>
inline constexpr bool names_schools = std::same_as<Value, SchoolIndex> || std::same_as<Value, RefTo<School>>;
template <class Value>
inline constexpr bool names_schools<std::optional<Value>> = names_schools<Value>;

/// Whether a column of this role may hold values of the type.
template <class Value>
[[nodiscard]] constexpr bool fits_type(Role role) noexcept {
    if constexpr (requires(const Value& value) {
                      typename Value::value_type;
                      value.has_value();
                  })
        return fits_type<typename Value::value_type>(role);
    else if constexpr (names_schools<Value>)
        return role == Role::school;
    else if constexpr (std::same_as<Value, TeacherIndex> || std::same_as<Value, RefTo<Teacher>>)
        return role == Role::teacher;
    else if constexpr (std::same_as<Value, TieIndex>)
        return role == Role::tie;
    else if constexpr (closed_list<Value> || std::same_as<Value, Channels>)
        return role == Role::word;
    else
        switch (FrameCell<Value>::kinds[0]) {
            case FrameKind::boolean: return role == Role::flag;
            case FrameKind::day: return role == Role::day || (role == Role::period && std::derived_from<Value, Span>);
            case FrameKind::integer:
            case FrameKind::real:
            case FrameKind::decimal: return is_number(role);
            case FrameKind::text:
            case FrameKind::texts: return role <= Role::unit && role != Role::tie;
        }
}

/// The name of the closed list whose words the column holds; empty if they are not from a list.
template <class Value>
[[nodiscard]] constexpr std::string_view list_of(std::string_view column, Role role) noexcept {
    if constexpr (std::same_as<Value, TieIndex> || std::same_as<Value, std::optional<TieIndex>>)
        return role == Role::word ? ClosedList<TieKind>::name : "";
    if (role == Role::unit) return "unit";
    return list_of_words<Value>(column);
}

/// Whether a column may have missing values.  It may if the value is optional, a day of a span, or a text of
/// the ledger: an empty text is a missing value.  The text of a span is never missing, because its empty text
/// has a meaning.
template <class Value>
[[nodiscard]] constexpr bool may_miss(Role role, std::size_t place) noexcept {
    if constexpr (std::derived_from<Value, Span>)
        return place == 0 && role == Role::day;
    else if constexpr (std::same_as<Value, std::string>)
        return role == Role::text || role == Role::word || role == Role::unit;
    else if constexpr (requires(const Value& value) { value.id; })
        return false;
    else
        return FrameCell<Value>::may_miss;
}

}  // namespace jiedui::detail
