// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Service rule: has each teacher who applies for a title served long enough at such schools as the rule
/// demands?

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/query/service_threshold.hpp"

namespace jiedui {

/// The schools at which service counts.
enum class ServiceHosts : std::uint8_t { weak, rural, weak_and_rural, weak_or_rural };
template <>
struct ClosedList<ServiceHosts> {
    static constexpr std::string_view name = "service_hosts";
    static constexpr std::array<std::string_view, 4> words{"weak", "rural", "weak_and_rural", "weak_or_rural"};
};

/// A teacher of the scope who applies for one of these titles has served long enough at such schools.
///
/// Judges each teacher of the scope who is known to apply for one of `titles`, by ascending teacher.  If the
/// ledger does not list its teachers, no teacher is judged.  Only service before the day of judgement counts;
/// without such a day, the rule throws NoDay.
/// @source F16 in docs/source.md; the national guideline of 2022 names senior titles only.
struct JIEDUI_API ServiceRule {
    std::vector<Title> titles{};                        ///< the titles for which service is demanded
    ServiceThreshold threshold{};                       ///< how long the service must be
    ServiceHosts hosts = ServiceHosts::weak_and_rural;  ///< the schools at which it counts
    std::optional<std::vector<PostingForm>> forms{};    ///< the forms of postings that count; without it all forms
    /// Whether two days of half a post count as one day; without it as two.
    std::optional<bool> by_share{};

    static constexpr std::string_view kind = "service-before-title";
    static constexpr std::string_view doc = "Who applies for one of these titles has served long enough.";
    static constexpr Columns columns{
        Column{"titles", Role::word, &ServiceRule::titles, "The titles for which service is demanded."},
        Column{"threshold", Role::amount, Unit::none, &ServiceRule::threshold,
               "How long, e.g. `365 days`, `12 months`, `2 terms`."},
        Column{"hosts", Role::word, &ServiceRule::hosts, "Where: weak, rural, both or either."},
        Column{"forms", Role::word, &ServiceRule::forms, "The posting forms that count; without them all."},
        Column{"by_share", Role::flag, &ServiceRule::by_share, "Whether half a post for two days is one day."},
    };

    /// What is wrong if `by_share` is set and the threshold is not in days; nothing if the parameters fit.
    [[nodiscard]] std::optional<ParameterFault> fault() const;
    /// The slice that the rule looks at: only the postings.
    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
