// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Table: the records of one kind as columns, made from the one description of their fields.

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
#include "jiedui/base/flat_tuple.hpp"
#include "jiedui/model/cell_text.hpp"
#include "jiedui/model/column_store.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui {

/// A column that the library does not know: header and texts.
struct AttributeColumn {
    std::string name;
    WordStore words;
    bool is_declared = false;  ///< whether it is known without any value, too
};

/// The records of one table of a ledger, as columns, in the order in which they were written down.
template <described Record>
class Table {
public:
    /// Walks the records of a table, each made when it is looked at.
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
    /// The records in their order: `for (const Support& support : ledger.table<Support>())`.  The table must outlive them.
    [[nodiscard]] Iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] Iterator end() const noexcept { return {*this, size_}; }

    /// The column of a field, e.g. `table.column<&School::township>()`.
    template <auto Member>
    [[nodiscard]] const auto& column() const noexcept {
        return detail::get<column_place<Record, Member>()>(stores_);
    }
    /// The store of column `I`.
    template <std::size_t I>
    [[nodiscard]] const auto& store() const noexcept {
        return detail::get<I>(stores_);
    }
    /// The value of a field in a row, e.g. `table.get<&School::weak>(3)`.
    template <auto Member>
    [[nodiscard]] auto get(std::size_t row) const {
        return value<column_place<Record, Member>()>(row);
    }
    /// The value in column `I` of a row.
    template <std::size_t I>
    [[nodiscard]] auto value(std::size_t row) const {
        return detail::FieldTraits<column_value<Record, I>>::get(detail::get<I>(stores_), row);
    }
    /// A whole record.  @pre row < size()
    [[nodiscard]] Record operator[](std::size_t row) const {
        Record record;
        each_column<Record>([&]<class I>(I, const auto& column) { record.*column.member = value<I::value>(row); });
        for (const AttributeColumn& each : attributes_)
            if (const auto word = each.words[row]) record.attributes.emplace_back(each.name, *word);
        return record;
    }
    /// The columns that the library does not know, in the order of the file.
    [[nodiscard]] const std::vector<AttributeColumn>& attributes() const& noexcept { return attributes_; }
    [[nodiscard]] std::vector<AttributeColumn> attributes() && { return std::move(attributes_); }
    /// Whether the source had column `place`, be it empty; records have all.
    [[nodiscard]] bool has_column(std::size_t place) const noexcept { return present_[place]; }

    /// Says how many rows there may be, so that columns need not move as they grow.
    void reserve(std::size_t rows) noexcept {
        stores_.apply([&](auto&... stores) { (stores.reserve(rows), ...); });
    }
    /// Adds a record behind the last.  An attribute without a text says only that there is such a column.
    void append(const Record& record) {
        each_column<Record>([&]<class I>(I, const auto& column) {
            using Traits = detail::FieldTraits<column_value<Record, I::value>>;
            Traits::put(detail::get<I::value>(stores_), size_, record.*column.member);
        });
        for (const auto& [name, text] : record.attributes)
            text.empty() ? attribute(name) : attribute_of(name).words.append(size_, text);
        ++size_;
    }
    /// Declares an attribute, so that it is known even if every cell is empty.
    void attribute(std::string_view name) { attribute_of(name).is_declared = true; }
    /// Replaces the values of column `I` by those of `store`.  The table has the column from then on.
    /// @pre the table and `store` are finished, and have the same number of rows.
    template <std::size_t I>
    void replace(detail::FieldTraits<column_value<Record, I>>::Store store) {
        detail::get<I>(stores_) = std::move(store);
        present_.set(I);
    }
    /// Says that the source did not have column `place`.
    void mark_absent(std::size_t place) noexcept { present_.reset(place); }
    /// Says that there is such a column after all.
    void mark_present(std::size_t place) noexcept { present_.set(place); }
    /// Ends the building.
    void finish() {
        stores_.apply([&](auto&... stores) { (stores.finish(size_), ...); });
        for (AttributeColumn& each : attributes_) each.words.finish(size_);
        places_.clear();
    }
    /// Turns the ids of a reference column into places.
    template <std::size_t I>
    void resolve(const IdOrder& order) {
        detail::get<I>(stores_).resolve(order);
    }

    /// Names its parts to an archive, which writes or reads them.
    template <class Self, class Archive>
    static void visit_parts(Self& self, Archive& archive) {
        archive(self.size_, self.present_, self.attributes_);
        self.stores_.apply([&](auto&... stores) { archive(stores...); });
    }
    /// Whether parts from outside are sound.
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
    /// Ties the places of a reference column to their order.
    template <std::size_t I>
    void attach(const IdOrder& order) noexcept {
        detail::get<I>(stores_).attach(order, size_);
    }

private:
    /// The attribute of that name, made if it is not there: found by looking at each where there are few.
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
