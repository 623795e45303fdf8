// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Archives: how the parts of a store become bytes, and bytes parts.  Both walk the same description, `visit_parts`.

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "io/archive_tables.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/cells.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/base/period.hpp"
#include "jiedui/base/phrase.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/detail/model/tie_store.hpp"
#include "jiedui/model/source.hpp"
#include "jiedui/model/table.hpp"
#include "model/ledger_store.hpp"

namespace jiedui::detail {

// What structs without secrets hold.  `self` is const for whoever writes.
template <class Self, class Archive>
    requires std::same_as<std::remove_const_t<Self>, AttributeColumn>
void visit_parts(Self& self, Archive& archive) {
    archive(self.name, self.words, self.is_declared);
}
template <class Self, class Archive>
    requires std::same_as<std::remove_const_t<Self>, Finding>
void visit_parts(Self& self, Archive& archive) {
    archive(self.code, self.table, self.row, self.column, self.value, self.expected, self.cell, self.position,
            self.count, self.unlisted);
}
template <class Self, class Archive>
    requires std::same_as<std::remove_const_t<Self>, DroppedRow>
void visit_parts(Self& self, Archive& archive) {
    archive(self.table, self.row);
}
template <class Self, class Archive>
    requires std::same_as<std::remove_const_t<Self>, Source>
void visit_parts(Self& self, Archive& archive) {
    archive(self.table, self.name, self.encoding, self.separator, self.header_row, self.header_rows, self.title,
            self.blank_rows);
}
template <class Self, class Archive>
    requires std::same_as<std::remove_const_t<Self>, TieBlock>
void visit_parts(Self& self, Archive& archive) {
    archive(self.outgoing, self.incoming);
}
template <class Self, class Archive>
    requires std::same_as<std::remove_const_t<Self>, TieStore>
void visit_parts(Self& self, Archive& archive) {
    for (auto& block : self.blocks) archive(block);
    archive(self.supporter, self.recipient, self.first, self.until, self.mark, self.record, self.incoming_ties);
}

/// Writes parts one behind the other: numbers as words of eight bytes, values of closed lists as their words, cells as their count and their bytes, filled up
/// to whole words, so that each stands where its type may stand.
class ArchiveWriter {
public:
    using Sink = std::function<void(std::string_view)>;
    explicit ArchiveWriter(Sink sink) : sink_{std::move(sink)} {}

    template <class... Parts>
    void operator()(const Parts&... parts) {
        (put(parts), ...);
    }

private:
    template <std::integral T>
    void put(T number) {
        const auto word = static_cast<std::uint64_t>(number);
        std::array<char, sizeof word> bytes{};
        std::memcpy(bytes.data(), &word, sizeof word);
        sink_({bytes.data(), bytes.size()});
    }
    template <closed_list T>
    void put(T value) {
        put(std::string{word_of(value)});
    }
    /// By its id; what it says in full is for a library that has no such phrase any more.
    void put(const Phrase& phrase) {
        Phrase::visit_parts(phrase, *this);
        put(text_of(phrase));
    }
    template <class Record>
    void put(const Table<Record>& table) {
        TableToBytes<Record, ArchiveWriter> parts{*this};
        Table<Record>::visit_parts(table, parts);
    }
    void put_bytes(const void* data, std::size_t count) {
        constexpr std::array<char, 8> filling{};
        if (count > 0) sink_({static_cast<const char*>(data), count});
        if (count % 8 != 0) sink_({filling.data(), 8 - count % 8});
    }
    template <class T>
    void put(const Cells<T>& cells) {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
        put(cells.size());
        put_bytes(cells.data(), cells.size() * sizeof(T));
    }
    void put(const std::string& text) {
        put(text.size());
        put_bytes(text.data(), text.size());
    }
    template <class T>
    void put(const std::vector<T>& list) {
        put(list.size());
        for (const T& each : list) put(each);
    }
    template <class A, class B>
    void put(const std::pair<A, B>& pair) {
        put(pair.first);
        put(pair.second);
    }
    void put(Day day) { put(day.number()); }
    void put(Calendar::Border border) { (*this)(border.month, border.day); }
    void put(const Settings& settings) {
        (*this)(settings.district, settings.calendar.autumn(), settings.calendar.spring());
        put_periods(settings.complete);
        put_periods(settings.gaps);
    }
    template <class InPeriod>
    void put_periods(const std::vector<InPeriod>& list) {
        put(list.size());
        for (const InPeriod& each : list) (*this)(each.table, each.period.first(), each.period.until());
    }
    void put(const MadeIds& ids) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> ordinals(ids.above_one().begin(), ids.above_one().end());
        std::ranges::sort(ordinals);
        put(ordinals);
    }
    template <class T>
        requires requires(const T& part, ArchiveWriter& archive) { T::visit_parts(part, archive); }
    void put(const T& part) {
        T::visit_parts(part, *this);
    }
    template <class T>
        requires requires(const T& part, ArchiveWriter& archive) { visit_parts(part, archive); }
    void put(const T& part) {
        visit_parts(part, *this);
    }

    Sink sink_;
};

/// Reads what ArchiveWriter wrote.  Cells stay where they are, and keep their owner alive.
class ArchiveReader {
public:
    using Broken = BrokenArchive;

    /// @param bytes start where eight-byte numbers may stand.
    ArchiveReader(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) noexcept
        : rest_{bytes}, owner_{std::move(owner)} {}

    template <class... Parts>
    void operator()(Parts&... parts) {
        (take(parts), ...);
    }
    [[nodiscard]] bool is_at_end() const noexcept { return rest_.empty(); }

    template <std::integral T>
    [[nodiscard]] T number() {
        const std::span<const std::byte> bytes = next(sizeof(std::uint64_t));
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        const T value = static_cast<T>(word);
        if (static_cast<std::uint64_t>(value) != word) throw Broken{};
        return value;
    }

private:
    [[nodiscard]] std::span<const std::byte> next(std::size_t count) {
        const std::size_t filled = (count + 7) / 8 * 8;
        if (filled < count || filled > rest_.size()) throw Broken{};
        const std::span<const std::byte> bytes = rest_.first(count);
        rest_ = rest_.subspan(filled);
        return bytes;
    }
    template <std::integral T>
    void take(T& value) {
        value = number<T>();
    }
    template <closed_list T>
    void take(T& value) {
        std::string word;
        take(word);
        const auto found = find_word<T>(word);
        if (!found) throw StrangeArchive{"'" + word + "' among the words of " + std::string{ClosedList<T>::name}};
        value = *found;
    }
    void take(Phrase& phrase) {
        Phrase::visit_parts(phrase, *this);
        std::string in_full;
        take(in_full);
        if (!phrase.is_sound()) phrase = Phrase{std::move(in_full)};
    }
    template <class Record>
    void take(Table<Record>& table) {
        TableFromBytes<Record, ArchiveReader> parts{*this};
        Table<Record>::visit_parts(table, parts);
    }
    template <class T>
    void take(Cells<T>& cells) {
        const auto count = number<std::size_t>();
        if (count > rest_.size() / sizeof(T)) throw Broken{};
        const std::span<const std::byte> bytes = next(count * sizeof(T));
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): written from such cells, at such a place
        cells = {std::span{reinterpret_cast<const T*>(bytes.data()), count}, owner_};
    }
    void take(std::string& text) {
        Cells<char> bytes;
        take(bytes);
        text.assign(bytes.begin(), bytes.end());
        if (!is_utf8(text)) throw Broken{};
    }
    template <class T>
    void take(std::vector<T>& list) {
        const auto count = number<std::size_t>();
        if (count > rest_.size() / sizeof(std::uint64_t)) throw Broken{};  // no item is shorter than a word
        list.clear();  // and grows with what is there, not with what the number says
        for (std::size_t i = 0; i < count; ++i) take(list.emplace_back());
    }
    template <class A, class B>
    void take(std::pair<A, B>& pair) {
        take(pair.first);
        take(pair.second);
    }
    void take(Day& day) {
        day = Day::from_number(number<std::int32_t>());
        if (!is_sound(day)) throw Broken{};
    }
    void take(Settings& settings) {
        Calendar::Border autumn;
        Calendar::Border spring;
        (*this)(settings.district, autumn.month, autumn.day, spring.month, spring.day);
        settings.calendar = {autumn, spring};
        take_periods(settings.complete);
        take_periods(settings.gaps);
    }
    template <class InPeriod>
    void take_periods(std::vector<InPeriod>& list) {
        const auto count = number<std::size_t>();
        for (std::size_t i = 0; i < count; ++i) {
            std::string table;
            Day first;
            Day until;
            (*this)(table, first, until);
            list.push_back({std::move(table), {first, until}});
        }
    }
    void take(MadeIds& ids) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> ordinals;
        take(ordinals);
        for (const auto& [row, ordinal] : ordinals) ids.set(row, ordinal);
    }
    template <class T>
        requires requires(T& part, ArchiveReader& archive) { T::visit_parts(part, archive); }
    void take(T& part) {
        T::visit_parts(part, *this);
    }
    template <class T>
        requires requires(T& part, ArchiveReader& archive) { visit_parts(part, archive); }
    void take(T& part) {
        visit_parts(part, *this);
    }

    std::span<const std::byte> rest_;
    std::shared_ptr<const void> owner_;
};

}  // namespace jiedui::detail
