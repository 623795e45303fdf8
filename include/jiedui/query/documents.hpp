// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Documents: which papers does the ledger have, and what rests on each?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/records.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Which papers does the ledger have, and what rests on each?
struct JIEDUI_API Documents {
    static constexpr std::string_view name = "documents";
    static constexpr QuestionText text{
        .asks = "List the documents of the ledger, with how many agreements and postings rest on each.",
        .rows = "One row per document, by document.",
        .evidence = "The agreements and postings that rest on the document, then the document.",
        .notes =
            "A tie rests on the document that its basis means, by id or by number as `bases` reads them.  It also "
            "rests on every document that lists it in the column `supports`.  If several documents are called like "
            "its basis, it rests on none of them.  Agreements and postings are looked at whatever kind of ties the "
            "slice chose; its dates, channels and schools filter them.  A record that successions cut counts once.  "
            "For documents only the slice's time matters: a document stays if its day may lie in the period of every "
            "time filter, also if its day is unknown.  A tie that was left out can add to the counts; it takes no row "
            "away.",
        .cost = "O(n + m log d + d log d) time for n schools, m ties and d documents.",
        .source = "F2 and F3 in docs/source.md: notices, decisions and their numbers"};
    static constexpr Columns columns{};

    /// One document, and how many ties rest on it.
    struct Row {
        std::string document;
        std::optional<std::string> number{};
        std::optional<std::string> title{};
        Span day{};
        std::optional<DocumentKind> kind{};
        std::uint32_t agreements = 0;
        std::uint32_t postings = 0;

        static constexpr Columns columns{
            Column{"document", Role::document, &Row::document, "The document."},
            Column{"number", Role::text, &Row::number, "Its official number."},
            Column{"title", Role::text, &Row::title, "Its title."},
            Column{"day", Role::day, &Row::day,
                   "Its date: as a day the first of its span, as text `2003-autumn`; missing if it is unknown."},
            Column{"kind", Role::word, &Row::kind, "What sort of paper it is."},
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
