// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Source: where a table of a ledger came from, and how it was read.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "jiedui/base/closed_list.hpp"

namespace jiedui {

/// How the text of a file is written.
enum class Encoding : std::uint8_t {
    none,            ///< there is no text to decode: a sheet or a data frame
    utf8,            ///< UTF-8
    utf8_with_mark,  ///< UTF-8 that begins with a byte order mark
    gb18030,         ///< GB18030, which includes GBK and GB2312
    utf16            ///< UTF-16 that begins with a byte order mark
};

template <>
struct ClosedList<Encoding> {
    static constexpr std::string_view name = "encoding";
    static constexpr std::array<std::string_view, 5> words{"none", "utf-8", "utf-8-sig", "gb18030", "utf-16"};
};

/// Where a table came from, and how it was read.
struct Source {
    std::string table{};                 ///< the table, e.g. supports
    std::string name{};                  ///< the name of the file, the sheet or the frame
    Encoding encoding = Encoding::none;  ///< how its text was written
    std::string separator{};             ///< the text between two cells; empty for a sheet or frame
    std::uint32_t header_row = 0;        ///< row of the header, from 1; the lower one of two; 0 if there is none
    std::uint32_t header_rows = 0;       ///< how many rows the header has: 1 or 2; 0 if there is none
    std::string title{};                 ///< the cells above the header, joined by blanks; may be empty
    std::uint32_t blank_rows = 0;        ///< how many rows have no value; they are skipped
    friend bool operator==(const Source&, const Source&) = default;
};

}  // namespace jiedui
