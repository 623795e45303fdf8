// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Service: who has taught long enough at schools that count?

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/grouped.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// What service is measured in.
enum class ServiceUnit : std::uint8_t { days, months, terms };
template <>
struct ClosedList<ServiceUnit> {
    static constexpr std::string_view name = "service_unit";
    static constexpr std::array<std::string_view, 3> words{"days", "months", "terms"};
};

/// How long one must have served: so many days; or so many months or terms of the calendar, each served from its first day to its last.
struct ServiceThreshold {
    std::uint32_t count = 365;             ///< at least 1 [unit]
    ServiceUnit unit = ServiceUnit::days;  ///< of the count
    friend bool operator==(const ServiceThreshold&, const ServiceThreshold&) = default;
};

/// Reads `365 days`, `12 months`, `1 term`; nothing if the text is none.
[[nodiscard]] JIEDUI_API std::optional<ServiceThreshold> find_threshold(std::string_view text) noexcept;
/// The same.
/// @errors ErrorCode::bad_word if the text is none.
[[nodiscard]] JIEDUI_API ServiceThreshold threshold_of(std::string_view text);
/// The same way round.
[[nodiscard]] JIEDUI_API std::string text_of(const ServiceThreshold& threshold);

/// What counts as service.
struct ServiceOptions {
    std::optional<SchoolSet> hosts{};                 ///< where; without it at schools that are weak and rural
    ServiceThreshold threshold{};                     ///< how long
    std::optional<std::vector<PostingForm>> forms{};  ///< how teachers moved; without it however they did
    bool by_share = false;  ///< whether half a post for two days is one day; else any share is whole
};

/// How long one teacher has served.
struct Service {
    TeacherIndex teacher;    ///< the teacher
    std::uint32_t days = 0;  ///< surely served [days]
    std::optional<Day>
        qualifies_on{};      ///< the last of the days that the threshold asks for; nothing if it is never reached
    bool projected = false;  ///< whether that lies ahead
    Verdict verdict = Verdict::undecided;  ///< whether the threshold is reached

    static constexpr std::string_view question = "service";
    static constexpr std::tuple columns{
        Column{"teacher", "id", &Service::teacher, "The teacher."},
        Column{"days", "days", &Service::days, "How many days she surely served before the day asked for."},
        Column{"qualifies_on", "day", &Service::qualifies_on,
               "The last of the days that the threshold asks for; missing if it is never reached."},
        Column{"projected", "", &Service::projected, "Whether that day lies ahead, if postings go on as recorded."},
        Column{"verdict", "", &Service::verdict, "met, not_met, or undecided where records may be missing."},
    };
    friend bool operator==(const Service&, const Service&) = default;
};

/// Sums how long each teacher has served, and says whether that is enough.
///
/// A posting that names the teacher serves on each day on which it is surely in force at a host that surely counts; days that two
/// postings share count once.  `by_share` counts a day for the share of a post that is served on it, one post at most, and no share
/// where a record does not say it.  `met` says that the sure days before `until` reach the threshold.  `not_met` accuses, and so is said only
/// if even all days that are possible do not reach it, with every posting that was left out or that a filter on schools, channels or
/// values took away, host that may count and unknown bound, and if the ledger's postings are complete for the days of the slice before
/// `until` (see is_complete); else it is `undecided`.  It is so, too, for a teacher of unknown home where `within` or `without` took schools
/// away.  A head count without a person is nobody's service.  `qualifies_on` assumes that postings which still run go on.
///
/// Postings are looked at whatever kind the slice chose, within its time.
///
/// @param slice what to ask about.
/// @param until the first day that does not count.
/// @param options what counts.
/// @return one row per teacher of the ledger, ascending; its evidence is the postings that surely serve on some day before `until`.  Its
///     unknown schools are those of which nobody knows whether they count as hosts.
/// @complexity O(n + t + m log m) time for n schools, t teachers and m ties.
/// @errors ErrorCode::bad_day for a mark; ErrorCode::bad_number for a threshold of 0; ErrorCode::bad_word for `by_share` in months or
///     terms, which are served whole, and for no forms at all; ErrorCode::other_network for hosts of another network.
/// @source F16 in docs/source.md: a year at a weak rural school before an intermediate or senior title.
[[nodiscard]] JIEDUI_API Answer<Service> service(const Slice& slice, Day until, const ServiceOptions& options = {});

/// By teacher the postings that surely serve before the day, ascending: the evidence of all rows at once.  O(n + m).
[[nodiscard]] JIEDUI_API Grouped<TieIndex> serving_postings(const Answer<Service>& answer);

/// The postings that surely serve before the day.
[[nodiscard]] JIEDUI_API std::vector<TieIndex> evidence_of(const Answer<Service>& answer, std::size_t row);

}  // namespace jiedui
