// SPDX-License-Identifier: Apache-2.0
#include "model/resolve_names.hpp"

#include <algorithm>
#include <iterator>
#include <type_traits>
#include <utility>

#include "base/immortal.hpp"
#include "jiedui/base/finding_list.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

/// For so many unknown names the nearest known ones are looked for, and so many names are compared for all of them.
constexpr std::size_t most_hints = 100;
constexpr std::size_t most_compared = 1'000'000;

/// Of more schools of one name it is not asked which of them was open.
constexpr std::size_t most_of_a_name = 1000;

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
    table.template replace<column_place<Record, &Record::id>()>(std::move(ids));
}

[[nodiscard]] Phrase nearest_names(std::string_view name, const std::vector<std::string>& names) {
    std::vector<std::string> near = nearest(name, names);
    if (near.empty()) return phrase("no_name_near");
    const bool is_one = near.size() == 1;
    return is_one ? phrase("nearest_name", std::move(near)) : phrase("nearest_names", std::move(near));
}

/// The ids of rows, ascending; of very many only the first, behind how many more there are.
template <class Record>
[[nodiscard]] std::vector<std::string> ids_in(const Table<Record>& table, const std::vector<std::uint32_t>& rows) {
    constexpr std::size_t most = 20;
    std::vector<std::string> ids;
    for (const std::uint32_t row : rows) ids.push_back(table.template get<&Record::id>(row));
    std::ranges::sort(ids);
    if (ids.size() <= most) return ids;
    const std::size_t more = ids.size() - most;
    ids.resize(most);
    ids.insert(ids.begin(), std::to_string(more));
    return ids;
}
template <class Record>
[[nodiscard]] Phrase ids_as_phrase(const Table<Record>& table, const std::vector<std::uint32_t>& rows) {
    std::vector<std::string> ids = ids_in(table, rows);
    const bool are_all = ids.size() == rows.size();
    return are_all ? phrase("all_quoted", std::move(ids)) : phrase("all_quoted_and_more", std::move(ids));
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

    [[nodiscard]] Meaning find(std::string_view name, std::string_view home) {
        static const Immortal<RowsOfName> nobody;
        const auto found = at_home_.find(home);
        const RowsOfName& colleagues = found == at_home_.end() ? nobody.value : found->second;
        const auto here = colleagues.find(name);
        if (here == colleagues.end())
            return {.expected = [this, name, &colleagues] { return hint_for(name, colleagues); }};
        if (here->second.size() == 1) return {.row = here->second.front()};
        return {.is_of_several = true, .expected = [this, here] { return ids_as_phrase(teachers_, here->second); }};
    }

private:
    using RowsOfName = std::map<std::string, std::vector<std::uint32_t>, std::less<>>;

    [[nodiscard]] Phrase hint_for(std::string_view name, const RowsOfName& colleagues) {
        const auto elsewhere = anywhere_.find(name);
        if (elsewhere != anywhere_.end()) {
            std::vector<std::string> ids = ids_in(teachers_, elsewhere->second);
            return ids.size() == elsewhere->second.size() ? phrase("name_of_other_home", std::move(ids))
                                                          : phrase("name_of_other_homes", std::move(ids));
        }
        compared_ += colleagues.size();
        if (compared_ > most_compared) return phrase("no_near_name_sought");
        std::vector<std::string> names;
        for (const auto& [each, rows] : colleagues) names.push_back(each);
        return nearest_names(name, names);
    }

    const Table<Teacher>& teachers_;
    RowsOfName anywhere_;
    std::map<std::string, RowsOfName, std::less<>> at_home_;
    std::size_t compared_ = 0;  // names, in search of the nearest
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
    if (named == rows_.end()) return {.expected = [this, name] { return hint_for(name); }};
    if (named->second.size() == 1) return {.row = named->second.front()};
    std::vector<std::uint32_t> open;
    if (named->second.size() <= most_of_a_name)
        std::ranges::copy_if(named->second, std::back_inserter(open),
                             [&](std::uint32_t row) { return may_be_open(row, days); });
    if (open.size() == 1) return {.row = open.front()};
    if (open.empty())
        return {.is_of_several = true, .expected = [this, named] { return ids_as_phrase(schools_, named->second); }};
    return {.is_of_several = true,
            .expected = [this, rows = std::move(open)] { return ids_as_phrase(schools_, rows); }};
}

std::string SchoolNames::id_of(std::uint32_t row) const { return schools_.get<&School::id>(row); }

bool SchoolNames::may_be_open(std::uint32_t row, const Period& days) const {
    const Day opened = schools_.get<&School::first_day>(row).first();
    const Day closed = schools_.get<&School::last_day>(row).until();
    const bool closed_before = closed.is_known() && days.first().is_known() && closed <= days.first();
    const bool opened_after = opened.is_known() && days.until().is_known() && opened >= days.until();
    return !closed_before && !opened_after;
}

Phrase SchoolNames::hint_for(std::string_view name) {
    compared_ += rows_.size();
    if (++hint_count_ > most_hints || compared_ > std::max(most_compared, rows_.size()))
        return phrase("no_near_name_sought");
    for (std::size_t row = 0; row < schools_.size(); ++row)
        if (schools_.column<&School::id>()[row] == name) return phrase("name_is_id");
    std::vector<std::string> names;
    for (const auto& [each, rows] : rows_) names.push_back(each);
    return nearest_names(name, names);
}

void name_schools(Table<School>& schools) {
    fill_ids(schools, [&](std::size_t row) { return schools.get<&School::name>(row); });
}

template <described Record>
void resolve_schools(Table<Record>& table, SchoolNames& names, const ReportName& report) {
    each_column<Record>([&]<class I>(I, const auto& column) {
        if constexpr (speaks_of_school<column_value<Record, I::value>>) {
            if (!table.has_column(I::value)) return;
            RefStore ids;
            for (std::size_t row = 0; row < table.size(); ++row) {
                const auto name = table.template store<I::value>()[row];
                if (!name) continue;
                Meaning meaning = names.find(*name, days_of(table, row, column.name));
                if (meaning.row)
                    ids.append(row, names.id_of(*meaning.row));
                else
                    report({row, column.name, *name, cause_of({School::table, *name}), std::move(meaning)});
            }
            ids.finish(table.size());
            table.template replace<I::value>(std::move(ids));
        }
    });
}

void name_listed_teachers(Table<Teacher>& teachers) {
    fill_ids(teachers, [&](std::size_t row) {
        return made_id(cell_text(teachers.get<&Teacher::home>(row)), cell_text(teachers.get<&Teacher::name>(row)));
    });
}

void resolve_teachers(Table<Posting>& postings, const Table<Teacher>& teachers, const ReportName& report) {
    constexpr std::size_t place = column_place<Posting, &Posting::teacher>();
    if (!postings.has_column(place)) return;
    TeacherNames names{teachers};
    RefStore ids;
    for (std::size_t row = 0; row < postings.size(); ++row) {
        const auto name = postings.column<&Posting::teacher>()[row];
        const auto home = postings.column<&Posting::home>()[row];
        if (!name || !home) continue;
        Meaning meaning = names.find(*name, *home);
        if (meaning.row)
            ids.append(row, teachers.get<&Teacher::id>(*meaning.row));
        else
            report({row, "teacher", *name, cause_of({Teacher::table, *home, *name}), std::move(meaning)});
    }
    ids.finish(postings.size());
    postings.replace<place>(std::move(ids));
}

std::map<std::string, Teacher, std::less<>> make_teachers(Table<Posting>& postings) {
    constexpr std::size_t place = column_place<Posting, &Posting::teacher>();
    if (!postings.has_column(place)) return {};
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

template void resolve_schools(Table<School>&, SchoolNames&, const ReportName&);
template void resolve_schools(Table<Support>&, SchoolNames&, const ReportName&);
template void resolve_schools(Table<Teacher>&, SchoolNames&, const ReportName&);
template void resolve_schools(Table<Posting>&, SchoolNames&, const ReportName&);
template void resolve_schools(Table<Transfer>&, SchoolNames&, const ReportName&);
template void resolve_schools(Table<Need>&, SchoolNames&, const ReportName&);
template void resolve_schools(Table<Indicator>&, SchoolNames&, const ReportName&);
template void resolve_schools(Table<Document>&, SchoolNames&, const ReportName&);
template void resolve_schools(Table<Claim>&, SchoolNames&, const ReportName&);
template void resolve_schools(Table<Succession>&, SchoolNames&, const ReportName&);

}  // namespace jiedui::detail
