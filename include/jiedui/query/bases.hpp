// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Bases: on which papers do agreements and postings rest, and which of these are missing?

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Whether the ledger has what ties rest on.
enum class BasisState : std::uint8_t {
    listed,      ///< it has the document
    not_listed,  ///< no document is called so
    ambiguous,   ///< several documents are called so
    none,        ///< the ties state no basis, and no document lists them
    undecided    ///< the ledger has no such document, but rows of its documents were left out
};
template <>
struct ClosedList<BasisState> {
    static constexpr std::string_view name = "basis_state";
    static constexpr std::array<std::string_view, 5> words{"listed", "not_listed", "ambiguous", "none", "undecided"};
};

/// One basis, and how much rests on it.
struct BasisRow {
    std::optional<std::string> basis{};     ///< as the first of its ties writes it; missing if they state none
    std::optional<std::string> document{};  ///< the id of the document meant; missing if there is not one
    BasisState state = BasisState::none;    ///< whether the ledger has it
    std::uint32_t agreements = 0;           ///< agreements that rest on it [ties]
    std::uint32_t postings = 0;             ///< postings that do [ties]

    static constexpr std::string_view question = "bases";
    static constexpr std::tuple columns{
        Column{"basis", "", &BasisRow::basis, "What the ties state as their basis; missing if they state none."},
        Column{"document", "id", &BasisRow::document, "The document that it means; missing if there is not one."},
        Column{"state", "", &BasisRow::state,
               "listed, not_listed, ambiguous, none where there is no basis, or undecided."},
        Column{"agreements", "ties", &BasisRow::agreements, "How many agreements rest on it."},
        Column{"postings", "ties", &BasisRow::postings, "How many postings rest on it."},
    };
    friend bool operator==(const BasisRow&, const BasisRow&) = default;
};

/// Groups agreements and postings by what they rest on, and says which of these papers the ledger has.
///
/// A basis means the document that has it as its id, letter by letter, or as its number, however either is typed: full-width signs, white
/// space and case count for nothing, and 〔 〕 [ ] ( ) 【 】 〖 〗 〈 〉 ﹝ ﹞ are one kind of bracket.  One that several documents are called by
/// is ambiguous.  If no document is called so, the text may be an id, and the case of its letters counts.  Spellings that mean the same are
/// one row, which shows that of the first tie; an id and a number are two, though they mean
/// one document.  An agreement that states no basis rests on each document that lists it in its column `supports`, and is counted in the row
/// of each.
///
/// Agreements and postings are looked at whatever kind the slice chose; its dates, channels and schools filter.  One that successions cut
/// counts once.  Documents are looked at whatever their day.  A tie that was left out can add to the counts, and bring a row.  Where rows of
/// the table of documents were left out of the ledger, the state is `undecided` instead of `not_listed` or `none` (see lacks_rows).
///
/// @param slice what to ask about.
/// @return one row per basis, ascending by its text; then those without one, by document, the row without either last.  Its evidence is
///     the ties that rest on it.
/// @complexity O(n + m log m + d log d) time for n schools, m ties and d documents.
/// @source F2, F3 in docs/source.md: 叶教[2001]81号 starts the pilot, 叶教[2003]45号 makes its measures clearer.
[[nodiscard]] JIEDUI_API Answer<BasisRow> bases(const Slice& slice);

/// The agreements and postings of the row.
[[nodiscard]] JIEDUI_API std::vector<TieIndex> evidence_of(const Answer<BasisRow>& answer, std::size_t row);

}  // namespace jiedui
