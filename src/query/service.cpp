// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/service.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <system_error>

#include "jiedui/model/completeness.hpp"
#include "jiedui/model/grouped.hpp"
#include "served_days.hpp"

namespace jiedui {
namespace {

/// What counts as service, ready for many postings.
class WhatCounts {
public:
    WhatCounts(const Slice& postings, const std::optional<SchoolSet>& hosts,
               const std::optional<std::vector<PostingForm>>& forms)
        : postings_{postings}, hosts_{hosts ? *hosts : weak_and_rural(postings.network())}, forms_{forms} {}

    /// Whether a posting counts: that of the slice, at its host, in its form.
    [[nodiscard]] Certainty counts(TieIndex tie) const {
        const Certainty there = both(at_host(postings_.network().recipient(tie)), in_form(tie));
        if (there == Certainty::no || postings_.has(tie)) return there;
        const Standing standing = postings_.standing(tie);
        const bool may_be =
            standing == Standing::undecided || standing == Standing::unknown_channel || postings_.cuts_off(tie);
        return may_be ? Certainty::undecided : Certainty::no;
    }
    /// The schools of the slice of which nobody knows whether they count.
    [[nodiscard]] std::vector<SchoolIndex> unknown_hosts() const {
        std::vector<SchoolIndex> unknown = hosts_.unknown();
        std::erase_if(unknown, [&](SchoolIndex school) { return !postings_.has(school); });
        return unknown;
    }
    /// Nothing if nobody knows [thousandths of a post].
    [[nodiscard]] std::optional<std::int64_t> share(TieIndex tie) const {
        const Network& network = postings_.network();
        const auto share = network.ledger().table<Posting>().get<&Posting::share>(network.row(tie));
        return share ? std::optional{share->value} : std::nullopt;
    }

private:
    [[nodiscard]] static SchoolSet weak_and_rural(const Network& network) {
        return network.schools_where({{"weak", {"yes"}}, {"locale", {"rural"}}});
    }
    [[nodiscard]] Certainty at_host(SchoolIndex host) const {
        if (hosts_.is_unknown(host)) return Certainty::undecided;
        return hosts_.contains(host) ? Certainty::yes : Certainty::no;
    }
    [[nodiscard]] Certainty in_form(TieIndex tie) const {
        if (!forms_) return Certainty::yes;
        const Network& network = postings_.network();
        const auto form = network.ledger().table<Posting>().get<&Posting::form>(network.row(tie));
        if (!form) return Certainty::undecided;
        return std::ranges::find(*forms_, *form) != forms_->end() ? Certainty::yes : Certainty::no;
    }

    const Slice& postings_;
    SchoolSet hosts_;
    const std::optional<std::vector<PostingForm>>& forms_;
};

/// A posting that serves, surely or perhaps.
struct Served {
    TieIndex tie;
    DayRange sure;  ///< empty if it only may serve
    DayRange possible;
};

[[nodiscard]] Grouped<Served> served_by_teacher(const Slice& postings, const WhatCounts& what) {
    const Network& network = postings.network();
    return {network.ledger().teachers_by_id().size(), [&](auto&& add) {
                for (std::uint32_t t = 0; t < network.tie_count(); ++t) {
                    const TieIndex tie{t};
                    const auto teacher = network.teacher(tie);
                    if (!teacher) continue;
                    const Certainty counts = what.counts(tie);
                    if (counts == Certainty::no) continue;
                    const DayRange sure = counts == Certainty::yes ? postings.sure_days(tie) : DayRange{};
                    add(teacher->value, Served{tie, sure, postings.times().possible_days(network.period(tie))});
                }
            }};
}

[[nodiscard]] std::string in_words(const Network& network, Day until, const ServiceOptions& options) {
    std::string words = "before " + text_of(until) + ", " + text_of(options.threshold);
    words += " at " + (options.hosts ? text_of(*options.hosts) : std::string{"weak rural schools"});
    if (options.forms) {
        std::vector<std::string> forms;
        for (const PostingForm form : *options.forms) forms.emplace_back(word_of(form));
        words += ", by " + listed(forms);
    }
    if (options.by_share) words += ", by share";
    if (options.threshold.unit == ServiceUnit::terms && network.ledger().settings().calendar != Calendar{})
        words += " of the ledger's calendar";
    return words;
}

void check(const Slice& slice, Day until, const ServiceOptions& options) {
    if (!until.is_known()) throw Error{ErrorCode::bad_day, "'" + text_of(until) + "'", "service ends on a known day"};
    if (options.threshold.count == 0)
        throw Error{ErrorCode::bad_number, "0", "a threshold is 1 day, month or term, or more"};
    if (options.by_share && options.threshold.unit != ServiceUnit::days)
        throw Error{ErrorCode::bad_word, std::string{word_of(options.threshold.unit)},
                    "by_share wants a threshold in days; months and terms are served whole"};
    if (options.forms && options.forms->empty())
        throw Error{ErrorCode::bad_word, "", "at least one form counts; leave them out if all do"};
    if (options.hosts && options.hosts->network() != slice.network()) throw Error{ErrorCode::other_network, "hosts"};
}

}  // namespace

std::optional<ServiceThreshold> find_threshold(std::string_view text) noexcept {
    ServiceThreshold threshold;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), threshold.count);
    if (error != std::errc{} || end == text.data() + text.size() || *end != ' ') return std::nullopt;
    const std::string_view unit = text.substr(static_cast<std::size_t>(end + 1 - text.data()));
    for (const ServiceUnit each : all_of_list<ServiceUnit>()) {
        const std::string_view word = word_of(each);
        const bool is_one = threshold.count == 1 && unit == word.substr(0, word.size() - 1);
        if (unit == word || is_one) return ServiceThreshold{threshold.count, each};
    }
    return std::nullopt;
}

ServiceThreshold threshold_of(std::string_view text) {
    if (const auto found = find_threshold(text)) return *found;
    throw Error{ErrorCode::bad_word, std::string{text}, "a threshold is e.g. '365 days', '12 months' or '2 terms'"};
}

std::string text_of(const ServiceThreshold& threshold) {
    const std::string_view unit = word_of(threshold.unit);
    return std::to_string(threshold.count) + " " +
           std::string{unit.substr(0, unit.size() - (threshold.count == 1 ? 1 : 0))};
}

Answer<Service> service(const Slice& slice, Day until, const ServiceOptions& options) {
    check(slice, until, options);
    const Network& network = slice.network();
    const Settings& settings = network.ledger().settings();
    Answer<Service> answer{
        {},
        slice.of_kinds({TieKind::posting}),
        {.options = in_words(network, until, options), .day = until, .hosts = options.hosts, .forms = options.forms}};
    const WhatCounts what{answer.slice, options.hosts, options.forms};
    answer.asked.unknown_schools = what.unknown_hosts();
    const Grouped<Served> served = served_by_teacher(answer.slice, what);
    const bool is_cut = slice.cuts_off_schools();
    const bool may_accuse =
        is_complete(settings, Posting::table, slice.times().window() & DayRange{Day::first(), until});
    ServedDays sure{options, settings.calendar};
    ServedDays possible{options, settings.calendar};
    for (std::uint32_t teacher = 0; teacher < served.count(); ++teacher) {
        sure.clear();
        possible.clear();
        for (const Served& each : served.of(teacher)) {
            const auto share = options.by_share ? what.share(each.tie) : std::nullopt;
            sure.add(each.sure, share.value_or(0));
            if (may_accuse) possible.add(each.possible, share.value_or(1000));
        }
        sure.settle();
        Service row{.teacher = TeacherIndex{teacher}, .qualifies_on = sure.threshold_reached()};
        row.days = static_cast<std::uint32_t>(sure.thousandths_before(until) / 1000);
        row.projected = row.qualifies_on && *row.qualifies_on >= until;
        if (row.qualifies_on && !row.projected) {
            row.verdict = Verdict::met;
        } else if (may_accuse && (!is_cut || network.home(row.teacher))) {
            possible.settle();
            if (!possible.reach_threshold_before(until)) row.verdict = Verdict::not_met;
        }
        answer.rows.push_back(row);
    }
    return answer;
}

Grouped<TieIndex> serving_postings(const Answer<Service>& answer) {
    const Network& network = answer.slice.network();
    const WhatCounts what{answer.slice, answer.asked.hosts, answer.asked.forms};
    return {network.ledger().teachers_by_id().size(), [&](auto&& add) {
                for (std::uint32_t t = 0; t < network.tie_count(); ++t) {
                    const TieIndex tie{t};
                    const auto teacher = network.teacher(tie);
                    if (!teacher || what.counts(tie) != Certainty::yes) continue;
                    const DayRange days = answer.slice.sure_days(tie);
                    if (!days.is_empty() && days.first < answer.asked.day) add(teacher->value, tie);
                }
            }};
}

std::vector<TieIndex> evidence_of(const Answer<Service>& answer, std::size_t row) {
    const auto serving = serving_postings(answer);
    const auto ties = serving.of(answer.rows[row].teacher.value);
    return {ties.begin(), ties.end()};
}

}  // namespace jiedui
