// SPDX-License-Identifier: Apache-2.0
#include "support/ask.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>

#include "jiedui/query/bases.hpp"
#include "jiedui/query/documents.hpp"
#include "jiedui/query/double_bookings.hpp"
#include "jiedui/query/floor_at_home.hpp"
#include "jiedui/query/head_counts.hpp"
#include "jiedui/query/leading_groups.hpp"
#include "jiedui/query/not_returned.hpp"
#include "jiedui/query/papers.hpp"
#include "jiedui/query/presence.hpp"
#include "jiedui/query/questions.hpp"
#include "jiedui/query/service.hpp"
#include "jiedui/query/uncovered_subjects.hpp"
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

/// `service 20 hosts weak=yes threshold 5 days forms rotation by_share`, all but the first optional.
ServiceOptions service_options(const Network& network, const Words& words) {
    const std::set<std::string> parts{"hosts", "threshold", "forms", "by_share"};
    const auto part = [&](const std::string& name) -> std::optional<Words> {
        const auto begin = std::ranges::find(words, name);
        if (begin == words.end()) return std::nullopt;
        const auto end = std::find_if(begin + 1, words.end(), [&](const auto& word) { return parts.contains(word); });
        return Words(begin + 1, end);
    };
    ServiceOptions options{.by_share = part("by_share").has_value()};
    if (const auto hosts = part("hosts")) options.hosts = set_of(network, *hosts);
    if (const auto threshold = part("threshold"))
        options.threshold = {static_cast<std::uint32_t>(std::stoul(threshold->at(0))),
                             find_word<ServiceUnit>(threshold->at(1)).value()};
    if (const auto forms = part("forms")) {
        options.forms.emplace();
        for (const std::string& form : *forms) options.forms->push_back(find_word<PostingForm>(form).value());
    }
    return options;
}

/// The four haves, or the kinds that words name.
std::vector<DocumentKind> kinds_in(const Words& words) {
    std::vector<DocumentKind> kinds;
    for (const std::string& word : words) kinds.push_back(find_word<DocumentKind>(word).value());
    return kinds.empty() ? four_haves() : kinds;
}

std::vector<Day> days_in(const Words& words) {
    std::vector<Day> days;
    for (const std::string& word : words) days.push_back(span_in(word).first());
    return days;
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
    const auto number = [&](std::size_t i) { return i < words.size() ? std::stoi(words[i]) : 0; };
    const std::map<std::string, std::function<std::string()>> questions{
        {"presence", [&] { return wanted.of(presence(slice, days_in(words))); }},
        {"head_counts", [&] { return wanted.of(words.empty() ? head_counts(slice) : head_counts(slice, words[0])); }},
        {"service",
         [&] { return wanted.of(service(slice, span_in(words.at(0)).first(), service_options(network, words))); }},
        {"double_bookings", [&] { return wanted.of(double_bookings(slice)); }},
        {"not_returned", [&] { return wanted.of(not_returned(slice, number(0))); }},
        {"floor_at_home", [&] { return wanted.of(floor_at_home(slice, span_in(words.at(0)).first())); }},
        {"uncovered_subjects", [&] { return wanted.of(uncovered_subjects(slice, span_in(words.at(0)).first())); }},
        {"documents", [&] { return wanted.of(documents(slice)); }},
        {"papers", [&] { return wanted.of(papers(slice, kinds_in(words))); }},
        {"leading_groups", [&] { return wanted.of(leading_groups(slice)); }},
        {"bases", [&] { return wanted.of(bases(slice)); }},
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
