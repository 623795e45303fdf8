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

/// The values of one column: first they grow, then they are frozen and shared by every copy; or they lie in memory that
/// somebody else owns, such as a file.  What is read is what is frozen.
template <class T>
class JIEDUI_API Cells {
public:
    using value_type = T;

    Cells() = default;
    /// Frozen.
    Cells(std::vector<T> cells) : growing_(std::move(cells)) { freeze(); }  // NOLINT(google-explicit-constructor)
    /// Those of somebody else, frozen.
    /// @param owner keeps them alive.
    Cells(std::span<const T> cells, std::shared_ptr<const void> owner) noexcept
        : cells_{cells}, owner_{std::move(owner)} {}

    /// Says how many there will be, so that they need not move as they grow; it costs nothing until the first one comes.
    void reserve(std::size_t cells) noexcept { expected_ = cells; }
    /// Puts `value` at `place`, behind all that are there, and `filling` in between.
    void append(std::size_t place, T value, T filling = {}) {
        growing().resize(place, filling);
        growing_.push_back(value);
    }
    /// Ends the growing with `size` cells, the last of them `filling`; none stay none.
    void finish(std::size_t size, T filling = {}) {
        if (growing_.empty() && (cells_.empty() || cells_.size() == size)) return;
        growing().resize(size, filling);
        freeze();
    }
    /// The cells that grow: what was frozen is copied first, so that nothing is lost where more come later.
    [[nodiscard]] std::vector<T>& growing() {
        if (growing_.capacity() == 0) growing_.reserve(std::max(expected_, cells_.size()));
        if (growing_.empty() && !cells_.empty()) growing_.assign(begin(), end());
        return growing_;
    }
    /// Ends the growing.
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
