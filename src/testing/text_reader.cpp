// SPDX-License-Identifier: Apache-2.0
#include "testing/text_reader.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <type_traits>

#include "testing/text_words.hpp"

namespace jiedui::testing::detail {
namespace {

using jiedui::detail::CellState;

template <class Enum>
[[nodiscard]] std::vector<std::string> words_of() {
    const auto& words = ClosedList<Enum>::words;
    return {words.begin(), words.end()};
}
[[nodiscard]] std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text.append(text.empty() ? "" : ", ").append(word);
    return text;
}

/// What may stand in a tie of that kind.
template <class Tie>
[[nodiscard]] std::string words_of_tie() {
    std::vector<std::string> words;
    const auto add = [&](const std::vector<std::string>& more) { words.insert(words.end(), more.begin(), more.end()); };
    if (std::same_as<Tie, Support>) add({"posting", "transfer"});
    std::same_as<Tie, Posting> ? add({"heads (x3)"}) : add(words_of<Channel>());
    if (!std::same_as<Tie, Transfer>) add(words_of<Status>());
    if (std::same_as<Tie, Support>) add({"an amount (0.5)"});
    if (std::same_as<Tie, Transfer>) add({"a quantity (0.5)"});
    return "one of " + joined(words) + ", first..last or column=value";
}

[[nodiscard]] bool are_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}
/// Whether `text` looks like a number, be it one that no column can hold.
[[nodiscard]] bool is_number(std::string_view text) {
    const std::string_view size = text.substr(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
    const std::size_t point = std::min(size.find('.'), size.size());
    const bool has_fraction = point == size.size() || are_digits(size.substr(point + 1));
    return are_digits(size.substr(0, point)) && has_fraction;
}

/// Reads networks part by part.
class Reader {
public:
    explicit Reader(const Dictionary& dictionary) : dictionary_{dictionary} {
        meaning_.settings = dictionary.settings();
    }

    [[nodiscard]] Meaning read(std::string_view text) {
        for (const std::string_view part : pieces_of(text, '|')) {
            const std::string_view name = item_of(part).words.front();
            const auto named = std::ranges::find(parts, name, &Part::name);
            const bool is_named = named != parts.end();
            for (const std::string_view item : pieces_of(is_named ? part.substr(name.size()) : part, ';'))
                (this->*(is_named ? named->add : &Reader::add_tie))(item_of(item));
        }
        name_schools();
        name_documents();
        name_teachers();
        return std::move(meaning_);
    }

private:
    struct Part {
        std::string_view name;
        void (Reader::*add)(const Item&);
    };
    static const std::array<Part, 8> parts;

    // ---- cells

    /// Sets a column of the last record of its table; another name makes an attribute.
    template <class Record>
    void set(Record& record, std::string_view name, std::string_view text, std::string_view word, const Item& item) {
        bool is_column = false;
        each_column<Record>([&]<class I>(I, const auto& column) {
            if (column.name != name) return;
            is_column = true;
            auto& field = record.*column.member;
            using Value = column_value<Record, I::value>;
            if constexpr (std::same_as<Value, LastDay>)
                field = days_in(word, item).last_day(text);
            else if constexpr (std::derived_from<Value, Span>)
                field = days_in(word, item).span(text);
            else if constexpr (std::same_as<Value, TextList>)
                field.items = texts_in(text);
            else
                read_cell<Record>(field, name, text);
        });
        if (name == "unit" && dictionary_.is_scaled(text)) refuse(word, item.text, "a unit of single ones: unit=yuan");
        if (!is_column && !text.empty()) set_attribute(record.attributes, name, text);
    }
    /// Sets what `column=value` says.
    template <class Record>
    void set(Record& record, std::string_view word, const Item& item, const std::string& or_else = "column=value") {
        const std::size_t sign = word.find('=');
        if (sign == std::string_view::npos || sign == 0) refuse(word, item.text, or_else);
        set(record, word.substr(0, sign), word.substr(sign + 1), word, item);
    }
    /// Sets what the words from the place `begin` on say.
    template <class Record>
    void describe(Record& record, const Item& item, std::size_t begin) {
        for (std::size_t i = begin; i < item.words.size(); ++i) set(record, item.words[i], item);
    }
    template <class Record, class Value>
    void read_cell(Value& field, std::string_view name, std::string_view text) {
        const auto rules =
            jiedui::detail::rules_of<jiedui::detail::Known<Value>>(Record::table, name, dictionary_.sources());
        field = {};
        if (jiedui::detail::read_cell(text, rules, field) != CellState::bad) return;
        const bool is_word = rules.fault == FindingCode::unknown_word;
        const FindingCode code = is_word ? jiedui::detail::fault_of_word(text, rules) : rules.fault;
        meaning_.findings.push_back(
            {.code = code,
             .table = std::string{Record::table},
             .row = row_of<Record>(),
             .column = std::string{name},
             .value = std::string{text},
             .expected = is_word ? jiedui::detail::expected_word(code, text, rules) : rules.expected});
    }
    static void set_attribute(Attributes& attributes, std::string_view name, std::string_view text) {
        const auto known = std::ranges::find(attributes, name, &std::pair<std::string, std::string>::first);
        if (known == attributes.end())
            attributes.emplace_back(name, text);
        else
            known->second = text;
    }
    [[nodiscard]] static std::vector<std::string> texts_in(std::string_view text) {
        const auto pieces = pieces_of(text, '+');
        return {pieces.begin(), pieces.end()};
    }
    /// The place of the record that is read, from 1.
    template <class Record>
    [[nodiscard]] std::uint32_t row_of() {
        std::size_t rows = 0;
        each_table([&](auto member) {
            if constexpr (std::same_as<std::remove_cvref_t<decltype(meaning_.records.*member)>, std::vector<Record>>)
                rows = (meaning_.records.*member).size();
        });
        return static_cast<std::uint32_t>(rows);
    }
    [[nodiscard]] DayReader days_in(std::string_view word, const Item& item) const {
        return {dictionary_.settings().calendar, word, item.text};
    }

    // ---- ties

    void add_tie(const Item& item) {
        const std::string_view word = item.words.front();
        const std::size_t sign = std::min(word.find('>'), word.size());
        const std::string giver{word.substr(0, sign)};
        const std::string taker{word.substr(std::min(sign + 1, word.size()))};
        if (giver.empty() || taker.empty() || taker.find('>') != std::string::npos) {
            std::vector<std::string> names;
            for (const Part& part : parts) names.emplace_back(part.name);
            refuse(word, item.text, "supporter>recipient, or a part called " + joined(names));
        }
        schools_.insert({giver, taker});
        const auto kind = std::ranges::find_if(
            item.words, [](std::string_view each) { return each == "posting" || each == "transfer"; });
        if (kind == item.words.end())
            fill(meaning_.records.supports.emplace_back(Support{.supporter = giver, .recipient = taker}), item);
        else if (*kind == "posting")
            fill(meaning_.records.postings.emplace_back(Posting{.home = giver, .host = taker}), item);
        else
            fill(meaning_.records.transfers.emplace_back(Transfer{.supporter = giver, .recipient = taker}), item);
    }
    template <class Tie>
    void fill(Tie& tie, const Item& item) {
        tie.id = "t" + std::to_string(++tie_count_);
        for (std::size_t i = 1; i < item.words.size(); ++i) add_word(tie, item.words[i], item);
    }
    template <class Tie>
    void add_word(Tie& tie, std::string_view word, const Item& item) {
        if (word == "?" || word == "posting" || word == "transfer") return;
        if (word.find('=') != std::string_view::npos) return set(tie, word, item);
        if (const auto bounds = find_bounds(word)) return set_days(tie, *bounds, word, item);
        if constexpr (!std::same_as<Tie, Posting>)
            if (const auto channel = find_word<Channel>(word)) {
                tie.channel = channel;
                return;
            }
        if constexpr (!std::same_as<Tie, Transfer>)
            if (const auto status = find_word<Status>(word)) {
                tie.status = status;
                return;
            }
        if constexpr (std::same_as<Tie, Posting>) {
            if (word.starts_with('x') && are_digits(word.substr(1)))
                return read_cell<Tie>(tie.count, "count", word.substr(1));
        } else if (is_number(word)) {
            if constexpr (std::same_as<Tie, Transfer>)
                return read_cell<Tie>(tie.quantity, "quantity", word);
            else
                return read_cell<Tie>(tie.amount, "amount", word);
        }
        refuse(word, item.text, words_of_tie<Tie>());
    }
    template <class Record>
    void set_days(Record& record, const std::pair<std::string_view, std::string_view>& bounds, std::string_view word,
                  const Item& item) {
        const auto& [first, last] = bounds;
        if constexpr (std::same_as<Record, Transfer>) {
            if (first != last) refuse(word, item.text, "the day of the transfer on both sides: 2003-09-01..2003-09-01");
            record.day = days_in(word, item).span(first);
        } else {
            record.first_day = days_in(word, item).span(first);
            record.last_day = days_in(word, item).last_day(last);
        }
    }

    // ---- parts with a name

    [[nodiscard]] static std::string id_in(const Item& item) {
        const std::string_view id = item.words.front();
        if (id.find_first_of("=>") != std::string_view::npos) refuse(id, item.text, "an id, then column=value");
        return std::string{id};
    }
    void add_school(const Item& item) {
        const std::string id = id_in(item);
        describe(meaning_.records.schools.emplace_back(School{.id = id, .name = id}), item, 1);
    }
    void add_teacher(const Item& item) {
        Teacher& teacher = meaning_.records.teachers.emplace_back(Teacher{.id = id_in(item)});
        describe(teacher, item, 1);
        if (teacher.home) schools_.insert(teacher.home->id);
    }
    void add_need(const Item& item) {
        if (item.words.size() < 2 || item.words[1].find('=') != std::string_view::npos)
            refuse(item.text, item.text, "a school and a subject, then column=value");
        Need& need = meaning_.records.needs.emplace_back(Need{.school = std::string{item.words[0]}});
        read_cell<Need>(need.subject, "subject", item.words[1]);
        describe(need, item, 2);
        schools_.insert(need.school.id);
    }
    void add_indicator(const Item& item) {
        const auto& words = item.words;
        const auto is_set = [](std::string_view word) { return word.find('=') != std::string_view::npos; };
        if (words.size() < 3 || std::any_of(words.begin(), words.begin() + 3, is_set))
            refuse(item.text, item.text,
                   "a school, a school year and an indicator, then a stage, a total or column=value");
        Indicator& indicator = meaning_.records.indicators.emplace_back(Indicator{.school = std::string{words[0]}});
        indicator.school_year = days_in(words[1], item).span(words[1]);
        read_cell<Indicator>(indicator.indicator, "indicator", words[2]);
        schools_.insert(indicator.school.id);
        for (std::size_t i = 3; i < words.size(); ++i) {
            if (is_set(words[i]))
                set(indicator, words[i], item);
            else if (const auto stage = find_word<Stage>(words[i]))
                indicator.stage = stage;
            else if (is_number(words[i]))
                read_cell<Indicator>(indicator.amount, "amount", words[i]);
            else
                refuse(words[i], item.text, "one of " + joined(words_of<Stage>()) + ", a total or column=value");
        }
    }
    void add_document(const Item& item) {
        describe(meaning_.records.documents.emplace_back(Document{.id = id_in(item)}), item, 1);
    }
    void add_claim(const Item& item) {
        const auto& words = item.words;
        const auto is_set = [](std::string_view word) { return word.find('=') != std::string_view::npos; };
        if (words.size() < 3 || std::any_of(words.begin(), words.begin() + 3, is_set))
            refuse(item.text, item.text, "a document, what it counts and the figure, then column=value");
        Claim& claim = meaning_.records.claims.emplace_back(
            Claim{.document = std::string{words[0]}, .what = std::string{words[1]}});
        read_cell<Claim>(claim.amount, "amount", words[2]);
        for (std::size_t i = 3; i < words.size(); ++i) {
            const auto bounds = is_set(words[i]) ? std::nullopt : find_bounds(words[i]);
            if (bounds)
                set_days(claim, *bounds, words[i], item);
            else
                set(claim, words[i], item, "first..last or column=value");
        }
    }
    void add_succession(const Item& item) {
        const std::string_view ends = item.words.front();
        const std::size_t sign = ends.find('>');
        if (sign == std::string_view::npos || sign == 0)
            refuse(ends, item.text, "predecessor>successor, with nothing behind the sign if nothing follows");
        Succession& succession =
            meaning_.records.successions.emplace_back(Succession{.predecessor = std::string{ends.substr(0, sign)}});
        if (sign + 1 < ends.size()) succession.successor = RefTo<School>{std::string{ends.substr(sign + 1)}};
        schools_.insert(succession.predecessor.id);
        if (succession.successor) schools_.insert(succession.successor->id);
        for (std::size_t i = 1; i < item.words.size(); ++i) {
            const std::string_view word = item.words[i];
            if (const auto kind = find_word<SuccessionKind>(word))
                succession.kind = kind;
            else if (word.find_first_of("0123456789?") == std::string_view::npos)
                refuse(word, item.text, "a day or one of " + joined(words_of<SuccessionKind>()));
            else
                succession.day = days_in(word, item).span(word);
        }
    }
    void add_complete(const Item& item) {
        if (item.words.size() != 2)
            refuse(item.text, item.text, "a table and days: postings 2003-09..2004-06, postings 2003/2004");
        std::vector<std::string> tables;
        each_table([&]<class Record>(std::vector<Record> Records::*) { tables.emplace_back(Record::table); });
        const std::string_view table = item.words[0];
        if (std::ranges::find(tables, table) == tables.end()) refuse(table, item.text, "one of " + joined(tables));
        const std::string_view days = item.words[1];
        meaning_.settings.complete.push_back({std::string{table}, days_in(days, item).period(days)});
    }

    // ---- records that only others name

    template <class Record>
    static void add_named(std::set<std::string> ids, std::vector<Record>& records) {
        for (const Record& each : records) ids.erase(each.id);
        for (const std::string& id : ids) records.push_back({.id = id});
    }
    void name_schools() {
        const std::size_t described = meaning_.records.schools.size();
        add_named(schools_, meaning_.records.schools);
        for (std::size_t i = described; i < meaning_.records.schools.size(); ++i)
            meaning_.records.schools[i].name = meaning_.records.schools[i].id;
    }
    void name_documents() {
        std::set<std::string> ids;
        for (const Claim& claim : meaning_.records.claims) ids.insert(claim.document.id);
        add_named(std::move(ids), meaning_.records.documents);
    }
    void name_teachers() {
        if (meaning_.records.teachers.empty()) return;
        std::set<std::string> ids;
        for (const Posting& posting : meaning_.records.postings)
            if (posting.teacher) ids.insert(posting.teacher->id);
        add_named(std::move(ids), meaning_.records.teachers);
    }

    const Dictionary& dictionary_;
    Meaning meaning_;
    std::set<std::string> schools_;  // that some part names
    std::size_t tie_count_ = 0;
};

constexpr std::array<Reader::Part, 8> Reader::parts{{{"schools", &Reader::add_school},
                                                     {"teachers", &Reader::add_teacher},
                                                     {"needs", &Reader::add_need},
                                                     {"indicators", &Reader::add_indicator},
                                                     {"documents", &Reader::add_document},
                                                     {"claims", &Reader::add_claim},
                                                     {"successions", &Reader::add_succession},
                                                     {"complete", &Reader::add_complete}}};

}  // namespace

Meaning read_text(std::string_view text, const Dictionary& dictionary) { return Reader{dictionary}.read(text); }

}  // namespace jiedui::testing::detail
