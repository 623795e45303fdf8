// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// stage_totals: what each school, or its part of one stage, has of each indicator in one school year.

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/record_ref.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui::detail {

/// What a school, or its part of one stage, has of one indicator.
struct StageTotal {
    SchoolIndex school{};
    std::optional<Stage> stage{};  ///< nothing: the whole school
    std::string indicator{};
    std::optional<double> amount{};         ///< nothing if it is not known
    std::optional<std::uint32_t> pupils{};  ///< nothing if they are not known
    bool is_split = false;  ///< whether the amount is a share of the total of a school of several stages
    double share = 1;       ///< of a total that is split: the share of this stage
    std::optional<Thousandths> undivided{};  ///< the amount, or the total that was split; nothing if it is not known
    std::vector<RecordRef> records{};        ///< those of the indicator; then those that say the pupils, if others do

    /// The amount for each pupil; nothing if amount or pupils are not known, or there are no pupils.
    [[nodiscard]] std::optional<double> per_pupil() const noexcept {
        if (!amount || !pupils || *pupils == 0) return std::nullopt;
        return *amount / *pupils;
    }
};

/// Whether the school may be open on a day of the school year.
[[nodiscard]] bool may_be_open(const Network& network, SchoolIndex school, Span school_year);

/// Whether the kind of the school says that it does not teach the stage.
[[nodiscard]] bool teaches_not(const Network& network, SchoolIndex school, Stage stage);

/// The pupils of a stage that the record of the school says.
[[nodiscard]] std::optional<std::uint32_t> pupils_of_stage(const Network& network, SchoolIndex school, Stage stage);

/// The schools of the slice that may be open in the school year, ascending.
[[nodiscard]] std::vector<SchoolIndex> schools_open_in(const Slice& slice, Span school_year);

/// The schools of the slice of unknown kind of which no record of the year names a stage, ascending: they may belong to
/// any stage.
[[nodiscard]] std::vector<SchoolIndex> schools_of_any_stage(const Slice& slice, Span school_year);

/// All records on which totals rest; one may stand there several times.
[[nodiscard]] std::vector<RecordRef> records_of(const std::vector<StageTotal>& totals);

/// Refuses a school year of which no record of indicators speaks.
/// @errors ErrorCode::not_in_ledger, with the years that the ledger has.
void check_school_year(const Network& network, Span school_year);

/// Refuses an indicator of which no record of the school years speaks.
/// @errors ErrorCode::not_in_ledger, with the nearest ones and all that these years have; or with the years that the
///     ledger has, if these have none.
void check_indicator(const Network& network, std::span<const Span> school_years, const std::string& indicator);

/// The totals of the schools of the slice that may be open in the school year.
///
/// Records of one school, stage and indicator that say different numbers leave the number unknown, and so does one
/// below 0.  A record without a stage is of the whole school: of the stage, if the school teaches one; else it is split,
/// if `split` is set.  The totals of premises and equipment are split by pupils, where one in the junior stage counts 1.1
/// times one in the primary stage, and one in the senior stage 1.2 times one in the junior stage; a total of
/// another indicator, or beside a total of one of the stages, tells of each other stage that it is not known.
///
/// Pupils are those that the records of the school, stage and indicator say; else those that the other records
/// of the school and stage say, if they agree; else those of the school.
///
/// @return by school, stage (the whole school first) and indicator, as UTF-8 bytes.
/// @complexity O(n + r log r) time for n schools and r records of indicators.
[[nodiscard]] std::vector<StageTotal> stage_totals(const Slice& slice, Span school_year, bool split);

}  // namespace jiedui::detail
