// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Service rule: has who applies for a title taught where the rule wants it?

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

/// At which schools service counts.
enum class ServiceHosts : std::uint8_t { weak, rural, weak_and_rural, weak_or_rural };
template <>
struct ClosedList<ServiceHosts> {
    static constexpr std::string_view name = "service_hosts";
    static constexpr std::array<std::string_view, 4> words{"weak", "rural", "weak_and_rural", "weak_or_rural"};
};

/// A teacher of the scope who applies for one of these titles has served long enough: otherwise one veto decides.
///
/// A teacher whose application is not known is no subject.  It is judged as of a day: what is served on it or later does not count.
/// @source F16 in docs/source.md; the national guideline of 2022 names senior titles only.
struct JIEDUI_API ServiceRule {
    std::vector<Title> titles{};                        ///< for which it is demanded
    ServiceThreshold threshold{};                       ///< how long
    ServiceHosts hosts = ServiceHosts::weak_and_rural;  ///< where
    std::optional<std::vector<PostingForm>> forms{};    ///< how they moved; without it however they did
    std::optional<bool> by_share{};                     ///< whether half a post for two days is one day

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

    /// By share only days are added up.
    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
