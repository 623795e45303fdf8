// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What is wrong with a policy, whether it was read from a file or built in code.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "jiedui/base/finding.hpp"
#include "jiedui/rules/policy.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui::detail {

/// Takes what is wrong: its place as a JSON pointer, what stands there, what was expected.
using Complain = std::function<void(const std::string& place, const std::string& value, const Phrase& expected)>;

/// A parameter as it was given.
struct GivenParameter {
    std::string name{};
    std::string place{};                    ///< of its value, as a JSON pointer
    std::string shown{};                    ///< the value, as findings show it
    std::optional<ParameterValue> value{};  ///< nothing if no parameter can have it
    bool is_told = false;                   ///< whether its value is missing, which was said
};

/// Says which parameters of a rule its kind does not know or have a value that does not fit, which are given twice or are missing, and
/// what does not go together.
/// @param rule has those of `given` that have a value.
/// @param place of the rule's parameters, as a JSON pointer.
/// @param shown all parameters, as findings show them.
void check_parameters(const Rule& rule, const RuleKinds::Entry& kind, const std::vector<GivenParameter>& given,
                      const std::string& place, const std::string& shown, const Complain& complain);

/// All that is wrong with a policy by itself: everything that a file is refused for.
[[nodiscard]] std::vector<Finding> faults_of(const Policy& policy, const RuleKinds& kinds);

}  // namespace jiedui::detail
