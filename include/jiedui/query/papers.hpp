// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Papers: does a programme have the papers that it must have in each school year?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/certainty.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/records.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// The «four haves» (四有): leadership, a schedule, a plan, an inspection.
[[nodiscard]] inline std::vector<DocumentKind> four_haves() {
    return {DocumentKind::leadership, DocumentKind::schedule, DocumentKind::plan, DocumentKind::inspection};
}

/// Does a programme have the papers that it must have in each school year?
struct JIEDUI_API Papers {
    std::optional<std::vector<DocumentKind>> kinds{};  ///< see `columns`, as for all parameters

    static constexpr std::string_view name = "papers";
    static constexpr QuestionText text{
        .asks = "Say of each programme, school year and kind of paper whether there is a document.",
        .rows = "One row per programme, school year and kind, by programme, then year; kinds come in the order asked.",
        .evidence = "The documents that surely are such a paper, ascending by id.",
        .notes =
            "`met` says that one document surely is of that kind and programme, and that all days that its date may "
            "mean lie in the school year.  `not_met` accuses, so it is said only if the ledger declares its documents "
            "complete for the whole school year, and if no document may be the paper.  A document that does not say "
            "its kind, day or programme may be of any.  Programmes are what documents say in an attribute called "
            "`programme`; if no document says one, all documents are of one programme, whose name is missing.  School "
            "years are those of the ledger's calendar that have a day in the period of every time filter; each is "
            "asked about as a whole.  Without a time filter they are those from the earliest to the latest known day "
            "of a document.  The slice's other filters, and ties that were left out, change nothing.",
        .errors = "If a kind is unknown, or there is no kind at all.",
        .cost =
            "O(d log d + r e log e) time for d documents, r rows and e documents of one programme, with those that "
            "say no programme.",
        .source =
            "F4 in docs/source.md, the «four haves»: leadership, phased arrangement, implementation plan, inspection"};
    static constexpr Columns columns{
        Column{"kinds", Role::word, &Papers::kinds,
               "The kinds of papers, each of which counts once; by default leadership, schedule, plan and inspection."},
    };

    /// One kind of paper of one programme in one school year.
    struct Row {
        std::optional<std::string> programme{};
        Span school_year{};
        DocumentKind paper = DocumentKind::leadership;
        std::uint32_t documents = 0;
        Verdict verdict = Verdict::undecided;

        static constexpr Columns columns{
            Column{"programme", Role::text, &Row::programme, "The programme; missing if no document says one."},
            Column{"school_year", Role::period, &Row::school_year,
                   "The school year: as a day its first, as text `2003/2004`."},
            Column{"paper", Role::word, &Row::paper, "What sort of paper it is."},
            Column{"documents", Role::count, Unit::documents, &Row::documents,
                   "How many documents surely are such a paper."},
            Column{"verdict", Role::word, &Row::verdict,
                   "`met`, `not_met`, or `undecided` if documents may be missing."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui
