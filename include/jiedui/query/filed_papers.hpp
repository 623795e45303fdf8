// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Filed papers: which documents of a ledger are, or may be, a paper that a programme must have.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/grouped.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/model/time_filters.hpp"

namespace jiedui {

/// The days that lie in the period of every time filter, perhaps none; nothing if the slice has no time filter.
[[nodiscard]] JIEDUI_API std::optional<DayRange> days_in_common(const Slice& slice) noexcept;

/// Whether what was written on one day of `span`, or on an unknown day, is of these days; without days it is.
[[nodiscard]] JIEDUI_API Certainty is_of_days(const Span& span, const std::optional<DayRange>& days) noexcept;

/// A paper that is looked for.
struct PaperWanted {
    DocumentKind kind = DocumentKind::leadership;  ///< what sort of paper
    std::optional<DayRange> days{};                ///< of these days; without them of any
    std::optional<std::string> programme{};        ///< of this programme; without it of any
};

/// What a ledger has of a paper.
struct PaperFound {
    std::vector<std::uint32_t> sure{};      ///< rows of the documents that surely are one, ascending by id
    std::vector<std::uint32_t> possible{};  ///< rows of those that may be one, likewise
    /// Met if one surely is; not met if the ledger's documents are complete for these days, or to the end without days, and none may
    /// be; else undecided.
    Verdict verdict = Verdict::undecided;
};

/// The documents of a ledger, ready to be looked through for many papers.
class JIEDUI_API PaperFile {
public:
    /// @complexity O(d log d) time for d documents.
    explicit PaperFile(Ledger ledger);

    [[nodiscard]] const Ledger& ledger() const& noexcept { return ledger_; }
    const Ledger& ledger() && = delete;
    /// What documents say in the attribute `programme`, each once, ascending; none if the ledger has no such column.
    [[nodiscard]] const std::vector<std::string>& programmes() const noexcept { return programmes_; }
    /// From the earliest known day of a document to the latest; none if no day is known.
    [[nodiscard]] DayRange known_days() const noexcept;
    /// The documents that are, or may be, a paper.  One that does not say its kind, day or programme may be of any.
    /// @complexity O(d log d) for d documents of the programme, those that say none among them.
    [[nodiscard]] PaperFound find(const PaperWanted& wanted) const;

private:
    Ledger ledger_;
    std::vector<std::string> programmes_;
    std::vector<std::uint32_t> rows_;      // by id
    Grouped<std::uint32_t> by_programme_;  // places in rows_; those that say none last
};

}  // namespace jiedui
