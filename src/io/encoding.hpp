// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Encodings: the bytes of a file become UTF-8.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "jiedui/base/finding.hpp"
#include "jiedui/model/source.hpp"

namespace jiedui::detail {

/// Text in UTF-8, without a byte order mark, and how it was written.
struct Decoded {
    std::string text;
    Encoding encoding;
};

/// Why bytes are no text.
struct Undecodable {
    FindingCode code;    ///< bad_encoding, mixed_encoding or nul_byte
    std::uint32_t line;  ///< where, from 1
};

/// Reads `bytes` as UTF-8 or, by their byte order mark, UTF-16; else, if no line of them says by its characters that
/// it is UTF-8, as GB18030.  No byte is passed over.
/// @errors ErrorCode::unreadable if the C library of this machine cannot convert the encoding.
/// @complexity O(bytes); no copy of what is UTF-8 already.
[[nodiscard]] std::variant<Decoded, Undecodable> decode(std::string bytes);

}  // namespace jiedui::detail
