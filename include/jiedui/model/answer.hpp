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

/// How many ties are not in the slice although no filter excludes them for certain, and how many schools the question
/// could not judge.  Each tie is counted once, under the first reason that applies.
struct LeftOut {
    std::uint32_t self_support = 0;
    std::uint32_t unknown_channel = 0;
    std::uint32_t undecided = 0;
    std::uint32_t unknown_schools = 0;
    friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

/// What was asked, of which slice and ledger, with which version of the library.
struct About {
    std::string question;     ///< name and parameters of the question: `reach, school exp-school, max_hops 2`
    std::string slice;        ///< the slice in words: `at 2003-11-12, through staff`; empty: the default slice
    std::string fingerprint;  ///< the fingerprint of the ledger
    std::string version;      ///< the version of the library
    friend bool operator==(const About&, const About&) = default;
};

/// The indices in `found`, each once, ascending.  Evidence has this form.
template <class Tag>
[[nodiscard]] std::vector<Index<Tag>> ascending(std::vector<Index<Tag>> found) {
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

namespace detail {

/// The ties that were left out of slices that one question looked at.  A tie has one reason: the first that any slice
/// has.
/// @complexity O(ties of the network) for each slice.
class JIEDUI_API LookedAt {
public:
    explicit LookedAt(std::span<const Slice> slices) noexcept : slices_{slices} {}
    [[nodiscard]] std::vector<TieIndex> ties_left_out(Standing reason) const;
    /// @param judged the schools that the question itself could not judge.
    /// @return these schools, and the schools of unknown membership in the slices, each once, ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(std::vector<SchoolIndex> judged) const;
    /// How many ties each reason left out, and how many schools `unknown_schools(judged)` has.
    [[nodiscard]] LeftOut left_out(const std::vector<SchoolIndex>& judged) const;

private:
    [[nodiscard]] Standing standing_of(TieIndex tie) const noexcept;
    std::span<const Slice> slices_;
};

[[nodiscard]] JIEDUI_API About about(std::string question, const Slice& slice);

}  // namespace detail

/// The rows of a question, in the order that it promises, with the slice and the question that was asked.  It keeps the
/// network alive.  Evidence and left-out ties are computed when they are asked for.
template <question Question>
struct Answer {
    using Row = Question::Row;

    std::vector<Row> rows;  ///< in the order that the question promises
    Slice slice;            ///< the slice that the question looked at; keeps the network alive
    Question question;      ///< the question that was asked, with its parameters

    [[nodiscard]] auto begin() const noexcept { return rows.begin(); }
    [[nodiscard]] auto end() const noexcept { return rows.end(); }

    /// The records on which a row rests: first ties, ascending, then other records.  The question's text says which.
    /// @pre row < rows.size()
    [[nodiscard]] std::vector<RecordRef> evidence(std::size_t row) const {
        return records_of(slice.network(), question.evidence(slice, std::span{rows}, row));
    }
    /// The ties on which a row rests, ascending.  @pre row < rows.size()
    [[nodiscard]] std::vector<TieIndex> ties(std::size_t row) const {
        return Evidence{question.evidence(slice, std::span{rows}, row)}.ties;
    }
    /// The records on which a row rests, as structs, in the order of `evidence(row)`.  @pre row < rows.size()
    [[nodiscard]] std::vector<AnyRecord> records(std::size_t row) const {
        return records_at(slice.network().ledger(), evidence(row));
    }
    /// How many ties each reason left out, and how many schools the question could not judge.
    /// @complexity O(ties of the network) for each slice that the question looked at; `left_out_ties` and
    ///     `unknown_schools` cost the same.
    [[nodiscard]] LeftOut left_out() const { return detail::LookedAt{slices()}.left_out(not_judged()); }
    /// The ties that were left out for that reason, ascending.
    /// @param reason `self_support`, `unknown_channel` or `undecided`.
    [[nodiscard]] std::vector<TieIndex> left_out_ties(Standing reason) const {
        return detail::LookedAt{slices()}.ties_left_out(reason);
    }
    /// The schools that the question could not judge, each once, ascending: schools of unknown membership in a set
    /// that narrowed the slice, and schools for which the question itself lacks data.
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

/// Asks a question of a slice.  A network can stand for its default slice: agreements that are not planned.
///
/// @param slice what to ask about.
/// @param question what to ask, with its parameters: `ask(slice, CoverageRates{.by = "township"})`.
/// @param work threads and progress; a quick_question does not use it.
/// @return the rows that the question's text promises.
/// @errors the errors of the question.
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
