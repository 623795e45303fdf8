// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Column: the one description of a field, from which tables, frames, files and docs are made.

#include <concepts>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <utility>

#include "jiedui/base/role.hpp"
#include "jiedui/detail/base/flat_tuple.hpp"

namespace jiedui {

/// Describes one column of a row or record: its name, role, unit, place in the struct and meaning.  A column
/// whose role counts something must have a unit: without one it does not compile.
template <class Member>
struct Column {
    std::string_view name;  ///< the name in CSV, C++, Python and docs
    Role role;              ///< what it holds
    Unit unit;              ///< the unit of its numbers; Unit::none if they have none
    Member member;          ///< a pointer to the member that holds the value
    std::string_view doc;   ///< what the column means, in one sentence

    constexpr Column(std::string_view called, Role holds, Unit counted_in, Member stands, std::string_view means)
        : name{called}, role{holds}, unit{counted_in}, member{stands}, doc{means} {
        if (!fits(role, unit)) throw std::invalid_argument{"a unit that does not fit the role of the column"};
    }
    /// A column in the usual unit of its role, see `usual_unit`.
    constexpr Column(std::string_view called, Role holds, Member stands, std::string_view means)
        : Column{called, holds, usual_unit(holds), stands, means} {}
};

/// The columns of a row or record, in order: `static constexpr Columns columns{Column{"school", …}, Column{…}};`.
/// `get<I>(Row::columns)` is the column at place `I`, from 0.
template <class... Members>
struct Columns : detail::FlatTuple<Column<Members>...> {
    using detail::FlatTuple<Column<Members>...>::FlatTuple;
};
template <class... Members>
Columns(const Column<Members>&...) -> Columns<Members...>;

namespace detail {

template <class T>
inline constexpr bool is_columns = false;
template <class... Members>
inline constexpr bool is_columns<const Columns<Members...>> = true;

template <class Member, class T>
struct ValueOf {
    using Type = std::remove_cvref_t<std::invoke_result_t<const Member&, const T&>>;
};
template <class Value, class Of, class T>
    requires std::is_object_v<Value>
struct ValueOf<Value Of::*, T> {
    using Type = Value;
};
template <class Member>
struct StructOf;
template <class Value, class Of>
struct StructOf<Value Of::*> {
    using Type = Of;
};
/// The struct that `Member` belongs to.
template <auto Member>
using RecordOf = StructOf<decltype(Member)>::Type;

template <class T, std::size_t I>
struct ColumnValue : ValueOf<std::remove_cvref_t<decltype(get<I>(T::columns).member)>, T> {};

}  // namespace detail

namespace detail {

/// Gets the value of a column from a struct that is a member of another struct.
template <class Outer, class Inner, class Member>
struct MemberOf {
    Inner Outer::* inner;
    Member member;
    [[nodiscard]] constexpr decltype(auto) operator()(const Outer& outer) const {
        return std::invoke(member, outer.*inner);
    }
};
/// Turns a column of the struct `Inner` into a column of the struct `Outer`, which has an `Inner` as a member.
template <class Outer, class Inner, class Member>
[[nodiscard]] constexpr auto column_of(Inner Outer::* inner, const Column<Member>& column) {
    return Column{column.name, column.role, column.unit, MemberOf<Outer, Inner, Member>{inner, column.member},
                  column.doc};
}

}  // namespace detail

/// A struct that describes itself by its Columns.
template <class T>
concept described = detail::is_columns<decltype(T::columns)>;

/// How many columns a described struct has.
template <described T>
inline constexpr std::size_t column_count = decltype(T::columns)::size;

/// The type of the value in column `I` of a described struct.
template <described T, std::size_t I>
using column_value = detail::ColumnValue<T, I>::Type;

/// Calls `visit(std::integral_constant<std::size_t, I>{}, column)` for each column of `T`, in order.
template <described T, class Visit>
constexpr void each_column(Visit&& visit) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (visit(std::integral_constant<std::size_t, I>{}, get<I>(T::columns)), ...);
    }(std::make_index_sequence<column_count<T>>{});
}

/// The place, from 0, of the column whose member pointer is `Member`; `column_count<T>` if no column has it.
template <described T, auto Member>
consteval std::size_t column_place() {
    std::size_t place = column_count<T>;
    each_column<T>([&]<class I, class C>(I, const C& column) {
        if constexpr (std::same_as<decltype(column.member), std::remove_cv_t<decltype(Member)>>)
            if (column.member == Member) place = I::value;
    });
    return place;
}

}  // namespace jiedui
