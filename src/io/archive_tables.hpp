// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// How a table becomes bytes, and bytes a table: column by column, each by its name, so that a library whose tables have more columns
/// still reads what an earlier one saved.

#include <array>
#include <bitset>
#include <concepts>
#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/detail/model/column_store.hpp"
#include "jiedui/model/table.hpp"

namespace jiedui::detail {

/// The bytes contradict themselves; the door turns it into an Error.
class BrokenArchive : public std::exception {};

/// The bytes hold something that this version of the library does not know; the door turns it into an Error.
class StrangeArchive : public std::exception {
public:
    /// @param what `the column colour of schools`.
    explicit StrangeArchive(std::string what) : what_{std::move(what)} {}
    [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

private:
    std::string what_;
};

/// `one of yes no`: the words of a closed list.
template <closed_list Enum>
[[nodiscard]] std::string words_of_list() {
    std::string words = "one of";
    for (const std::string_view word : ClosedList<Enum>::words) words.append(" ").append(word);
    return words;
}

/// @name How the cells of a store stand, in words.
/// @{
[[nodiscard]] inline std::string kind_of(const TextStore&) { return "text"; }
[[nodiscard]] inline std::string kind_of(const WordStore&) { return "words"; }
[[nodiscard]] inline std::string kind_of(const RefStore&) { return "references"; }
[[nodiscard]] inline std::string kind_of(const SpanStore<Span>&) { return "days"; }
[[nodiscard]] inline std::string kind_of(const SpanStore<LastDay>&) { return "last days"; }
template <class T>
[[nodiscard]] std::string kind_of(const ValueStore<T>&) {
    if constexpr (closed_list<T>)
        return words_of_list<T>();
    else if constexpr (std::same_as<T, bool>)
        return "yes or no";
    else if constexpr (std::same_as<T, Thousandths>)
        return "thousandths";
    else
        return (std::floating_point<T> ? "decimals of " : "numbers of ") + std::to_string(sizeof(T));
}
/// @}

/// Whether cells that were saved as one kind can be read as another: a closed list may have got more words at its end.
[[nodiscard]] inline bool can_be_read_as(const std::string& saved, const std::string& kind) {
    return saved == kind || (saved.starts_with("one of ") && kind.starts_with(saved + " "));
}

/// What stands before the cells of a column.
struct ColumnHead {
    std::string name{};
    std::string kind{};
    bool is_there = true;  ///< whether the source had the column, be it empty
};
template <class Self, class Archive>
    requires std::same_as<std::remove_const_t<Self>, ColumnHead>
void visit_parts(Self& self, Archive& archive) {
    archive(self.name, self.kind, self.is_there);
}

template <class Record>
[[nodiscard]] std::array<std::string_view, column_count<Record>> names_of_columns() {
    std::array<std::string_view, column_count<Record>> names;
    each_column<Record>([&]<class I>(I, const auto& column) { names[I::value] = column.name; });
    return names;
}

/// Takes the parts that a table names, and hands them to an archive that writes.
template <class Record, class Archive>
class TableToBytes {
public:
    explicit TableToBytes(Archive& archive) : archive_{archive} {}

    void operator()(const std::size_t& size, const std::bitset<column_count<Record>>& present,
                    const std::vector<AttributeColumn>& attributes) {
        archive_(size, attributes, column_count<Record>);
        present_ = present;
    }
    template <class... Stores>
    void operator()(const Stores&... stores) {
        const auto names = names_of_columns<Record>();
        std::size_t place = 0;
        const auto write = [&](const auto& store) {
            archive_(ColumnHead{std::string{names[place]}, kind_of(store), present_[place]}, store);
            ++place;
        };
        (write(stores), ...);
    }

private:
    Archive& archive_;
    std::bitset<column_count<Record>> present_{};
};

/// Fills the parts that a table names from an archive that reads.  A column that the bytes do not have stays empty.
template <class Record, class Archive>
class TableFromBytes {
public:
    explicit TableFromBytes(Archive& archive) : archive_{archive} {}

    void operator()(std::size_t& size, std::bitset<column_count<Record>>& present,
                    std::vector<AttributeColumn>& attributes) {
        archive_(size, attributes);
        present.reset();
        present_ = &present;
    }
    template <class... Stores>
    void operator()(Stores&... stores) {
        for (auto left = archive_.template number<std::size_t>(); left > 0; --left) {
            ColumnHead head;
            archive_(head);
            std::size_t place = 0;
            const auto read_if_it_is = [&](auto& store) {
                const bool is_it = names_[place] == head.name;
                if (is_it) read(store, place, head);
                ++place;
                return is_it;
            };
            if (!(read_if_it_is(stores) || ...)) throw StrangeArchive{what_is(head)};
        }
    }

private:
    template <class Store>
    void read(Store& store, std::size_t place, const ColumnHead& head) {
        if (std::exchange(seen_[place], true)) throw BrokenArchive{};
        if (!can_be_read_as(head.kind, kind_of(store))) throw StrangeArchive{what_is(head) + " (" + head.kind + ")"};
        archive_(store);
        (*present_)[place] = head.is_there;
    }
    [[nodiscard]] static std::string what_is(const ColumnHead& head) {
        return "the column " + head.name + " of " + std::string{Record::table};
    }

    Archive& archive_;
    std::array<std::string_view, column_count<Record>> names_ = names_of_columns<Record>();
    std::array<bool, column_count<Record>> seen_{};
    std::bitset<column_count<Record>>* present_ = nullptr;
};

}  // namespace jiedui::detail
