// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/rule_kind.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "jiedui/query/service_threshold.hpp"

namespace jiedui {

NoDay::NoDay(std::string_view kind)
    : Error{ErrorCode::bad_day, "none",
            "rules of the kind " + std::string{kind} + " judge as of a day; give judge one"} {}

RuleFailure::RuleFailure(Phrase reason) : std::runtime_error{text_of(reason)}, reason_{std::move(reason)} {}

const Phrase& RuleFailure::reason() const noexcept { return reason_; }

const Network& RuleCase::network() const noexcept { return slice.network(); }

Certainty RuleCase::has(SchoolIndex school) const noexcept {
    return slice.has(school) ? schools.membership(school) : Certainty::no;
}

Certainty RuleCase::has(TeacherIndex teacher) const noexcept { return teachers[teacher.value]; }

Certainty RuleCase::has_posting(TieIndex posting) const noexcept {
    const Certainty home = has(network().supporter(posting));
    if (!selects_teachers || home == Certainty::no) return home;
    const auto teacher = network().teacher(posting);
    return both(home, teacher ? has(*teacher) : Certainty::undecided);
}

Slice RuleCase::postings() const { return slice.of_kinds({TieKind::posting}); }

Day RuleCase::day_asked(std::string_view kind) const {
    if (day) return *day;
    throw NoDay{kind};
}

Span RuleCase::school_year_asked(std::string_view kind) const {
    return network().ledger().settings().calendar.find_school_year(day_asked(kind)).value_or(Span{});
}

void RuleKinds::add(std::string name, Entry entry) { entries_.insert_or_assign(std::move(name), std::move(entry)); }

const RuleKinds::Entry* RuleKinds::find(std::string_view name) const noexcept {
    const auto found = entries_.find(name);
    return found == entries_.end() ? nullptr : &found->second;
}

std::vector<std::string> RuleKinds::names() const {
    std::vector<std::string> names;
    for (const auto& [name, entry] : entries_) names.push_back(name);
    return names;
}

namespace detail {

Phrase ParameterTraits<std::uint32_t>::expected() { return phrase("whole_number"); }

bool ParameterTraits<std::uint32_t>::fill(std::uint32_t& member, const ParameterValue& value) {
    const auto* const number = std::get_if<Thousandths>(&value);
    if (number == nullptr || number->value < 0 || number->value % 1000 != 0 || number->value / 1000 > 4'294'967'294)
        return false;
    member = static_cast<std::uint32_t>(number->value / 1000);
    return true;
}

Phrase ParameterTraits<Thousandths>::expected() { return phrase("plain_number"); }

bool ParameterTraits<Thousandths>::fill(Thousandths& member, const ParameterValue& value) {
    const auto* const number = std::get_if<Thousandths>(&value);
    if (number == nullptr || number->value < 0) return false;
    member = *number;
    return true;
}

Phrase ParameterTraits<Share>::expected() { return phrase("for_example", {"0.1, which is 10 %"}); }

bool ParameterTraits<Share>::fill(Share& member, const ParameterValue& value) {
    const auto* const number = std::get_if<Thousandths>(&value);
    if (number == nullptr || number->value < 0 || number->value > 1000) return false;
    member.number = *number;
    return true;
}

Phrase ParameterTraits<bool>::expected() { return phrase("true_or_false"); }

bool ParameterTraits<bool>::fill(bool& member, const ParameterValue& value) {
    const auto* const flag = std::get_if<bool>(&value);
    if (flag != nullptr) member = *flag;
    return flag != nullptr;
}

Phrase ParameterTraits<std::string>::expected() { return phrase("a_text"); }

bool ParameterTraits<std::string>::fill(std::string& member, const ParameterValue& value) {
    const auto* const text = std::get_if<std::string>(&value);
    if (text == nullptr || text->empty()) return false;
    member = *text;
    return true;
}

Phrase ParameterTraits<std::vector<std::string>>::expected() { return phrase("list_of_texts"); }

bool ParameterTraits<std::vector<std::string>>::fill(std::vector<std::string>& member, const ParameterValue& value) {
    const auto* const texts = std::get_if<std::vector<std::string>>(&value);
    if (texts == nullptr || texts->empty()) return false;
    member = *texts;
    return true;
}

Phrase ParameterTraits<ServiceThreshold>::expected() {
    return phrase("length_for_example", {R"("365 days", "12 months", "2 terms")"});
}

bool ParameterTraits<ServiceThreshold>::fill(ServiceThreshold& member, const ParameterValue& value) {
    const auto* const text = std::get_if<std::string>(&value);
    const auto found = text != nullptr ? find_threshold(*text) : std::nullopt;
    if (!found || found->count == 0) return false;
    member = *found;
    return true;
}

}  // namespace detail

}  // namespace jiedui
