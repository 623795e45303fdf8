// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What a stream of Arrow record batches may get wrong in what it says of itself.

#include <optional>
#include <string>

#include "jiedui/frame/arrow.hpp"

namespace jiedui::detail {

/// Why the columns of a stream cannot be read as `type` says; nothing if they can.
[[nodiscard]] std::optional<std::string> fault_of(const ArrowSchema& type);

/// Why a record batch cannot be read; nothing if it can.  Lengths, offsets and places within a batch are held against one
/// another; whether memory lies behind its pointers, nobody can tell.
/// @pre fault_of(type) has nothing to say.
/// @complexity O(cells of texts, lists and dictionaries)
[[nodiscard]] std::optional<std::string> fault_of(const ArrowSchema& type, const ArrowArray& batch);

}  // namespace jiedui::detail
