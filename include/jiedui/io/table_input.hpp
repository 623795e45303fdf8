// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// TableInput: a table of a ledger that is not a file: the sheet of a workbook, or a data frame.

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "jiedui/frame/arrow.hpp"

namespace jiedui {

/// A column whose values the cells of a ledger cannot hold.
struct UnreadableColumn {
    std::string name{};
    std::string type{};  ///< the type of the values, as its source names it
};

/// Cells of a sheet that are merged to one.  All of them have its text.
struct MergedCells {
    std::uint32_t top = 0;     ///< the first of the rows, counted from 0 in Sheet::rows
    std::uint32_t left = 0;    ///< the first of the columns, from 0
    std::uint32_t bottom = 0;  ///< the last of the rows
    std::uint32_t right = 0;   ///< the last of the columns
};

/// A table as texts, row by row: for example the sheet of a workbook.
struct Sheet {
    std::string name{};                            ///< which table it is: like the name of a file, without its ending
    std::vector<std::vector<std::string>> rows{};  ///< cells in UTF-8; the header is among the first rows
    /// The number that findings give the first of `rows`; 0 if that row is the names of the columns.
    std::uint32_t first_row = 1;
    /// For each of `rows`, the places of the cells that are numbers, from 0 and ascending.  All other cells are
    /// texts.
    std::vector<std::vector<std::uint32_t>> numbers{};
    std::vector<MergedCells> merged{};           ///< the merged cells, in any order
    bool is_hidden = false;                      ///< whether the workbook hides the sheet
    bool is_text = false;                        ///< whether it is a text file, in which a number is a text
    std::vector<UnreadableColumn> unreadable{};  ///< unreadable columns; each is a finding, and the table is not read
};

/// A table as a stream of Arrow record batches.  The names of its columns are the headers of the table.
///
/// Cells may be null, booleans, integers, floats, utf8 of any layout, date32, date64, timestamps without a time zone,
/// decimal128, dictionaries of these, and lists of utf8.  A null reads like an empty cell.
struct ArrowTable {
    std::string name{};                  ///< which table it is: like the name of a file, without its ending
    ArrowArrayStream* stream = nullptr;  ///< the stream; the function that reads it releases it
    /// Called with the stream when its table is read: fills it.  The stream is then read to its end before
    /// another one is opened.  May be empty: then `stream` is already filled.
    std::function<void(ArrowArrayStream&)> open{};
};

using TableInput = std::variant<Sheet, ArrowTable>;

}  // namespace jiedui
