// SPDX-License-Identifier: Apache-2.0
// What a policy says as one number, so that answers by two policies never look the same.
#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "io/checksum.hpp"
#include "jiedui/rules/policy.hpp"

namespace jiedui {
namespace {

/// All that a policy says as one text, each part behind its length, so that no two policies have the same.
class PolicyText {
public:
    void add(std::string_view part) { text_.append(std::to_string(part.size())).append(":").append(part); }
    void add(const std::optional<Period>& period) { add(period ? text_of(*period) : "-"); }
    void add(const std::vector<std::string>& parts) {
        add(std::to_string(parts.size()));
        for (const std::string& part : parts) add(part);
    }
    void add(const std::vector<Condition>& conditions) {
        add(std::to_string(conditions.size()));
        for (const Condition& each : conditions) {
            add(each.column);
            add(each.values);
        }
    }
    void add(const Parameter& parameter) {
        add(parameter.name);
        add(std::to_string(parameter.value.index()));
        std::visit([&](const auto& value) { add_value(value); }, parameter.value);
        add(parameter.basis);
        add(word_of(parameter.confidence));
    }
    void add(const Rule& rule) {
        for (const std::string& part : {rule.id, rule.kind, rule.basis, rule.remark}) add(part);
        add(word_of(rule.confidence));
        add(std::to_string(rule.parameters.size()));
        for (const Parameter& each : rule.parameters) add(each);
        add(rule.scope.schools);
        add(rule.scope.teachers);
        add(rule.scope.days);
        add(rule.scope.may_be_empty ? "yes" : "no");
    }
    /// Filled up to whole words.
    [[nodiscard]] std::string whole() && {
        text_.resize((text_.size() + 7) / 8 * 8, ' ');
        return std::move(text_);
    }

private:
    void add_value(Thousandths number) { add(text_of(number)); }
    void add_value(bool yes) { add(yes ? "yes" : "no"); }
    void add_value(const std::string& text) { add(text); }
    void add_value(const std::vector<std::string>& texts) { add(texts); }

    std::string text_;
};

}  // namespace

std::string Policy::fingerprint() const {
    PolicyText text;
    for (const std::string& part : {id, title, version, basis}) text.add(part);
    text.add(valid);
    for (const Rule& each : rules) text.add(each);
    detail::Checksum sum;
    sum.add(std::move(text).whole());
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(sum.value()));
    return digits.data();
}

}  // namespace jiedui
