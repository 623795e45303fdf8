// SPDX-License-Identifier: Apache-2.0
#include "support/text_network.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "support/set_column.hpp"
#include "support/words.hpp"

namespace jiedui {
namespace {

using Words = std::vector<std::string>;

[[noreturn]] void refuse(const std::string& what, std::string_view text) {
    throw std::invalid_argument{what + ": '" + std::string{text} + "'"};
}

bool is_day_number(std::string_view text) {
    return !text.empty() && text.size() <= 5 && text.find_first_not_of("0123456789") == std::string_view::npos;
}
bool are_bounds(std::string_view word) { return word.find("..") != std::string_view::npos; }
std::pair<std::string_view, std::string_view> bounds_in(std::string_view word) {
    const std::size_t dots = word.find("..");
    return {word.substr(0, dots), word.substr(dots + 2)};
}
/// `x3`: a head count.
bool is_head_count(std::string_view word) { return word.size() > 1 && word[0] == 'x' && is_day_number(word.substr(1)); }

/// A word that means the same in ties of every kind.
template <class Tie>
bool set_common(Tie& tie, const std::string& word) {
    const auto [key, value] = key_and_value(word);
    if (!key.empty()) {
        cells::set(tie, key, value);
    } else if (are_bounds(word)) {
        const auto [first, last] = bounds_in(word);
        if constexpr (std::is_same_v<Tie, Transfer>) {
            if (first != last) refuse("a transfer has one day", word);
            tie.day = span_in(first);
        } else {
            tie.first_day = span_in(first);
            tie.last_day = last_day_in(last);
        }
    } else {
        return false;
    }
    return true;
}

template <class Tie>
void set_status(Tie& tie, const std::string& word) {
    if (!find_word<Status>(word)) refuse("what does this say of a tie", word);
    tie.status = find_word<Status>(word);
}

void set_word(Support& support, const std::string& word) {
    if (set_common(support, word)) return;
    if (const auto channel = find_word<Channel>(word))
        support.channel = channel;
    else if (const auto amount = find_thousandths(word))
        support.amount = amount;
    else if (word != "?")
        set_status(support, word);
}
void set_word(Posting& posting, const std::string& word) {
    if (set_common(posting, word)) return;
    if (is_head_count(word))
        cells::read(word.substr(1), posting.count);
    else
        set_status(posting, word);
}
void set_word(Transfer& transfer, const std::string& word) {
    if (set_common(transfer, word)) return;
    if (const auto channel = find_word<Channel>(word))
        transfer.channel = channel;
    else if (const auto quantity = find_thousandths(word))
        transfer.quantity = quantity;
    else if (word != "?")
        refuse("what does this say of a transfer", word);
}

/// Reads networks part by part.
class Reader {
public:
    std::pair<Records, Settings> read(std::string_view text) {
        const std::map<std::string, void (Reader::*)(const Words&)> parts{
            {"schools", &Reader::add_school},    {"teachers", &Reader::add_teacher},
            {"needs", &Reader::add_need},        {"claims", &Reader::add_claim},
            {"complete", &Reader::add_complete}, {"successions", &Reader::add_succession},
            {"documents", &Reader::add_document}};
        for (const std::string& part : pieces_of(text, '|')) {
            const std::string first = pieces_of(part, ' ').front();
            const auto named = parts.find(first);
            const bool is_named = named != parts.end();
            for (const std::string& item : pieces_of(is_named ? part.substr(first.size()) : part, ';'))
                (this->*(is_named ? named->second : &Reader::add_tie))(pieces_of(item, ' '));
        }
        name_schools();
        name_teachers();
        return {std::move(records_), std::move(settings_)};
    }

private:
    template <class Tie>
    void fill(Tie& tie, const Words& words) {
        tie.id = "t" + std::to_string(++tie_count_);
        for (std::size_t i = 1; i < words.size(); ++i)
            if (words[i] != "posting" && words[i] != "transfer") set_word(tie, words[i]);
    }
    void add_tie(const Words& words) {
        const Words ends = pieces_of(words.front(), '>');
        if (ends.size() != 2) refuse("no tie", words.front());
        ids_.insert(ends.begin(), ends.end());
        if (std::ranges::find(words, "posting") != words.end())
            fill(records_.postings.emplace_back(Posting{.home = ends[0], .host = ends[1]}), words);
        else if (std::ranges::find(words, "transfer") != words.end())
            fill(records_.transfers.emplace_back(Transfer{.supporter = ends[0], .recipient = ends[1]}), words);
        else
            fill(records_.supports.emplace_back(Support{.supporter = ends[0], .recipient = ends[1]}), words);
    }
    /// Sets the columns that words from the place `begin` on name.
    template <class Record>
    static void describe(Record& record, const Words& words, std::size_t begin) {
        for (std::size_t i = begin; i < words.size(); ++i) {
            const auto [key, value] = key_and_value(words[i]);
            if (key.empty()) refuse("no key=value", words[i]);
            cells::set(record, key, value);
        }
    }
    void add_school(const Words& words) {
        describe(records_.schools.emplace_back(School{.id = words.front(), .name = words.front()}), words, 1);
    }
    void add_teacher(const Words& words) {
        Teacher& teacher = records_.teachers.emplace_back(Teacher{.id = words.front()});
        describe(teacher, words, 1);
        if (teacher.home) ids_.insert(teacher.home->id);
    }
    void add_need(const Words& words) {
        if (words.size() < 2) refuse("a need has a school and a subject", words.front());
        ids_.insert(words[0]);
        describe(records_.needs.emplace_back(Need{.school = words[0], .subject = words[1]}), words, 2);
    }
    void add_complete(const Words& words) {
        if (words.size() != 2) refuse("a table and days, in which it is complete", words.front());
        settings_.complete.push_back({words[0], period_in(words[1])});
    }
    void add_claim(const Words& words) {
        if (words.size() < 3) refuse("a claim has a document, what it counts and a figure", words.front());
        Claim& claim = records_.claims.emplace_back(Claim{.document = words[0], .what = words[1]});
        cells::read(words[2], claim.amount);
        for (std::size_t i = 3; i < words.size(); ++i)
            if (!set_common(claim, words[i])) refuse("what does this say of a claim", words[i]);
        (void)document_of(words[0]);
    }
    void add_document(const Words& words) { describe(document_of(words.front()), words, 1); }
    /// The document of that id, which is there from then on.
    Document& document_of(const std::string& id) {
        const auto found = std::ranges::find(records_.documents, id, &Document::id);
        return found == records_.documents.end() ? records_.documents.emplace_back(Document{.id = id}) : *found;
    }
    void add_succession(const Words& words) {
        const Words ends = pieces_of(words.front(), '>');
        ids_.insert(ends.begin(), ends.end());
        Succession& succession = records_.successions.emplace_back(Succession{.predecessor = ends.at(0)});
        if (ends.size() > 1) succession.successor = RefTo<School>{ends[1]};
        for (std::size_t i = 1; i < words.size(); ++i)
            if (const auto kind = find_word<SuccessionKind>(words[i]))
                succession.kind = kind;
            else
                succession.day = span_in(words[i]);
    }
    /// Adds the schools that others name and no part describes.
    void name_schools() {
        for (const School& school : records_.schools) ids_.erase(school.id);
        for (const std::string& id : ids_) records_.schools.push_back({.id = id, .name = id});
    }
    /// Where teachers are listed, adds those whom only postings name.
    void name_teachers() {
        if (records_.teachers.empty()) return;
        std::set<std::string> named;
        for (const Posting& posting : records_.postings)
            if (posting.teacher) named.insert(posting.teacher->id);
        for (const Teacher& teacher : records_.teachers) named.erase(teacher.id);
        for (const std::string& id : named) records_.teachers.push_back({.id = id});
    }

    Records records_;
    Settings settings_;
    std::set<std::string> ids_;
    std::size_t tie_count_ = 0;
};

}  // namespace

Day day(int number) { return Day::from_number(number); }
Period days(int first, int last) { return Period::inclusive(day(first), day(last)); }

Span span_in(std::string_view text) {
    if (text.empty() || text == "?") return {};
    if (is_day_number(text)) return day(std::stoi(std::string{text}));
    return Calendar{}.span_of(text);
}
LastDay last_day_in(std::string_view text) { return text.empty() ? LastDay::running() : LastDay{span_in(text)}; }
Period period_in(std::string_view text) {
    if (!are_bounds(text)) return span_in(text).period();
    const auto [first, last] = bounds_in(text);
    return Period::inclusive(span_in(first).first(), last_day_in(last).last());
}

Records records_of(std::string_view text) { return Reader{}.read(text).first; }
Settings settings_of(std::string_view text) { return Reader{}.read(text).second; }
Network network_of(std::string_view text) {
    auto [records, settings] = Reader{}.read(text);
    return Network{Ledger{records, std::move(settings)}};
}
Network network_of(const Records& records) { return Network{Ledger{records}}; }

}  // namespace jiedui
