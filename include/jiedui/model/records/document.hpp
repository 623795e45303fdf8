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

/// A paper of a programme, such as a notice, plan or inspection.  A field that is not set is unknown.
struct Document {
    std::string id{};                     ///< identifies the document
    std::optional<std::string> number{};  ///< its official number
    std::optional<std::string> title{};   ///< its title
    Span day{};                           ///< the date on the document
    std::optional<DocumentKind> kind{};   ///< what sort of paper it is
    TextList supports{};                  ///< the ids of the agreements that it lists
    Span recorded_on{};                   ///< when the record entered the ledger
    Span withdrawn_on{};                  ///< when the record left the ledger; unknown: it has not
    Attributes attributes{};              ///< texts of columns that the library does not know

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
