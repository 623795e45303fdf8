// SPDX-License-Identifier: Apache-2.0
#include "support/ask.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>

#include "jiedui/query/questions.hpp"
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

/// What is asked for of an answer.
struct Wanted {
    enum class What : std::uint8_t { rows, left_out, evidence, everything };
    What what = What::rows;
    std::size_t place = 0;

    template <question Question>
    [[nodiscard]] std::string of(const Answer<Question>& answer) const {
        const Network& network = answer.slice.network();
        switch (what) {
            case What::rows: return shown(network, answer);
            case What::left_out: return shown(answer.left_out());
            case What::evidence: return shown(network, answer.evidence(place));
            case What::everything: {
                std::string text = shown(network, answer) + "\nevidence: ";
                for (std::size_t i = 0; i < answer.rows.size(); ++i) {
                    const std::string ties = shown(network, answer.ties(i));
                    text += (i == 0 ? "" : "; ") + (ties.empty() ? "-" : ties);
                }
                return text + "\nleft out: " + shown(answer.left_out());
            }
        }
        return {};
    }
};

template <class... Question>
std::string answered(TypeList<Question...>, const Slice& slice, const Call& call, const Wanted& wanted) {
    const AnyQuestion* const found = find_question(call.word);
    if (found == nullptr) throw std::invalid_argument{"no question: " + call.word};
    const Arguments arguments = testing::arguments_in(*found, slice.network(), call.arguments);
    std::string text;
    const auto is_it = [&]<class Q>(std::type_identity<Q>) {
        if (Q::name == call.word) text = wanted.of(ask(slice, question_from<Q>(arguments), Work{.threads = 2}));
        return Q::name == call.word;
    };
    static_cast<void>((is_it(std::type_identity<Question>{}) || ...));
    return text;
}

/// The answer to a question of the library.
std::string answered(const Slice& slice, const Call& call, const Wanted& wanted) {
    return answered(Questions{}, slice, call, wanted);
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
