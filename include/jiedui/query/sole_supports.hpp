// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Sole support: which schools hang on one single supporter?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/model/answer.hpp"
#include "jiedui/model/completeness.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// One school that would be left without support if one other school withdrew.
struct SoleSupport {
    SchoolIndex recipient;   ///< the school that hangs
    SchoolIndex supporter;   ///< the school it hangs on
    std::uint32_t ties = 0;  ///< how many ties join them; at least 1
    bool certain = true;     ///< no tie that was left out can lead to the recipient

    static constexpr std::string_view question = "sole_supports";
    static constexpr std::tuple columns{
        Column{"recipient", "id", &SoleSupport::recipient, "The school that hangs."},
        Column{"supporter", "id", &SoleSupport::supporter, "The school it hangs on."},
        Column{"ties", "count", &SoleSupport::ties, "How many ties join them."},
        Column{"certain", "", &SoleSupport::certain, "No tie that was left out can lead to the recipient."},
    };
    friend bool operator==(const SoleSupport&, const SoleSupport&) = default;
};

/// Finds the schools all of whose incoming ties come from one supporter.
///
/// A school without incoming ties hangs on nobody and is not listed.  Amounts play no part: a
/// supporter of 0.1 FTE is a supporter.  `certain` says that the row is the same whatever the ties that
/// were left out turn out to be; a school of which only such ties are known has no row.  A record from a school to itself is in
/// no slice: it is not a supporter, and does not make a row uncertain.  No row is certain where rows of a table of ties were left out of
/// the ledger that may be of the slice's days (see lacks_rows).
///
/// @param slice what to ask about, e.g. the staff ties of one term.
/// @return one row per such school, by ascending recipient; its evidence is all ties to it.
/// @complexity O(n + m) time for n schools and m ties; memory for the answer only.
/// @source docs/glossary.md, "sole support".
[[nodiscard]] inline Answer<SoleSupport> sole_supports(const Slice& slice) {
    Answer<SoleSupport> answer{{}, slice};
    const bool may_lack_ties = lacks_ties(slice);
    for (const SchoolIndex recipient : slice.school_indices()) {
        std::optional<SchoolIndex> sole;
        std::uint32_t ties = 0;
        bool several = false;
        slice.each_incoming(recipient, [&](SchoolIndex supporter, TieIndex) {
            several |= sole && *sole != supporter;
            sole = supporter;
            ++ties;
        });
        if (sole && !several)
            answer.rows.push_back({recipient, *sole, ties, !may_lack_ties && !slice.may_have_more_to(recipient)});
    }
    return answer;
}

/// All ties to the recipient.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<SoleSupport>& answer, std::size_t row) {
    return answer.slice.incoming(answer.rows[row].recipient);
}

}  // namespace jiedui
