// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Rule kinds: what rules of one kind demand; a policy fills in the parameters.

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

/// Thrown by `judge`, with ErrorCode::bad_day, if a rule needs a day as of which it judges and the caller gave
/// none.
class JIEDUI_API NoDay : public Error {
public:
    /// @param kind the name of the kind of the rule.
    explicit NoDay(std::string_view kind);
};

/// A kind of rule may throw this to say, in both languages, why the rule failed.
class JIEDUI_API RuleFailure : public std::runtime_error {
public:
    /// @param reason why the rule failed.
    explicit RuleFailure(Phrase reason);
    /// Why the rule failed.
    [[nodiscard]] const Phrase& reason() const noexcept;

private:
    Phrase reason_;
};

/// What a rule judges: a slice, and the schools and teachers of its scope.
struct JIEDUI_API RuleCase {
    Slice slice;        ///< the slice, within the days of the scope
    SchoolSet schools;  ///< the schools of the scope, and the schools that may be in it
    /// By TeacherIndex: whether the scope has the teacher, and scope and slice have the home of the teacher.
    std::vector<Certainty> teachers;
    std::optional<Day> day{};       ///< the day as of which it is judged; nothing if none was given
    bool selects_teachers = false;  ///< whether the scope has conditions on teachers

    /// The network of the slice.
    [[nodiscard]] const Network& network() const noexcept;
    /// Whether both the scope and the slice have the school; undecided if that is not known of the scope.
    [[nodiscard]] Certainty has(SchoolIndex school) const noexcept;
    /// Whether the scope has the teacher, and scope and slice have the home of the teacher; undecided if that
    /// is not known.
    [[nodiscard]] Certainty has(TeacherIndex teacher) const noexcept;
    /// Whether scope and slice have the home of a posting and, if the scope has conditions on teachers, the
    /// scope has the teacher who moves.  Undecided if that is not known, for example for a head count without
    /// names.
    [[nodiscard]] Certainty has_posting(TieIndex posting) const noexcept;
    /// The slice with its postings only.
    [[nodiscard]] Slice postings() const;
    /// The day as of which it is judged.
    /// @param kind the name of the kind of the rule, for the error.
    /// @errors NoDay if the caller gave none.
    [[nodiscard]] Day day_asked(std::string_view kind) const;
    /// The school year in which that day lies; unknown if Day cannot hold it.  As `day_asked`, also its error.
    [[nodiscard]] Span school_year_asked(std::string_view kind) const;
};

/// A kind of rule: a plain struct with a name `kind`, a sentence `doc`, parameters as its columns, and a
/// function `judge`.
///
/// Beyond the syntax: a policy may leave out parameters of optional type, and must give all others.  `judge`
/// appends one judgement per subject, in a fixed order; it leaves `rule` and `basis` empty.  The result depends
/// only on its arguments.  It does not throw because of data: missing data make a verdict undecided.  If it
/// throws, the rule has failed, see Judge.
///
/// A kind may have three more members:
/// - `std::optional<ParameterFault> fault() const` says what is wrong with the parameters together; such a
///   policy is refused.
/// - `Eligibility eligibility() const` is for a kind that asks teachers to rotate.
/// - `static Slice looked_at(const RuleCase& on)` is for a kind that looks at other ties than those of
///   `on.slice`.
template <class Kind>
concept rule_kind = described<Kind> && std::default_initializable<Kind> &&
                    requires(const Kind& rule, const RuleCase& on, Judgements& into) {
                        { Kind::kind } -> std::convertible_to<std::string_view>;
                        { Kind::doc } -> std::convertible_to<std::string_view>;
                        rule.judge(on, into);
                    };

/// Describes one parameter of a rule kind, for policies.
struct ParameterForm {
    std::string name;  ///< its name
    std::string unit;  ///< its unit; empty if it has none
    std::string doc;   ///< what it means, in one sentence
    Phrase expected;   ///< the values that fit, in words for findings
    bool is_required;  ///< whether a policy must give it
};

/// What is wrong with parameters that are each valid, but do not fit together.
struct ParameterFault {
    std::string_view name;  ///< the name of the parameter to mend
    Phrase expected;        ///< the values that would fit the other parameters
};

namespace detail {

/// How a parameter of a type is read.  `expected()` names the values that fit; `fill(member, value)` sets the
/// member, and returns false if the value does not fit.
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
struct JIEDUI_API ParameterTraits<std::vector<std::string>> {
    [[nodiscard]] static Phrase expected();
    [[nodiscard]] static bool fill(std::vector<std::string>& member, const ParameterValue& value);
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
    /// One kind of rule, as functions.
    struct Entry {
        std::string doc{};                        ///< what it means, in one sentence
        std::vector<ParameterForm> parameters{};  ///< its parameters, in the order of their description
        /// Whether `value` fits the parameter at `place`, from 0.
        std::function<bool(std::size_t place, const ParameterValue& value)> accepts{};
        /// What is wrong with the parameters of a rule together; nothing if they fit.  The function may be
        /// empty: then they always fit.
        std::function<std::optional<ParameterFault>(const Rule& rule)> fault{};
        /// The conditions that a teacher must meet before a rule asks the teacher to rotate.  The function is empty if rules of this
        /// kind do not ask teachers to rotate.
        std::function<Eligibility(const Rule& rule)> eligibility{};
        /// The slice that rules of this kind look at.  The function may be empty: then it is the slice of the
        /// case.
        std::function<Slice(const RuleCase& on)> looked_at{};
        /// Appends one judgement per subject, in a fixed order.
        std::function<void(const Rule& rule, const RuleCase& on, Judgements& into)> judge{};
    };

    /// The kinds that come with the library.
    [[nodiscard]] static RuleKinds built_in();

    /// Adds a kind.  It replaces a kind with the same name.
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
    /// Adds a kind that was made by hand, for example in another language.  It replaces a kind with the same
    /// name.
    void add(std::string name, Entry entry);

    /// The kind with this name; a null pointer if there is no such kind.  Valid as long as this object is not
    /// changed.
    [[nodiscard]] const Entry* find(std::string_view name) const noexcept;
    /// The names of all kinds, ascending.
    [[nodiscard]] std::vector<std::string> names() const;

    /// A rule as a struct of its kind; parameters that the rule does not give keep their defaults.
    template <rule_kind Kind>
    [[nodiscard]] static Kind filled(const Rule& rule) {
        Kind kind{};
        for (const Parameter& each : rule.parameters) fill(kind, each.name, each.value);
        return kind;
    }

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
    static void fill(Kind& kind, std::string_view name, const ParameterValue& value) {
        each_column<Kind>([&]<class I>(I, const auto& column) {
            if (column.name == name) (void)fill(kind, I::value, value);
        });
    }
    std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace jiedui
