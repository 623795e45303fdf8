// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/slice.hpp"

#include <algorithm>

#include "jiedui/base/text.hpp"
#include "model/match.hpp"

namespace jiedui {
namespace {

/// `postings and transfers`.
[[nodiscard]] std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text.append(text.empty() ? "" : " and ").append(word);
    return text.empty() ? "no kind" : text;
}

/// As `match`; a record without an id goes by the one that is made for it.
template <tie_record Record>
[[nodiscard]] std::optional<std::vector<Certainty>> match_ties(const Ledger& ledger, const Condition& condition) {
    const Table<Record>& table = ledger.table<Record>();
    if (condition.column != "id") return match(table, condition, ledger.settings().calendar);
    std::vector<Certainty> met;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const bool is_one =
            std::ranges::find(condition.values, ledger.id_of(Record::tie_kind, row)) != condition.values.end();
        met.push_back(is_one ? Certainty::yes : Certainty::no);
    }
    return met;
}

}  // namespace

Slice::Slice(const Network& network) : Slice{State{.network = network}, ""} {}

Slice::Slice(State state, std::string_view step) {
    state.frozen.reset();  // what a further call keeps is not known
    if (!step.empty()) state.description.append(state.description.empty() ? "" : ", ").append(step);
    state.prepare();
    state_ = std::make_shared<const State>(std::move(state));
}

Slice Slice::at(Day day) const {
    if (!day.is_known()) throw Error{ErrorCode::bad_day, "'" + text_of(day) + "'", "a slice is taken at a known day"};
    return in_time(TimeFilters::Kind::during, Period::of_day(day), "at " + text_of(day));
}
Slice Slice::during(const Period& period) const {
    return in_time(TimeFilters::Kind::during, period, "during " + text_of(period));
}
Slice Slice::throughout(const Period& period) const {
    return in_time(TimeFilters::Kind::throughout, period, "throughout " + text_of(period));
}
Slice Slice::in_time(TimeFilters::Kind kind, const Period& period, std::string_view step) const {
    State state = *state_;
    state.times.add(kind, period);
    return {std::move(state), step};
}

Slice Slice::through(Channels channels) const {
    if (channels.is_empty()) throw Error{ErrorCode::no_channel, "through"};
    State state = *state_;
    state.channels &= channels;
    state.is_through = true;
    return {std::move(state), "through " + text_of(channels)};
}

Slice Slice::narrowed(std::optional<SchoolSet> State::* set, const SchoolSet& schools, std::string_view step) const {
    State state = *state_;
    state.*set = state.*set ? *(state.*set) & schools : schools;
    return {std::move(state), step};
}
Slice Slice::within(const SchoolList& schools) const {
    const SchoolSet set = schools.set_in(network(), "within");
    return narrowed(&State::schools, set, "within " + text_of(set));
}
Slice Slice::without(const SchoolList& schools) const {
    const SchoolSet set = schools.set_in(network(), "without");
    return narrowed(&State::schools, ~set, "without " + text_of(set));
}
Slice Slice::supported_by(const SchoolList& schools) const {
    const SchoolSet set = schools.set_in(network(), "supported by");
    return narrowed(&State::supporters, set, "supported by " + text_of(set));
}
Slice Slice::supporting(const SchoolList& schools) const {
    const SchoolSet set = schools.set_in(network(), "supporting");
    return narrowed(&State::recipients, set, "supporting " + text_of(set));
}

Slice Slice::where(const Condition& condition) const {
    const Ledger& ledger = network().ledger();
    State::Rows rows{match_ties<Support>(ledger, condition), match_ties<Posting>(ledger, condition),
                     match_ties<Transfer>(ledger, condition)};
    const bool is_described = describes<Support>(condition.column) || describes<Posting>(condition.column) ||
                              describes<Transfer>(condition.column);
    if (!is_described && std::ranges::none_of(rows, [](const auto& each) { return each.has_value(); })) {
        std::vector<std::string> names = column_names(ledger.table<Support>());
        for (const auto& more : {column_names(ledger.table<Posting>()), column_names(ledger.table<Transfer>())})
            for (const std::string& name : more)
                if (std::ranges::find(names, name) == names.end()) names.push_back(name);
        throw Error{ErrorCode::unknown_column, condition.column, "records have " + listed(names, "and")};
    }
    State state = *state_;
    state.conditions.push_back(std::make_shared<const State::Filter>(State::Filter{condition.column, std::move(rows)}));
    state.check_conditions();
    return {std::move(state), "where " + condition.column + " is " + listed(condition.values)};
}

Slice Slice::agreed() const { return choosing({TieKind::agreement}); }
Slice Slice::delivered() const { return choosing({TieKind::posting, TieKind::transfer}); }
Slice Slice::all_kinds() const { return choosing({TieKind::agreement, TieKind::posting, TieKind::transfer}); }
Slice Slice::choosing(const std::vector<TieKind>& kinds) const {
    Slice slice = of_kinds(kinds);
    slice.state_->check_conditions();
    return slice;
}
Slice Slice::of_kinds(const std::vector<TieKind>& kinds) const {
    State state = *state_;
    state.kinds = {};
    std::string step = "of kind";
    for (const TieKind kind : kinds) {
        state.kinds[static_cast<std::size_t>(kind)] = true;
        step.append(" ").append(word_of(kind));
    }
    return {std::move(state), step};
}
Slice Slice::planned() const {
    State state = *state_;
    state.plans = State::Plans::only;
    return {std::move(state), "planned"};
}
Slice Slice::with_planned() const {
    State state = *state_;
    state.plans = State::Plans::too;
    return {std::move(state), "with planned"};
}
Slice Slice::with_undated() const {
    State state = *state_;
    state.keeps_undated = true;
    return {std::move(state), "with undated"};
}
Slice Slice::with_unknown_channel() const {
    State state = *state_;
    state.keeps_unknown_channel = true;
    return {std::move(state), "with unknown channel"};
}

Slice Slice::frozen() const {
    auto frozen = std::make_shared<FrozenTies>();
    const auto schools = static_cast<std::uint32_t>(vertex_count());
    for (const TiePlaces& places : state_->blocks) {
        FrozenTies::Block block;
        const auto begin = static_cast<std::uint32_t>(frozen->tie.size());
        const auto end = [&] { return static_cast<std::uint32_t>(frozen->tie.size()); };
        state_->each_tie(places, 0, schools, [&](std::uint32_t supporter, std::uint32_t recipient, std::uint32_t tie) {
            block.outgoing.resize(supporter + std::size_t{1}, end());
            frozen->recipient.push_back(recipient);
            frozen->tie.push_back(tie);
        });
        if (end() == begin) continue;
        block.outgoing.resize(schools + std::size_t{1}, end());
        for (std::uint32_t school = 0; school < schools; ++school) {
            block.incoming.push_back(static_cast<std::uint32_t>(frozen->incoming_tie.size()));
            state_->each_incoming(places, school, [&](SchoolIndex supporter, TieIndex tie) {
                frozen->supporter.push_back(supporter.value);
                frozen->incoming_tie.push_back(tie.value);
            });
        }
        block.incoming.push_back(end());
        frozen->blocks.push_back(std::move(block));
    }
    auto state = std::make_shared<State>(*state_);
    state->blocks = {};
    for (const FrozenTies::Block& each : frozen->blocks)
        state->blocks.add({each.outgoing.data(), each.incoming.data()});
    state->frozen = std::move(frozen);
    Slice slice{*this};
    slice.state_ = std::move(state);
    return slice;
}

std::vector<SchoolIndex> Slice::school_indices() const {
    std::vector<SchoolIndex> schools;
    for (std::uint32_t i = 0; i < network().school_count(); ++i)
        if (has(SchoolIndex{i})) schools.push_back({i});
    return schools;
}

std::vector<SchoolIndex> Slice::unknown_schools() const {
    std::vector<SchoolIndex> schools;
    if (keeps_undated()) return schools;
    for (const auto* set : {&state_->schools, &state_->supporters, &state_->recipients})
        if (*set) std::ranges::copy((*set)->unknown(), std::back_inserter(schools));
    std::ranges::sort(schools);
    const auto rest = std::ranges::unique(schools);
    schools.erase(rest.begin(), rest.end());
    std::erase_if(schools, [&](SchoolIndex school) { return !state_->may_have_school(school); });
    return schools;
}

std::vector<TieIndex> Slice::outgoing(SchoolIndex school) const {
    std::vector<TieIndex> ties;
    each_outgoing(school, [&](SchoolIndex, TieIndex tie) { ties.push_back(tie); });
    return ties;
}

std::vector<TieIndex> Slice::incoming(SchoolIndex school) const {
    std::vector<TieIndex> ties;
    each_incoming(school, [&](SchoolIndex, TieIndex tie) { ties.push_back(tie); });
    std::ranges::sort(ties);
    return ties;
}

std::vector<TieIndex> Slice::ties_at(SchoolIndex school) const {
    std::vector<TieIndex> ties = incoming(school);  // disjoint from outgoing ones: no slice has self-support
    each_outgoing(school, [&](SchoolIndex, TieIndex tie) { ties.push_back(tie); });
    std::ranges::sort(ties);
    return ties;
}

void Slice::State::prepare() {
    last_channel = 0;
    for (std::size_t bits = 0; bits < standing_of_mark.size(); ++bits) {
        const TieMark mark = TieMark::from_bits(static_cast<std::uint8_t>(bits));
        standing_of_mark[bits] = standing_of(mark);
        if (standing_of_mark[bits] == Standing::inside) last_channel = std::max(last_channel, mark.channel_code());
    }
    has_unknown_members = false;
    for (const auto* set : {&schools, &supporters, &recipients})
        has_unknown_members = has_unknown_members || (*set && (*set)->unknown_count() > 0);
    has_school_filter = schools || (network.has_school_days() && !times.is_empty());
    is_plain = !has_school_filter && !supporters && !recipients && conditions.empty();
    is_by_mark = is_plain && times.is_empty();
    has_every_tie = is_by_mark;
    for (std::size_t bits = 0; bits < standing_of_mark.size(); ++bits) {
        const bool is_looked_at =
            network.ties().has_mark[bits] && looks_at(TieMark::from_bits(static_cast<std::uint8_t>(bits)));
        if (is_looked_at && standing_of_mark[bits] != Standing::inside) has_every_tie = false;
    }
    blocks = network.ties().blocks_of(kinds);
}

void Slice::State::check_conditions() const {
    constexpr std::array words{"agreements", "postings", "transfers"};
    for (const auto& condition : conditions) {
        std::vector<std::string> having;
        std::vector<std::string> chosen;
        bool fits = false;
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            const bool has_column = condition->rows[kind].has_value();
            fits = fits || (has_column && kinds[kind]);
            if (has_column) having.emplace_back(words[kind]);
            if (kinds[kind]) chosen.emplace_back(words[kind]);
        }
        if (fits) continue;
        const bool is_of_agreements = condition->rows[static_cast<std::size_t>(TieKind::agreement)].has_value();
        throw Error{ErrorCode::unknown_column, condition->column,
                    "only " + joined(having) + " have it, and the slice looks at " + joined(chosen) + ": call " +
                        (is_of_agreements ? "agreed" : "delivered") + "() or all_kinds() first"};
    }
}

/// Whether ties of its kind were chosen.
bool Slice::State::looks_at(TieMark mark) const noexcept {
    const auto kind = static_cast<std::size_t>(mark.kind());
    return kind < kinds.size() && kinds[kind];
}

/// Whether ties of its kind and status were chosen.
bool Slice::State::is_wanted(TieMark mark) const noexcept {
    const bool is_planned = mark.status() == Status::planned;
    const bool plan_fits = plans == Plans::too || is_planned == (plans == Plans::only);
    return looks_at(mark) && plan_fits;
}

Standing Slice::State::standing_of(TieMark mark) const noexcept {
    const bool channel_fits = mark.channel() ? channels.contains(*mark.channel()) : !channels.is_empty();
    if (!is_wanted(mark) || !channel_fits) return Standing::outside;
    if (mark.is_self()) return Standing::self_support;
    if (!mark.channel() && is_through && !keeps_unknown_channel) return Standing::unknown_channel;
    return Standing::inside;
}

bool Slice::State::is_open(SchoolIndex school) const noexcept {
    return !network.has_school_days() || times.may_be_open(network.opened(school), network.closed(school));
}

bool Slice::State::has_school(SchoolIndex school) const noexcept {
    if (keeps_undated) return may_have_school(school);
    return is_open(school) && (!schools || schools->contains(school));
}

bool Slice::State::may_have_school(SchoolIndex school) const noexcept {
    return is_open(school) && (!schools || schools->contains(school) || schools->is_unknown(school));
}

Certainty Slice::State::membership(const SchoolSet& set, SchoolIndex school) const noexcept {
    if (has_unknown_members) return set.membership(school);
    return set.contains(school) ? Certainty::yes : Certainty::no;
}

Certainty Slice::State::has_ends(TieIndex tie) const noexcept {
    const SchoolIndex supporter = network.supporter(tie);
    const SchoolIndex recipient = network.recipient(tie);
    Certainty met = Certainty::yes;
    if (supporters) met = membership(*supporters, supporter);
    if (recipients && met != Certainty::no) met = both(met, membership(*recipients, recipient));
    if (!has_school_filter || met == Certainty::no) return met;
    if (!is_open(supporter) || !is_open(recipient)) return Certainty::no;
    return schools ? both(met, both(membership(*schools, supporter), membership(*schools, recipient))) : met;
}

Certainty Slice::State::meets_conditions(TieIndex tie) const noexcept {
    Certainty met = Certainty::yes;
    for (const auto& condition : conditions) {
        const auto& of_kind = condition->rows[static_cast<std::size_t>(network.kind(tie))];
        met = both(met, of_kind ? (*of_kind)[network.row(tie)] : Certainty::no);
    }
    return met;
}

Standing Slice::State::standing(TieIndex tie) const noexcept {
    const Standing by_mark = standing_of_mark[network.ties().mark[tie.value].bits()];
    const Certainty ends = by_mark == Standing::outside ? Certainty::no : has_ends(tie);
    if (ends == Certainty::no) return Standing::outside;
    const Certainty kept = both(ends, both(is_in_time(tie), meets_conditions(tie)));
    if (kept == Certainty::no) return Standing::outside;
    if (by_mark != Standing::inside) return by_mark;
    return kept == Certainty::yes || keeps_undated ? Standing::inside : Standing::undecided;
}

bool Slice::State::cuts_off(TieIndex tie) const noexcept {
    const TieMark mark = network.ties().mark[tie.value];
    if (!is_wanted(mark) || mark.is_self() || is_in_time(tie) == Certainty::no) return false;
    if (!is_open(network.supporter(tie)) || !is_open(network.recipient(tie))) return false;
    return standing(tie) == Standing::outside;
}

bool Slice::cuts_off_schools() const noexcept {
    for (std::uint32_t i = 0; state_->schools && i < network().school_count(); ++i)
        if (cuts_off(SchoolIndex{i})) return true;
    return false;
}

}  // namespace jiedui
