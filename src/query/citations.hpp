// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Citations: which documents agreements and postings rest on.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/detail/model/parts.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui::detail {

/// Agreements and postings, whatever kind the slice chose.
[[nodiscard]] Slice of_records_with_basis(const Slice& slice);

/// Calls `visit(tie)` for each record of a slice, ascending: of one that successions cut for the first part that the slice has.
template <class Visit>
void each_record(const Slice& slice, Visit&& visit) {
    const Parts parts{slice.network()};
    slice.each_tie(0, slice.network().school_count(), [&](std::uint32_t, std::uint32_t, std::uint32_t t) {
        const TieIndex tie{t};
        if (parts.is_first_where(tie, [&](TieIndex part) { return slice.has(part); })) visit(tie);
    });
}

/// The number of a document as it is compared: folded, with one kind of bracket.
[[nodiscard]] std::string folded_number(std::string_view text);

/// The same with letters as they are: for a text that may be an id.
[[nodiscard]] std::string typed_number(std::string_view text);

/// What the agreements and postings of a network rest on.  Documents are places in the order of their ids.
class Citations {
public:
    using Places = std::vector<std::uint32_t>;

    /// @complexity O(d log d + w log d) time for d documents and w distinct bases.
    explicit Citations(const Network& network);

    [[nodiscard]] const IdOrder& documents() const noexcept { return order_; }
    /// What the tie states; empty if nothing, or blanks.  @pre it is an agreement or a posting, here and below.
    [[nodiscard]] std::string_view basis(TieIndex tie) const noexcept;
    /// The documents that are called as the tie states, ascending.
    [[nodiscard]] const Places& called(TieIndex tie) const noexcept;
    /// The documents that are called so, ascending.
    [[nodiscard]] Places called(std::string_view basis) const;
    /// The documents that list the tie, ascending.
    [[nodiscard]] const Places& listing(TieIndex tie) const;
    /// The documents on which the tie rests, ascending: the one that its basis means, and those that list it.
    [[nodiscard]] Places behind(TieIndex tie) const;

private:
    [[nodiscard]] const WordStore& stated(TieIndex tie) const noexcept;

    Network network_;
    IdOrder order_;
    std::map<std::string, Places, std::less<>> by_number_;  // folded
    std::map<std::string, Places, std::less<>> by_support_;
    std::array<std::vector<Places>, 2> by_word_;  // agreements, postings: by the code of what they state
};

}  // namespace jiedui::detail
