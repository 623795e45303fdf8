// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// AnyQuestion: a question that is found and asked by its name.

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/watch.hpp"
#include "jiedui/frame/any_answer.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/over.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/query/parameters.hpp"

namespace jiedui {

/// A question without its C++ type: its name, texts, parameters and columns, and functions that ask it.  The methods
/// in Python, questions written as text, and the tables of the documentation are made from it.
struct AnyQuestion {
    std::string_view name;
    QuestionText text;
    std::vector<QuestionParameter> parameters;  ///< in the order of the question's `columns`
    std::vector<FrameColumn> columns;           ///< the columns of its rows, without values
    bool is_threaded = false;                   ///< whether it can use several threads
    bool is_watched = false;                    ///< whether it reports progress

    /// Asks the question of a slice.
    /// @errors the errors of `question_from`, and those of the question.
    std::unique_ptr<const AnyAnswer> (*ask)(const Slice& slice, const Arguments& arguments, const Work& work);
    /// Asks the question of a slice in each of several periods, as SliceOver::ask.
    /// @errors as for `ask`.
    std::unique_ptr<const AnyAnswer> (*ask_over)(const SliceOver& over, const Arguments& arguments, const Work& work);
};

/// Makes an AnyQuestion of a question type, which may be a user's own.
template <question Question>
[[nodiscard]] AnyQuestion any_question() {
    Frame frame;
    detail::declare_columns<typename Question::Row>(frame, false);
    return {.name = Question::name,
            .text = Question::text,
            .parameters = parameters_of<Question>(),
            .columns = std::move(frame.columns),
            .is_threaded = threaded_question<Question>,
            .is_watched = threaded_question<Question> || watched_question<Question>,
            .ask = [](const Slice& slice, const Arguments& arguments,
                      const Work& work) -> std::unique_ptr<const AnyAnswer> {
                auto answer = jiedui::ask(slice, question_from<Question>(arguments), work);
                return std::make_unique<AnyAnswerOf<Answer<Question>>>(std::move(answer));
            },
            .ask_over = [](const SliceOver& over, const Arguments& arguments,
                           const Work& work) -> std::unique_ptr<const AnyAnswer> {
                auto answer = over.ask(question_from<Question>(arguments), work);
                return std::make_unique<AnyAnswerOf<AnswerOver<Question>>>(std::move(answer));
            }};
}

}  // namespace jiedui
