// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Immortal: a value that is made once and never destroyed.

#include <array>
#include <cstddef>
#include <memory>
#include <utility>

namespace jiedui::detail {

/// Holds a value that is never destroyed.  Whatever lives as long as the program is one: objects of the program's own that end
/// behind it may still read ledgers, and so may a thread that nothing waits for.
template <class T>
class Immortal {
    alignas(T) std::array<std::byte, sizeof(T)> bytes_;

public:
    template <class... Arguments>
    explicit Immortal(Arguments&&... arguments)
        : value{*std::construct_at(reinterpret_cast<T*>(bytes_.data()),  // NOLINT(*-reinterpret-cast): room for one T
                                   std::forward<Arguments>(arguments)...)} {}
    Immortal(const Immortal&) = delete;
    Immortal& operator=(const Immortal&) = delete;

    const T& value;
};

}  // namespace jiedui::detail
