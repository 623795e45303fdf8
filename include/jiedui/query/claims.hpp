// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Claims: which figures do documents state, and which figures do the records give?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Which figures do documents state, and which figures do the records give?
struct JIEDUI_API Claims {
    static constexpr std::string_view name = "claims";
    static constexpr QuestionText text{
        .asks = "Set the figures that documents state beside what the records show.",
        .rows =
            "One row per claim of the ledger, ascending by document, what, stated, recorded, unit; a missing value "
            "comes last.  Equal ones are ordered by the days of the claim.",
        .evidence = "The postings that were counted, then the claim, then its document.",
        .notes =
            "Three words are counted: `duty_schools`, the schools with a duty of one or more; `persons`, the distinct "
            "teachers whom postings name; `person_times`, the heads of postings.  For any other word `recorded` is "
            "missing.  If the claim says days, `persons` and `person_times` count only the postings that surely begin "
            "in these days.  A posting that successions cut into parts counts once.  If one posting that counts does "
            "not say how many moved, `recorded` is missing.  Postings are looked at whatever kind the slice chose; "
            "its dates, channels and schools still filter.  A posting that was left out, or one of unknown first day, "
            "can add to what is recorded.",
        .cost = "O(n + c m) time for n schools, c claims and m ties.",
        .source = "F6 in docs/source.md: 19 schools, 129 teachers, 107 person-times"};
    static constexpr Columns columns{};

    /// One figure that a document states, and the figure that follows from the records.
    struct Row {
        std::string document;
        std::string what;
        std::optional<Thousandths> stated{};
        std::optional<std::uint64_t> recorded{};
        std::optional<std::string> unit{};
        std::uint32_t record = 0;  ///< row in the ledger's table of claims; not a column

        static constexpr Columns columns{
            Column{"document", Role::document, &Row::document, "The document that states it."},
            Column{"what", Role::text, &Row::what, "What it counts."},
            Column{"stated", Role::amount, &Row::stated, "The figure stated."},
            Column{"recorded", Role::amount, &Row::recorded, "What the records show; missing if they cannot."},
            Column{"unit", Role::unit, &Row::unit, "What the figure counts in, as the document says it."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The slice with postings, even if it chose other kinds of ties.
    [[nodiscard]] Slice looked_at(const Slice& slice) const { return slice.of_kinds({TieKind::posting}); }
};

}  // namespace jiedui
