// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Duties: does each school support as many others as it must?

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/completeness.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/recipient_count.hpp"

namespace jiedui {

/// What duties are asked of.
struct DutiesOptions {
    /// A column of schools, e.g. `legal_person`: recipients that say the same there count once.  Without it each school counts.
    std::optional<std::string> once_per{};
};

/// What one school must do, and does.
struct Duty {
    SchoolIndex school;           ///< the school
    std::uint32_t required = 0;   ///< how many recipients it must support
    std::uint32_t met = 0;        ///< how many distinct schools it supports; of those that count once, at least
    std::uint32_t shortfall = 0;  ///< how many are missing
    Verdict verdict = Verdict::undecided;  ///< met, not_met, or undecided on missing data

    static constexpr std::string_view question = "duties";
    static constexpr std::tuple columns{
        Column{"school", "id", &Duty::school, "The school."},
        Column{"required", "schools", &Duty::required, "How many recipients it must support."},
        Column{"met", "schools", &Duty::met, "How many distinct schools it supports, at least."},
        Column{"shortfall", "schools", &Duty::shortfall, "How many are missing."},
        Column{"verdict", "", &Duty::verdict, "met, not_met, or undecided where missing data decide."},
    };
    friend bool operator==(const Duty&, const Duty&) = default;
};

/// Compares the duty of each school with the schools that it supports.
///
/// Schools are counted, not ties, as F10 counts them.  `not_met` is said only if even all ties that were left
/// out would not suffice, `met` only if none of them is needed.  Where rows of a table of ties were left out of the ledger that may
/// be of the slice's days, `not_met` is not said (see lacks_rows).  A school of unknown duty has no row; it is
/// one of the answer's unknown schools.
///
/// With `once_per` recipients of one value in that column count once: campuses of one legal person, say.  A recipient of
/// unknown value may be of any, one that counts already or one more; where that decides, the verdict is undecided.
///
/// @param slice what to ask about.
/// @param options which recipients count once together.
/// @errors ErrorCode::unknown_column if schools have no column of the name in `once_per`.
/// @return one row per school of known duty, ascending; its evidence is the ties from it.
/// @complexity O(n + m log d) time for n schools, m ties and d the most ties at one school.
/// @source F10 in docs/source.md: a large town school supports two weak rural schools.
[[nodiscard]] inline Answer<Duty> duties(const Slice& slice, const DutiesOptions& options = {}) {
    Answer<Duty> answer{{}, slice, {.options = options.once_per ? "once per " + *options.once_per : ""}};
    RecipientCount recipients =
        options.once_per ? RecipientCount{slice.network(), *options.once_per} : RecipientCount{};
    const bool may_accuse = !lacks_ties(slice);
    for (const SchoolIndex school : slice.school_indices()) {
        const auto required = slice.network().get<&School::duty>(school);
        if (!required) {
            answer.asked.unknown_schools.push_back(school);
            continue;
        }
        recipients.clear();
        slice.each_outgoing(school, [&](SchoolIndex recipient, TieIndex) { recipients.add(recipient); });
        const std::uint32_t met = recipients.at_least();
        slice.each_left_out_outgoing(school, [&](SchoolIndex recipient, TieIndex) { recipients.add(recipient); });
        const std::uint32_t at_most = recipients.at_most();
        const Verdict verdict = met >= *required                    ? Verdict::met
                                : may_accuse && at_most < *required ? Verdict::not_met
                                                                    : Verdict::undecided;
        answer.rows.push_back({school, *required, met, *required - std::min(met, *required), verdict});
    }
    return answer;
}

/// The ties from the school.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<Duty>& answer, std::size_t row) {
    return answer.slice.outgoing(answer.rows[row].school);
}

}  // namespace jiedui
