// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Column: the one description of a field, from which tables, frames, files and docs are made.

#include <concepts>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "jiedui/base/role.hpp"

namespace jiedui {

/// One column of a row or record: how it is called, what it holds, in what unit, where it stands, what it means.
/// `member` is a pointer to a member.  A role that counts says its unit: a column without one does not compile.
template <class Member>
struct Column {
    std::string_view name;  ///< in CSV, C++, Python and docs
    Role role;              ///< what it holds
    Unit unit;              ///< in what its numbers are counted
    Member member;          ///< where the value stands
    std::string_view doc;   ///< one sentence

    constexpr Column(std::string_view called, Role holds, Unit counted_in, Member stands, std::string_view means)
        : name{called}, role{holds}, unit{counted_in}, member{stands}, doc{means} {
        if (!fits(role, unit)) throw std::invalid_argument{"a unit that does not fit the role of the column"};
    }
    /// The same in the usual unit of the role.
    constexpr Column(std::string_view called, Role holds, Member stands, std::string_view means)
        : Column{called, holds, usual_unit(holds), stands, means} {}
};

/// A struct that describes itself by a tuple of columns.
template <class T>
concept described = requires { std::tuple_size<std::remove_cvref_t<decltype(T::columns)>>::value; };

/// How many columns a described struct has.
template <described T>
inline constexpr std::size_t column_count = std::tuple_size_v<std::remove_cvref_t<decltype(T::columns)>>;

/// The type of the value in column `I` of a described struct.
template <described T, std::size_t I>
using column_value = std::remove_cvref_t<std::invoke_result_t<decltype(std::get<I>(T::columns).member), const T&>>;

/// Calls `visit(std::integral_constant<std::size_t, I>{}, column)` for each column of `T`, in order.
template <described T, class Visit>
constexpr void each_column(Visit&& visit) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (visit(std::integral_constant<std::size_t, I>{}, std::get<I>(T::columns)), ...);
    }(std::make_index_sequence<column_count<T>>{});
}

/// The place of the column whose member pointer is `Member`.
template <described T, auto Member>
consteval std::size_t place_of() {
    std::size_t place = column_count<T>;
    each_column<T>([&]<class I, class C>(I, const C& column) {
        if constexpr (std::same_as<decltype(column.member), std::remove_cv_t<decltype(Member)>>)
            if (column.member == Member) place = I::value;
    });
    return place;
}

}  // namespace jiedui
