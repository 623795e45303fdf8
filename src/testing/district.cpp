// SPDX-License-Identifier: Apache-2.0
#include "jiedui/testing/district.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/error.hpp"

namespace jiedui::testing {
namespace {

constexpr std::array kinds{
    SchoolKind::primary, SchoolKind::junior, SchoolKind::nine_year, SchoolKind::primary, SchoolKind::complete_secondary,
    SchoolKind::primary};
constexpr std::array<std::string_view, 7> subjects{"chinese",   "mathematics", "english", "music",
                                                   "fine_arts", "pe",          "science"};
constexpr std::array titles{Title::second_grade, Title::junior, Title::intermediate, Title::senior};
constexpr std::array papers{DocumentKind::notice, DocumentKind::leadership, DocumentKind::schedule, DocumentKind::plan,
                            DocumentKind::inspection};
constexpr std::array complete_tables{Support::table, Posting::table, Transfer::table, Document::table};

/// What a support that never ends may be older than the newest record, so that nobody doubts it [years].
constexpr int most_running = 6;

void check(const DistrictSize& size) {
    struct Range {
        std::string_view name;
        std::int32_t given, least, most;
    };
    for (const auto& [name, given, least, most] :
         {Range{"schools", size.schools, 2, 1'000'000}, Range{"townships", size.townships, 1, 1'000'000},
          Range{"teachers", size.teachers, 0, 1000}, Range{"years", size.years, 1, 100},
          Range{"first_year", size.first_year, 1950, 9000}})
        if (given < least || given > most)
            throw Error{ErrorCode::bad_number, std::to_string(given),
                        "it is the " + std::string{name} + " of a drawn district; expected " + std::to_string(least) +
                            " to " + std::to_string(most)};
}

/// A number with zeros before it: `0007`.
[[nodiscard]] std::string id_of(char letter, std::size_t number, std::size_t width) {
    std::string digits = std::to_string(number);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return letter + digits;
}
[[nodiscard]] Span day_of(int year, int month, int day) {
    return Span{*Day::find(year, static_cast<unsigned>(month), static_cast<unsigned>(day))};
}
[[nodiscard]] Thousandths whole(int number) { return Thousandths{std::int64_t{1000} * number}; }

/// Which stages a kind of school teaches.
struct Stages {
    bool primary = false, junior = false, senior = false;
    [[nodiscard]] bool meets(const Stages& other) const noexcept {
        return (primary && other.primary) || (junior && other.junior) || (senior && other.senior);
    }
};
[[nodiscard]] Stages stages_of(const School& school) {
    const SchoolKind kind = *school.kind;
    return {kind == SchoolKind::primary || kind == SchoolKind::nine_year,
            kind == SchoolKind::junior || kind == SchoolKind::nine_year || kind == SchoolKind::complete_secondary,
            kind == SchoolKind::complete_secondary};
}

/// Draws over numbers from 0 on, of which 0 is the plainest.
class Draws {
public:
    explicit Draws(const Below& below) : below_{below} {}

    [[nodiscard]] int below(int n) { return static_cast<int>(below_(static_cast<std::uint32_t>(n))); }
    [[nodiscard]] int between(int least, int most) { return least + below(most - least + 1); }
    [[nodiscard]] bool chance(int percent) { return below(100) >= 100 - percent; }
    template <class Item, std::size_t N>
    [[nodiscard]] Item pick(const std::array<Item, N>& items) {
        return items[static_cast<std::size_t>(below(static_cast<int>(N)))];
    }
    /// So many distinct ones, or all if there are fewer.
    template <class Item>
    [[nodiscard]] std::vector<Item> some(std::vector<Item> left, int count) {
        std::vector<Item> chosen;
        while (count-- > 0 && !left.empty()) {
            const auto place = static_cast<std::size_t>(below(static_cast<int>(left.size())));
            chosen.push_back(left[place]);
            left[place] = left.back();
            left.pop_back();
        }
        return chosen;
    }

private:
    const Below& below_;
};

/// A county as it is drawn, table by table.
class County {
public:
    County(const Below& below, const DistrictSize& size) : draws_{below}, size_{size} {}

    [[nodiscard]] Records draw() {
        for (int place = 0; place < size_.schools; ++place) add_school(place);
        for (const School& school : records_.schools) add_teachers(school);
        add_supports();
        for (int year = size_.first_year; year < size_.first_year + size_.years; ++year) add_postings(year);
        add_transfers();
        for (const School& school : records_.schools) add_needs(school);
        add_documents();
        return std::move(records_);
    }

private:
    // ---- schools and teachers

    /// The first is a large town school, the second a weak rural one of the same kind.
    void add_school(int place) {
        constexpr std::array locales{Locale::rural, Locale::urban, Locale::rural, Locale::town};
        const Locale locale = place == 0 ? Locale::urban : place == 1 ? Locale::rural : draws_.pick(locales);
        const SchoolKind kind = place < 2 ? SchoolKind::primary : draws_.pick(kinds);
        const bool is_rural = locale == Locale::rural;
        const bool is_large = place == 0 || (!is_rural && draws_.chance(60));
        const bool is_weak = place == 1 || (is_rural && draws_.chance(50));
        const std::string township =
            is_rural ? "township-" + std::to_string(1 + draws_.below(size_.townships)) : "county-seat";
        School school{.id = id_of('S', static_cast<std::size_t>(place) + 1, 4),
                      .name = township + " school " + std::to_string(place + 1),
                      .kind = kind,
                      .locale = locale,
                      .township = township,
                      .division = "county",
                      .weak = is_weak};
        if (is_large) school.duty = 2;
        school.latitude = (31'000 + draws_.between(400, 900)) / 1000.0;
        school.longitude = (116'000 + draws_.between(300, 800)) / 1000.0;
        school.first_day = day_of(draws_.between(1950, size_.first_year), 9, 1);
        school.last_day = LastDay::running();
        const int most = is_large ? 1500 : 400;
        const Stages stages = stages_of(school);
        const auto pupils = [&] { return static_cast<std::uint32_t>(draws_.between(most / 10, most)); };
        if (stages.primary) school.pupils_primary = pupils();
        if (stages.junior) school.pupils_junior = pupils();
        if (stages.senior) school.pupils_senior = pupils();
        if (place > 1 && is_weak && draws_.chance(10)) forgotten_.insert(school.id);
        school.attributes = {{"size", is_large ? "large" : "small"}};
        records_.schools.push_back(std::move(school));
    }
    void add_teachers(const School& home) {
        for (int left = draws_.between(size_.teachers / 2, size_.teachers * 3 / 2); left > 0; --left) {
            constexpr std::array sexes{Sex::female, Sex::male};
            const Title title = draws_.pick(titles);
            const int born = draws_.between(size_.first_year - 58, size_.first_year - 24);
            const bool applies = draws_.chance(20) && (title == Title::junior || title == Title::intermediate);
            const Title next = title == Title::junior ? Title::intermediate : Title::senior;
            Teacher teacher{.id = id_of('T', records_.teachers.size() + 1, 5), .home = RefTo<School>{home.id}};
            teacher.sex = draws_.pick(sexes);
            teacher.subject = std::string{draws_.pick(subjects)};
            teacher.title = title;
            teacher.applies_for = applies ? next : Title::none;
            teacher.backbone = draws_.chance(20) ? Backbone::yes : Backbone::no;
            const int month = draws_.between(1, 12);
            teacher.born = day_of(born, month, draws_.between(1, 28));
            teacher.joined = day_of(draws_.between(born + 22, size_.first_year), 9, 1);
            records_.teachers.push_back(std::move(teacher));
        }
    }

    // ---- ties

    /// Whom a school may support: the rural ones with a stage of its own, of these the weak ones if there are any.
    [[nodiscard]] const std::vector<std::string>& candidates_of(const School& giver) {
        const auto [found, is_new] = candidates_.try_emplace(*giver.kind);
        if (!is_new) return found->second;
        std::vector<std::string> weak;
        for (const School& each : records_.schools) {
            if (each.locale != Locale::rural || forgotten_.contains(each.id) ||
                !stages_of(giver).meets(stages_of(each)))
                continue;
            found->second.push_back(each.id);
            if (each.weak == true) weak.push_back(each.id);
        }
        if (!weak.empty()) found->second = std::move(weak);
        return found->second;
    }
    void add_supports() {
        const std::vector all{Channel::staff, Channel::teaching, Channel::funds, Channel::materials};
        for (const School& giver : records_.schools) {
            if (giver.locale == Locale::rural) continue;
            const int count = draws_.between(1, 3);
            auto& chosen = recipients_[giver.id] = draws_.some(candidates_of(giver), count);
            for (const std::string& taker : chosen) {
                const int channels = draws_.between(1, 2);
                for (const Channel channel : draws_.some(all, channels)) add_support(giver.id, taker, channel);
            }
        }
    }
    void add_support(const std::string& giver, const std::string& taker, Channel channel) {
        const int first = size_.first_year + draws_.below(size_.years);
        const int last = first + draws_.between(1, 3);
        const bool is_running = draws_.chance(25) && first + most_running >= size_.first_year + size_.years;
        Support support{.id = id_of('A', records_.supports.size() + 1, 5),
                        .supporter = giver,
                        .recipient = taker,
                        .channel = channel,
                        .status = Status::actual,
                        .first_day = day_of(first, 9, 1),
                        .last_day = is_running ? LastDay::running() : LastDay{day_of(last, 8, 31)}};
        if (channel == Channel::funds) {
            support.amount = whole(1000 * draws_.between(1, 20));
            support.unit = "yuan";
        }
        support.basis = "notice-1";
        records_.supports.push_back(std::move(support));
    }
    /// Those of a school year; nobody is away twice at a time, and a few go for a term only.
    void add_postings(int year) {
        constexpr std::array lengths{1, 1, 2};
        constexpr std::array forms{PostingForm::support_teaching, PostingForm::rotation, PostingForm::exchange};
        for (const Teacher& teacher : records_.teachers) {
            const auto hosts = recipients_.find(teacher.home->id);
            const bool may_go = hosts != recipients_.end() && !hosts->second.empty() && back_[teacher.id] <= year;
            if (!may_go || !draws_.chance(teacher.applies_for == Title::none ? 8 : 40)) continue;
            const int years = draws_.pick(lengths);
            back_[teacher.id] = year + years;
            const bool is_short = draws_.chance(25);
            const int host = draws_.below(static_cast<int>(hosts->second.size()));
            records_.postings.push_back(
                {.id = id_of('P', records_.postings.size() + 1, 5),
                 .home = *teacher.home,
                 .host = hosts->second[static_cast<std::size_t>(host)],
                 .teacher = RefTo<Teacher>{teacher.id},
                 .form = draws_.pick(forms),
                 .subject = teacher.subject,
                 .batch = std::to_string(year - size_.first_year + 1),
                 .status = Status::actual,
                 .share = whole(1),
                 .first_day = day_of(year, 9, 1),
                 .last_day = is_short ? LastDay{day_of(year + 1, 1, 31)} : LastDay{day_of(year + years, 8, 31)},
                 .basis = "notice-1"});
        }
    }
    void add_transfers() {
        constexpr std::array goods{"books", "desks"};
        constexpr std::array recorders{Recorder::supporter, Recorder::recipient};
        for (const Support& support : records_.supports) {
            const bool is_money = support.channel == Channel::funds;
            if (!is_money && support.channel != Channel::materials) continue;
            const int year = int{support.first_day.first().date().year()} + 1;
            for (int left = draws_.between(1, 2); left > 0; --left) {
                const int quantity = draws_.between(1, 10) * (is_money ? 500 : 10);
                const int month = draws_.between(1, 8);
                Transfer transfer{.id = id_of('G', records_.transfers.size() + 1, 5),
                                  .supporter = support.supporter,
                                  .recipient = support.recipient,
                                  .channel = support.channel};
                transfer.day = day_of(year, month, draws_.between(1, 28));
                transfer.quantity = whole(quantity);
                transfer.unit = is_money ? "yuan" : draws_.pick(goods);
                transfer.value_yuan = whole(is_money ? quantity : quantity * draws_.between(5, 90));
                transfer.voucher = id_of('V', records_.transfers.size() + 1, 5);
                transfer.recorded_by = draws_.pick(recorders);
                records_.transfers.push_back(std::move(transfer));
            }
        }
    }

    // ---- what schools lack, and what is on paper

    void add_needs(const School& school) {
        const int count = draws_.between(1, 3);
        for (const std::string_view subject : draws_.some(std::vector(subjects.begin(), subjects.end()), count)) {
            const int required = draws_.between(1, 6);
            const int lacking = school.weak == true ? draws_.below(2) : 0;
            records_.needs.push_back({.school = school.id,
                                      .subject = std::string{subject},
                                      .required = whole(required),
                                      .on_hand = whole(required - lacking)});
        }
    }
    /// The papers of the programme; of plan and inspection one may be missing.
    void add_documents() {
        constexpr std::array<std::optional<DocumentKind>, 4> gaps{std::nullopt, std::nullopt, DocumentKind::inspection,
                                                                  DocumentKind::plan};
        const auto missing = draws_.pick(gaps);
        for (const DocumentKind kind : papers)
            if (kind != missing)
                records_.documents.push_back(
                    {.id = std::string{word_of(kind)} + "-1", .day = day_of(size_.first_year, 9, 1), .kind = kind});
    }

    Draws draws_;
    DistrictSize size_;
    Records records_;
    std::set<std::string> forgotten_;                             // weak schools that nobody supports
    std::map<SchoolKind, std::vector<std::string>> candidates_;   // by the kind of who supports
    std::map<std::string, std::vector<std::string>> recipients_;  // by the id of who supports
    std::map<std::string, int> back_;                             // in which year a teacher is back
};

}  // namespace

Below below_of(std::uint32_t seed) {
    return [bits = std::make_shared<std::mt19937>(seed)](std::uint32_t n) {
        return static_cast<std::uint32_t>((*bits)() % n);
    };
}

Records district(std::uint32_t seed, const DistrictSize& size) { return district(below_of(seed), size); }
Records district(const Below& below, const DistrictSize& size) {
    check(size);
    return County{below, size}.draw();
}

Settings district_settings(const DistrictSize& size) {
    check(size);
    const Period days = Period::inclusive(day_of(size.first_year, 9, 1).first(),
                                          day_of(size.first_year + size.years + 3, 8, 31).first());
    Settings settings{.district = "a drawn county"};
    for (const std::string_view table : complete_tables) settings.complete.push_back({std::string{table}, days});
    return settings;
}

Network drawn_network(std::uint32_t seed, const DistrictSize& size) {
    return Network{Ledger{district(seed, size), district_settings(size)}};
}

}  // namespace jiedui::testing
