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
#include "jiedui/base/index.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/school_set.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/version.hpp"

namespace jiedui {

/// A plain struct of an answer: described by its columns, comparable, and with the name of its question.
template <class T>
concept row = described<T> && std::equality_comparable<T> && requires {
    { T::question } -> std::convertible_to<std::string_view>;
};

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
    std::string question;     ///< its name and arguments: `reach exp-school, at most 2 hops`
    std::string slice;        ///< what was asked about: `at 2003-11-12, through staff`; empty: the whole network
    std::string fingerprint;  ///< of the ledger
    std::string version;      ///< of the library
    friend bool operator==(const About&, const About&) = default;
};

/// What was asked for beside the slice.
struct Asked {
    std::vector<SchoolIndex> schools{};               ///< the schools that the question names
    std::vector<SchoolIndex> unknown_schools{};       ///< those it could not judge, ascending
    std::string options{};                            ///< other arguments, in words
    std::optional<SchoolSet> needy{};                 ///< the schools that count, if the question asks about some
    std::string by{};                                 ///< the column of schools that groups rows
    std::optional<std::uint32_t> max_hops{};          ///< how long chains may be [ties]
    Day day{};                                        ///< on which it is asked
    std::optional<SchoolSet> hosts{};                 ///< where teachers serve, if the question was told
    std::optional<std::vector<PostingForm>> forms{};  ///< how they moved, likewise
    std::int32_t grace = 0;                           ///< how long anything may be late [days]
    std::int32_t delay = 0;                           ///< how long support waits at each school [days]
    std::vector<Slice> slices{};                      ///< the slices that were looked at, if not the answer's own
};

/// All that is in `found`, each once, ascending: the form of evidence.
template <class Tag>
[[nodiscard]] std::vector<Index<Tag>> ascending(std::vector<Index<Tag>> found) {
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

/// The rows of a question, in the order that it promises, with the slice that was asked.  It keeps the
/// network alive; what rows rest on and what was left out are computed when asked for.
template <row Row>
struct Answer {
    std::vector<Row> rows;  ///< in the order that the question promises
    Slice slice;            ///< what was asked about; keeps the network alive
    Asked asked{};

    [[nodiscard]] auto begin() const noexcept { return rows.begin(); }
    [[nodiscard]] auto end() const noexcept { return rows.end(); }

    /// The ties behind a row, ascending: the question's page says which.
    /// @pre row < rows.size()
    [[nodiscard]] std::vector<TieIndex> evidence(std::size_t row) const { return evidence_of(*this, row); }

    /// Of all slices that were looked at together, each tie once; as in the next two.
    /// @complexity O(ties of the network) for each of these slices, as for the next two.
    [[nodiscard]] LeftOut left_out() const {
        LeftOut counts;
        const auto unknown = unknown_schools();
        counts.unknown_schools = static_cast<std::uint32_t>(unknown.size());
        for (std::uint32_t t = 0; t < slice.network().tie_count(); ++t) {
            const Standing standing = standing_of(TieIndex{t});
            counts.self_support += standing == Standing::self_support ? 1U : 0U;
            counts.unknown_channel += standing == Standing::unknown_channel ? 1U : 0U;
            counts.undecided += standing == Standing::undecided ? 1U : 0U;
        }
        return counts;
    }
    /// The ties that were left out for that reason, ascending.
    [[nodiscard]] std::vector<TieIndex> left_out_ties(Standing reason) const {
        std::vector<TieIndex> ties;
        for (std::uint32_t t = 0; t < slice.network().tie_count(); ++t)
            if (standing_of(TieIndex{t}) == reason) ties.push_back({t});
        return ties;
    }
    /// The schools that the question could not judge: those whose membership in a set that narrowed the
    /// slice nobody knows, and those on which the question itself lacks data; ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools() const {
        std::vector<SchoolIndex> schools = asked.unknown_schools;
        for (const Slice& each : looked_at())
            for (const SchoolIndex school : each.unknown_schools()) schools.push_back(school);
        return ascending(std::move(schools));
    }
    [[nodiscard]] About about() const {
        std::string question{Row::question};
        for (const SchoolIndex school : asked.schools)
            question.append(" ").append(in_quotes_if_needed(slice.network().id(school)));
        if (!asked.options.empty()) question += ", " + asked.options;
        return {std::move(question), slice.description(), slice.network().ledger().fingerprint(), std::string{version}};
    }

private:
    [[nodiscard]] std::span<const Slice> looked_at() const noexcept {
        return asked.slices.empty() ? std::span{&slice, 1} : std::span{asked.slices};
    }
    /// How the tie stands to the first slice that left it out; without one, whether some slice has it.
    [[nodiscard]] Standing standing_of(TieIndex tie) const noexcept {
        Standing found = Standing::outside;
        for (const Slice& each : looked_at()) {
            const Standing standing = each.standing(tie);
            if (standing != Standing::inside && standing != Standing::outside) return standing;
            if (standing == Standing::inside) found = standing;
        }
        return found;
    }
};

}  // namespace jiedui
