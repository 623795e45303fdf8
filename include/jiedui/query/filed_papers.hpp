// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Filed papers: finds the documents of a ledger that are, or may be, a paper that a programme must have.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/detail/model/grouped.hpp"
#include "jiedui/detail/model/time_filters.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// The days that lie in the period of every time filter of the slice; there may be no such day.  Nothing if the slice
/// has no time filter.
[[nodiscard]] JIEDUI_API std::optional<DayRange> days_in_common(const Slice& slice) noexcept;

/// Whether a document that was written on one day of `span` was written on one of `days`.  Yes if `days` is nothing,
/// no if `days` is empty; undecided if the span is unknown or lies only partly in `days`.
[[nodiscard]] JIEDUI_API Certainty is_of_days(const Span& span, const std::optional<DayRange>& days) noexcept;

/// Describes the paper that is looked for.
struct PaperWanted {
    DocumentKind kind = DocumentKind::leadership;  ///< what sort of paper
    std::optional<DayRange> days{};                ///< the days on which it may be written; nothing: any day
    std::optional<std::string> programme{};        ///< the programme to which it belongs; nothing: any programme
};

/// The documents of a ledger that are, or may be, the paper that was looked for.
struct PaperFound {
    std::vector<std::uint32_t> sure{};      ///< rows of documents that surely are the paper, ascending by document id
    std::vector<std::uint32_t> possible{};  ///< rows of the documents that may be the paper, ascending by document id
    /// `met` if a document surely is the paper.  `not_met` if no document may be the paper, and the table of
    /// documents is declared complete for the days (if no days are given: from the first declared day without end).
    /// Else `undecided`.
    Verdict verdict = Verdict::undecided;
};

/// The documents of a ledger, prepared for many searches.
class JIEDUI_API PaperFile {
public:
    /// @complexity O(d log d) time for d documents.
    explicit PaperFile(Ledger ledger);

    [[nodiscard]] const Ledger& ledger() const& noexcept { return ledger_; }
    const Ledger& ledger() && = delete;
    /// The values of the attribute `programme` of documents, each once, ascending; empty if no document has one.
    [[nodiscard]] const std::vector<std::string>& programmes() const noexcept { return programmes_; }
    /// The days from the earliest known day of a document to the latest, both inside; no days if no day is known.
    [[nodiscard]] DayRange known_days() const noexcept;
    /// The documents that are, or may be, the paper.  A document of unknown kind, day or programme may be of any.
    /// @complexity O(d log d) for d documents of this programme or of unknown programme.
    [[nodiscard]] PaperFound find(const PaperWanted& wanted) const;

private:
    Ledger ledger_;
    std::vector<std::string> programmes_;
    std::vector<std::uint32_t> rows_;      // by id
    Grouped<std::uint32_t> by_programme_;  // places in rows_; those that say none last
};

}  // namespace jiedui
