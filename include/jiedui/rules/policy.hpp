// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Policy: a list of rules as data; each number has its source and its confidence.

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/period.hpp"
#include "jiedui/model/condition.hpp"

namespace jiedui {

class RuleKinds;

/// How certain it is that a number or a rule is right.
enum class Confidence : std::uint8_t {
    confirmed,   ///< a source states it
    secondary,   ///< found in secondary sources only
    unconfirmed  ///< general knowledge, or inferred
};
template <>
struct ClosedList<Confidence> {
    static constexpr std::string_view name = "confidence";
    static constexpr std::array<std::string_view, 3> words{"confirmed", "secondary", "unconfirmed"};
};

/// The value of a parameter: a number, a bool, a text, or several texts.
using ParameterValue = std::variant<Thousandths, bool, std::string, std::vector<std::string>>;

/// One parameter of a rule.
struct Parameter {
    std::string name{};                               ///< its name in the kind of the rule
    ParameterValue value{};                           ///< its value
    std::string basis{};                              ///< the source of the value; empty: the basis of the rule
    Confidence confidence = Confidence::unconfirmed;  ///< how certain the value is
    friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// The schools, teachers and days about which a rule speaks.
struct Scope {
    std::vector<Condition> schools{};   ///< schools that meet all of these conditions; all schools if there are none
    std::vector<Condition> teachers{};  ///< teachers that meet all of these conditions; all teachers if there are none
    std::optional<Period> days{};       ///< the days; without it all days of the slice
    /// Whether the scope may select no school or no teacher; if not, that is an error.
    bool may_be_empty = false;
    friend bool operator==(const Scope&, const Scope&) = default;
};

/// One rule: a demand as data.
struct JIEDUI_API Rule {
    std::string id{};                                 ///< unique in its policy
    std::string kind{};                               ///< the name of its kind, see RuleKinds
    std::vector<Parameter> parameters{};              ///< in the order of the file
    Scope scope{};                                    ///< the schools, teachers and days about which it speaks
    std::string basis{};                              ///< the document that states it; empty: the basis of the policy
    Confidence confidence = Confidence::unconfirmed;  ///< how certain it is that the rule is right
    std::string remark{};                             ///< a remark for people; programs ignore it
    friend bool operator==(const Rule&, const Rule&) = default;

    /// The least certain of the confidences of the rule and of its parameters.
    [[nodiscard]] Confidence least_confidence() const noexcept;
};

/// A list of rules.
///
/// A policy that is built in code is checked when it is used: `judge` and `who_must_rotate` refuse what
/// `policy_of` refuses in a file.  The policy and each rule must have an id, and the ids of rules must be
/// unique.  Kinds must be known.  Parameters must belong to their kinds, have fitting values, and include all
/// required ones.  The days of a scope must have known bounds.  Texts must be UTF-8.
struct JIEDUI_API Policy {
    std::string id{};               ///< its id, for programs
    std::string title{};            ///< its title, for people
    std::string version{};          ///< of the file
    std::optional<Period> valid{};  ///< when it is in force; nothing if that is not said
    std::string basis{};            ///< the documents that state it
    std::vector<Rule> rules{};      ///< in the order of the file
    friend bool operator==(const Policy&, const Policy&) = default;

    /// The rule with this id; a null pointer if there is no such rule.  Valid as long as the policy does not
    /// change.
    [[nodiscard]] const Rule* find_rule(std::string_view id) const noexcept;
    /// 16 hexadecimal digits, computed from everything in the policy: equal policies have equal fingerprints.
    [[nodiscard]] std::string fingerprint() const;
};

/// Reads a policy from JSON with comments, as docs/policies/README.md and policy.schema.json describe it, and
/// checks all of it.
/// @param text the JSON, in UTF-8.
/// @param kinds the kinds of rules that the policy may use.
/// @param file the name that findings use for it.
/// @errors ErrorCode::bad_policy, with all findings, if anything in it is wrong.
[[nodiscard]] JIEDUI_API Policy policy_of(std::string text, const RuleKinds& kinds,
                                          std::string_view file = "policy.json");

/// Reads a policy from a file, as `policy_of` does.
/// @errors ErrorCode::unreadable if the file does not exist or cannot be read; ErrorCode::bad_policy as for
///     `policy_of`.
[[nodiscard]] JIEDUI_API Policy read_policy(const std::filesystem::path& path, const RuleKinds& kinds);
/// Reads a policy from a file, with the built-in kinds of rules.
[[nodiscard]] JIEDUI_API Policy read_policy(const std::filesystem::path& path);

}  // namespace jiedui
