// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Papers: does a programme have the papers that it must have in each school year?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/certainty.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// One kind of paper of one programme in one school year.
struct PaperRow {
    std::optional<std::string> programme{};         ///< the programme; missing if no document says one
    Span school_year{};                             ///< the school year
    DocumentKind paper = DocumentKind::leadership;  ///< what sort of paper
    std::uint32_t documents = 0;                    ///< documents that surely are one [documents]
    Verdict verdict = Verdict::undecided;           ///< whether there is one

    static constexpr std::string_view question = "papers";
    static constexpr std::tuple columns{
        Column{"programme", "", &PaperRow::programme, "The programme; missing if no document says one."},
        Column{"school_year", "year", &PaperRow::school_year, "The school year."},
        Column{"paper", "", &PaperRow::paper, "What sort of paper."},
        Column{"documents", "documents", &PaperRow::documents, "How many documents surely are one."},
        Column{"verdict", "", &PaperRow::verdict, "met, not_met, or undecided where documents may be missing."},
    };
    friend bool operator==(const PaperRow&, const PaperRow&) = default;
};

/// The «four haves» (四有): leadership, a schedule, a plan, an inspection.
[[nodiscard]] inline std::vector<DocumentKind> four_haves() {
    return {DocumentKind::leadership, DocumentKind::schedule, DocumentKind::plan, DocumentKind::inspection};
}

/// Says of each programme, school year and kind of paper whether there is a document.
///
/// `met` says that one document surely is of that kind and programme, and all the days that its date may mean lie in the school year.
/// `not_met` accuses, and so is said only if the ledger declares its documents complete for the whole school year and none may be it: one
/// that does not say its kind, day or programme may be of any.
///
/// Programmes are what documents say in an attribute of that name; where none says one, all documents are of one programme, whose name is
/// missing.  School years are those of the ledger's calendar that have a day in the period of every time filter, each asked about whole;
/// without a time filter those from the earliest to the latest known day of a document.  The slice's other filters, and ties that were left
/// out, change nothing.
///
/// @param slice what to ask about.
/// @param kinds the kinds of papers; each counts once.
/// @return one row per programme, school year and kind, ascending, kinds in the order asked.  Its evidence is no tie: documents are none.
/// @complexity O(d log d + r e log e) time for d documents, r rows and e documents of one programme, those that say none among them.
/// @errors ErrorCode::bad_word for no kinds at all.
/// @source F4 in docs/source.md: leadership, phased arrangement, implementation plan, inspection.
[[nodiscard]] JIEDUI_API Answer<PaperRow> papers(const Slice& slice,
                                                 const std::vector<DocumentKind>& kinds = four_haves());

/// No ties.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<PaperRow>&, std::size_t) { return {}; }

}  // namespace jiedui
