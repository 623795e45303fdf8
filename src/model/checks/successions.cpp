// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/checks/references.hpp"
#include "model/succession_checks.hpp"

namespace jiedui::detail {
namespace {

/// `row 2`, `rows 2, 5 and 7`; of very many only the first and …
[[nodiscard]] Phrase rows_as_phrase(std::vector<std::string> rows) {
    constexpr std::size_t most = 20;
    if (rows.size() > most) {
        rows.resize(most);
        rows.emplace_back("…");
    }
    return rows.size() == 1 ? phrase("row", std::move(rows)) : phrase("rows", std::move(rows));
}

}  // namespace

void SuccessionRing::of_references(Draft& draft) {
    const Table<Succession>& table = draft.table<Succession>();
    const RowNotes& notes = draft.notes<Succession>();
    for (const std::vector<std::size_t>& ring : succession_rings(table)) {
        std::vector<std::string> others;
        for (const std::size_t row : ring) {
            draft.mark_bad<Succession>(row);  // which of them is wrong cannot be said
            if (row != ring.back()) others.push_back(notes.row_text(row));
        }
        draft.report<SuccessionRing, Succession>(ring.back(), "successor",
                                                 cell_text(table.get<&Succession::successor>(ring.back())),
                                                 rows_as_phrase(std::move(others)));
    }
}

void UnclearSuccession::of_references(Draft& draft) {
    const RowNotes& notes = draft.notes<Succession>();
    const auto row_text = [&](std::size_t row) { return notes.row_text(row); };
    for (SuccessionDoubt& each : succession_doubts(draft.table<Succession>(), row_text))
        if (!draft.is_bad<Succession>(each.row))  // what is bad there has been found
            draft.report<UnclearSuccession, Succession>(each.row, each.column, each.value, std::move(each.expected));
}

}  // namespace jiedui::detail
