// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "jiedui/model/completeness.hpp"
#include "jiedui/model/ledger_builder.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/successions.hpp"

namespace jiedui {
namespace {

/// Part of a record: the ends that it has from a day on.
struct Part {
    Day first;  ///< the day of the cut; the record's own first day for the first part
    SchoolIndex supporter;
    SchoolIndex recipient;
};

/// Where an end is that starts at `school`: behind all steps up to `day`, and behind those that moved all of it.
[[nodiscard]] SchoolIndex end_on(SchoolIndex school, const std::vector<SuccessionStep>& steps, Day day) {
    for (const SuccessionStep& step : steps)
        if (step.what == SuccessionEffect::followed || (step.what == SuccessionEffect::cut && step.day <= day))
            school = *step.successor;
    return school;
}

/// The parts of a tie in order of time; one with the record's own ends where nothing moves.
[[nodiscard]] std::vector<Part> parts_of(const Network& network, TieIndex tie, const Successions& successions) {
    const Period period = network.period(tie);
    const bool is_one_day = network.kind(tie) == TieKind::transfer;
    const auto giving = successions.steps_of(network.supporter(tie), period, is_one_day);
    const auto getting = successions.steps_of(network.recipient(tie), period, is_one_day);
    std::vector<Day> cuts;
    for (const auto* steps : {&giving, &getting})
        for (const SuccessionStep& step : *steps)
            if (step.what == SuccessionEffect::cut) cuts.push_back(step.day);
    std::ranges::sort(cuts);
    cuts.erase(std::ranges::unique(cuts).begin(), cuts.end());
    const auto part_from = [&](Day first, Day day) {
        return Part{first, end_on(network.supporter(tie), giving, day), end_on(network.recipient(tie), getting, day)};
    };
    std::vector<Part> parts{part_from(period.first(), Day::first() - 1)};
    for (const Day day : cuts) parts.push_back(part_from(day, day));
    return parts;
}

/// What a ledger says of itself once its successions up to a day are followed: one that was left out would have moved ties to other
/// schools from its day on.
[[nodiscard]] Settings followed_settings(Settings settings, Day day) {
    std::vector<DayRange> days;
    for (const Settings::Gap& each : settings.gaps) {
        const Day first = each.period.first().is_known() ? each.period.first() : Day::first();
        if (each.table == Succession::table && first <= day) days.push_back({first, all_days.until});
    }
    for (const std::string_view table : {Support::table, Posting::table, Transfer::table})
        detail::add_gaps(settings, table, days);
    return settings;
}

/// Copies a ledger, its moving records cut into parts.
class Follower {
public:
    Follower(const Network& network, Day day, const Settings& settings, const Watch& watch)
        : network_{network}, ledger_{network.ledger()}, watch_{watch}, builder_{settings} {
        const Successions successions{ledger_, day};
        for (std::uint32_t t = 0; t < network.tie_count(); ++t) {
            const TieIndex tie{t};
            std::vector<Part> parts = parts_of(network, tie, successions);
            const bool is_still = parts.size() == 1 && parts[0].supporter == network.supporter(tie) &&
                                  parts[0].recipient == network.recipient(tie);
            if (!is_still) parts_[place(network.kind(tie))].emplace(network.row(tie), std::move(parts));
        }
    }

    [[nodiscard]] bool finds_anything() const noexcept {
        return std::ranges::any_of(parts_, [](const auto& rows) { return !rows.empty(); });
    }

    [[nodiscard]] Ledger followed() && {
        each_table([&]<class Record>(std::vector<Record> Records::*) { copy<Record>(); });
        return builder_.finish("whose successions are followed", Keep::all_or_nothing, watch_);
    }

private:
    [[nodiscard]] static std::size_t place(TieKind kind) noexcept { return static_cast<std::size_t>(kind); }

    template <class Record>
    void copy() {
        const Table<Record>& from = ledger_.table<Record>();
        Table<Record>& to = builder_.template table<Record>();
        for (const AttributeColumn& each : from.attributes()) to.attribute(each.name);
        for (std::size_t column = 0; column < column_count<Record>; ++column)
            if (!from.has_column(column)) to.mark_absent(column);
        if constexpr (std::same_as<Record, Teacher>)
            if (!ledger_.are_teachers_listed()) return builder_.describe_teachers(from);
        RowTicker ticker{watch_, Record::table};
        for (std::uint32_t row = 0; row < from.size(); ++row) {
            ticker.tick();
            if constexpr (tie_record<Record>) {
                const auto& moving = parts_[place(Record::tie_kind)];
                if (const auto parts = moving.find(row); parts != moving.end()) {
                    add_parts(from[row], row, parts->second);
                    continue;
                }
            }
            Record record = from[row];
            if constexpr (std::same_as<Record, Document>) add_later_parts(record.supports);
            add(record);
        }
    }

    template <tie_record Record>
    void add_parts(const Record& record, std::uint32_t row, const std::vector<Part>& parts) {
        const std::string id = ledger_.id_of(Record::tie_kind, row);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            Record part = record;
            part.id = i == 0 ? id : free_id(Record::tie_kind, id + "@" + text_of(parts[i].first));
            set_ends(part, parts[i]);
            if constexpr (requires { part.part_of; })
                if (i > 0) part.part_of = record.part_of.value_or(id);
            if constexpr (std::same_as<Record, Support>)
                if (i > 0) later_parts_[id].push_back(part.id);
            if constexpr (requires { part.first_day; }) {
                if (i > 0) part.first_day = Span{parts[i].first};
                if (i + 1 < parts.size()) part.last_day = LastDay{Span{parts[i + 1].first - 1}};
            }
            builder_.add(part);  // whose columns are then there
        }
    }

    /// A document that lists an agreement lists all its parts.
    void add_later_parts(TextList& supports) const {
        std::vector<std::string> items;
        for (std::string& each : supports.items) {
            const auto found = later_parts_.find(each);
            items.push_back(std::move(each));
            if (found != later_parts_.end()) items.insert(items.end(), found->second.begin(), found->second.end());
        }
        supports.items = std::move(items);
    }

    void set_ends(Posting& posting, const Part& part) const {
        posting.home = std::string{network_.id(part.supporter)};
        posting.host = std::string{network_.id(part.recipient)};
    }
    template <class Record>
    void set_ends(Record& record, const Part& part) const {
        record.supporter = std::string{network_.id(part.supporter)};
        record.recipient = std::string{network_.id(part.recipient)};
    }

    /// `text`, or with the first number behind it, that no record of the kind is called.
    [[nodiscard]] std::string free_id(TieKind kind, const std::string& text) {
        std::unordered_set<std::string>& ids = ids_[place(kind)];
        if (ids.empty()) network_.ties().each_of_kind(kind, [&](TieIndex tie) { ids.insert(network_.id(tie)); });
        std::string id = text;
        for (int number = 2; ids.contains(id); ++number) id = text + "#" + std::to_string(number);
        return id;
    }

    template <class Record>
    void add(const Record& record) {
        builder_.add(record, static_cast<std::uint32_t>(builder_.template table<Record>().size() + 1));
    }

    const Network& network_;
    const Ledger& ledger_;
    const Watch& watch_;
    LedgerBuilder builder_;
    std::array<std::unordered_map<std::uint32_t, std::vector<Part>>, 3> parts_;  // by kind and row
    std::array<std::unordered_set<std::string>, 3> ids_;                         // by kind, once one is cut
    std::unordered_map<std::string, std::vector<std::string>> later_parts_;      // of agreements that are cut, by id
};

}  // namespace

Network Network::following_successions(Day day, const Watch& watch) const {
    if (!day.is_known())
        throw Error{ErrorCode::bad_day, "'" + text_of(day) + "'", "successions are followed up to a known day"};
    const Settings settings = followed_settings(ledger().settings(), day);
    Follower follower{*this, day, settings, watch};
    const bool changes = follower.finds_anything() || settings != ledger().settings();
    return changes ? Network{std::move(follower).followed(), watch} : *this;
}

}  // namespace jiedui
