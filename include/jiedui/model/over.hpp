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

/// A period, and what it is called in answers.
struct NamedPeriod {
    Period period;
    std::string name;  ///< `2003-autumn`

    NamedPeriod(Period days, std::string called) : period{days}, name{std::move(called)} {}
    /// Called after its days: `2003-09-01..2004-01-31`.
    NamedPeriod(Period days) : period{days}, name{text_of(days)} {}  // NOLINT(google-explicit-constructor)
    friend bool operator==(const NamedPeriod&, const NamedPeriod&) = default;
};

/// A row, and the period of which it speaks.
template <described Row>
struct InPeriod {
    std::string period;  ///< its name
    Row row;             ///< what the question says of it

    static constexpr Columns columns = Row::columns.apply([](const auto&... column) {
        return Columns{Column{"period", Role::period, &InPeriod::period, "The period of which the row speaks."},
                       detail::column_of(&InPeriod::row, column)...};
    });
    friend bool operator==(const InPeriod&, const InPeriod&) = default;
};

template <question Question>
struct AnswerOver;

/// A slice, and the periods in each of which a question is asked of it.
class SliceOver {
public:
    /// @errors ErrorCode::unknown_bound for a period whose bounds are not known.
    SliceOver(Slice slice, std::vector<NamedPeriod> periods) : slice_{std::move(slice)}, periods_{std::move(periods)} {
        for (const NamedPeriod& each : periods_) slices_.push_back(slice_.during(each.period));
    }

    [[nodiscard]] const Slice& slice() const& noexcept { return slice_; }
    [[nodiscard]] Slice slice() && { return slice_; }
    /// As they were given, repeated or not.
    [[nodiscard]] const std::vector<NamedPeriod>& periods() const& noexcept { return periods_; }
    [[nodiscard]] std::vector<NamedPeriod> periods() && { return periods_; }

    /// Asks a question once for each period, of the slice `during` it.
    ///
    /// @param question what to ask, with its parameters.
    /// @param work on how many threads periods are worked through; the watch is asked when periods are done.
    /// @complexity that of the question, once a period.
    /// @errors those of the question; ErrorCode::interrupted if the watch ends it.
    template <question Question>
    [[nodiscard]] AnswerOver<Question> ask(const Question& question, const Work& work = {}) const;

private:
    Slice slice_;
    std::vector<NamedPeriod> periods_;
    std::vector<Slice> slices_;
};

/// The answers of several periods as one.
template <question Question>
struct AnswerOver {
    using Row = Question::Row;

    std::vector<InPeriod<Row>>
        rows;  ///< by period, as they were asked for; within it in the order that the question promises
    std::vector<Answer<Question>> answers;  ///< one a period
    SliceOver over;                         ///< what was asked about; keeps the network alive

    [[nodiscard]] auto begin() const noexcept { return rows.begin(); }
    [[nodiscard]] auto end() const noexcept { return rows.end(); }

    /// The records that a row rests on, as Answer gives them.  @pre row < rows.size()
    [[nodiscard]] std::vector<RecordRef> evidence(std::size_t row) const {
        return in_period(row, [](const Answer<Question>& answer, std::size_t place) { return answer.evidence(place); });
    }
    /// The ties among them.  @pre row < rows.size()
    [[nodiscard]] std::vector<TieIndex> ties(std::size_t row) const {
        return in_period(row, [](const Answer<Question>& answer, std::size_t place) { return answer.ties(place); });
    }
    /// These records themselves.  @pre row < rows.size()
    [[nodiscard]] std::vector<AnyRecord> records(std::size_t row) const {
        return in_period(row, [](const Answer<Question>& answer, std::size_t place) { return answer.records(place); });
    }
    /// The ties that were left out for that reason in one of the periods, ascending.
    [[nodiscard]] std::vector<TieIndex> left_out_ties(Standing reason) const {
        return in_any([&](const Answer<Question>& answer) { return answer.left_out_ties(reason); });
    }
    /// The schools that the question could not judge in one of the periods, ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools() const {
        return in_any([](const Answer<Question>& answer) { return answer.unknown_schools(); });
    }
    /// How many these are, each counted once however many periods left it out.
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
    /// What the answer that a row comes from says of it.
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
