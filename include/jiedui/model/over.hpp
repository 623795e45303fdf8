// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Over: one question asked of a slice in each of several periods.

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/column.hpp"
#include "jiedui/base/parallel.hpp"
#include "jiedui/base/period.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// A period, and the name under which answers show it.
struct NamedPeriod {
    Period period;
    std::string name;  ///< shown in the column `period` of answers: `2003-autumn`

    NamedPeriod(Period days, std::string called) : period{days}, name{std::move(called)} {}
    /// A period that is named after its days, both inside: `2003-09-01..2004-01-31`.
    NamedPeriod(Period days) : period{days}, name{text_of(days)} {}  // NOLINT(google-explicit-constructor)
    friend bool operator==(const NamedPeriod&, const NamedPeriod&) = default;
};

/// A row of an answer, and the period to which the row belongs.
template <described Row>
struct InPeriod {
    std::string period;  ///< the name of the period
    Row row;             ///< a row of the question's answer for that period

    static constexpr Columns columns = Row::columns.apply([](const auto&... column) {
        return Columns{Column{"period", Role::period, &InPeriod::period, "The period of which the row speaks."},
                       detail::column_of(&InPeriod::row, column)...};
    });
    friend bool operator==(const InPeriod&, const InPeriod&) = default;
};

template <question Question>
struct AnswerOver;

/// A slice, and several periods.  A question is asked of the slice once for each period.
class SliceOver {
public:
    /// @param periods the periods, in any order; they may repeat or overlap.
    /// @errors ErrorCode::unknown_bound if a bound of a period is unknown or running.
    SliceOver(Slice slice, std::vector<NamedPeriod> periods) : slice_{std::move(slice)}, periods_{std::move(periods)} {
        for (const NamedPeriod& each : periods_) slices_.push_back(slice_.during(each.period));
    }

    [[nodiscard]] const Slice& slice() const& noexcept { return slice_; }
    [[nodiscard]] Slice slice() && { return slice_; }
    /// The periods, in the order in which they were given, with repetitions.
    [[nodiscard]] const std::vector<NamedPeriod>& periods() const& noexcept { return periods_; }
    [[nodiscard]] std::vector<NamedPeriod> periods() && { return periods_; }

    /// Asks a question once for each period, of `slice().during(period)`.
    ///
    /// @param question what to ask, with its parameters.
    /// @param work how many threads may work on different periods; the watch hears of progress after each period.
    /// @return the rows of all periods, in the order of the periods; no rows if there are no periods.
    /// @complexity the cost of the question for each period.
    /// @errors the errors of the question; ErrorCode::interrupted if the watch ends the work.
    template <question Question>
    [[nodiscard]] AnswerOver<Question> ask(const Question& question, const Work& work = {}) const;

private:
    Slice slice_;
    std::vector<NamedPeriod> periods_;
    std::vector<Slice> slices_;
};

/// The answers to one question for several periods, joined into one answer.
template <question Question>
struct AnswerOver {
    using Row = Question::Row;

    std::vector<InPeriod<Row>>
        rows;  ///< by period, in the order asked; rows of one period in the order that the question promises
    std::vector<Answer<Question>> answers;  ///< one for each period, in the order asked
    SliceOver over;                         ///< the slice and the periods; keeps the network alive

    [[nodiscard]] auto begin() const noexcept { return rows.begin(); }
    [[nodiscard]] auto end() const noexcept { return rows.end(); }

    /// The records on which a row rests, in the order of Answer::evidence.  @pre row < rows.size()
    [[nodiscard]] std::vector<RecordRef> evidence(std::size_t row) const {
        return in_period(row, [](const Answer<Question>& answer, std::size_t place) { return answer.evidence(place); });
    }
    /// The ties on which a row rests, ascending.  @pre row < rows.size()
    [[nodiscard]] std::vector<TieIndex> ties(std::size_t row) const {
        return in_period(row, [](const Answer<Question>& answer, std::size_t place) { return answer.ties(place); });
    }
    /// The records on which a row rests, as structs, in the order of `evidence(row)`.  @pre row < rows.size()
    [[nodiscard]] std::vector<AnyRecord> records(std::size_t row) const {
        return in_period(row, [](const Answer<Question>& answer, std::size_t place) { return answer.records(place); });
    }
    /// The ties that were left out for that reason in at least one period: each once, ascending.
    [[nodiscard]] std::vector<TieIndex> left_out_ties(Standing reason) const {
        return in_any([&](const Answer<Question>& answer) { return answer.left_out_ties(reason); });
    }
    /// The schools that the question could not judge in at least one period: each once, ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools() const {
        return in_any([](const Answer<Question>& answer) { return answer.unknown_schools(); });
    }
    /// How many ties each reason left out, and how many schools could not be judged.  A tie counts once for each
    /// reason, also if several periods left it out.  A school counts once.
    [[nodiscard]] LeftOut left_out() const {
        const auto count = [](const auto& found) { return static_cast<std::uint32_t>(found.size()); };
        return {count(left_out_ties(Standing::self_support)), count(left_out_ties(Standing::unknown_channel)),
                count(left_out_ties(Standing::undecided)), count(unknown_schools())};
    }
    [[nodiscard]] About about() const {
        std::string names = over.periods().empty() ? "over no period" : "";
        for (const NamedPeriod& each : over.periods()) names += (names.empty() ? "over " : ", ") + each.name;
        About about = detail::about(answers.empty() ? std::string{Question::name} : answers.front().about().question,
                                    over.slice());
        about.slice += (about.slice.empty() ? "" : ", ") + names;
        return about;
    }

private:
    /// Calls `say(answer, row)` with the answer from which the row comes, and the place of the row in that answer.
    template <class Say>
    [[nodiscard]] auto in_period(std::size_t row, Say&& say) const {
        std::size_t period = 0;
        for (; row >= answers[period].rows.size(); ++period) row -= answers[period].rows.size();
        return say(answers[period], row);
    }
    template <class Find>
    [[nodiscard]] auto in_any(Find&& find) const {
        std::invoke_result_t<Find&, const Answer<Question>&> all;
        for (const Answer<Question>& each : answers) std::ranges::copy(find(each), std::back_inserter(all));
        return ascending(std::move(all));
    }
};

template <question Question>
AnswerOver<Question> SliceOver::ask(const Question& question, const Work& work) const {
    std::vector<std::optional<Answer<Question>>> found(slices_.size());
    const Batch batch{.threads = work.threads, .watch = work.watch, .step = Question::name, .items_at_once = 1};
    in_parallel(slices_.size(), batch,
                [&] { return [&](std::size_t i) { found[i] = jiedui::ask(slices_[i], question); }; });
    AnswerOver<Question> all{{}, {}, *this};
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const auto& row : found[i]->rows) all.rows.push_back({periods_[i].name, row});
        all.answers.push_back(std::move(*found[i]));
    }
    return all;
}

inline SliceOver Slice::over(std::vector<NamedPeriod> periods) const { return {*this, std::move(periods)}; }

}  // namespace jiedui
