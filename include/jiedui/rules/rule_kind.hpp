// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Rule kinds: what a rule demands in general; its parameters are what one policy fills in.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/base/phrase.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"
#include "jiedui/model/school_set.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/rules/eligibility.hpp"
#include "jiedui/rules/judgement.hpp"
#include "jiedui/rules/policy.hpp"
#include "jiedui/rules/share.hpp"

namespace jiedui {

/// A rule judges as of a day, and the caller gave none: `judge` throws it, as ErrorCode::bad_day.
class JIEDUI_API NoDay : public Error {
public:
    /// @param kind the kind of the rule.
    explicit NoDay(std::string_view kind);
};

/// What a kind of rule may throw to say why it failed, in words that people read in both languages.
class JIEDUI_API RuleFailure : public std::runtime_error {
public:
    explicit RuleFailure(Phrase reason);
    [[nodiscard]] const Phrase& reason() const noexcept;

private:
    Phrase reason_;
};

/// What a rule is asked about.
struct JIEDUI_API RuleCase {
    Slice slice;        ///< within the days of the rule's scope
    SchoolSet schools;  ///< the schools of its scope, and of whom nobody knows
    std::vector<Certainty>
        teachers;  ///< by TeacherIndex whether the scope has the teacher; and scope and slice her home, if anyone knows it
    std::optional<Day> day{};       ///< as of which day it is judged, if anyone said
    bool selects_teachers = false;  ///< whether the scope speaks of some teachers only

    [[nodiscard]] const Network& network() const noexcept;
    /// Whether the scope has the school, and the slice.
    [[nodiscard]] Certainty has(SchoolIndex school) const noexcept;
    [[nodiscard]] Certainty has(TeacherIndex teacher) const noexcept;
    /// Whether the scope has the school that a posting comes from, and whom it moves if it speaks of some teachers only.
    [[nodiscard]] Certainty has_posting(TieIndex posting) const noexcept;
    /// The same slice but of postings.
    [[nodiscard]] Slice postings() const;
    /// The day as of which it is judged.
    /// @errors NoDay if the caller gave none.
    [[nodiscard]] Day day_asked(std::string_view kind) const;
};

/// A kind of rule: a plain struct whose columns are its parameters, a name, and a function that judges.
///
/// Beyond the syntax: members of optional type may be left out of a policy, all others must be given.  `judge` adds one judgement a
/// subject, with `rule`, `confidence` and `basis` left empty, and depends on nothing but its arguments.  It does not throw on data: what
/// is missing makes a verdict undecided.  What it throws is a failure of the rule; see `judge`.  Three members more are asked if they are
/// there: `std::optional<ParameterFault> fault() const`, which a policy is refused for; `Eligibility eligibility() const`, of a kind that
/// asks teachers to rotate; and `static Slice looked_at(const RuleCase& on)`, of a kind that looks at other ties than those of `on.slice`.
template <class Kind>
concept rule_kind = described<Kind> && std::default_initializable<Kind> &&
                    requires(const Kind& rule, const RuleCase& on, Judgements& into) {
                        { Kind::kind } -> std::convertible_to<std::string_view>;
                        { Kind::doc } -> std::convertible_to<std::string_view>;
                        rule.judge(on, into);
                    };

/// One parameter of a rule kind, as policies see it.
struct ParameterForm {
    std::string name;  ///< its name
    std::string unit;  ///< its unit; empty if it has none
    std::string doc;   ///< one sentence
    Phrase expected;   ///< what it wants, for findings
    bool is_required;  ///< whether a policy must give it
};

/// What is wrong with parameters that are each sound, and do not go together.
struct ParameterFault {
    std::string_view name;  ///< the one to mend
    Phrase expected;        ///< what it should be beside the others
};

namespace detail {

/// How a parameter of some type is filled: `expected()` and `fill(member, value)`, false if the value is none.
template <class Value>
struct ParameterTraits;

template <>
struct JIEDUI_API ParameterTraits<std::uint32_t> {
    [[nodiscard]] static Phrase expected();
    [[nodiscard]] static bool fill(std::uint32_t& member, const ParameterValue& value);
};
template <>
struct JIEDUI_API ParameterTraits<Thousandths> {
    [[nodiscard]] static Phrase expected();
    [[nodiscard]] static bool fill(Thousandths& member, const ParameterValue& value);
};
template <>
struct JIEDUI_API ParameterTraits<Share> {
    [[nodiscard]] static Phrase expected();
    [[nodiscard]] static bool fill(Share& member, const ParameterValue& value);
};
template <>
struct JIEDUI_API ParameterTraits<bool> {
    [[nodiscard]] static Phrase expected();
    [[nodiscard]] static bool fill(bool& member, const ParameterValue& value);
};
template <>
struct JIEDUI_API ParameterTraits<std::string> {
    [[nodiscard]] static Phrase expected();
    [[nodiscard]] static bool fill(std::string& member, const ParameterValue& value);
};
template <>
struct JIEDUI_API ParameterTraits<ServiceThreshold> {
    [[nodiscard]] static Phrase expected();
    [[nodiscard]] static bool fill(ServiceThreshold& member, const ParameterValue& value);
};
template <closed_list Enum>
struct ParameterTraits<Enum> {
    [[nodiscard]] static Phrase expected() {
        const auto& words = ClosedList<Enum>::words;
        return phrase("one_of", {words.begin(), words.end()});
    }
    [[nodiscard]] static bool fill(Enum& member, const ParameterValue& value) {
        const auto* const text = std::get_if<std::string>(&value);
        const auto found = text != nullptr ? find_word<Enum>(*text) : std::nullopt;
        if (found) member = *found;
        return found.has_value();
    }
};
template <closed_list Enum>
struct ParameterTraits<std::vector<Enum>> {
    [[nodiscard]] static Phrase expected() {
        const auto& words = ClosedList<Enum>::words;
        return phrase("list_of_some", {words.begin(), words.end()});
    }
    [[nodiscard]] static bool fill(std::vector<Enum>& member, const ParameterValue& value) {
        const auto* const texts = std::get_if<std::vector<std::string>>(&value);
        if (texts == nullptr || texts->empty()) return false;
        member.clear();
        for (const std::string& text : *texts) {
            const auto found = find_word<Enum>(text);
            if (!found) return false;
            member.push_back(*found);
        }
        return true;
    }
};
template <class Value>
struct ParameterTraits<std::optional<Value>> {
    [[nodiscard]] static Phrase expected() { return ParameterTraits<Value>::expected(); }
    [[nodiscard]] static bool fill(std::optional<Value>& member, const ParameterValue& value) {
        return ParameterTraits<Value>::fill(member.emplace(), value);
    }
};
template <class Value>
inline constexpr bool may_be_left_out = false;
template <class Value>
inline constexpr bool may_be_left_out<std::optional<Value>> = true;

}  // namespace detail

/// The kinds of rules that policies may use, by name.
class JIEDUI_API RuleKinds {
public:
    /// A kind whatever it was made from.
    struct Entry {
        std::string doc{};                        ///< one sentence
        std::vector<ParameterForm> parameters{};  ///< in the order of their description
        /// Whether the value fits the parameter at that place.
        std::function<bool(std::size_t place, const ParameterValue& value)> accepts{};
        /// What is wrong with the parameters of a rule together; none if they are not all sound.
        std::function<std::optional<ParameterFault>(const Rule& rule)> fault{};
        /// Whom a rule asks to rotate; nothing if rules of the kind ask nobody.
        std::function<Eligibility(const Rule& rule)> eligibility{};
        /// The slice that rules of the kind look at; without it that of the case.
        std::function<Slice(const RuleCase& on)> looked_at{};
        /// Adds a judgement for each subject.
        std::function<void(const Rule& rule, const RuleCase& on, Judgements& into)> judge{};
    };

    /// Those that come with the library.
    [[nodiscard]] static RuleKinds built_in();

    /// Adds a kind, or puts it into the place of one of the same name.
    template <rule_kind Kind>
    void add() {
        Entry entry{.doc = std::string{Kind::doc}};
        each_column<Kind>([&]<class I>(I, const auto& column) {
            using Value = column_value<Kind, I::value>;
            entry.parameters.push_back({std::string{column.name}, std::string{word_of(column.unit)},
                                        std::string{column.doc}, detail::ParameterTraits<Value>::expected(),
                                        !detail::may_be_left_out<Value>});
        });
        entry.accepts = [](std::size_t place, const ParameterValue& value) {
            Kind kind{};
            return fill(kind, place, value);
        };
        if constexpr (requires(const Kind& kind) { kind.fault(); })
            entry.fault = [](const Rule& rule) { return filled<Kind>(rule).fault(); };
        if constexpr (requires(const Kind& kind) { kind.eligibility(); })
            entry.eligibility = [](const Rule& rule) { return filled<Kind>(rule).eligibility(); };
        if constexpr (requires(const RuleCase& on) { Kind::looked_at(on); })
            entry.looked_at = [](const RuleCase& on) { return Kind::looked_at(on); };
        entry.judge = [](const Rule& rule, const RuleCase& on, Judgements& into) {
            filled<Kind>(rule).judge(on, into);
        };
        add(std::string{Kind::kind}, std::move(entry));
    }
    /// The same for a kind that was made by hand: in another language.
    void add(std::string name, Entry entry);

    /// The kind of that name; nothing if there is none.
    [[nodiscard]] const Entry* find(std::string_view name) const noexcept;
    /// All names, ascending.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    template <class Kind>
    static bool fill(Kind& kind, std::size_t wanted, const ParameterValue& value) {
        bool is_filled = false;
        each_column<Kind>([&]<class I>(I, const auto& column) {
            using Value = column_value<Kind, I::value>;
            if (I::value == wanted) is_filled = detail::ParameterTraits<Value>::fill(kind.*column.member, value);
        });
        return is_filled;
    }
    template <class Kind>
    [[nodiscard]] static Kind filled(const Rule& rule) {
        Kind kind{};
        for (const Parameter& each : rule.parameters) fill(kind, each.name, each.value);
        return kind;
    }
    template <class Kind>
    static void fill(Kind& kind, std::string_view name, const ParameterValue& value) {
        each_column<Kind>([&]<class I>(I, const auto& column) {
            if (column.name == name) (void)fill(kind, I::value, value);
        });
    }
    std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace jiedui
