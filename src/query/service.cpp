// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/service.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "jiedui/detail/model/grouped.hpp"
#include "jiedui/model/completeness.hpp"
#include "query/listed.hpp"
#include "served_days.hpp"

namespace jiedui {
namespace {

/// What counts as service, ready for many postings.
class WhatCounts {
public:
    WhatCounts(const Slice& postings, const std::optional<SchoolList>& hosts,
               const std::optional<std::vector<PostingForm>>& forms)
        : postings_{postings},
          hosts_{hosts ? hosts->set_in(postings.network(), "hosts") : weak_and_rural(postings.network())},
          forms_{forms} {}

    /// Whether a posting counts: that of the slice, at its host, in its form.
    [[nodiscard]] Certainty counts(TieIndex tie) const {
        const Certainty there = both(at_host(postings_.network().recipient(tie)), in_form(tie));
        if (there == Certainty::no || postings_.has(tie)) return there;
        const Standing standing = postings_.standing(tie);
        const bool may_be =
            standing == Standing::undecided || standing == Standing::unknown_channel || postings_.cuts_off(tie);
        return may_be ? Certainty::undecided : Certainty::no;
    }
    /// The schools of the slice of which it is not known whether they count.
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
                network.ties().each_of_kind(TieKind::posting, [&](TieIndex tie) {
                    const auto teacher = network.teacher(tie);
                    if (!teacher) return;
                    const Certainty counts = what.counts(tie);
                    if (counts == Certainty::no) return;
                    const DayRange sure = counts == Certainty::yes ? postings.sure_days(tie) : DayRange{};
                    add(teacher->value, Served{tie, sure, postings.times().possible_days(network.period(tie))});
                });
            }};
}

void check(const Service& asked) {
    if (!asked.until.is_known())
        throw Error{ErrorCode::bad_day, "'" + text_of(asked.until) + "'", "service ends on a known day"};
    if (asked.threshold.count == 0)
        throw Error{ErrorCode::bad_number, "0", "a threshold is 1 day, month or term, or more"};
    if (asked.by_share && asked.threshold.unit != ServiceUnit::days)
        throw Error{ErrorCode::bad_word, std::string{word_of(asked.threshold.unit)},
                    "by_share wants a threshold in days; months and terms are served whole"};
    if (asked.forms && asked.forms->empty())
        throw Error{ErrorCode::bad_word, "", "at least one form counts; leave them out if all do"};
}

/// By teacher the postings of the slice that surely serve before the day, ascending.
[[nodiscard]] Grouped<TieIndex> serving_before(const Slice& postings, const Service& asked) {
    const Network& network = postings.network();
    const WhatCounts what{postings, asked.hosts, asked.forms};
    return {network.ledger().teachers_by_id().size(), [&](auto&& add) {
                network.ties().each_of_kind(TieKind::posting, [&](TieIndex tie) {
                    const auto teacher = network.teacher(tie);
                    if (!teacher || what.counts(tie) != Certainty::yes) return;
                    const DayRange days = postings.sure_days(tie);
                    if (!days.is_empty() && days.first < asked.until) add(teacher->value, tie);
                });
            }};
}

}  // namespace

std::vector<Service::Row> Service::ask(const Slice& slice) const {
    check(*this);
    const Network& network = slice.network();
    const Settings& settings = network.ledger().settings();
    const WhatCounts what{slice, hosts, forms};
    const Grouped<Served> served = served_by_teacher(slice, what);
    const bool is_cut = slice.cuts_off_schools();
    const bool may_accuse =
        is_complete(settings, Posting::table, slice.times().window() & DayRange{Day::first(), until});
    ServedDays sure{*this, settings.calendar};
    ServedDays possible{*this, settings.calendar};
    std::vector<Row> rows;
    for (std::uint32_t teacher = 0; teacher < served.count(); ++teacher) {
        sure.clear();
        possible.clear();
        for (const Served& each : served.of(teacher)) {
            const auto share = by_share ? what.share(each.tie) : std::nullopt;
            sure.add(each.sure, share.value_or(0));
            if (may_accuse) possible.add(each.possible, share.value_or(1000));
        }
        sure.settle();
        Row row{.teacher = TeacherIndex{teacher}, .qualifies_on = sure.threshold_reached()};
        row.days = static_cast<std::uint32_t>(sure.thousandths_before(until) / 1000);
        row.projected = row.qualifies_on && *row.qualifies_on >= until;
        if (row.qualifies_on && !row.projected) {
            row.verdict = Verdict::met;
        } else if (may_accuse && (!is_cut || network.home(row.teacher))) {
            possible.settle();
            if (!possible.reach_threshold_before(until)) row.verdict = Verdict::not_met;
        }
        rows.push_back(row);
    }
    return rows;
}

std::vector<TieIndex> Service::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const auto serving = serving_before(slice, *this);
    const auto ties = serving.of(rows[row].teacher.value);
    return {ties.begin(), ties.end()};
}

std::vector<SchoolIndex> Service::unknown_schools(const Slice& slice) const {
    return WhatCounts{slice, hosts, forms}.unknown_hosts();
}

Grouped<TieIndex> serving_postings(const Answer<Service>& answer) {
    return serving_before(answer.slice, answer.question);
}

template AnyQuestion detail::listed_question<Service>();

}  // namespace jiedui
