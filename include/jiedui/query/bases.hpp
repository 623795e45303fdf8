// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Bases: on which papers do agreements and postings rest, and which of these are missing?

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Whether the ledger has the document on which ties rest.
enum class BasisState : std::uint8_t {
    listed,      ///< the ledger has exactly one such document
    not_listed,  ///< no document has this id or number
    ambiguous,   ///< several documents have this id or number
    none,        ///< the ties state no basis, and no document lists them
    undecided    ///< the ledger has no such document, but rows of its documents were left out
};
template <>
struct ClosedList<BasisState> {
    static constexpr std::string_view name = "basis_state";
    static constexpr std::array<std::string_view, 5> words{"listed", "not_listed", "ambiguous", "none", "undecided"};
};

/// On which papers do agreements and postings rest, and which of these are missing?
struct JIEDUI_API Bases {
    static constexpr std::string_view name = "bases";
    static constexpr QuestionText text{
        .asks = "Group agreements and postings by what they rest on, and say which of these papers the ledger has.",
        .rows =
            "One row per basis, by its text; then those without a text, by document; the row without either comes "
            "last.",
        .evidence = "The agreements and postings that name the basis, then the documents that are called so, by id.",
        .notes =
            "A basis means the document that has it as its id, letter by letter, or as its number.  Full-width signs, "
            "white space and case of a number do not matter, and 〔 〕 [ ] ( ) 【 】 〖 〗 〈 〉 ﹝ ﹞ are one kind "
            "of bracket.  A basis that several documents are called by is ambiguous.  If no document is called so, "
            "the text may be an id, and the case of its letters matters.  Spellings that mean the same are one row, "
            "which shows that of the first tie.  An id and a number are two rows, also if they mean one document.  An "
            "agreement that states no basis rests on each document that lists it in the column `supports`, and is "
            "counted in the row of each.  Agreements and postings are looked at whatever kind of ties the slice "
            "chose; its dates, channels and schools filter them.  A record that successions cut counts once.  "
            "Documents are looked at whatever their day.  A tie that was left out can add to the counts, and bring a "
            "row.  If rows of the table of documents were left out of the ledger, the state is `undecided` instead of "
            "`not_listed` or `none`.",
        .cost = "O(n + m log m + d log d) time for n schools, m ties and d documents.",
        .source =
            "F2 and F3 in docs/source.md: 叶教[2001]81号 starts the pilot, 叶教[2003]45号 makes its measures clearer"};
    static constexpr Columns columns{};

    /// One basis, and how many ties rest on it.
    struct Row {
        std::optional<std::string> basis{};
        std::optional<std::string> document{};
        BasisState state = BasisState::none;
        std::uint32_t agreements = 0;
        std::uint32_t postings = 0;

        static constexpr Columns columns{
            Column{"basis", Role::text, &Row::basis,
                   "What the ties state as their basis, as the first of them writes it; missing if they state none."},
            Column{"document", Role::document, &Row::document,
                   "The document that it means; missing if there is not exactly one."},
            Column{"state", Role::word, &Row::state,
                   "`listed`, `not_listed`, `ambiguous`, `none` if there is no basis, or `undecided`."},
            Column{"agreements", Role::count, Unit::agreements, &Row::agreements, "How many agreements rest on it."},
            Column{"postings", Role::count_of_people, Unit::postings, &Row::postings, "How many postings rest on it."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The slice with agreements and postings, even if it chose other kinds of ties.
    [[nodiscard]] Slice looked_at(const Slice& slice) const;
};

}  // namespace jiedui
