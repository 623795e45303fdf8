// SPDX-License-Identifier: Apache-2.0
#include "support/random_network.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "jiedui/model/completeness.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// The month that a day lies in.
[[nodiscard]] Span month_of(Day day) { return *Calendar{}.find_span(text_of(day).substr(0, 7)); }

/// Draws records one after the other.
class Drawer {
public:
    Drawer(std::mt19937& rng, unsigned schools) : rng_{rng}, school_count_{schools} {}

    Records draw(unsigned ties) {
        says_when_ = one_in(2);
        for (unsigned i = 0; i < school_count_; ++i) records_.schools.push_back(school(i));
        for (unsigned i = 1; i <= ties; ++i) add_tie("t" + std::to_string(i));
        records_.documents = {{.id = "D1"}, {.id = "D2"}};
        for (unsigned i = 0; i < 6; ++i) records_.claims.push_back(claim());
        for (unsigned i = number(7); i > 0 && school_count_ > 0; --i) records_.successions.push_back(succession());
        if (one_in(2))
            for (unsigned i = 0; i <= teacher_count; ++i) records_.teachers.push_back(teacher(i));
        for (unsigned i = number(2 * school_count_ + 1); i > 0; --i) records_.needs.push_back(need());
        return records_;
    }
    Settings settings() {
        Settings settings;
        if (one_in(3)) settings.calendar = Calendar{{1, 20}, {1, 5}};  // a term from day 4 to day 18
        const auto day_or = [&](int first, Day other) {
            return one_in(3) ? other : day(first + static_cast<int>(number(20)));
        };
        if (one_in(2))
            settings.complete.push_back({"postings", {day(static_cast<int>(number(20))), day_or(20, Day::running())}});
        if (one_in(4)) settings.complete.push_back({"supports", days(0, 40)});
        if (one_in(5)) {
            const Day lost = day(static_cast<int>(number(20)) - 5);
            const Day first = one_in(3) ? Day::first() : lost;
            const std::array tables{"needs", "postings", "supports", "transfers", "teachers", "documents"};
            detail::add_gaps(settings, tables[number(6)], {{first, lost + 3}});
        }
        return settings;
    }

private:
    unsigned number(unsigned n) { return below(rng_, n); }
    bool one_in(unsigned n) { return number(n) == 0; }
    /// One of `words`, or unknown with a chance of one in four.
    std::optional<std::string> word(std::initializer_list<std::string_view> words) {
        if (one_in(4)) return std::nullopt;
        return std::string{*(words.begin() + number(static_cast<unsigned>(words.size())))};
    }
    std::optional<std::uint32_t> count(unsigned n) { return one_in(5) ? std::nullopt : std::optional{number(n)}; }

    School school(unsigned i) {
        School school{.id = drawn_id(i), .name = "school " + std::string(1, static_cast<char>('a' + i / 2))};
        if (!one_in(3))
            school.kind = std::array{SchoolKind::primary, SchoolKind::junior, SchoolKind::nine_year}[number(3)];
        school.township = word({"east", "west"});
        if (i < 2) school.township = i == 0 ? "east" : "west";  // a value that no school has is an error
        if (!one_in(4)) school.locale = one_in(4) ? Locale::urban : Locale::rural;
        if (!one_in(3)) school.weak = one_in(2);
        school.duty = one_in(3) ? std::nullopt : std::optional{number(4)};
        school.pupils_primary = count(500);
        school.pupils_junior = count(500);
        if (one_in(2)) school.pupils_senior = number(500);
        if (says_when_ && one_in(3)) school.first_day = day(static_cast<int>(number(15)));
        if (says_when_ && one_in(3)) school.last_day = day(15 + static_cast<int>(number(15)));
        if (one_in(6)) school.last_day = LastDay::running();
        return school;
    }

    /// First and last day: few days, so that bounds are often equal or touch.
    std::pair<Span, LastDay> bounds() {
        const int first = static_cast<int>(number(25));
        const int length = std::array{0, 0, 1, 1, 2, 3, 4, 6}[number(8)];
        std::pair<Span, LastDay> bounds{day(first), day(first + length)};
        if (one_in(5)) bounds.first = {};
        if (one_in(5)) bounds.second = LastDay::running();
        if (one_in(5)) bounds.second = {};
        return bounds;
    }
    std::optional<Status> status() { return one_in(3) ? std::nullopt : std::optional{static_cast<Status>(number(3))}; }
    std::optional<Channel> channel() {
        return one_in(4) ? std::nullopt : std::optional{static_cast<Channel>(number(4))};
    }
    std::string note() { return std::array{"old", "7", "007", "7.0"}[number(4)]; }
    std::string end() { return drawn_id(number(school_count_)); }

    void add_tie(std::string id) {
        // half of the ties lead onwards, so that there are outside supporters and chains
        std::string from = end();
        std::string to = end();
        if (from > to && !one_in(3)) std::swap(from, to);
        const unsigned kind = id == "t1" ? 0 : number(5);
        if (kind < 2)
            add_support(std::move(id), std::move(from), std::move(to));
        else if (kind < 4)
            add_posting(std::move(id), std::move(from), std::move(to));
        else
            add_transfer(std::move(id), std::move(from), std::move(to));
    }
    void add_support(std::string id, std::string from, std::string to) {
        const auto [first, last] = bounds();
        Support support{.id = std::move(id),
                        .supporter = from,
                        .recipient = to,
                        .channel = channel(),
                        .status = status(),
                        .first_day = first,
                        .last_day = last,
                        .basis = word({"F8", "F10"})};
        if (one_in(2)) support.amount = Thousandths{number(9) * 500};
        support.unit = word({"desks", "yuan", "persons"});
        if (support.id == "t1" || one_in(3)) support.attributes.emplace_back("note", note());
        records_.supports.push_back(std::move(support));
    }
    void add_posting(std::string id, std::string from, std::string to) {
        const auto [first, last] = bounds();
        Posting posting{.id = std::move(id),
                        .home = from,
                        .host = to,
                        .batch = word({"1", "2"}),
                        .status = status(),
                        .first_day = first,
                        .last_day = last,
                        .basis = word({"F12", "F18"})};
        if (!one_in(3)) posting.teacher = RefTo<Teacher>{"T" + std::to_string(number(teacher_count))};
        if (posting.teacher ? one_in(8) : !one_in(3)) posting.count = number(5);
        if (!one_in(4)) posting.share = Thousandths{std::array{250, 500, 500, 1000}[number(4)]};
        if (one_in(2))
            posting.form = std::array{PostingForm::rotation, PostingForm::rotation, PostingForm::shadowing,
                                      PostingForm::exchange}[number(4)];
        posting.subject = word({"maths", "music"});
        if (!records_.postings.empty() && one_in(3)) follow(posting, records_.postings.back());
        if (one_in(10)) {  // a whole month
            posting.first_day = day(static_cast<int>(number(2)));
            posting.last_day = day(30 + static_cast<int>(number(3)));
        }
        if (posting.teacher && posting.count) posting.count = 1;
        records_.postings.push_back(std::move(posting));
    }
    /// Lets the posting be of the teacher of another, on its days or from soon after it.
    void follow(Posting& posting, const Posting& other) {
        posting.teacher = other.teacher;
        if (one_in(4)) {
            posting.first_day = other.first_day;
            posting.last_day = other.last_day;
        } else if (other.last_day.is_known()) {
            const Day first = other.last_day.last() + static_cast<int>(number(4));
            posting.first_day = first;
            if (posting.last_day.is_known()) posting.last_day = first + static_cast<int>(number(4));
        }
    }
    Teacher teacher(unsigned i) {
        Teacher teacher{.id = "T" + std::to_string(i)};
        if (!one_in(4) && school_count_ > 0) teacher.home = RefTo<School>{end()};
        teacher.subject = word({"maths", "music"});
        return teacher;
    }
    Need need() {
        Need need{.school = end(), .subject = std::array{"maths", "music", "sports"}[number(3)]};
        if (!one_in(4)) need.required = Thousandths{number(6) * 500};
        if (!one_in(3)) need.on_hand = Thousandths{number(8) * 500};
        return need;
    }
    void add_transfer(std::string id, std::string from, std::string to) {
        Transfer transfer{.id = std::move(id), .supporter = from, .recipient = to, .channel = channel()};
        const int first = static_cast<int>(number(25));
        const int length = std::array{0, 0, 0, 1, 2, 4}[number(6)];
        if (!one_in(4)) transfer.day = length == 0 ? Span{day(first)} : month_of(day(first));
        if (one_in(2)) transfer.quantity = Thousandths{number(5) * 1000};
        if (one_in(2)) transfer.unit = "desks";
        if (one_in(2)) transfer.value_yuan = Thousandths{number(9) * 100'000};
        transfer.voucher = word({"v1", "v2"});
        if (!one_in(3)) transfer.recorded_by = static_cast<Recorder>(number(3));
        if (one_in(3)) transfer.attributes.emplace_back("note", note());
        records_.transfers.push_back(std::move(transfer));
    }
    Claim claim() {
        Claim claim{.document = one_in(2) ? "D1" : "D2",
                    .what = *(std::array{"duty_schools", "persons", "person_times", "visits"}.begin() + number(4)),
                    .amount = Thousandths{number(3) * 1000}};
        if (one_in(2)) std::tie(claim.first_day, claim.last_day) = bounds();
        if (one_in(2)) claim.unit = "persons";
        return claim;
    }

    /// On a few days, which several share, a school comes before a later one; or before any, on a day of its own: so
    /// no ring closes on a day.
    Succession succession() {
        std::string from = end();
        std::string to = end();
        const bool is_onwards = one_in(2);
        if (is_onwards && from > to) std::swap(from, to);
        Succession succession{.predecessor = from};
        if (!one_in(4)) succession.successor = RefTo<School>{to};
        const auto succession_count = static_cast<int>(records_.successions.size());
        if (!one_in(6)) succession.day = day(is_onwards ? 10 * static_cast<int>(number(3)) : 7 * succession_count + 1);
        if (!one_in(6)) succession.kind = static_cast<SuccessionKind>(number(7));
        return succession;
    }

    static constexpr unsigned teacher_count = 3;  // whom postings name; a table lists one more

    std::mt19937& rng_;
    unsigned school_count_;
    bool says_when_ = false;
    Records records_{};
};

/// Draws the papers of a programme for records that are there.
class PaperDrawer {
public:
    PaperDrawer(std::mt19937& rng, Records& records) : rng_{rng}, records_{records} {}

    void draw() {
        says_programmes_ = one_in(2);
        names_leaders_ = one_in(2);
        for (const char* id : {"F8", "F10", "f10", "D3", "D4", "D5"})
            if (one_in(2)) records_.documents.push_back({.id = id});
        for (Document& each : records_.documents) describe(each);
        for (Support& each : records_.supports) retype(each.basis);
        for (Posting& each : records_.postings) retype(each.basis);
    }
    /// Says for which days documents are complete: around the school years that documents are of.
    void declare(Settings& settings) {
        for (unsigned i = number(3); i > 0; --i) {
            const Day first = day(one_of({-346, -345, -122, -121, 0, 19, 20}));
            const Day until = one_in(3) ? Day::running() : day(one_of({18, 19, 242, 243, 383, 384}));
            if (first < until) settings.complete.push_back({"documents", {first, until}});
        }
        if (one_in(5)) {
            const Day lost = day(one_of({-346, -122, 5, 18, 19, 243}));
            detail::add_gaps(settings, "documents", {{lost, lost + 1}});
        }
    }

private:
    unsigned number(unsigned n) { return below(rng_, n); }
    bool one_in(unsigned n) { return number(n) == 0; }
    template <class T>
    T one_of(std::initializer_list<T> all) {
        return *(all.begin() + number(static_cast<unsigned>(all.size())));
    }

    void describe(Document& document) {
        if (one_in(2)) document.number = one_of({"F8", "F［8］", "f(8)", "Ｆ１０", "F18", "F 12"});
        if (one_in(3)) document.title = one_of({"notice", "plan of autumn"});
        if (!one_in(4)) document.kind = static_cast<DocumentKind>(number(5));
        const int first = one_in(6) ? 400 : static_cast<int>(number(25));
        const int length = one_of({0, 0, 1, 4, 9});
        if (!one_in(4)) document.day = length == 0 ? Span{day(first)} : month_of(day(first));
        for (unsigned i = number(3); i > 0 && !records_.supports.empty(); --i)
            document.supports.items.push_back(
                records_.supports[number(static_cast<unsigned>(records_.supports.size()))].id);
        // the first says all columns, be it with an empty text, so that their order is that of each record
        const bool is_first = &document == records_.documents.data();
        const auto say = [&](const char* header, bool has_value, const char* value) {
            if (is_first || has_value) document.attributes.emplace_back(header, has_value ? value : "");
        };
        if (says_programmes_) say("programme", !one_in(4), one_of({"east", "west"}));
        for (const char* header : {"head", "组长", "副组长", "Members", "office", "成员", "deputies"})
            if (names_leaders_)
                say(header, one_in(3),
                    one_of({"张三", "李四、王五", "a, b;c ； d", "赵六/ 李四，孙八|李四", "、", "；"}));
    }
    /// Writes a basis in another way, be it the same or not.
    void retype(std::optional<std::string>& basis) {
        if (basis && one_in(2)) basis = one_of({"F(8)", "f〔8〕", "ｆ8", "F 10", "f10", "F18", "D3", "d3", "F【12】"});
    }

    std::mt19937& rng_;
    Records& records_;
    bool says_programmes_ = false;
    bool names_leaders_ = false;
};

/// Draws slice calls.
class CallDrawer {
public:
    CallDrawer(std::mt19937& rng, unsigned schools) : rng_{rng}, school_count_{schools} {}

    /// Draws a call that a slice takes behind those that were drawn before: none that filters by a column which the kinds of
    /// ties that were chosen do not have.
    std::string draw() {
        switch (number(16)) {
            case 0: return "at " + std::to_string(number(32));
            case 1: return "during " + bounds();
            case 2: return "throughout " + bounds();
            case 3:
            case 14: return "through" + channels();
            case 4: return "within" + set();
            case 5: return "without" + set();
            case 6: return "supported_by" + set();
            case 7: return "supporting" + set();
            case 8: return "where " + condition();
            case 9: return kinds();
            case 10:
            case 15: return chosen("all_kinds");
            case 11: return one_of({"planned", "with_planned", "with_planned"});
            case 12: return "with_undated";
            default: return "with_unknown_channel";
        }
    }

private:
    std::string condition() {
        const std::string drawn =
            one_of({"basis=F8,F12", "batch=1", "form=rotation", "status=actual,announced", "note=old,7", "note=007"});
        const bool is_of_postings = drawn.starts_with("batch") || drawn.starts_with("form");
        const bool is_of_agreements = drawn.starts_with("note");
        if ((is_of_postings && kinds_ == "agreed") || (is_of_agreements && kinds_ == "delivered")) return "basis=F8";
        needs_postings_ = needs_postings_ || is_of_postings;
        needs_agreements_ = needs_agreements_ || is_of_agreements;
        return drawn;
    }
    std::string kinds() {
        const std::string drawn = one_of({"agreed", "delivered", "all_kinds"});
        if ((drawn == "agreed" && needs_postings_) || (drawn == "delivered" && needs_agreements_))
            return chosen("all_kinds");
        return chosen(drawn);
    }
    std::string chosen(std::string kinds) {
        kinds_ = kinds;
        return kinds;
    }
    unsigned number(unsigned n) { return below(rng_, n); }
    std::string one_of(std::initializer_list<const char*> words) {
        return *(words.begin() + number(static_cast<unsigned>(words.size())));
    }
    std::string bounds() {
        const unsigned first = number(28);
        const unsigned length = std::array{0U, 0U, 1U, 2U, 3U, 6U, 9U}[number(7)];
        return std::to_string(first) + ".." + std::to_string(first + length);
    }
    std::string channels() {
        const auto one = [&] {
            return " " + one_of({"staff", "teaching", "funds", "materials", "teaching_staff", "material"});
        };
        std::string text = one();
        if (number(2) == 0) text += one();
        return text;
    }
    std::string set() {
        if (number(2) == 0)
            return " " + one_of({"weak=yes", "weak=no", "township=east", "weak=yes township=west", "duty=1,2"});
        std::string text;
        for (unsigned i = 0; i < school_count_; ++i)
            if (number(3) != 0) text += " " + drawn_id(i);
        return text;
    }

    std::mt19937& rng_;
    unsigned school_count_;
    std::string kinds_ = "agreed";
    bool needs_postings_ = false;    // by a condition
    bool needs_agreements_ = false;  // likewise
};

}  // namespace

std::string drawn_id(unsigned i) { return std::string(1, static_cast<char>('A' + i)); }

Drawn random_network(unsigned seed, unsigned schools, unsigned ties) {
    std::mt19937 rng{seed};
    Drawer drawer{rng, schools};
    Records records = drawer.draw(schools == 0 ? 0 : ties);
    Settings settings = drawer.settings();
    PaperDrawer papers{rng, records};
    papers.draw();
    papers.declare(settings);
    Network network{Ledger{records, std::move(settings)}};
    return {std::move(network), std::move(records)};
}

std::string random_calls(std::mt19937& rng, unsigned schools, unsigned count) {
    std::string text;
    CallDrawer drawer{rng, schools};
    for (unsigned i = below(rng, count + 1); i > 0; --i) text += drawer.draw() + "; ";
    return text;
}

Records without_ties(Records records, const Network& network, const std::vector<TieIndex>& ties) {
    for (const TieIndex tie : ties) {
        const auto is_it = [&](const auto& record) { return record.id == network.id(tie); };
        std::erase_if(records.supports, is_it);  // drawn ids are unique beyond their table
        std::erase_if(records.postings, is_it);
        std::erase_if(records.transfers, is_it);
        for (Document& each : records.documents) std::erase(each.supports.items, network.id(tie));
    }
    return records;
}

Records shuffled(std::mt19937& rng, Records records) {
    each_table([&](auto member) { shuffle(rng, records.*member); });
    return records;
}

}  // namespace jiedui
