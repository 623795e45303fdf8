// SPDX-License-Identifier: Apache-2.0
#include "model/resolve_names.hpp"

#include <algorithm>
#include <iterator>
#include <type_traits>
#include <utility>

#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

/// For so many unknown names the nearest known ones are looked for.
constexpr std::size_t most_hints = 100;

template <class Value>
inline constexpr bool speaks_of_school =
    std::is_same_v<Value, RefTo<School>> || std::is_same_v<Value, std::optional<RefTo<School>>>;

[[nodiscard]] Period days_of(Span span) noexcept { return Period::unchecked(span.first(), span.last() + 1); }

/// The days on one of which a school must have been open for a record to speak of it in `column`.
template <class Record>
[[nodiscard]] Period days_of(const Table<Record>&, std::size_t, std::string_view) {
    return Period::unchecked(Day::unknown(), Day::unknown());
}
template <class Record>
    requires requires { &Record::first_day; }
[[nodiscard]] Period days_of(const Table<Record>& table, std::size_t row, std::string_view) {
    return Period::unchecked(table.template get<&Record::first_day>(row).first(),
                             table.template get<&Record::last_day>(row).until());
}
[[nodiscard]] Period days_of(const Table<Transfer>& table, std::size_t row, std::string_view) {
    return days_of(table.get<&Transfer::day>(row));
}
[[nodiscard]] Period days_of(const Table<Indicator>& table, std::size_t row, std::string_view) {
    return days_of(table.get<&Indicator::school_year>(row));
}
[[nodiscard]] Period days_of(const Table<Teacher>& table, std::size_t row, std::string_view) {
    return Period::unchecked(table.get<&Teacher::joined>(row).first(), Day::unknown());
}
[[nodiscard]] Period days_of(const Table<Succession>& table, std::size_t row, std::string_view column) {
    const Span day = table.get<&Succession::day>(row);
    return column == "predecessor" ? Period::unchecked(day.first() - 1, day.first())
                                   : Period::unchecked(day.last(), day.last() + 1);
}

/// What a teacher without an id is called.
[[nodiscard]] std::string made_id(const std::string& home, const std::string& name) {
    return home.empty() ? name : home + "/" + name;
}

/// The ids of a table, where an empty one is `made(row)`.
template <class Record, class Made>
void fill_ids(Table<Record>& table, Made&& made) {
    TextStore ids;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const std::string id = table.template get<&Record::id>(row);
        ids.append(row, id.empty() ? made(row) : id);
    }
    ids.finish(table.size());
    table.template replace<place_of<Record, &Record::id>()>(std::move(ids));
}

/// `the nearest names are 'a' and 'b'`.
[[nodiscard]] std::string nearest_names(std::string_view name, const std::vector<std::string>& names) {
    const std::vector<std::string> near = nearest(name, names);
    if (near.empty()) return "nor one near it";
    return (near.size() == 1 ? "the nearest name is " : "the nearest names are ") + listed(near, "and");
}

/// The teachers of a ledger by home and name.
class TeacherNames {
public:
    explicit TeacherNames(const Table<Teacher>& teachers) : teachers_{teachers} {
        for (std::uint32_t row = 0; row < teachers.size(); ++row) {
            const std::string name = cell_text(teachers.get<&Teacher::name>(row));
            if (name.empty()) continue;
            anywhere_[name].push_back(row);
            at_home_[cell_text(teachers.get<&Teacher::home>(row))][name].push_back(row);
        }
    }

    [[nodiscard]] Meaning find(std::string_view name, std::string_view home) const {
        const auto colleagues = at_home_.find(home);
        if (colleagues == at_home_.end()) return {.expected = hint_for(name, {})};
        const auto here = colleagues->second.find(name);
        if (here == colleagues->second.end()) return {.expected = hint_for(name, colleagues->second)};
        if (here->second.size() == 1) return {.row = here->second.front()};
        return {.fault = FindingCode::ambiguous_name, .expected = ids_of(here->second)};
    }

private:
    using RowsOfName = std::map<std::string, std::vector<std::uint32_t>, std::less<>>;

    [[nodiscard]] std::string hint_for(std::string_view name, const RowsOfName& colleagues) const {
        const auto elsewhere = anywhere_.find(name);
        if (elsewhere != anywhere_.end())
            return "it is that of " + ids_of(elsewhere->second) + ", of another home or none";
        std::vector<std::string> names;
        for (const auto& [each, rows] : colleagues) names.push_back(each);
        return nearest_names(name, names);
    }
    [[nodiscard]] std::string ids_of(const std::vector<std::uint32_t>& rows) const {
        std::vector<std::string> ids;
        for (const std::uint32_t row : rows) ids.push_back(teachers_.get<&Teacher::id>(row));
        std::ranges::sort(ids);
        return listed(ids, "and");
    }

    const Table<Teacher>& teachers_;
    RowsOfName anywhere_;
    std::map<std::string, RowsOfName, std::less<>> at_home_;
};

}  // namespace

SchoolNames::SchoolNames(const Table<School>& schools) : schools_{schools} {
    for (std::uint32_t row = 0; row < schools.size(); ++row) {
        std::vector<std::string> names = schools.get<&School::aliases>(row).items;
        names.push_back(schools.get<&School::name>(row));
        for (std::string& name : names) {
            if (name.empty()) continue;
            std::vector<std::uint32_t>& rows = rows_[std::move(name)];
            if (rows.empty() || rows.back() != row) rows.push_back(row);
        }
    }
}

Meaning SchoolNames::find(std::string_view name, const Period& days) {
    const auto named = rows_.find(name);
    if (named == rows_.end()) return {.expected = hint_for(name)};
    if (named->second.size() == 1) return {.row = named->second.front()};
    std::vector<std::uint32_t> open;
    std::ranges::copy_if(named->second, std::back_inserter(open),
                         [&](std::uint32_t row) { return may_be_open(row, days); });
    if (open.size() == 1) return {.row = open.front()};
    return {.fault = FindingCode::ambiguous_name, .expected = ids_of(open.empty() ? named->second : open)};
}

std::string SchoolNames::id_of(std::uint32_t row) const { return schools_.get<&School::id>(row); }

bool SchoolNames::may_be_open(std::uint32_t row, const Period& days) const {
    const Day opened = schools_.get<&School::first_day>(row).first();
    const Day closed = schools_.get<&School::last_day>(row).until();
    const bool closed_before = closed.is_known() && days.first().is_known() && closed <= days.first();
    const bool opened_after = opened.is_known() && days.until().is_known() && opened >= days.until();
    return !closed_before && !opened_after;
}

std::string SchoolNames::ids_of(const std::vector<std::uint32_t>& rows) const {
    std::vector<std::string> ids;
    for (const std::uint32_t row : rows) ids.push_back(id_of(row));
    std::ranges::sort(ids);
    return listed(ids, "and");
}

const std::string& SchoolNames::hint_for(std::string_view name) {
    const auto known = hints_.find(name);
    if (known != hints_.end()) return known->second;
    std::string& hint = hints_[std::string{name}];
    hint = "nor is a near one looked for";
    if (hints_.size() > most_hints) return hint;
    std::vector<std::string> names;
    for (const auto& [each, rows] : rows_) names.push_back(each);
    hint = nearest_names(name, names);
    for (std::size_t row = 0; row < schools_.size(); ++row)
        if (schools_.column<&School::id>()[row] == name) hint = "it is the id of one";
    return hint;
}

void name_schools(Table<School>& schools) {
    fill_ids(schools, [&](std::size_t row) { return schools.get<&School::name>(row); });
}

template <described Record>
std::vector<NameFault> resolve_schools(Table<Record>& table, SchoolNames& names) {
    std::vector<NameFault> faults;
    each_column<Record>([&]<class I>(I, const auto& column) {
        if constexpr (speaks_of_school<column_value<Record, I::value>>) {
            RefStore ids;
            for (std::size_t row = 0; row < table.size(); ++row) {
                const auto name = table.template store<I::value>()[row];
                if (!name) continue;
                Meaning meaning = names.find(*name, days_of(table, row, column.name));
                if (meaning.row)
                    ids.append(row, names.id_of(*meaning.row));
                else
                    faults.push_back({row, column.name, std::string{*name}, std::move(meaning)});
            }
            ids.finish(table.size());
            table.template replace<I::value>(std::move(ids));
        }
    });
    return faults;
}

void name_listed_teachers(Table<Teacher>& teachers) {
    fill_ids(teachers, [&](std::size_t row) {
        return made_id(cell_text(teachers.get<&Teacher::home>(row)), cell_text(teachers.get<&Teacher::name>(row)));
    });
}

std::vector<NameFault> resolve_teachers(Table<Posting>& postings, const Table<Teacher>& teachers) {
    constexpr std::size_t place = place_of<Posting, &Posting::teacher>();
    const TeacherNames names{teachers};
    std::vector<NameFault> faults;
    RefStore ids;
    for (std::size_t row = 0; row < postings.size(); ++row) {
        const auto name = postings.column<&Posting::teacher>()[row];
        const auto home = postings.column<&Posting::home>()[row];
        if (!name || !home) continue;
        Meaning meaning = names.find(*name, *home);
        if (meaning.row)
            ids.append(row, teachers.get<&Teacher::id>(*meaning.row));
        else
            faults.push_back({row, "teacher", std::string{*name}, std::move(meaning)});
    }
    ids.finish(postings.size());
    postings.replace<place>(std::move(ids));
    return faults;
}

std::map<std::string, Teacher, std::less<>> make_teachers(Table<Posting>& postings) {
    constexpr std::size_t place = place_of<Posting, &Posting::teacher>();
    const auto key_of = [&](std::size_t row) {
        return std::pair{std::string{postings.column<&Posting::home>()[row].value_or("")},
                         std::string{postings.column<&Posting::teacher>()[row].value_or("")}};
    };
    std::map<std::pair<std::string, std::string>, std::string> id_of;
    for (std::size_t row = 0; row < postings.size(); ++row)
        if (const auto key = key_of(row); !key.first.empty() && !key.second.empty()) id_of.try_emplace(key);
    std::map<std::string, Teacher, std::less<>> teachers;
    for (auto& [key, id] : id_of) {
        const auto& [home, name] = key;
        id = made_id(home, name);
        for (int number = 2; teachers.contains(id); ++number) id = made_id(home, name) + "#" + std::to_string(number);
        teachers.emplace(id, Teacher{.id = id, .name = name, .home = home});
    }
    RefStore ids;
    for (std::size_t row = 0; row < postings.size(); ++row)
        if (const auto found = id_of.find(key_of(row)); found != id_of.end()) ids.append(row, found->second);
    ids.finish(postings.size());
    postings.replace<place>(std::move(ids));
    return teachers;
}

template std::vector<NameFault> resolve_schools(Table<School>&, SchoolNames&);
template std::vector<NameFault> resolve_schools(Table<Support>&, SchoolNames&);
template std::vector<NameFault> resolve_schools(Table<Teacher>&, SchoolNames&);
template std::vector<NameFault> resolve_schools(Table<Posting>&, SchoolNames&);
template std::vector<NameFault> resolve_schools(Table<Transfer>&, SchoolNames&);
template std::vector<NameFault> resolve_schools(Table<Need>&, SchoolNames&);
template std::vector<NameFault> resolve_schools(Table<Indicator>&, SchoolNames&);
template std::vector<NameFault> resolve_schools(Table<Document>&, SchoolNames&);
template std::vector<NameFault> resolve_schools(Table<Claim>&, SchoolNames&);
template std::vector<NameFault> resolve_schools(Table<Succession>&, SchoolNames&);

}  // namespace jiedui::detail
