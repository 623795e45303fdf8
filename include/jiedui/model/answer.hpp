// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Answer: the rows of a question, and what they rest on.

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/school_set.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/version.hpp"

namespace jiedui {

/// Ties that no filter excludes for certain, but that are not in the slice: each is counted once, under the first
/// reason that applies.  And how many schools the question could not judge.
struct LeftOut {
    std::uint32_t self_support = 0;
    std::uint32_t unknown_channel = 0;
    std::uint32_t undecided = 0;
    std::uint32_t unknown_schools = 0;
    friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

/// What an answer is the answer to.
struct About {
    std::string question;     ///< its name and arguments: `reach, school exp-school, max_hops 2`
    std::string slice;        ///< what was asked about: `at 2003-11-12, through staff`; empty: the whole network
    std::string fingerprint;  ///< of the ledger
    std::string version;      ///< of the library
    friend bool operator==(const About&, const About&) = default;
};

/// All that is in `found`, each once, ascending: the form of evidence.
template <class Tag>
[[nodiscard]] std::vector<Index<Tag>> ascending(std::vector<Index<Tag>> found) {
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

namespace detail {

/// What was left out of slices that were looked at together: each tie once, under the first reason that some slice has.
/// @complexity O(ties of the network) for each slice.
class JIEDUI_API LookedAt {
public:
    explicit LookedAt(std::span<const Slice> slices) noexcept : slices_{slices} {}
    [[nodiscard]] std::vector<TieIndex> ties_left_out(Standing reason) const;
    /// @param judged the schools that the question itself could not judge.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(std::vector<SchoolIndex> judged) const;
    /// Counts of these.
    [[nodiscard]] LeftOut left_out(const std::vector<SchoolIndex>& judged) const;

private:
    [[nodiscard]] Standing standing_of(TieIndex tie) const noexcept;
    std::span<const Slice> slices_;
};

[[nodiscard]] JIEDUI_API About about(std::string question, const Slice& slice);

}  // namespace detail

/// The rows of a question, in the order that it promises, with the slice and the question that was asked.  It keeps the
/// network alive; what rows rest on and what was left out are computed when asked for.
template <question Question>
struct Answer {
    using Row = Question::Row;

    std::vector<Row> rows;  ///< in the order that the question promises
    Slice slice;            ///< what was looked at; keeps the network alive
    Question question;      ///< what was asked, with its parameters

    [[nodiscard]] auto begin() const noexcept { return rows.begin(); }
    [[nodiscard]] auto end() const noexcept { return rows.end(); }

    /// The records that a row rests on: ties, ascending, then others; the question's text says which.
    /// @pre row < rows.size()
    [[nodiscard]] std::vector<RecordRef> evidence(std::size_t row) const {
        return records_of(slice.network(), question.evidence(slice, std::span{rows}, row));
    }
    /// The ties among them.  @pre row < rows.size()
    [[nodiscard]] std::vector<TieIndex> ties(std::size_t row) const {
        return Evidence{question.evidence(slice, std::span{rows}, row)}.ties;
    }
    /// These records themselves.  @pre row < rows.size()
    [[nodiscard]] std::vector<AnyRecord> records(std::size_t row) const {
        return records_at(slice.network().ledger(), evidence(row));
    }
    /// Ties that no filter excludes for certain and that are not in the slice, counted by reason; and the schools that the question
    /// could not judge.
    /// @complexity O(ties of the network) for each slice that was looked at, as for the next two.
    [[nodiscard]] LeftOut left_out() const { return detail::LookedAt{slices()}.left_out(not_judged()); }
    /// The ties that were left out for that reason, ascending.
    [[nodiscard]] std::vector<TieIndex> left_out_ties(Standing reason) const {
        return detail::LookedAt{slices()}.ties_left_out(reason);
    }
    /// The schools that the question could not judge: those of which it is not known whether they are in a set that narrowed the
    /// slice, and those on which the question itself lacks data; ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools() const {
        return detail::LookedAt{slices()}.unknown_schools(not_judged());
    }
    [[nodiscard]] About about() const { return detail::about(words_of(question, slice.network()), slice); }

private:
    [[nodiscard]] std::vector<Slice> slices() const {
        std::vector<Slice> found;
        if constexpr (requires { question.slices(slice); }) found = question.slices(slice);
        if (found.empty()) found.push_back(slice);
        return found;
    }
    [[nodiscard]] std::vector<SchoolIndex> not_judged() const {
        if constexpr (requires { question.unknown_schools(slice); })
            return question.unknown_schools(slice);
        else
            return {};
    }
};

/// Asks a question of a slice; of a network: of its agreements.
///
/// @param slice what to ask about.
/// @param question what to ask, with its parameters: `ask(slice, CoverageRates{.by = "township"})`.
/// @param work how it is worked through; a question that is soon answered makes no use of it.
/// @return the rows that the question's text promises.
/// @errors those of the question.
template <question Question>
[[nodiscard]] Answer<Question> ask(const Slice& slice, Question question, const Work& work = {}) {
    const auto looked_at = [&]() -> Slice {
        if constexpr (requires { question.looked_at(slice); })
            return question.looked_at(slice);
        else
            return slice;
    };
    Slice asked = looked_at();
    std::vector<typename Question::Row> rows;
    if constexpr (threaded_question<Question>)
        rows = question.ask(asked, work);
    else if constexpr (watched_question<Question>)
        rows = question.ask(asked, work.watch);
    else
        rows = question.ask(asked);
    return {std::move(rows), std::move(asked), std::move(question)};
}

}  // namespace jiedui
