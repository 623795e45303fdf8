// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Document: the record of a paper.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/records/values.hpp"

namespace jiedui {

/// A notice, plan, schedule, leadership list or inspection.
struct Document {
    std::string id{};                     ///< identifies the document
    std::optional<std::string> number{};  ///< its official number
    std::optional<std::string> title{};   ///< its title
    Span day{};                           ///< its date
    std::optional<DocumentKind> kind{};   ///< what sort of paper it is
    TextList supports{};                  ///< the supports it speaks of
    Span recorded_on{};                   ///< when the record entered the ledger
    Span withdrawn_on{};                  ///< when it left the ledger
    Attributes attributes{};              ///< what other columns say

    static constexpr std::string_view table = "documents";
    static constexpr std::array<std::string_view, 1> required_columns{"id"};
    static constexpr Columns columns{
        Column{"id", Role::document, &Document::id, "Identifies the document."},
        Column{"number", Role::text, &Document::number, "Its official number."},
        Column{"title", Role::text, &Document::title, "Its title."},
        Column{"day", Role::day, &Document::day, "Its date."},
        Column{"kind", Role::word, &Document::kind, "What sort of paper it is."},
        Column{"supports", Role::record, &Document::supports, "The supports it speaks of."},
        Column{"recorded_on", Role::day, &Document::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", Role::day, &Document::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Document&, const Document&) = default;
};

}  // namespace jiedui
