// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/indicator_move.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui {
namespace {

constexpr std::array<std::string_view, 5> names_of_fields{"kind", "of", "unit", "channel", "takes"};

/// Where a move stands, for errors: `the rule of 'books'`.
[[nodiscard]] std::string place_of(const std::string& indicator) { return "the rule of " + in_quotes(indicator); }

[[noreturn]] void refuse(const std::string& indicator, const std::string& what) {
    throw Error{ErrorCode::unfit_parameter, place_of(indicator), what};
}

template <std::size_t Count>
[[nodiscard]] std::vector<std::string> texts_of(const std::array<std::string_view, Count>& words) {
    return {words.begin(), words.end()};
}

template <closed_list Enum>
[[nodiscard]] Enum word_in(const std::string& word, const std::string& indicator, const std::string& field,
                           const std::vector<std::string>& allowed) {
    const auto found = find_word<Enum>(word);
    if (!found || std::ranges::find(allowed, word) == allowed.end())
        throw Error{ErrorCode::bad_word, word,
                    "in " + place_of(indicator) + ", " + in_quotes(field) + " is " + listed(allowed, "or")};
    return *found;
}

/// Whether a transfer may go through one of these channels.
[[nodiscard]] bool are_of_transfers(Channels channels) {
    channels &= Channels::material();
    return !channels.is_empty();
}

/// Whether some record may be counted by both.
[[nodiscard]] bool may_count_the_same(const IndicatorMove& a, const IndicatorMove& b) {
    if (a.indicator != b.indicator || a.kind != b.kind) return false;
    if (a.unit && b.unit && a.unit != b.unit) return false;
    return !(a.channel && b.channel && (Channels{*a.channel} &= *b.channel).is_empty());
}

}  // namespace

IndicatorMove indicator_move(std::string indicator, const std::map<std::string, std::string, std::less<>>& fields) {
    for (const auto& [name, value] : fields)
        if (std::ranges::find(names_of_fields, name) == names_of_fields.end())
            refuse(indicator,
                   "there is no field " + in_quotes(name) + "; there are " + listed(texts_of(names_of_fields), "and"));
    IndicatorMove move{.indicator = std::move(indicator)};
    const auto field = [&](std::string_view name) {
        const auto found = fields.find(name);
        return found == fields.end() ? std::nullopt : std::optional{found->second};
    };
    const auto kind = field("kind");
    if (!kind) refuse(move.indicator, "'kind' says which records move it: posting or transfer");
    move.kind = word_in<TieKind>(*kind, move.indicator, "kind", {"posting", "transfer"});
    const auto of = field("of");
    if (!of)
        refuse(move.indicator,
               "'of' says how much a record moves: heads or fte of a posting, quantity or yuan of a transfer");
    move.of = word_in<MovedAmount>(*of, move.indicator, "of", texts_of(ClosedList<MovedAmount>::words));
    move.unit = field("unit");
    if (const auto channel = field("channel")) {
        move.channel = Channels::find(*channel);
        if (!move.channel)
            throw Error{ErrorCode::bad_channel, *channel,
                        "in " + place_of(move.indicator) + ", 'channel' names one channel, or a family"};
    }
    if (const auto takes = field("takes")) {
        if (move.kind == TieKind::posting)
            refuse(move.indicator, "a posting always takes from the home school: leave 'takes' out");
        if (*takes != "yes" && *takes != "no")
            throw Error{ErrorCode::bad_word, *takes, "in " + place_of(move.indicator) + ", 'takes' is yes or no"};
        move.takes = *takes == "yes";
    }
    check_move(move);
    return move;
}

void check_move(const IndicatorMove& move) {
    if (move.indicator.empty()) refuse("", "the indicator has no name");
    switch (move.kind) {
        case TieKind::agreement: refuse(move.indicator, "an agreement moves nothing: 'kind' is posting or transfer");
        case TieKind::posting:
            if (move.of != MovedAmount::heads && move.of != MovedAmount::fte)
                refuse(move.indicator, "a posting moves teachers: 'of' is heads or fte");
            if (move.unit) refuse(move.indicator, "a posting has no unit: leave 'unit' out");
            if (move.channel) refuse(move.indicator, "a posting has no channel: leave 'channel' out");
            if (move.takes) refuse(move.indicator, "a posting always takes from the home school: leave 'takes' out");
            return;
        case TieKind::transfer:
            if (move.of == MovedAmount::heads || move.of == MovedAmount::fte)
                refuse(move.indicator, "a transfer moves no teachers: 'of' is quantity or yuan");
            if (move.of == MovedAmount::quantity && !move.unit)
                refuse(move.indicator, "quantities need their 'unit', such as books");
            if (move.of == MovedAmount::yuan && move.unit)
                refuse(move.indicator, "the unit of yuan is known: leave 'unit' out");
            if (move.channel && move.channel->is_empty())
                refuse(move.indicator, "'channel' names no channel: leave it out, or name one");
            if (move.channel && !are_of_transfers(*move.channel))
                refuse(move.indicator, "a transfer is of funds or materials: 'channel' is one of them, or material");
            return;
    }
}

void check_moves(const IndicatorMoves& moves) {
    if (moves.empty())
        throw Error{ErrorCode::unfit_parameter, "counts", "it is empty, and says of no indicator what moves it"};
    for (auto move = moves.begin(); move != moves.end(); ++move) {
        check_move(*move);
        for (auto other = moves.begin(); other != move; ++other)
            if (may_count_the_same(*move, *other))
                refuse(move->indicator, "two rules count the same " + std::string{word_of(move->kind)} +
                                            "s: give them different units or channels, or leave one out");
    }
}

std::string text_of(const IndicatorMove& move) {
    std::string text = in_quotes_if_needed(move.indicator);
    text.append(" kind=").append(word_of(move.kind)).append(" of=").append(word_of(move.of));
    if (move.unit) text += " unit=" + in_quotes_if_needed(*move.unit);
    if (move.channel) text += " channel=" + text_of(*move.channel);
    if (move.takes) text += " takes=yes";
    return text;
}

}  // namespace jiedui
