// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// PostingGroups: the postings of a network, grouped by the values of one column of postings or schools.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/model/network.hpp"

namespace jiedui {

/// The postings of a network, grouped by the text of one column.  The column is one of the postings, or one of their
/// home or host schools.
///
/// Groups are numbered from 0 and ascend by their text, compared as UTF-8 bytes.  Postings whose text is unknown form
/// the last group.
class JIEDUI_API PostingGroups {
public:
    /// @param column a column of postings (`form`, `batch`, `subject`, …, an attribute), or `home.` or `host.`
    ///     followed by a column of schools: `host.township`.
    /// @errors ErrorCode::unknown_column if there is no such column.
    /// @complexity O(m log g) time for m postings in g groups; with `home.` or `host.` O(n log g) for n schools.
    PostingGroups(const Network& network, std::string_view column);

    [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(names_.size()); }
    /// The posting's group, below `count()`.  @pre the tie is a posting
    [[nodiscard]] std::uint32_t of(const Network& network, TieIndex tie) const noexcept {
        switch (by_) {
            case By::home: return group_of_[network.supporter(tie).value];
            case By::host: return group_of_[network.recipient(tie).value];
            case By::posting: break;
        }
        return group_of_[network.row(tie)];
    }
    /// The text that the postings of a group share; nothing for the group of unknown texts.  @pre group < count()
    [[nodiscard]] const std::optional<std::string>& name(std::uint32_t group) const& noexcept { return names_[group]; }
    [[nodiscard]] std::optional<std::string> name(std::uint32_t group) && { return names_[group]; }

private:
    enum class By : std::uint8_t { posting, home, host };
    By by_ = By::posting;
    std::vector<std::optional<std::string>> names_;
    std::vector<std::uint32_t> group_of_;  // by row of the table of postings, or by school
};

}  // namespace jiedui
