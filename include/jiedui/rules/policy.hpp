// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Policy: a list of rules as data, each number with its source and how sure it is.

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

/// How sure a number or a rule is.
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

/// What a parameter may be: a number, yes or no, a text, or several texts.
using ParameterValue = std::variant<Thousandths, bool, std::string, std::vector<std::string>>;

/// One parameter of a rule.
struct Parameter {
    std::string name{};                               ///< as the kind of the rule calls it
    ParameterValue value{};                           ///< what it is set to
    std::string basis{};                              ///< what states it; empty: as the rule
    Confidence confidence = Confidence::unconfirmed;  ///< how sure that is
    friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// Whom a rule speaks of.
struct Scope {
    std::vector<Condition> schools{};   ///< schools that meet all of these; without any every school
    std::vector<Condition> teachers{};  ///< teachers likewise
    std::optional<Period> days{};       ///< when; without it at any time
    bool may_be_empty = false;          ///< whether it may select nobody
    friend bool operator==(const Scope&, const Scope&) = default;
};

/// One demand.
struct JIEDUI_API Rule {
    std::string id{};                                 ///< unique in its policy
    std::string kind{};                               ///< which kind of rule it is
    std::vector<Parameter> parameters{};              ///< in the order of the file
    Scope scope{};                                    ///< whom it speaks of
    std::string basis{};                              ///< the document that it rests on
    Confidence confidence = Confidence::unconfirmed;  ///< how sure it is that the rule is so
    std::string remark{};                             ///< for people
    friend bool operator==(const Rule&, const Rule&) = default;

    /// How sure its least sure part is: the rule itself or a parameter.
    [[nodiscard]] Confidence least_confidence() const noexcept;
};

/// A list of rules.
///
/// One that is built in code is checked when it is used: `judge` and `who_must_rotate` refuse what `policy_of` refuses in a file.  The
/// policy and each rule have an id, ids of rules are unique, kinds are known, parameters are those of their kinds, all that must be
/// given are given, values fit, the days of a scope have known bounds, texts are UTF-8.
struct JIEDUI_API Policy {
    std::string id{};               ///< what it is called in programs
    std::string title{};            ///< what it is called by people
    std::string version{};          ///< of the file
    std::optional<Period> valid{};  ///< when it is in force; nothing if not said
    std::string basis{};            ///< the documents that it rests on
    std::vector<Rule> rules{};      ///< in the order of the file
    friend bool operator==(const Policy&, const Policy&) = default;

    /// The rule of that id; nothing if there is none.
    [[nodiscard]] const Rule* find_rule(std::string_view id) const noexcept;
    /// 16 hexadecimal digits that depend on all that the policy says.
    [[nodiscard]] std::string fingerprint() const;
};

/// Reads a policy from JSON with comments, as docs/policies/README.md and policy.schema.json describe it, and checks it whole.
/// @param text the file's bytes.
/// @param kinds the kinds of rules that it may use.
/// @param file what findings call it.
/// @errors ErrorCode::bad_policy with all findings.
[[nodiscard]] JIEDUI_API Policy policy_of(std::string text, const RuleKinds& kinds,
                                          std::string_view file = "policy.json");

/// The same from a file.
/// @errors ErrorCode::unreadable besides.
[[nodiscard]] JIEDUI_API Policy read_policy(const std::filesystem::path& path, const RuleKinds& kinds);
/// The same with the kinds that are built in.
[[nodiscard]] JIEDUI_API Policy read_policy(const std::filesystem::path& path);

}  // namespace jiedui
