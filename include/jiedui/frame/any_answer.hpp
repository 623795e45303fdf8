// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// AnyAnswer: an answer for code that does not know the type of its question.

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/index.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/frame/published.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/over.hpp"

namespace jiedui {

/// An answer of any question: what can be asked of every answer, whatever the type of its rows.
class AnyAnswer {
public:
    AnyAnswer() = default;
    AnyAnswer(const AnyAnswer&) = delete;
    AnyAnswer& operator=(const AnyAnswer&) = delete;
    virtual ~AnyAnswer() = default;

    [[nodiscard]] virtual std::string_view question() const noexcept = 0;  ///< the name of its question
    /// Whether it holds the answers for several periods.  If so, the first column of its rows is the period.
    [[nodiscard]] virtual bool is_over_periods() const noexcept = 0;
    /// The network that was asked.  Valid as long as this object.
    [[nodiscard]] virtual const Network& network() const noexcept = 0;
    /// The rows as columns, in the order of the answer.
    /// @param names whether a column of school names follows each column of schools.
    [[nodiscard]] virtual Frame frame(bool names) const = 0;
    /// The records that a row rests on: ties by ascending index, then other records.
    /// @pre row < frame(false).rows
    [[nodiscard]] virtual std::vector<RecordRef> evidence(std::size_t row) const = 0;
    /// How many ties were left out, by reason, and how many schools the question could not judge.
    [[nodiscard]] virtual LeftOut left_out() const = 0;
    /// The ties that were left out for this reason, ascending.
    [[nodiscard]] virtual std::vector<TieIndex> left_out_ties(Standing reason) const = 0;
    /// The schools that the question could not judge, ascending.
    [[nodiscard]] virtual std::vector<SchoolIndex> unknown_schools() const = 0;
    /// What the answer is the answer to: question, slice, ledger and version.
    [[nodiscard]] virtual About about() const = 0;
    /// The rows in a form that may be published.
    /// @errors as for `published`.
    [[nodiscard]] virtual Frame published(const Publishing& how) const = 0;
};

/// Makes an AnyAnswer of an answer whose type is known.
/// @tparam Kind an Answer or an AnswerOver.
template <class Kind>
class AnyAnswerOf final : public AnyAnswer {
public:
    /// Takes over the answer.
    explicit AnyAnswerOf(Kind answer) : answer_{std::move(answer)} {}

    /// The answer itself.  Valid as long as this object.
    [[nodiscard]] const Kind& answer() const noexcept { return answer_; }
    [[nodiscard]] std::string_view question() const noexcept override { return name_of(answer_); }
    [[nodiscard]] bool is_over_periods() const noexcept override { return has_periods; }
    [[nodiscard]] const Network& network() const noexcept override {
        if constexpr (has_periods)
            return answer_.over.slice().network();
        else
            return answer_.slice.network();
    }
    [[nodiscard]] Frame frame(bool names) const override { return frame_of(answer_, names); }
    [[nodiscard]] std::vector<RecordRef> evidence(std::size_t row) const override { return answer_.evidence(row); }
    [[nodiscard]] LeftOut left_out() const override { return answer_.left_out(); }
    [[nodiscard]] std::vector<TieIndex> left_out_ties(Standing reason) const override {
        return answer_.left_out_ties(reason);
    }
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools() const override { return answer_.unknown_schools(); }
    [[nodiscard]] About about() const override { return answer_.about(); }
    [[nodiscard]] Frame published(const Publishing& how) const override { return jiedui::published(answer_, how); }

private:
    static constexpr bool has_periods = requires(const Kind& answer) { answer.over; };
    template <class Question>
    [[nodiscard]] static std::string_view name_of(const Answer<Question>&) noexcept {
        return Question::name;
    }
    template <class Question>
    [[nodiscard]] static std::string_view name_of(const AnswerOver<Question>&) noexcept {
        return Question::name;
    }

    Kind answer_;
};

}  // namespace jiedui
