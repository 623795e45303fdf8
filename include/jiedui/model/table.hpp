// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Table: the records of one kind as columns.  The columns follow from the description of the record's fields.

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/column.hpp"
#include "jiedui/detail/base/flat_tuple.hpp"
#include "jiedui/detail/model/column_store.hpp"
#include "jiedui/model/cell_text.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui {

/// A column that the library does not know: its header, and a text for each row.
struct AttributeColumn {
    std::string name;
    WordStore words;
    bool is_declared = false;  ///< whether the table has it also if it has no value
};

/// The records of one table of a ledger, stored as columns, in the order of their source.  Rows are counted from 0.
template <described Record>
class Table {
public:
    /// Walks the records of a table.  Each record is made when it is read.
    class Iterator {
    public:
        using value_type = Record;
        using difference_type = std::ptrdiff_t;
        Iterator() = default;
        Iterator(const Table& table, std::size_t row) noexcept : table_{&table}, row_{row} {}
        [[nodiscard]] Record operator*() const { return (*table_)[row_]; }
        Iterator& operator++() noexcept {
            ++row_;
            return *this;
        }
        Iterator operator++(int) noexcept { return std::exchange(*this, Iterator{*table_, row_ + 1}); }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const Table* table_ = nullptr;
        std::size_t row_ = 0;
    };

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// The records in the order of their rows: `for (const Support& support : ledger.table<Support>())`.  The table
    /// must outlive its iterators.
    [[nodiscard]] Iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] Iterator end() const noexcept { return {*this, size_}; }

    /// The store of the column of a field, e.g. `table.column<&School::township>()`.
    template <auto Member>
    [[nodiscard]] const auto& column() const noexcept {
        return detail::get<column_place<Record, Member>()>(stores_);
    }
    /// The store of column `I`, counted from 0 in the order of `Record::columns`.
    template <std::size_t I>
    [[nodiscard]] const auto& store() const noexcept {
        return detail::get<I>(stores_);
    }
    /// The value of a field in a row, e.g. `table.get<&School::weak>(3)`.  @pre row < size()
    template <auto Member>
    [[nodiscard]] auto get(std::size_t row) const {
        return value<column_place<Record, Member>()>(row);
    }
    /// The value in column `I` of a row.  @pre row < size()
    template <std::size_t I>
    [[nodiscard]] auto value(std::size_t row) const {
        return detail::FieldTraits<column_value<Record, I>>::get(detail::get<I>(stores_), row);
    }
    /// The record in a row.  @pre row < size()
    [[nodiscard]] Record operator[](std::size_t row) const {
        Record record;
        each_column<Record>([&]<class I>(I, const auto& column) { record.*column.member = value<I::value>(row); });
        for (const AttributeColumn& each : attributes_)
            if (const auto word = each.words[row]) record.attributes.emplace_back(each.name, *word);
        return record;
    }
    /// The columns that the library does not know, in the order of the source.
    [[nodiscard]] const std::vector<AttributeColumn>& attributes() const& noexcept { return attributes_; }
    [[nodiscard]] std::vector<AttributeColumn> attributes() && { return std::move(attributes_); }
    /// Whether the source had column `place`, even if the column was empty.  A source of records has all columns.
    /// @param place the place of the column in `Record::columns`, from 0.
    [[nodiscard]] bool has_column(std::size_t place) const noexcept { return present_[place]; }

    /// Reserves memory for so many rows.
    void reserve(std::size_t rows) noexcept {
        stores_.apply([&](auto&... stores) { (stores.reserve(rows), ...); });
    }
    /// Adds a record as the last row.  An attribute with an empty text only declares that the table has this column.
    void append(const Record& record) {
        each_column<Record>([&]<class I>(I, const auto& column) {
            using Traits = detail::FieldTraits<column_value<Record, I::value>>;
            Traits::put(detail::get<I::value>(stores_), size_, record.*column.member);
        });
        for (const auto& [name, text] : record.attributes)
            text.empty() ? attribute(name) : attribute_of(name).words.append(size_, text);
        ++size_;
    }
    /// Declares an attribute, so that the table has it even if every cell is empty.
    void attribute(std::string_view name) { attribute_of(name).is_declared = true; }
    /// Replaces the values of column `I` by those of `store`.  The table has the column from then on.
    /// @pre the table and `store` are finished, and have the same number of rows.
    template <std::size_t I>
    void replace(detail::FieldTraits<column_value<Record, I>>::Store store) {
        detail::get<I>(stores_) = std::move(store);
        present_.set(I);
    }
    /// Notes that the source did not have column `place`.
    void mark_absent(std::size_t place) noexcept { present_.reset(place); }
    /// Notes that the table has column `place`.
    void mark_present(std::size_t place) noexcept { present_.set(place); }
    /// Ends the building: all columns get their final form.
    void finish() {
        stores_.apply([&](auto&... stores) { (stores.finish(size_), ...); });
        for (AttributeColumn& each : attributes_) each.words.finish(size_);
        places_.clear();
    }
    /// Turns the ids in reference column `I` into places in `order`.
    template <std::size_t I>
    void resolve(const IdOrder& order) {
        detail::get<I>(stores_).resolve(order);
    }

    /// Passes the parts of the table to an archive, which writes or reads them.
    template <class Self, class Archive>
    static void visit_parts(Self& self, Archive& archive) {
        archive(self.size_, self.present_, self.attributes_);
        self.stores_.apply([&](auto&... stores) { archive(stores...); });
    }
    /// Whether parts that were read from a file are sound, so that no look-up leaves them.
    /// @pre references are attached to their orders.
    [[nodiscard]] bool is_sound() const noexcept {
        const auto are_sound = [&](const auto&... stores) {
            const bool has_cells = size_ == 0 || !(stores.empty() && ...);  // every table has columns that no row lacks
            return size_ < no_row && has_cells && (stores.is_sound(size_) && ...);
        };
        return stores_.apply(are_sound) && std::ranges::all_of(attributes_, [&](const AttributeColumn& each) {
                   return each.words.is_sound(size_);
               });
    }
    /// Sets the order to which the places in reference column `I` belong.
    template <std::size_t I>
    void attach(const IdOrder& order) noexcept {
        detail::get<I>(stores_).attach(order, size_);
    }

private:
    /// The attribute of that name.  It is added if there is none.
    AttributeColumn& attribute_of(std::string_view name) {
        constexpr std::size_t few = 16;
        const std::size_t known = attributes_.size() <= few ? 0 : places_.size();
        if (const auto found = places_.find(name); known > 0 && found != places_.end())
            return attributes_[found->second];
        for (std::size_t place = known; place < attributes_.size(); ++place) {
            if (attributes_.size() > few) places_.emplace(attributes_[place].name, place);
            if (attributes_[place].name == name) return attributes_[place];
        }
        return attributes_.emplace_back(AttributeColumn{std::string{name}, {}});
    }
    template <std::size_t... I>
    static auto stores_of(std::index_sequence<I...>)
        -> detail::FlatTuple<typename detail::FieldTraits<column_value<Record, I>>::Store...>;
    using Stores = decltype(stores_of(std::make_index_sequence<column_count<Record>>{}));

    Stores stores_;
    std::vector<AttributeColumn> attributes_;
    std::map<std::string, std::size_t, std::less<>> places_;  // of the first attributes, while it is built
    std::bitset<column_count<Record>> present_ = std::bitset<column_count<Record>>{}.set();
    std::size_t size_ = 0;
};

}  // namespace jiedui
