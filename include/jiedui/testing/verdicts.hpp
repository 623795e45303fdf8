// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Assertions about verdicts and answers, for any test framework.  An assertion that fails throws a Failure
/// that says why.

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

/// An assertion that does not hold throws this; what() says why.  Test frameworks report it as a failed test.
class Failure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A question whose rows have a verdict: Judge, Duties, Service, FloorAtHome.
template <class Question>
concept judged = question<Question> && requires(const Question::Row& row) {
    { row.verdict } -> std::same_as<const Verdict&>;
};

/// The rows that an assertion checks, in an answer whose rows have no rules.
struct OfSubject {
    std::optional<std::string> subject{};  ///< the id in the first column of ids; nothing: all rows
};
/// The judgements that an assertion checks.
struct OfRule {
    std::optional<std::string> rule{};     ///< the id of the rule; nothing: all rules
    std::optional<std::string> subject{};  ///< the id of the subject; nothing: all subjects
};
/// The type that selects rows of an answer: `{.rule = "two-pairs", .subject = "A"}` for judgements,
/// `{.subject = "A"}` for other answers.
template <judged Question>
using Meant = std::conditional_t<std::same_as<typename Question::Row, Judgement>, OfRule, OfSubject>;

namespace detail {

/// The rows of an answer of any type.
struct ShownRows {
    std::string question{};
    Frame frame{};
    /// The column of the subjects; empty: the first column of ids.
    std::string subject_column{};
    std::function<std::string(std::size_t)> explanation{};  ///< explains a row; empty if there are only its cells
    /// The records that a row rests on: `agreement t1, document D2`.
    std::function<std::string(std::size_t)> evidence{};
};

/// The kinds and ids of records, in their order: `agreement t1, document D2`; `none` if there are none.
[[nodiscard]] JIEDUI_API std::string records_shown(const Network& network, const std::vector<RecordRef>& records);

/// Checks that at least one row is selected, and that all selected rows have the verdict.
/// @errors Failure if not, or if a rule failed.
JIEDUI_API void assert_verdict(const ShownRows& rows, Verdict wanted, const std::optional<std::string>& rule,
                               const std::optional<std::string>& subject);
/// Checks that both frames have the same cells.
/// @errors Failure if not, or if a rule failed.
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

/// Asserts that the verdict of all selected rows is `met`.  Stable.
///
/// @param answer the answer of `judge`, or of another question whose rows have a `verdict`: duties, service,
///     floor_at_home.
/// @param meant the rows to check: those of one rule, of one subject, or of both; default: all.
/// @errors Failure if a selected row has another verdict: the text lists at most twenty such rows, each with
///     its explanation if it is a judgement, and with the records that it rests on.  Failure if no row is
///     selected, because such an assertion would always hold.  Failure if a rule failed; with `meant.rule`,
///     only if that rule failed.
/// @complexity O(rows of the answer), and that of the evidence of rows that fail.
template <judged Question>
void assert_met(const Answer<Question>& answer, const Meant<Question>& meant = {}) {
    detail::assert_verdict(answer, Verdict::met, meant);
}
/// Asserts that the verdict of all selected rows is `not_met`; undecided is not enough.  Stable.  All else is
/// as for `assert_met`.
template <judged Question>
void assert_not_met(const Answer<Question>& answer, const Meant<Question>& meant = {}) {
    detail::assert_verdict(answer, Verdict::not_met, meant);
}
/// Asserts that the verdict of all selected rows is `undecided`.  Stable.  All else is as for `assert_met`.
template <judged Question>
void assert_undecided(const Answer<Question>& answer, const Meant<Question>& meant = {}) {
    detail::assert_verdict(answer, Verdict::undecided, meant);
}

/// Asserts that two answers have the same rows in the same order.  Stable.
///
/// Schools, teachers and ties are compared by their ids, so the answers may come from different networks.  Ties
/// that were left out, and the evidence, are not compared.
/// @errors Failure if the rows differ: the text shows at most twenty rows that differ, side by side, column by
///     column.  Failure if a rule failed in one of the answers.
/// @complexity O(rows) if the rows are the same.  If they differ, O(n²) for the n rows from the first to the
///     last difference, as long as n is at most 500.
template <question Question>
void assert_same_answer(const Answer<Question>& left, const Answer<Question>& right) {
    detail::assert_same_rows(frame_of(left), frame_of(right));
}
/// Asserts that an answer has these rows in this order.  Stable.  Errors are as for two answers.
/// @param right rows written by hand; their indices are those of the network of `left`.
template <question Question>
void assert_same_answer(const Answer<Question>& left,
                        const std::type_identity_t<std::vector<typename Question::Row>>& right) {
    detail::assert_same_rows(frame_of(left), frame_of(right, left.slice.network(), false));
}

}  // namespace jiedui::testing
