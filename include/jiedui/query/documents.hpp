// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Documents: which papers does the ledger have, and what rests on each?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// One document, and how much rests on it.
struct DocumentRow {
    std::string document;                 ///< its id
    std::optional<std::string> number{};  ///< its official number
    std::optional<std::string> title{};   ///< its title
    Span day{};                           ///< its date
    std::optional<DocumentKind> kind{};   ///< what sort of paper it is
    std::uint32_t agreements = 0;         ///< agreements that rest on it [ties]
    std::uint32_t postings = 0;           ///< postings that do [ties]

    static constexpr std::string_view question = "documents";
    static constexpr std::tuple columns{
        Column{"document", "id", &DocumentRow::document, "The document."},
        Column{"number", "", &DocumentRow::number, "Its official number."},
        Column{"title", "", &DocumentRow::title, "Its title."},
        Column{"day", "day", &DocumentRow::day, "Its date."},
        Column{"kind", "", &DocumentRow::kind, "What sort of paper it is."},
        Column{"agreements", "ties", &DocumentRow::agreements, "How many agreements rest on it."},
        Column{"postings", "ties", &DocumentRow::postings, "How many postings rest on it."},
    };
    friend bool operator==(const DocumentRow&, const DocumentRow&) = default;
};

/// Lists the documents of the ledger with what rests on each.
///
/// A tie rests on the document that its basis means, by id or by number as `bases` reads them, and on every document that lists it in its
/// column `supports`.  A basis that several documents are called by rests on none of them.  Agreements and postings are looked at whatever
/// kind the slice chose; its dates, channels and schools filter them, and one that successions cut counts once.  Of documents its time alone decides: those stay whose day may lie in
/// the period of every time filter, one of unknown day among them.
///
/// A tie that was left out can add to the counts, and takes no row away.
///
/// @param slice what to ask about.
/// @return one row per document, ascending by id; its evidence is the ties that rest on it.
/// @complexity O(n + m log d + d log d) time for n schools, m ties and d documents.
/// @source F2, F3 in docs/source.md: notices, decisions and their numbers.
[[nodiscard]] JIEDUI_API Answer<DocumentRow> documents(const Slice& slice);

/// The agreements and postings that rest on the document.
[[nodiscard]] JIEDUI_API std::vector<TieIndex> evidence_of(const Answer<DocumentRow>& answer, std::size_t row);

}  // namespace jiedui
