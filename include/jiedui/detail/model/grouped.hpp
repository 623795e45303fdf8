// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Grouped: items grouped by a number that each item has.

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace jiedui {

/// Items grouped by a number below `count()`, for example postings grouped by teacher.  Items of one number keep the
/// order in which they were added.
template <class Item>
class Grouped {
public:
    /// @param count how many numbers there are: items have numbers from 0 to count - 1.
    /// @param each_item `each_item(add)` calls `add(number, item)` for each item; it is called once.
    /// @param most an upper bound on the number of items, if it is known: memory for so many is reserved; default 0.
    /// @complexity O(count + items) time; while it is built, extra memory of 4 bytes and one item for each item.
    template <class EachItem>
    Grouped(std::uint32_t count, EachItem&& each_item, std::size_t most = 0) : starts_(std::size_t{count} + 1) {
        std::vector<std::uint32_t> numbers;
        std::vector<Item> items;
        numbers.reserve(most);
        items.reserve(most);
        each_item([&](std::uint32_t number, Item item) {
            ++starts_[number + 1];
            numbers.push_back(number);
            items.push_back(std::move(item));
        });
        for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
        items_.resize(items.size());
        std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
        for (std::size_t i = 0; i < items.size(); ++i) items_[next[numbers[i]]++] = std::move(items[i]);
    }

    [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(starts_.size() - 1); }
    /// The items of a number, in the order in which they were added; empty if it has none.  @pre number < count()
    [[nodiscard]] std::span<const Item> of(std::uint32_t number) const& noexcept {
        return std::span{items_}.subspan(starts_[number], starts_[number + 1] - starts_[number]);
    }
    [[nodiscard]] std::span<Item> of(std::uint32_t number) & noexcept {
        return std::span{items_}.subspan(starts_[number], starts_[number + 1] - starts_[number]);
    }
    std::span<Item> of(std::uint32_t number) && = delete;

private:
    std::vector<std::uint32_t> starts_;
    std::vector<Item> items_;
};

}  // namespace jiedui
