// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Writes answers and tables to a stream, for people: `out << answer`.

#include <cstddef>
#include <ostream>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/over.hpp"
#include "jiedui/model/table.hpp"

namespace jiedui {

/// Writes a frame as a text table: a line of column names, then one line per row, in their order.  Cells are as
/// `cell_text_of` gives them; a missing value or an empty text is `-`.  Columns are aligned, with two blanks
/// between them; a wide character takes two places.
/// @complexity O(rows × columns).
JIEDUI_API std::ostream& operator<<(std::ostream& out, const Frame& frame);

/// Writes the rows of an answer as such a text table, with ids.
template <question Question>
std::ostream& operator<<(std::ostream& out, const Answer<Question>& answer) {
    return out << frame_of(answer);
}
/// Writes the rows of the answers for several periods as such a text table; the first column is the period.
template <question Question>
std::ostream& operator<<(std::ostream& out, const AnswerOver<Question>& answer) {
    return out << frame_of(answer);
}
/// Writes the records of a ledger's table as such a text table: the columns of the records, then the
/// attributes.  If a record has no id, its id is missing: ids that the ledger made are not shown.
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
