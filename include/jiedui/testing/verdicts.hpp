// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Assertions about verdicts and answers, for any test framework: what fails throws a Failure that says why.

#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/rules/judgement.hpp"

namespace jiedui::testing {

/// What an assertion throws that does not hold; what() says why.  Test frameworks report it as a failed test.
class Failure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A question whose rows say met, not_met or undecided: Judgement, Duties, Service, FloorAtHome.
template <class Question>
concept judged = question<Question> && requires(const Question::Row& row) {
    { row.verdict } -> std::same_as<const Verdict&>;
};

/// Of whom an assertion speaks, where rows have no rules.
struct OfSubject {
    std::optional<std::string> subject{};  ///< the id in the first column of ids; nothing: everybody
};
/// Of which judgements an assertion speaks.
struct OfRule {
    std::optional<std::string> rule{};     ///< the id of the rule; nothing: all
    std::optional<std::string> subject{};  ///< the id of whom it judges; nothing: everybody
};
/// Which rows of an answer are meant: `{.rule = "two-pairs", .subject = "A"}` of judgements, `{.subject = "A"}` of others.
template <judged Question>
using Meant = std::conditional_t<std::same_as<typename Question::Row, Judgement>, OfRule, OfSubject>;

namespace detail {

/// The rows of an answer whatever their type.
struct ShownRows {
    std::string question{};
    Frame frame{};
    std::string subject_column{};                           ///< the column of whom rows speak
    std::function<std::string(std::size_t)> explanation{};  ///< of a row; nothing if its cells are all
    std::function<std::string(std::size_t)> evidence{};     ///< the records of a row: `agreement t1, document D2`
};

/// The ids of records, each with its kind; `none` if there are none.
[[nodiscard]] JIEDUI_API std::string records_shown(const Network& network, const std::vector<RecordRef>& records);

/// @errors Failure unless every row that is meant, and at least one, has the verdict.
JIEDUI_API void assert_verdict(const ShownRows& rows, Verdict wanted, const std::optional<std::string>& rule,
                               const std::optional<std::string>& subject);
/// @errors Failure unless both have the same cells.
JIEDUI_API void assert_same_rows(const Frame& left, const Frame& right);

template <judged Question>
void assert_verdict(const Answer<Question>& answer, Verdict wanted, const Meant<Question>& meant) {
    ShownRows rows{.question = std::string{Question::name}, .frame = frame_of(answer)};
    rows.evidence = [&answer](std::size_t row) { return records_shown(answer.slice.network(), answer.evidence(row)); };
    if constexpr (std::same_as<typename Question::Row, Judgement>) {
        rows.subject_column = "subject";
        rows.explanation = [&answer](std::size_t row) { return explain(answer, row); };
        assert_verdict(rows, wanted, meant.rule, meant.subject);
    } else {
        assert_verdict(rows, wanted, std::nullopt, meant.subject);
    }
}

}  // namespace detail

/// Asserts that the verdict of all rows that are meant is `met`.  Stable.
///
/// @param answer of judge, or of any question whose rows have a `verdict`: duties, service, floor_at_home.
/// @param meant which rows: of one rule, one subject, both, or all.
/// @errors Failure if a row has another verdict: the text lists these rows, twenty at most, with the explanation of a judgement
///     and the ties that each rests on.  Also if no row is meant: an assertion about nobody would always hold.  Also if a
///     rule failed, whatever the subject, unless another rule is meant.
/// @complexity O(rows of the answer), and that of the evidence of rows that fail.
template <judged Question>
void assert_met(const Answer<Question>& answer, const Meant<Question>& meant = {}) {
    detail::assert_verdict(answer, Verdict::met, meant);
}
/// Asserts that it is `not_met`; undecided is not enough.  Stable.  Everything else is as for assert_met.
template <judged Question>
void assert_not_met(const Answer<Question>& answer, const Meant<Question>& meant = {}) {
    detail::assert_verdict(answer, Verdict::not_met, meant);
}
/// Asserts that it is undecided: that the data do not say.  Stable.  Everything else is as for assert_met.
template <judged Question>
void assert_undecided(const Answer<Question>& answer, const Meant<Question>& meant = {}) {
    detail::assert_verdict(answer, Verdict::undecided, meant);
}

/// Asserts that two answers have the same rows in the same order.  Stable.
///
/// Schools, teachers and ties are the same if their ids are, be the networks as different as they may.  What was left out, and
/// what the answers rest on, is not compared.
/// @errors Failure if they differ: the text shows the rows that do, twenty at most, side by side, column by column.
///     Also if a rule failed in one of them.
/// @complexity O(rows); O(n²) for n rows, up to 500, between the first and the last that differ.
template <question Question>
void assert_same_answer(const Answer<Question>& left, const Answer<Question>& right) {
    detail::assert_same_rows(frame_of(left), frame_of(right));
}
/// The same for rows written by hand, whose indices are those of the answer's network.
template <question Question>
void assert_same_answer(const Answer<Question>& left,
                        const std::type_identity_t<std::vector<typename Question::Row>>& right) {
    detail::assert_same_rows(frame_of(left), frame_of(right, left.slice.network(), false));
}

}  // namespace jiedui::testing
