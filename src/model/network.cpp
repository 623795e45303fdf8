// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/network.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <set>

#include "jiedui/base/text.hpp"
#include "jiedui/model/school_set.hpp"
#include "jiedui/model/slice.hpp"
#include "model/group_names.hpp"
#include "model/match.hpp"
#include "model/ordered_ties.hpp"

namespace jiedui {
namespace {

/// Visits the ties of one kind, out of its table.
template <class Record, auto From, auto To, class Visit, class Bounds>
void each_tie_in(const Table<Record>& table, TieKind kind, Visit& visit, Bounds&& bounds) {
    const RefStore& from = table.template column<From>();
    const RefStore& to = table.template column<To>();
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        std::optional<Channel> channel = Channel::staff;
        std::optional<Status> status = Status::actual;
        if constexpr (requires { table.template get<&Record::form>(row); })
            if (table.template get<&Record::form>(row) == PostingForm::shadowing) continue;
        if constexpr (requires { table.template get<&Record::channel>(row); })
            channel = table.template get<&Record::channel>(row);
        if constexpr (requires { table.template get<&Record::status>(row); })
            status = table.template get<&Record::status>(row);
        const auto [first, until] = bounds(row);
        const std::uint32_t supporter = from.place_at(row);
        const std::uint32_t recipient = to.place_at(row);
        visit(detail::RawTie{supporter, recipient, first, until, row, {kind, channel, status, supporter == recipient}});
    }
}

template <class Visit>
void each_tie_of(const Ledger& ledger, TieKind kind, Visit&& visit) {
    const auto& supports = ledger.table<Support>();
    const auto& postings = ledger.table<Posting>();
    const auto& transfers = ledger.table<Transfer>();
    switch (kind) {
        case TieKind::agreement:
            return each_tie_in<Support, &Support::supporter, &Support::recipient>(
                supports, kind, visit, [&](std::uint32_t row) {
                    return std::pair{supports.get<&Support::first_day>(row).first(),
                                     supports.get<&Support::last_day>(row).until()};
                });
        case TieKind::posting:
            return each_tie_in<Posting, &Posting::home, &Posting::host>(postings, kind, visit, [&](std::uint32_t row) {
                return std::pair{postings.get<&Posting::first_day>(row).first(),
                                 postings.get<&Posting::last_day>(row).until()};
            });
        case TieKind::transfer:
            return each_tie_in<Transfer, &Transfer::supporter, &Transfer::recipient>(
                transfers, kind, visit, [&](std::uint32_t row) {
                    const Span day = transfers.get<&Transfer::day>(row);
                    return std::pair{day.first(), day.last() + 1};
                });
    }
}

void check_count(const Ledger& ledger) {
    const std::size_t count =
        ledger.table<Support>().size() + ledger.table<Posting>().size() + ledger.table<Transfer>().size();
    if (count >= no_row) throw Error{ErrorCode::too_many_rows, std::to_string(count) + " ties"};
}

/// The stages that a kind teaches: primary, junior, senior; nothing where it does not say.
[[nodiscard]] std::optional<std::array<bool, 3>> stages_of(std::optional<SchoolKind> kind) noexcept {
    using Stages = std::array<bool, 3>;
    if (!kind) return std::nullopt;
    switch (*kind) {
        case SchoolKind::primary:
        case SchoolKind::teaching_point:
        case SchoolKind::attached_primary: return Stages{true, false, false};
        case SchoolKind::junior:
        case SchoolKind::attached_junior: return Stages{false, true, false};
        case SchoolKind::senior:
        case SchoolKind::attached_senior: return Stages{false, false, true};
        case SchoolKind::nine_year: return Stages{true, true, false};
        case SchoolKind::complete_secondary: return Stages{false, true, true};
        case SchoolKind::twelve_year: return Stages{true, true, true};
        case SchoolKind::kindergarten:
        case SchoolKind::special:
        case SchoolKind::township_group:
        case SchoolKind::vocational: return std::nullopt;
    }
    return std::nullopt;
}

/// `the nearest id is 'A'`; nothing if there is none.
[[nodiscard]] std::string nearest_in_words(const std::string& what, const std::vector<std::string>& near) {
    if (near.empty()) return {};
    return "the nearest " + what + (near.size() == 1 ? " is " : "s are ") + listed(near, "and");
}

/// Calls `visit(item)` for each item of a list as its cell writes it, `a|b`.
template <class Visit>
void each_item(std::string_view list, Visit&& visit) {
    while (!list.empty()) {
        const std::size_t bar = std::min(list.find('|'), list.size());
        visit(list.substr(0, bar));
        list.remove_prefix(std::min(bar + 1, list.size()));
    }
}

/// Whether schools may say any text in a column: an attribute, or a described one that is not a closed list, a number or a day.
[[nodiscard]] bool is_free_text(std::string_view name) {
    bool is_free = true;
    each_column<School>([&]<class I>(I, const auto& column) {
        using Value = column_value<School, I::value>;
        constexpr bool is_text = std::same_as<Value, std::string> || std::same_as<Value, std::optional<std::string>> ||
                                 std::same_as<Value, TextList>;
        if (column.name == name) is_free = is_text;
    });
    return is_free;
}

/// The texts that schools have in a column nearest to one that no school has there, in words.
[[nodiscard]] std::string nearest_values(const Table<School>& schools, const Condition& condition) {
    std::set<std::string> texts;
    for (const std::string& cell : cells_of(schools, condition.column)) {
        if (condition.column == "aliases")
            each_item(cell, [&](std::string_view item) { texts.emplace(item); });
        else if (!cell.empty())
            texts.insert(cell);
    }
    NearestWords near{condition.values.front()};
    for (const std::string& text : texts) near.offer(text);
    return "the column is " + condition.column + (near.found().empty() ? "" : "; ") +
           nearest_in_words("value", near.found());
}

/// Refuses a text of a condition that no school has, if some school says anything in the column.
void check_values(const Table<School>& schools, const Condition& condition, const Calendar& calendar) {
    if (!is_free_text(condition.column)) return;
    for (const std::string& value : condition.values) {
        const Condition one{condition.column, {value}};
        const auto met = match(schools, one, calendar);
        const auto is_said = [](Certainty each) { return each == Certainty::no; };
        if (!met || std::ranges::find(*met, Certainty::yes) != met->end() || std::ranges::none_of(*met, is_said))
            continue;
        throw Error{ErrorCode::unknown_value, value, nearest_values(schools, one)};
    }
}

[[nodiscard]] std::string ids_of(const Network& network, const std::vector<SchoolIndex>& schools) {
    std::vector<std::string> ids;
    for (const SchoolIndex school : schools) ids.emplace_back(network.id(school));
    return listed(ids, "and");
}

}  // namespace

Network::Network(Ledger ledger, const Watch& watch) {
    const auto& schools = ledger.table<School>();
    const IdOrder& order = ledger.schools_by_id();
    check_count(ledger);
    const auto id_less = [&](TieKind kind, std::uint32_t a, std::uint32_t b) {
        return ledger.id_of(kind, a) < ledger.id_of(kind, b);
    };
    RowTicker ticker{watch, "ties"};
    const auto each_tie = [&](TieKind kind, auto&& visit) {
        each_tie_of(ledger, kind, [&](const detail::RawTie& tie) {
            ticker.tick();
            visit(tie);
        });
    };
    TieStore ties = detail::ordered_ties(order.size(), each_tie, id_less);
    std::vector<Day> opened;
    std::vector<Day> closed;
    bool says_when = false;
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        opened.push_back(schools.get<&School::first_day>(order.row_at(place)).first());
        closed.push_back(schools.get<&School::last_day>(order.row_at(place)).until());
        says_when = says_when || opened.back().is_known() || closed.back().is_known();
    }
    if (!says_when) opened = closed = {};
    store_ =
        std::make_shared<const Store>(Store{std::move(ledger), std::move(ties), std::move(opened), std::move(closed)});
}

std::optional<SchoolIndex> Network::find_school(std::string_view id) const noexcept {
    const auto place = ledger().schools_by_id().find(id);
    return place ? std::optional{SchoolIndex{*place}} : std::nullopt;
}

SchoolIndex Network::school_of(std::string_view id) const {
    if (const auto school = find_school(id)) return *school;
    if (const auto named = schools_named(id); !named.empty())
        throw Error{ErrorCode::unknown_school, std::string{id}, "it is the name of " + ids_of(*this, named)};
    NearestWords near{id};
    for (std::uint32_t i = 0; i < school_count(); ++i) near.offer(this->id(SchoolIndex{i}));
    throw Error{ErrorCode::unknown_school, std::string{id}, nearest_in_words("id", near.found())};
}

std::vector<SchoolIndex> Network::schools_named(std::string_view name) const {
    const auto& names = ledger().table<School>().column<&School::name>();
    const WordStore& aliases = ledger().table<School>().column<&School::aliases>();
    std::vector<bool> has_name;  // by the code of a list of aliases
    for (std::size_t code = 0; code < aliases.words().size(); ++code) {
        bool is_item = false;
        each_item(aliases.words()[code], [&](std::string_view item) { is_item = is_item || item == name; });
        has_name.push_back(is_item);
    }
    std::vector<SchoolIndex> found;
    for (std::uint32_t i = 0; i < school_count(); ++i) {
        const std::uint32_t code = aliases.code_of(row(SchoolIndex{i}));
        if ((code != no_row && has_name[code]) || names[row(SchoolIndex{i})] == name) found.push_back({i});
    }
    return found;
}

SchoolIndex Network::school_named(std::string_view name) const {
    const auto found = schools_named(name);
    if (found.empty()) throw Error{ErrorCode::unknown_school, std::string{name}, "no name or alias is equal to it"};
    if (found.size() > 1) throw Error{ErrorCode::ambiguous_name, std::string{name}, "they are " + ids_of(*this, found)};
    return found.front();
}

std::optional<SchoolIndex> Network::home(TeacherIndex teacher) const noexcept {
    if (!ledger().are_teachers_listed()) return std::nullopt;
    const std::uint32_t row = ledger().teachers_by_id().row_at(teacher.value);
    const std::uint32_t place = ledger().table<Teacher>().column<&Teacher::home>().place_at(row);
    return place == no_row ? std::nullopt : std::optional{SchoolIndex{place}};
}

std::optional<TeacherIndex> Network::teacher(TieIndex tie) const noexcept {
    if (kind(tie) != TieKind::posting) return std::nullopt;
    const std::uint32_t place = ledger().table<Posting>().column<&Posting::teacher>().place_at(row(tie));
    return place == no_row ? std::nullopt : std::optional{TeacherIndex{place}};
}

std::optional<std::array<bool, 3>> Network::stages(SchoolIndex school) const {
    return stages_of(get<&School::kind>(school));
}

std::optional<std::uint64_t> Network::pupils(SchoolIndex school) const {
    const auto taught = stages(school).value_or(std::array{true, true, true});
    const std::array counts{get<&School::pupils_primary>(school), get<&School::pupils_junior>(school),
                            get<&School::pupils_senior>(school)};
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!taught[i]) continue;
        if (!counts[i]) return std::nullopt;
        sum += *counts[i];
    }
    return sum;
}

std::optional<std::uint32_t> Network::heads(TieIndex tie) const {
    if (kind(tie) != TieKind::posting) return std::nullopt;
    const auto& postings = ledger().table<Posting>();
    if (const auto count = postings.get<&Posting::count>(row(tie))) return count;
    const bool is_named = postings.column<&Posting::teacher>().place_at(row(tie)) != no_row;
    return is_named ? std::optional{1U} : std::nullopt;
}

SchoolSet Network::schools_where(const std::vector<Condition>& conditions) const {
    const auto& schools = ledger().table<School>();
    std::vector<std::vector<Certainty>> met;
    for (const Condition& each : conditions) {
        auto rows = match(schools, each, ledger().settings().calendar);
        if (!rows && !describes<School>(each.column))
            throw Error{ErrorCode::unknown_column, each.column, "schools have " + listed(column_names(schools), "and")};
        check_values(schools, each, ledger().settings().calendar);
        if (!rows) rows.emplace(schools.size(), Certainty::undecided);  // a column that is missing is unknown
        met.push_back(std::move(*rows));
    }
    return SchoolSet::of(*this, [&](SchoolIndex school) {
        Certainty certainty = Certainty::yes;
        for (const auto& rows : met) certainty = both(certainty, rows[row(school)]);
        return certainty;
    });
}

SchoolSet Network::school_set(const std::vector<std::string>& ids) const {
    std::vector<SchoolIndex> schools;
    for (const std::string& id : ids) schools.push_back(school_of(id));
    return school_set(schools);
}

SchoolSet Network::school_set(std::initializer_list<std::string> ids) const {
    return school_set(std::vector<std::string>{ids});
}

SchoolSet Network::school_set(const std::vector<SchoolIndex>& schools) const {
    std::vector<bool> is_member(school_count());
    for (const SchoolIndex school : schools) is_member[school.value] = true;
    return SchoolSet::of(*this,
                         [&](SchoolIndex school) { return is_member[school.value] ? Certainty::yes : Certainty::no; });
}

}  // namespace jiedui
