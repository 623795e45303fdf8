// SPDX-License-Identifier: Apache-2.0
#include "support/ask.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>

#include "jiedui/query/claims.hpp"
#include "jiedui/query/coverage.hpp"
#include "jiedui/query/critical_sets.hpp"
#include "jiedui/query/delivery.hpp"
#include "jiedui/query/dependence.hpp"
#include "jiedui/query/depths.hpp"
#include "jiedui/query/duties.hpp"
#include "jiedui/query/earliest_reach.hpp"
#include "jiedui/query/earliest_reach_counts.hpp"
#include "jiedui/query/flows.hpp"
#include "jiedui/query/identity.hpp"
#include "jiedui/query/partners.hpp"
#include "jiedui/query/questions.hpp"
#include "jiedui/query/reach.hpp"
#include "jiedui/query/reach_counts.hpp"
#include "jiedui/query/roles.hpp"
#include "jiedui/query/schools.hpp"
#include "jiedui/query/sole_supports.hpp"
#include "jiedui/query/summary.hpp"
#include "jiedui/query/ties.hpp"
#include "jiedui/query/withdraw.hpp"
#include "jiedui/testing/ask.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"
#include "support/words.hpp"

namespace jiedui {
namespace {

using Words = std::vector<std::string>;

Condition condition_in(const std::string& word) {
    const auto [column, values] = key_and_value(word);
    return {column, pieces_of(values, ',')};
}
Channels channels_in(const Words& words) {
    Channels channels;
    for (const std::string& word : words) {
        const auto found = Channels::find(word);
        if (!found) throw std::invalid_argument{"no channel: " + word};
        channels |= *found;
    }
    return channels;
}
std::vector<SchoolIndex> schools_in(const Network& network, const Words& ids) {
    std::vector<SchoolIndex> schools;
    for (const std::string& id : ids) schools.push_back(network.school_of(id));
    return schools;
}

Slice narrowed(const Slice& slice, const Call& call) {
    using Narrow = std::function<Slice()>;
    const Words& words = call.arguments;
    const auto set = [&] { return set_of(slice.network(), words); };
    const std::map<std::string, Narrow> calls{
        {"at", [&] { return slice.at(span_in(words.at(0)).first()); }},
        {"during", [&] { return slice.during(period_in(words.at(0))); }},
        {"throughout", [&] { return slice.throughout(period_in(words.at(0))); }},
        {"through", [&] { return slice.through(channels_in(words)); }},
        {"within", [&] { return slice.within(set()); }},
        {"without", [&] { return slice.without(set()); }},
        {"supported_by", [&] { return slice.supported_by(set()); }},
        {"supporting", [&] { return slice.supporting(set()); }},
        {"where", [&] { return slice.where(condition_in(words.at(0))); }},
        {"agreed", [&] { return slice.agreed(); }},
        {"delivered", [&] { return slice.delivered(); }},
        {"all_kinds", [&] { return slice.all_kinds(); }},
        {"planned", [&] { return slice.planned(); }},
        {"with_planned", [&] { return slice.with_planned(); }},
        {"with_undated", [&] { return slice.with_undated(); }},
        {"with_unknown_channel", [&] { return slice.with_unknown_channel(); }},
    };
    const auto found = calls.find(call.word);
    if (found == calls.end()) throw std::invalid_argument{"no slice call: " + call.word};
    return found->second();
}

/// `needy A B needed staff funds`, both parts optional.
CoverageOptions coverage_options(const Network& network, const Words& words) {
    const auto needed = std::ranges::find(words, "needed");
    CoverageOptions options;
    if (needed != words.begin()) options.needy = set_of(network, Words(words.begin() + 1, needed));
    if (needed != words.end()) options.needed = channels_in(Words(needed + 1, words.end()));
    return options;
}

/// `duties once_per township`, or without words.
DutiesOptions duties_options(const Words& words) {
    DutiesOptions options;
    if (!words.empty()) options.once_per = words.at(1);
    return options;
}

/// `reach_counts hops 2 schools A B`, both parts optional.
ReachCountsOptions reach_counts_options(const Network& network, const Words& words) {
    ReachCountsOptions options{.threads = 2};
    std::optional<std::vector<SchoolIndex>> schools;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "hops")
            options.max_hops = static_cast<std::uint32_t>(std::stoul(words.at(++i)));
        else if (words[i] == "schools")
            schools.emplace();
        else
            schools.value().push_back(network.school_of(words[i]));
    }
    if (schools) options.schools = *schools;
    return options;
}

/// `critical_sets 0.5 needy A B by_pupils`, the last two parts optional.
Answer<CriticalMember> critical_sets_in(const Slice& slice, Words words) {
    CriticalSetsOptions options{.by_pupils = words.back() == "by_pupils"};
    if (options.by_pupils) words.pop_back();
    if (words.size() > 1) options.needy = set_of(slice.network(), Words(words.begin() + 2, words.end()));
    return critical_sets(slice, std::stod(words.at(0)), options);
}

/// What is asked for of an answer.
struct Wanted {
    enum class What : std::uint8_t { rows, left_out, evidence, everything };
    What what = What::rows;
    std::size_t place = 0;

    template <class T>
    [[nodiscard]] std::string of(const Answer<T>& answer) const {
        const Network& network = answer.slice.network();
        switch (what) {
            case What::rows: return shown(network, answer);
            case What::left_out: return shown(answer.left_out());
            case What::evidence: return shown(network, answer.evidence(place));
            case What::everything: {
                std::string text = shown(network, answer) + "\nevidence: ";
                for (std::size_t i = 0; i < answer.rows.size(); ++i) {
                    const std::string ties = shown(network, answer.evidence(i));
                    text += (i == 0 ? "" : "; ") + (ties.empty() ? "-" : ties);
                }
                return text + "\nleft out: " + shown(answer.left_out());
            }
        }
        return {};
    }
};

/// The answer to a question of the list; nothing if it is none.
template <class... Question>
std::optional<std::string> listed_answer(TypeList<Question...>, const Slice& slice, const Call& call,
                                         const Wanted& wanted) {
    const AnyQuestion* const found = find_question(call.word);
    if (found == nullptr) return std::nullopt;
    const Arguments arguments = testing::arguments_in(*found, slice.network(), call.arguments);
    std::string text;
    const auto is_it = [&]<class Q>(std::type_identity<Q>) {
        if (Q::name == call.word) text = wanted.of(ask(slice, question_from<Q>(arguments), Work{.threads = 2}));
        return Q::name == call.word;
    };
    static_cast<void>((is_it(std::type_identity<Question>{}) || ...));
    return text;
}

std::string answered(const Slice& slice, const Call& question, const Wanted& wanted) {
    if (auto answer = listed_answer(Questions{}, slice, question, wanted)) return *std::move(answer);
    const Words& words = question.arguments;
    const Network& network = slice.network();
    const auto school = [&](std::size_t i) { return network.school_of(words.at(i)); };
    const auto hops = [&] {
        return words.size() > 1 ? static_cast<std::uint32_t>(std::stoul(words[1])) : graph::any_hops;
    };
    const auto number = [&](std::size_t i) { return i < words.size() ? std::stoi(words[i]) : 0; };
    const std::map<std::string, std::function<std::string()>> questions{
        {"schools", [&] { return wanted.of(schools(slice)); }},
        {"ties", [&] { return wanted.of(ties(slice)); }},
        {"roles", [&] { return wanted.of(roles(slice)); }},
        {"partners", [&] { return wanted.of(partners(slice, school(0))); }},
        {"coverage", [&] { return wanted.of(coverage(slice, coverage_options(network, words))); }},
        {"duties", [&] { return wanted.of(duties(slice, duties_options(words))); }},
        {"reach", [&] { return wanted.of(reach(slice, school(0), hops())); }},
        {"chain", [&] { return wanted.of(chain(slice, school(0), school(1))); }},
        {"summary", [&] { return wanted.of(summary(slice)); }},
        {"reach_counts", [&] { return wanted.of(reach_counts(slice, reach_counts_options(network, words))); }},
        {"earliest_reach",
         [&] { return wanted.of(earliest_reach(slice, school(0), span_in(words.at(1)).first(), number(2))); }},
        {"earliest_reach_counts",
         [&] {
             EarliestReachCountsOptions options{.threads = 2};
             if (words.size() > 1) options.schools = schools_in(network, Words(words.begin() + 1, words.end()));
             return wanted.of(earliest_reach_counts(slice, span_in(words.at(0)).first(), options));
         }},
        {"depths", [&] { return wanted.of(depths(slice)); }},
        {"critical_sets", [&] { return wanted.of(critical_sets_in(slice, words)); }},
        {"flows", [&] { return wanted.of(flows(slice, words.at(0))); }},
        {"amount_flows", [&] { return wanted.of(amount_flows(slice, words.at(0))); }},
        {"delivery", [&] { return wanted.of(delivery(slice, span_in(words.at(0)).first(), number(1))); }},
        {"sole_supports", [&] { return wanted.of(sole_supports(slice)); }},
        {"dependence", [&] { return wanted.of(dependence(slice)); }},
        {"withdraw", [&] { return wanted.of(withdraw(slice, schools_in(network, words))); }},
        {"claims", [&] { return wanted.of(claims(slice)); }},
        {"identity", [&] { return wanted.of(identity(slice, span_in(words.at(0)).first())); }},
    };
    const auto found = questions.find(question.word);
    if (found == questions.end()) throw std::invalid_argument{"no question: " + question.word};
    return found->second();
}

/// `left_out roles` and `evidence 0 roles` as what is wanted, and the question.
std::pair<Wanted, Call> unwrapped(Call call) {
    Wanted wanted;
    std::size_t taken = 0;
    if (call.word == "left_out") {
        wanted.what = Wanted::What::left_out;
        taken = 1;
    } else if (call.word == "evidence") {
        wanted = {Wanted::What::evidence, std::stoul(call.arguments.at(0))};
        taken = 2;
    }
    if (taken == 0) return {wanted, std::move(call)};
    const auto place = static_cast<std::ptrdiff_t>(taken);
    return {wanted, {call.arguments.at(taken - 1), Words(call.arguments.begin() + place, call.arguments.end())}};
}

}  // namespace

std::vector<Call> calls_of(std::string_view text) {
    std::vector<Call> calls;
    for (const std::string& piece : pieces_of(text, ';')) {
        Words words = pieces_of(piece, ' ');
        std::string word = std::move(words.front());
        words.erase(words.begin());
        calls.push_back({std::move(word), std::move(words)});
    }
    return calls;
}

SchoolSet set_of(const Network& network, const Words& arguments) {
    if (arguments.empty() || arguments.front().find('=') == std::string::npos) return network.school_set(arguments);
    std::vector<Condition> conditions;
    for (const std::string& word : arguments) conditions.push_back(condition_in(word));
    return network.schools_where(conditions);
}

Slice slice_of(const Network& network, const std::vector<Call>& calls) {
    Slice slice{network};
    for (const Call& call : calls) slice = narrowed(slice, call);
    return slice;
}
Slice slice_of(const Network& network, std::string_view text) { return slice_of(network, calls_of(text)); }

std::string whole_answer(const Network& network, std::string_view text) {
    std::vector<Call> calls = calls_of(text);
    const Call question = std::move(calls.back());
    calls.pop_back();
    return answered(slice_of(network, calls), question, {Wanted::What::everything});
}

std::string ask(const Network& network, std::string_view text) {
    std::vector<Call> calls = calls_of(text);
    if (calls.empty()) throw std::invalid_argument{"no question"};
    const auto [wanted, question] = unwrapped(std::move(calls.back()));
    calls.pop_back();
    return answered(slice_of(network, calls), question, wanted);
}

}  // namespace jiedui
