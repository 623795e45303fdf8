// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "bind_answer.hpp"

namespace jiedui::bindings {
namespace {

/// Numbers the words of a column anew, as rows use them.
class UsedWords {
public:
    UsedWords(const std::vector<std::string>& from, std::vector<std::string>& used) : from_{from}, used_{used} {}

    [[nodiscard]] std::uint32_t code_of(std::size_t code) {
        const auto [found, is_new] = codes_.try_emplace(code, static_cast<std::uint32_t>(used_.size()));
        if (is_new) used_.push_back(from_[code]);
        return found->second;
    }

private:
    const std::vector<std::string>& from_;
    std::vector<std::string>& used_;
    std::unordered_map<std::size_t, std::uint32_t> codes_;
};

/// What a column is, without its cells.
[[nodiscard]] FrameColumn described(const FrameColumn& column) {
    return {.name = column.name,
            .role = column.role,
            .unit = column.unit,
            .doc = column.doc,
            .list = column.list,
            .kind = column.kind,
            .joint = column.joint,
            .is_attribute = column.is_attribute,
            .is_personal = column.is_personal,
            .may_miss = column.may_miss};
}

[[nodiscard]] FrameColumn taken(const FrameColumn& column, const std::vector<std::size_t>& rows) {
    FrameColumn made = described(column);
    UsedWords words{column.words, made.words};
    for (const std::size_t row : rows) {
        if (column.may_miss) made.present.push_back(column.present[row]);
        switch (column.kind) {
            case FrameKind::texts:
                for (std::size_t i = row == 0 ? 0 : column.list_ends[row - 1]; i < column.list_ends[row]; ++i)
                    made.list_codes.push_back(words.code_of(column.list_codes[i]));
                made.list_ends.push_back(made.list_codes.size());
                break;
            case FrameKind::text: {
                const bool is_present = column.is_present(row);
                const auto code = static_cast<std::size_t>(column.numbers[row]);
                made.numbers.push_back(is_present ? words.code_of(code) : 0);
                break;
            }
            case FrameKind::real: made.reals.push_back(column.reals[row]); break;
            case FrameKind::boolean:
            case FrameKind::integer:
            case FrameKind::day:
            case FrameKind::decimal: made.numbers.push_back(column.numbers[row]); break;
        }
    }
    return made;
}

}  // namespace

Frame taken(const Frame& frame, const std::vector<std::size_t>& rows) {
    Frame made;
    made.rows = rows.size();
    for (const FrameColumn& column : frame.columns) made.columns.push_back(taken(column, rows));
    return made;
}

}  // namespace jiedui::bindings
