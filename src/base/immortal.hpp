// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Immortal: a value that is made once and never destroyed.

#include <utility>

namespace jiedui::detail {

/// Holds a value that is never destroyed.  Whatever lives as long as the program is one: objects of the program's own that end
/// behind it may still read ledgers, and so may a thread that nothing waits for.
template <class T>
union Immortal {
    template <class... Arguments>
    explicit Immortal(Arguments&&... arguments) : value(std::forward<Arguments>(arguments)...) {}
    Immortal(const Immortal&) = delete;
    Immortal& operator=(const Immortal&) = delete;
    ~Immortal() {}  // NOLINT(modernize-use-equals-default): which would be deleted

    T value;
};

}  // namespace jiedui::detail
