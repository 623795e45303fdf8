// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Values that only records hold: references to other records, lists of texts, attributes.

#include <compare>
#include <string>
#include <utility>
#include <vector>

namespace jiedui {

/// The id of a record of another table, where `Record` says which table.  An empty id refers to no record.
template <class Record>
struct RefTo {
    std::string id;

    RefTo() = default;
    RefTo(std::string text) : id{std::move(text)} {}  // NOLINT(google-explicit-constructor)
    RefTo(const char* text) : id{text} {}             // NOLINT(google-explicit-constructor)
    friend auto operator<=>(const RefTo&, const RefTo&) = default;
};

/// Several texts in one cell.
struct TextList {
    std::vector<std::string> items;  ///< in the order of the cell; empty if unknown
    friend auto operator<=>(const TextList&, const TextList&) = default;
};

/// The cells of columns that the library does not know: pairs of header and text, in the order of the file's columns.
using Attributes = std::vector<std::pair<std::string, std::string>>;

}  // namespace jiedui
