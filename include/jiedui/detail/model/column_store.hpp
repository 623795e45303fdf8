// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Column stores: how the values of one field of many records are stored in memory.

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/cells.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/detail/model/word_table.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui {

// Each store names its parts to an archive, which writes or reads them, and says whether parts from outside are sound: so
// that no look-up leaves them, whatever they hold.

/// Values that may be unknown, one cell of fixed size for each row.  A column with no known value takes no memory.
template <class T>
class ValueStore {
public:
    /// Reserves memory for so many rows.
    void reserve(std::size_t rows) noexcept { cells_.reserve(rows); }
    /// Adds the value of `row`.  @pre no later row has a value
    void append(std::size_t row, T value) { cells_.append(row, value, unknown()); }
    /// Ends the building: the table has `rows` rows.
    void finish(std::size_t rows) { cells_.finish(rows, unknown()); }
    [[nodiscard]] std::optional<T> operator[](std::size_t row) const noexcept {
        if (row >= cells_.size() || is_unknown(cells_[row])) return std::nullopt;
        if constexpr (std::same_as<T, bool>)
            return cells_[row] != 0;
        else
            return cells_[row];
    }
    template <class Self, class Archive>
    static void visit_parts(Self& self, Archive& archive) {
        archive(self.cells_);
    }
    [[nodiscard]] bool empty() const noexcept { return cells_.empty(); }
    [[nodiscard]] bool is_sound(std::size_t rows) const noexcept {
        if (!cells_.empty() && cells_.size() != rows) return false;
        if constexpr (std::is_enum_v<T>)
            return std::ranges::all_of(cells_, [](Cell cell) {
                return is_unknown(cell) || static_cast<std::size_t>(cell) < ClosedList<T>::words.size();
            });
        else
            return true;
    }

private:
    using Cell = std::conditional_t<std::same_as<T, bool>, std::uint8_t, T>;
    [[nodiscard]] static Cell unknown() noexcept {
        if constexpr (std::floating_point<T>)
            return std::numeric_limits<T>::quiet_NaN();
        else if constexpr (std::same_as<T, Thousandths>)
            return {std::numeric_limits<std::int64_t>::min()};
        else if constexpr (std::is_enum_v<T>)
            return static_cast<T>(0xFF);
        else
            return std::numeric_limits<Cell>::max();
    }
    [[nodiscard]] static bool is_unknown(Cell cell) noexcept {
        if constexpr (std::floating_point<T>)
            return std::isnan(cell);
        else
            return cell == unknown();
    }
    Cells<Cell> cells_;
};

/// Spans of days.  A span that was not added is unknown.
template <class Kind>
class SpanStore {
public:
    void reserve(std::size_t rows) noexcept { cells_.reserve(rows); }
    void append(std::size_t row, Kind span) { cells_.append(row, span); }
    void finish(std::size_t rows) { cells_.finish(rows); }
    [[nodiscard]] Kind operator[](std::size_t row) const noexcept { return row < cells_.size() ? cells_[row] : Kind{}; }
    template <class Self, class Archive>
    static void visit_parts(Self& self, Archive& archive) {
        archive(self.cells_);
    }
    [[nodiscard]] bool empty() const noexcept { return cells_.empty(); }
    [[nodiscard]] bool is_sound(std::size_t rows) const noexcept {
        return (cells_.empty() || cells_.size() == rows) && std::ranges::all_of(cells_, &Kind::is_sound);
    }

private:
    Cells<Kind> cells_;
};

/// Texts that mostly differ, stored one after another.  An empty text means that the row has no text.
class JIEDUI_API TextStore {
public:
    TextStore() = default;
    /// @param bytes all texts, one after another.
    /// @param ends for each text, where it ends in `bytes`.
    TextStore(std::vector<char> bytes, std::vector<std::uint64_t> ends)
        : bytes_{std::move(bytes)}, ends_{std::move(ends)} {}

    void reserve(std::size_t rows) noexcept { ends_.reserve(rows); }
    void append(std::size_t row, std::string_view text);
    void finish(std::size_t rows) {
        bytes_.freeze();
        ends_.finish(rows, bytes_.size());
    }
    [[nodiscard]] std::string_view operator[](std::size_t row) const noexcept {
        if (row >= ends_.size()) return {};
        const std::size_t start = row == 0 ? 0 : ends_[row - 1];
        return {bytes_.data() + start, ends_[row] - start};
    }
    /// While the store is built: one more than the last row that has a text.  Afterwards: the number of rows, or 0 if
    /// no row has a text.
    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
    template <class Self, class Archive>
    static void visit_parts(Self& self, Archive& archive) {
        archive(self.bytes_, self.ends_);
    }
    [[nodiscard]] bool empty() const noexcept { return ends_.empty(); }
    [[nodiscard]] bool is_sound(std::size_t rows) const noexcept;

private:
    Cells<char> bytes_;
    Cells<std::uint64_t> ends_;
};

/// Texts of which many are equal: a dictionary of words, and a code of four bytes for each row.
class JIEDUI_API WordStore {
public:
    void reserve(std::size_t rows) noexcept { codes_.reserve(rows); }
    void append(std::size_t row, std::string_view word);
    void finish(std::size_t rows);
    [[nodiscard]] std::optional<std::string_view> operator[](std::size_t row) const noexcept {
        const std::uint32_t code = code_of(row);
        return code == no_row ? std::nullopt : std::optional{words_[code]};
    }
    /// The place of the row's word in `words()`; `no_row` if it is unknown.
    [[nodiscard]] std::uint32_t code_of(std::size_t row) const noexcept {
        return row < codes_.size() ? codes_[row] : no_row;
    }
    /// Each word once, in the order of the first row that has it.
    [[nodiscard]] const TextStore& words() const noexcept { return words_; }
    template <class Self, class Archive>
    static void visit_parts(Self& self, Archive& archive) {
        archive(self.codes_, self.words_);
    }
    [[nodiscard]] bool empty() const noexcept { return codes_.empty(); }
    [[nodiscard]] bool is_sound(std::size_t rows) const noexcept;

private:
    void begin_to_grow();
    void take_waiting();

    Cells<std::uint32_t> codes_;
    TextStore words_;
    WordTable growing_;
    std::vector<std::string> waiting_;  // words on their way into the table, and their rows
    std::array<std::size_t, WordTable::most_at_once> rows_{};
    std::size_t waiting_count_ = 0;
};

/// The ids of a table in ascending order of their UTF-8 bytes.  The place of an id in this order, from 0, is its index.
class JIEDUI_API IdOrder {
public:
    /// An empty order; an archive then fills its parts.
    explicit IdOrder(const TextStore& ids) noexcept : ids_{&ids} {}
    /// @pre `ids` outlives the order and does not move.
    /// @complexity O(rows log rows).
    IdOrder(const TextStore& ids, std::size_t rows);
    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(rows_.size()); }
    /// The row of the table that holds the id at `place`.  @pre place < size()
    [[nodiscard]] std::uint32_t row_at(std::uint32_t place) const noexcept { return rows_[place]; }
    /// The place of a row's id.
    [[nodiscard]] std::uint32_t place_of_row(std::uint32_t row) const noexcept { return places_[row]; }
    [[nodiscard]] std::string_view id_at(std::uint32_t place) const noexcept { return (*ids_)[rows_[place]]; }
    /// The place of `id`; nothing if no row has it.
    /// @complexity O(log rows) comparisons.
    /// @param guess the place that is tried first, by default 0; it does not change the answer.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id, std::uint32_t guess = 0) const noexcept;
    template <class Self, class Archive>
    static void visit_parts(Self& self, Archive& archive) {
        archive(self.rows_, self.places_);
    }
    [[nodiscard]] bool is_sound(std::size_t rows) const noexcept;

private:
    const TextStore* ids_;
    Cells<std::uint32_t> rows_;
    Cells<std::uint32_t> places_;
};

/// References to records of another table: first the ids as words, after `resolve` places in the order of that
/// table's ids.
class JIEDUI_API RefStore {
public:
    void reserve(std::size_t rows) noexcept { words_.reserve(rows); }
    void append(std::size_t row, std::string_view id) { words_.append(row, id); }
    void finish(std::size_t rows) { words_.finish(rows), rows_ = rows; }
    /// Turns ids into places.  An id that `order` does not have becomes unknown.
    /// @pre finished; `order` outlives the store and does not move.
    void resolve(const IdOrder& order);
    /// The place of the record referred to, in the order of its table's ids; `no_row` if unknown.
    [[nodiscard]] std::uint32_t place_at(std::size_t row) const noexcept {
        return row < places_.size() ? places_[row] : no_row;
    }
    /// The id to which the cell in that row refers.  Nothing if the cell is empty, or if the row has no cell.
    /// The text is valid as long as the store and the table of the id.
    [[nodiscard]] std::optional<std::string_view> operator[](std::size_t row) const noexcept {
        if (order_ == nullptr) return words_[row];
        const std::uint32_t place = place_at(row);
        return place == no_row ? std::nullopt : std::optional{order_->id_at(place)};
    }
    /// The order to which the places belong; null before `resolve`.
    [[nodiscard]] const IdOrder* order() const noexcept { return order_; }
    /// The ids as words; only before `resolve`.
    [[nodiscard]] const WordStore& words() const noexcept { return words_; }
    /// @pre resolved
    template <class Self, class Archive>
    static void visit_parts(Self& self, Archive& archive) {
        archive(self.places_);
    }
    /// Sets the order to which the places belong.  The order must outlive the store.
    void attach(const IdOrder& order, std::size_t rows) noexcept { order_ = &order, rows_ = rows; }
    [[nodiscard]] bool empty() const noexcept { return places_.empty(); }
    [[nodiscard]] bool is_sound(std::size_t rows) const noexcept;

private:
    WordStore words_;
    Cells<std::uint32_t> places_;
    const IdOrder* order_ = nullptr;
    std::size_t rows_ = 0;
};

namespace detail {

template <class Field>
struct FieldTraits;  // which store holds a field, and how a value goes in and comes out

template <class T>
struct ValueTraits {
    using Store = ValueStore<T>;
    static void put(Store& store, std::size_t row, const std::optional<T>& value) {
        if (value) store.append(row, *value);
    }
    static std::optional<T> get(const Store& store, std::size_t row) { return store[row]; }
};
template <class T>
struct FieldTraits<std::optional<T>> : ValueTraits<T> {};
template <class Kind>
    requires std::derived_from<Kind, Span>
struct FieldTraits<Kind> {
    using Store = SpanStore<Kind>;
    static void put(Store& store, std::size_t row, Kind span) {
        if (span != Kind{}) store.append(row, span);
    }
    static Kind get(const Store& store, std::size_t row) { return store[row]; }
};
template <>
struct FieldTraits<std::string> {
    using Store = TextStore;
    static void put(Store& store, std::size_t row, const std::string& text) {
        if (!text.empty()) store.append(row, text);
    }
    static std::string get(const Store& store, std::size_t row) { return std::string{store[row]}; }
};
template <>
struct FieldTraits<std::optional<std::string>> {
    using Store = WordStore;
    static void put(Store& store, std::size_t row, const std::optional<std::string>& word) {
        if (word) store.append(row, *word);
    }
    static std::optional<std::string> get(const Store& store, std::size_t row) {
        const auto word = store[row];
        return word ? std::optional{std::string{*word}} : std::nullopt;
    }
};
template <>
struct FieldTraits<TextList> {
    using Store = WordStore;
    static void put(Store& store, std::size_t row, const TextList& list);
    static TextList get(const Store& store, std::size_t row);
};
template <class Record>
struct FieldTraits<RefTo<Record>> {
    using Store = RefStore;
    static void put(Store& store, std::size_t row, const RefTo<Record>& ref) {
        if (!ref.id.empty()) store.append(row, ref.id);
    }
    static RefTo<Record> get(const Store& store, std::size_t row) { return std::string{store[row].value_or("")}; }
};
template <class Record>
struct FieldTraits<std::optional<RefTo<Record>>> {
    using Store = RefStore;
    static void put(Store& store, std::size_t row, const std::optional<RefTo<Record>>& ref) {
        if (ref) store.append(row, ref->id);
    }
    static std::optional<RefTo<Record>> get(const Store& store, std::size_t row) {
        const auto id = store[row];
        return id ? std::optional{RefTo<Record>{std::string{*id}}} : std::nullopt;
    }
};

}  // namespace detail
}  // namespace jiedui
