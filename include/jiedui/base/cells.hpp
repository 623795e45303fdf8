// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Cells: the values of one column, which grow once and never change again.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "jiedui/base/export.hpp"

namespace jiedui {

/// The values of one column.  Cells are first appended, then frozen; copies share frozen cells.  Frozen cells
/// may also lie in memory that another object owns, such as a mapped file.
///
/// Only frozen cells can be read: `size()`, `begin()` and the others do not see cells that were appended since
/// the last `freeze()`.
template <class T>
class JIEDUI_API Cells {
public:
    using value_type = T;

    Cells() = default;
    /// Takes these values as frozen cells.
    Cells(std::vector<T> cells) : growing_(std::move(cells)) { freeze(); }  // NOLINT(google-explicit-constructor)
    /// Uses cells that another object owns, as frozen cells.
    /// @param owner keeps the memory of `cells` alive.
    Cells(std::span<const T> cells, std::shared_ptr<const void> owner) noexcept
        : cells_{cells}, owner_{std::move(owner)} {}

    /// Says how many cells will be appended, so that they need not move in memory.  The memory is taken when
    /// the first cell is appended.
    void reserve(std::size_t cells) noexcept { expected_ = cells; }
    /// Puts `value` at `place`, counted from 0.  Places between the last cell and `place` get `filling`.
    /// @pre `place` is not below the number of cells.
    void append(std::size_t place, T value, T filling = {}) {
        growing().resize(place, filling);
        growing_.push_back(value);
    }
    /// Freezes the cells after adding `filling` up to `size` cells.  A column without any cell stays empty.
    void finish(std::size_t size, T filling = {}) {
        if (growing_.empty() && (cells_.empty() || cells_.size() == size)) return;
        growing().resize(size, filling);
        freeze();
    }
    /// The cells that are not frozen yet.  If there are only frozen cells, they are copied here first, so that
    /// more can be appended to them.
    [[nodiscard]] std::vector<T>& growing() {
        if (growing_.capacity() == 0) growing_.reserve(std::max(expected_, cells_.size()));
        if (growing_.empty() && !cells_.empty()) growing_.assign(begin(), end());
        return growing_;
    }
    /// Freezes the appended cells: from now on they can be read.  Does nothing if no cell was appended.
    void freeze() {
        if (growing_.empty()) return;
        if (growing_.capacity() - growing_.size() > growing_.size() / 16) growing_.shrink_to_fit();
        expected_ = 0;
        const auto owner = std::make_shared<const std::vector<T>>(std::exchange(growing_, {}));
        cells_ = *owner;
        owner_ = owner;
    }

    [[nodiscard]] std::size_t size() const noexcept { return cells_.size(); }
    [[nodiscard]] bool empty() const noexcept { return cells_.empty(); }
    [[nodiscard]] const T* data() const noexcept { return cells_.data(); }
    [[nodiscard]] const T* begin() const noexcept { return cells_.data(); }
    [[nodiscard]] const T* end() const noexcept { return cells_.data() + cells_.size(); }
    /// @pre place < size()
    [[nodiscard]] const T& operator[](std::size_t place) const noexcept { return cells_[place]; }
    /// @pre not empty
    [[nodiscard]] const T& back() const noexcept { return cells_.back(); }

    friend bool operator==(const Cells& a, const Cells& b) noexcept { return std::ranges::equal(a.cells_, b.cells_); }

private:
    std::vector<T> growing_;
    std::size_t expected_ = 0;
    std::span<const T> cells_;
    std::shared_ptr<const void> owner_;
};

// Compiled once, in the library.
extern template class Cells<char>;
extern template class Cells<std::uint32_t>;
extern template class Cells<std::uint64_t>;

}  // namespace jiedui
