// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/judge.hpp"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <new>
#include <string>
#include <utility>

#include "rules/scopes.hpp"

namespace jiedui {
namespace {

[[nodiscard]] Judgements failed(const Rule& rule, Phrase reason) {
    Judgement judgement{.subject_kind = SubjectKind::programme,
                        .subject = rule.id,
                        .verdict = Verdict::failed,
                        .reason = std::move(reason)};
    return {std::move(judgement)};
}

/// What a rule says of its subjects, or that it failed.
[[nodiscard]] Judgements judgements_of(const detail::RuleOnCase& asked) {
    try {
        Judgements judgements;
        asked.kind->judge(*asked.rule, asked.on, judgements);
        return judgements;
    } catch (const NoDay&) {
        throw;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const RuleFailure& failure) {
        return failed(*asked.rule, failure.reason());
    } catch (const Error& error) {
        if (error.code() == ErrorCode::interrupted) throw;
        return failed(*asked.rule, phrase("rule_failed", {error.what()}));
    } catch (const std::exception& error) {
        return failed(*asked.rule, phrase("rule_failed", {error.what()}));
    }
}

}  // namespace

std::vector<Judgement> Judge::ask(const Slice& slice, const Watch& watch) const {
    std::vector<Judgement> rows;
    for (const detail::RuleOnCase& each : detail::cases_of(policy, slice, kinds, day)) {
        watch.report({.step = each.rule->id});
        for (Judgement& judgement : judgements_of(each)) {
            judgement.rule = each.rule->id;
            judgement.basis = each.rule->basis.empty() ? policy.basis : each.rule->basis;
            judgement.confidence = std::max(judgement.confidence, each.rule->least_confidence());
            judgement.ties = ascending(std::move(judgement.ties));
            rows.push_back(std::move(judgement));
        }
    }
    return rows;
}

Evidence Judge::evidence(const Slice&, std::span<const Judgement> rows, std::size_t row) const {
    return {rows[row].ties, rows[row].records};
}

std::vector<SchoolIndex> Judge::unknown_schools(const Slice& slice) const {
    return detail::unknown_schools_of(detail::cases_of(policy, slice, kinds, day));
}

std::vector<Slice> Judge::slices(const Slice& slice) const {
    return detail::slices_of(detail::cases_of(policy, slice, kinds, day));
}

std::string Judge::words() const { return detail::words_of(name, policy, day); }

Answer<Judge> judge(const Policy& policy, const Slice& slice, const RuleKinds& kinds, std::optional<Day> day,
                    const Watch& watch) {
    return ask(slice, Judge{.policy = policy, .kinds = kinds, .day = day}, {.watch = watch});
}

Answer<Judge> judge(const Policy& policy, const Slice& slice, std::optional<Day> day, const Watch& watch) {
    return judge(policy, slice, RuleKinds::built_in(), day, watch);
}

}  // namespace jiedui
