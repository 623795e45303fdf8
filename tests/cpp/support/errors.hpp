// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Errors in tests: by their code, never by their text.

#include <optional>
#include <tuple>

#include "jiedui/base/error.hpp"

namespace jiedui {

/// The code of the error that `call()` throws; nothing if it throws none.
template <class Call>
[[nodiscard]] std::optional<ErrorCode> code_of(Call&& call) {
    try {
        std::ignore = call();
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

}  // namespace jiedui
