// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Answers and tables written into a stream, for people: `out << answer`.

#include <cstddef>
#include <ostream>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/over.hpp"
#include "jiedui/model/table.hpp"

namespace jiedui {

/// Writes a frame as a table of text: a line of column names, then one line a row; cells as `cell_text_of` says, `-` where the
/// value is missing or empty, columns side by side, two blanks between them.  Wide characters count as two.
/// @complexity O(rows × columns).
JIEDUI_API std::ostream& operator<<(std::ostream& out, const Frame& frame);

/// Writes the rows of an answer so, with ids.
template <question Question>
std::ostream& operator<<(std::ostream& out, const Answer<Question>& answer) {
    return out << frame_of(answer);
}
/// The same, with the period of each row in front.
template <question Question>
std::ostream& operator<<(std::ostream& out, const AnswerOver<Question>& answer) {
    return out << frame_of(answer);
}
/// Writes the records of a ledger's table so: the columns that its source has, then its attributes.  A record without an id
/// shows none: ids that were made for it are the ledger's.
template <described Record>
std::ostream& operator<<(std::ostream& out, const Table<Record>& table) {
    Frame frame = frame_of(std::vector<Record>(table.begin(), table.end()));
    for (const AttributeColumn& each : table.attributes()) {
        FrameColumn& column = frame.columns.emplace_back(
            FrameColumn{.name = each.name, .role = Role::text, .kind = FrameKind::text, .may_miss = true});
        detail::ColumnBuilder builder{column, frame.rows};
        for (std::size_t row = 0; row < table.size(); ++row) {
            const auto word = each.words[row];
            word ? builder.word(*word) : builder.miss();
        }
    }
    return out << frame;
}

}  // namespace jiedui
