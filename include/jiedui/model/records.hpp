// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The records of a ledger as people keep them: one struct a table, each field described once.

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/model/lists.hpp"

namespace jiedui {

/// The id of a record of another table.
template <class Record>
struct RefTo {
    std::string id;

    RefTo() = default;
    RefTo(std::string text) : id{std::move(text)} {}  // NOLINT(google-explicit-constructor)
    RefTo(const char* text) : id{text} {}             // NOLINT(google-explicit-constructor)
    friend auto operator<=>(const RefTo&, const RefTo&) = default;
};

/// Several texts in one cell.
struct TextList {
    std::vector<std::string> items;  ///< in the order of the cell; empty if unknown
    friend auto operator<=>(const TextList&, const TextList&) = default;
};

/// What columns say that the library does not know: header and text, in the order of the file.
using Attributes = std::vector<std::pair<std::string, std::string>>;

/// A school, or a place that acts as one (an office's area, a township's primary schools).
struct School {
    std::string id{};                               ///< identifies the school; case-sensitive, leading zeros kept
    std::string name{};                             ///< what it is called; never an identity
    std::optional<SchoolKind> kind{};               ///< what sort of school it is
    std::optional<Locale> locale{};                 ///< urban, town or rural
    std::optional<std::string> township{};          ///< the township it lies in
    std::optional<std::string> division{};          ///< the county-level division that answers for it
    std::optional<bool> weak{};                     ///< whether it is a weak school
    std::optional<std::uint32_t> duty{};            ///< how many recipients it must support [schools]
    std::optional<double> latitude{};               ///< north of the equator [degrees]
    std::optional<double> longitude{};              ///< east of Greenwich [degrees]
    std::optional<std::uint32_t> pupils_primary{};  ///< pupils of the primary stage [pupils]
    std::optional<std::uint32_t> pupils_junior{};   ///< pupils of the junior stage [pupils]
    std::optional<std::uint32_t> pupils_senior{};   ///< pupils of the senior stage [pupils]
    Span first_day{};                               ///< the day it opened
    LastDay last_day{};                             ///< the last day it was open
    TextList aliases{};                             ///< other names it is listed under
    Span recorded_on{};                             ///< when the record entered the ledger
    Span withdrawn_on{};                            ///< when it left the ledger
    Attributes attributes{};                        ///< what other columns say

    static constexpr std::string_view table = "schools";
    static constexpr std::array<std::string_view, 2> required_columns{"id", "name"};
    static constexpr std::tuple columns{
        Column{"id", "id", &School::id, "Identifies the school; case-sensitive, leading zeros kept."},
        Column{"name", "name", &School::name, "What it is called; never an identity."},
        Column{"kind", "", &School::kind, "What sort of school it is."},
        Column{"locale", "", &School::locale, "Urban, town or rural."},
        Column{"township", "", &School::township, "The township it lies in."},
        Column{"division", "", &School::division, "The county-level division that answers for it."},
        Column{"weak", "", &School::weak, "Whether it is a weak school."},
        Column{"duty", "schools", &School::duty, "How many recipients it must support."},
        Column{"latitude", "degrees", &School::latitude, "North of the equator."},
        Column{"longitude", "degrees", &School::longitude, "East of Greenwich."},
        Column{"pupils_primary", "pupils", &School::pupils_primary, "Pupils of the primary stage."},
        Column{"pupils_junior", "pupils", &School::pupils_junior, "Pupils of the junior stage."},
        Column{"pupils_senior", "pupils", &School::pupils_senior, "Pupils of the senior stage."},
        Column{"first_day", "day", &School::first_day, "The day it opened."},
        Column{"last_day", "day", &School::last_day, "The last day it was open."},
        Column{"aliases", "", &School::aliases, "Other names it is listed under."},
        Column{"recorded_on", "day", &School::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", "day", &School::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const School&, const School&) = default;
};

/// What one school agreed to give another through one channel.
struct Support {
    std::string id{};                      ///< identifies the agreement; made from its fields where there is none
    RefTo<School> supporter{};             ///< the school that gives
    RefTo<School> recipient{};             ///< the school that gets
    std::optional<Channel> channel{};      ///< through what
    std::optional<Status> status{};        ///< planned, announced or actual
    Span first_day{};                      ///< the first day in force
    LastDay last_day{};                    ///< the last day in force
    std::optional<Thousandths> amount{};   ///< how much was agreed [unit]
    std::optional<std::string> unit{};     ///< what the amount counts
    std::optional<std::string> basis{};    ///< the document it rests on
    std::optional<std::string> part_of{};  ///< the record of which this is a later part
    Span recorded_on{};                    ///< when the record entered the ledger
    Span withdrawn_on{};                   ///< when it left the ledger
    Attributes attributes{};               ///< what other columns say

    static constexpr std::string_view table = "supports";
    static constexpr TieKind tie_kind = TieKind::agreement;
    static constexpr std::array<std::string_view, 2> required_columns{"supporter", "recipient"};
    static constexpr std::tuple columns{
        Column{"id", "id", &Support::id, "Identifies the agreement; made from its fields where there is none."},
        Column{"supporter", "id", &Support::supporter, "The school that gives."},
        Column{"recipient", "id", &Support::recipient, "The school that gets."},
        Column{"channel", "", &Support::channel, "Through what."},
        Column{"status", "", &Support::status, "Planned, announced or actual."},
        Column{"first_day", "day", &Support::first_day, "The first day in force."},
        Column{"last_day", "day", &Support::last_day, "The last day in force."},
        Column{"amount", "unit", &Support::amount, "How much was agreed."},
        Column{"unit", "", &Support::unit, "What the amount counts."},
        Column{"basis", "", &Support::basis, "The document it rests on."},
        Column{"part_of", "id", &Support::part_of, "The record of which this is a later part, as successions cut it."},
        Column{"recorded_on", "day", &Support::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", "day", &Support::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Support&, const Support&) = default;
};

/// A teacher.
struct Teacher {
    std::string id{};                      ///< identifies the teacher
    std::optional<std::string> name{};     ///< personal; never an identity
    std::optional<RefTo<School>> home{};   ///< the school of her affiliation
    std::optional<Sex> sex{};              ///< some rules of eligibility ask
    std::optional<std::string> role{};     ///< principal, deputy and the like
    std::optional<std::string> subject{};  ///< what she teaches
    std::optional<Title> title{};          ///< her professional title
    std::optional<Title> applies_for{};    ///< the title she applies for
    std::optional<Backbone> backbone{};    ///< whether she is a backbone teacher
    Span born{};                           ///< her day of birth
    Span joined{};                         ///< since when she is at her home school
    std::optional<std::string> exempt{};   ///< `yes`, `no`, or why she need not rotate
    Span recorded_on{};                    ///< when the record entered the ledger
    Span withdrawn_on{};                   ///< when it left the ledger
    Attributes attributes{};               ///< what other columns say

    static constexpr std::string_view table = "teachers";
    static constexpr std::array<std::string_view, 1> required_columns{"id"};
    static constexpr std::tuple columns{
        Column{"id", "id", &Teacher::id, "Identifies the teacher."},
        Column{"name", "name", &Teacher::name, "Personal; never an identity."},
        Column{"home", "id", &Teacher::home, "The school of her affiliation."},
        Column{"sex", "", &Teacher::sex, "Some rules of eligibility ask."},
        Column{"role", "", &Teacher::role, "Principal, deputy and the like."},
        Column{"subject", "name", &Teacher::subject, "What she teaches."},
        Column{"title", "", &Teacher::title, "Her professional title."},
        Column{"applies_for", "", &Teacher::applies_for, "The title she applies for."},
        Column{"backbone", "", &Teacher::backbone, "Whether she is a backbone teacher."},
        Column{"born", "day", &Teacher::born, "Her day of birth."},
        Column{"joined", "day", &Teacher::joined, "Since when she is at her home school."},
        Column{"exempt", "", &Teacher::exempt, "`yes`, `no`, or why she need not rotate."},
        Column{"recorded_on", "day", &Teacher::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", "day", &Teacher::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Teacher&, const Teacher&) = default;
};

/// A move of one teacher, or of a head count, from home to host.
struct Posting {
    std::string id{};                         ///< identifies the posting; made from its fields where there is none
    RefTo<School> home{};                     ///< the school that sends
    RefTo<School> host{};                     ///< the school that receives
    std::optional<RefTo<Teacher>> teacher{};  ///< who moved, where a person is named
    std::optional<std::uint32_t> count{};     ///< how many moved, where no person is named [heads]
    std::optional<PostingForm> form{};        ///< how they moved
    std::optional<std::string> subject{};     ///< what they teach there
    std::optional<Backbone> backbone{};       ///< whether they are backbone teachers
    std::optional<std::string> batch{};       ///< the batch they moved with
    std::optional<Status> status{};           ///< planned, announced or actual
    std::optional<Thousandths> share{};       ///< the share of a full post [FTE]
    Span first_day{};                         ///< the first day there
    LastDay last_day{};                       ///< the last day there
    std::optional<std::string> basis{};       ///< the document it rests on
    std::optional<std::string> part_of{};     ///< the record of which this is a later part
    Span recorded_on{};                       ///< when the record entered the ledger
    Span withdrawn_on{};                      ///< when it left the ledger
    Attributes attributes{};                  ///< what other columns say

    static constexpr std::string_view table = "postings";
    static constexpr TieKind tie_kind = TieKind::posting;
    static constexpr std::array<std::string_view, 2> required_columns{"home", "host"};
    static constexpr std::tuple columns{
        Column{"id", "id", &Posting::id, "Identifies the posting; made from its fields where there is none."},
        Column{"home", "id", &Posting::home, "The school that sends."},
        Column{"host", "id", &Posting::host, "The school that receives."},
        Column{"teacher", "id", &Posting::teacher, "Who moved, where a person is named."},
        Column{"count", "heads", &Posting::count, "How many moved, where no person is named."},
        Column{"form", "", &Posting::form, "How they moved."},
        Column{"subject", "name", &Posting::subject, "What they teach there."},
        Column{"backbone", "", &Posting::backbone, "Whether they are backbone teachers."},
        Column{"batch", "", &Posting::batch, "The batch they moved with."},
        Column{"status", "", &Posting::status, "Planned, announced or actual."},
        Column{"share", "FTE", &Posting::share, "The share of a full post."},
        Column{"first_day", "day", &Posting::first_day, "The first day there."},
        Column{"last_day", "day", &Posting::last_day, "The last day there."},
        Column{"basis", "", &Posting::basis, "The document it rests on."},
        Column{"part_of", "id", &Posting::part_of, "The record of which this is a later part, as successions cut it."},
        Column{"recorded_on", "day", &Posting::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", "day", &Posting::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Posting&, const Posting&) = default;
};

/// Money or goods that moved.
struct Transfer {
    std::string id{};                         ///< identifies the transfer; made from its fields where there is none
    RefTo<School> supporter{};                ///< the school that gave
    RefTo<School> recipient{};                ///< the school that got
    std::optional<Channel> channel{};         ///< funds or materials
    Span day{};                               ///< when it moved
    std::optional<Thousandths> quantity{};    ///< how much [unit]
    std::optional<std::string> unit{};        ///< what the quantity counts
    std::optional<Thousandths> value_yuan{};  ///< what it is worth [CNY]
    std::optional<std::string> voucher{};     ///< the number of the receipt
    std::optional<Recorder> recorded_by{};    ///< who entered it
    Span recorded_on{};                       ///< when the record entered the ledger
    Span withdrawn_on{};                      ///< when it left the ledger
    Attributes attributes{};                  ///< what other columns say

    static constexpr std::string_view table = "transfers";
    static constexpr TieKind tie_kind = TieKind::transfer;
    static constexpr std::array<std::string_view, 2> required_columns{"supporter", "recipient"};
    static constexpr std::tuple columns{
        Column{"id", "id", &Transfer::id, "Identifies the transfer; made from its fields where there is none."},
        Column{"supporter", "id", &Transfer::supporter, "The school that gave."},
        Column{"recipient", "id", &Transfer::recipient, "The school that got."},
        Column{"channel", "", &Transfer::channel, "Funds or materials."},
        Column{"day", "day", &Transfer::day, "When it moved."},
        Column{"quantity", "unit", &Transfer::quantity, "How much."},
        Column{"unit", "", &Transfer::unit, "What the quantity counts."},
        Column{"value_yuan", "CNY", &Transfer::value_yuan, "What it is worth."},
        Column{"voucher", "", &Transfer::voucher, "The number of the receipt."},
        Column{"recorded_by", "", &Transfer::recorded_by, "Who entered it."},
        Column{"recorded_on", "day", &Transfer::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", "day", &Transfer::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Transfer&, const Transfer&) = default;
};

/// Posts by subject at a school.
struct Need {
    RefTo<School> school{};                 ///< the school
    std::string subject{};                  ///< the subject
    std::optional<Thousandths> required{};  ///< posts it should have [posts]
    std::optional<Thousandths> on_hand{};   ///< posts it has [posts]
    Span recorded_on{};                     ///< when the record entered the ledger
    Span withdrawn_on{};                    ///< when it left the ledger
    Attributes attributes{};                ///< what other columns say

    static constexpr std::string_view table = "needs";
    static constexpr std::array<std::string_view, 2> required_columns{"school", "subject"};
    static constexpr std::tuple columns{
        Column{"school", "id", &Need::school, "The school."},
        Column{"subject", "name", &Need::subject, "The subject."},
        Column{"required", "posts", &Need::required, "Posts it should have."},
        Column{"on_hand", "posts", &Need::on_hand, "Posts it has."},
        Column{"recorded_on", "day", &Need::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", "day", &Need::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Need&, const Need&) = default;
};

/// A resource total of a school.
struct Indicator {
    RefTo<School> school{};                 ///< the school
    std::optional<Stage> stage{};           ///< the stage it counts for
    Span school_year{};                     ///< the school year it was counted in [year]
    std::string indicator{};                ///< what was counted
    std::optional<Thousandths> amount{};    ///< how much there is; never per pupil
    std::optional<std::uint32_t> pupils{};  ///< pupils of the stage in that year [pupils]
    Span recorded_on{};                     ///< when the record entered the ledger
    Span withdrawn_on{};                    ///< when it left the ledger
    Attributes attributes{};                ///< what other columns say

    static constexpr std::string_view table = "indicators";
    static constexpr std::array<std::string_view, 4> required_columns{"school", "stage", "school_year", "indicator"};
    static constexpr std::tuple columns{
        Column{"school", "id", &Indicator::school, "The school."},
        Column{"stage", "", &Indicator::stage, "The stage it counts for."},
        Column{"school_year", "year", &Indicator::school_year, "The school year it was counted in."},
        Column{"indicator", "name", &Indicator::indicator, "What was counted."},
        Column{"amount", "", &Indicator::amount, "How much there is; never per pupil."},
        Column{"pupils", "pupils", &Indicator::pupils, "Pupils of the stage in that year."},
        Column{"recorded_on", "day", &Indicator::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", "day", &Indicator::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Indicator&, const Indicator&) = default;
};

/// A notice, plan, schedule, leadership list or inspection.
struct Document {
    std::string id{};                     ///< identifies the document
    std::optional<std::string> number{};  ///< its official number
    std::optional<std::string> title{};   ///< its title
    Span day{};                           ///< its date
    std::optional<DocumentKind> kind{};   ///< what sort of paper it is
    TextList supports{};                  ///< the supports it speaks of
    Span recorded_on{};                   ///< when the record entered the ledger
    Span withdrawn_on{};                  ///< when it left the ledger
    Attributes attributes{};              ///< what other columns say

    static constexpr std::string_view table = "documents";
    static constexpr std::array<std::string_view, 1> required_columns{"id"};
    static constexpr std::tuple columns{
        Column{"id", "id", &Document::id, "Identifies the document."},
        Column{"number", "", &Document::number, "Its official number."},
        Column{"title", "", &Document::title, "Its title."},
        Column{"day", "day", &Document::day, "Its date."},
        Column{"kind", "", &Document::kind, "What sort of paper it is."},
        Column{"supports", "id", &Document::supports, "The supports it speaks of."},
        Column{"recorded_on", "day", &Document::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", "day", &Document::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Document&, const Document&) = default;
};

/// A figure that a document states.
struct Claim {
    RefTo<Document> document{};           ///< the document that states it
    std::string what{};                   ///< what it counts: duty_schools, persons, person_times, or any other word
    std::optional<Thousandths> amount{};  ///< the figure [unit]
    std::optional<std::string> unit{};    ///< what it counts in
    Span first_day{};                     ///< since when it counts; unknown: not said
    LastDay last_day{};                   ///< until when it counts
    Span recorded_on{};                   ///< when the record entered the ledger
    Span withdrawn_on{};                  ///< when it left the ledger
    Attributes attributes{};              ///< what other columns say

    static constexpr std::string_view table = "claims";
    static constexpr std::array<std::string_view, 3> required_columns{"document", "what", "amount"};
    static constexpr std::tuple columns{
        Column{"document", "id", &Claim::document, "The document that states it."},
        Column{"what", "name", &Claim::what, "What it counts: duty_schools, persons, person_times, or any other word."},
        Column{"amount", "unit", &Claim::amount, "The figure."},
        Column{"unit", "", &Claim::unit, "What it counts in."},
        Column{"first_day", "day", &Claim::first_day, "Since when it counts; unknown: not said."},
        Column{"last_day", "day", &Claim::last_day, "Until when it counts."},
        Column{"recorded_on", "day", &Claim::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", "day", &Claim::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Claim&, const Claim&) = default;
};

/// What became of a school.
struct Succession {
    RefTo<School> predecessor{};               ///< the school as it was
    std::optional<RefTo<School>> successor{};  ///< the school that came after it
    Span day{};                                ///< when it happened
    std::optional<SuccessionKind> kind{};      ///< what happened
    Span recorded_on{};                        ///< when the record entered the ledger
    Span withdrawn_on{};                       ///< when it left the ledger
    Attributes attributes{};                   ///< what other columns say

    static constexpr std::string_view table = "successions";
    static constexpr std::array<std::string_view, 1> required_columns{"predecessor"};
    static constexpr std::tuple columns{
        Column{"predecessor", "id", &Succession::predecessor, "The school as it was."},
        Column{"successor", "id", &Succession::successor, "The school that came after it."},
        Column{"day", "day", &Succession::day, "When it happened."},
        Column{"kind", "", &Succession::kind, "What happened."},
        Column{"recorded_on", "day", &Succession::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", "day", &Succession::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Succession&, const Succession&) = default;
};

/// A record that is a tie of a network: Support, Posting and Transfer.
template <class Record>
concept tie_record = requires { Record::tie_kind; };

/// The records of a whole ledger, table by table, in any order.
struct Records {
    std::vector<School> schools{};
    std::vector<Support> supports{};
    std::vector<Teacher> teachers{};
    std::vector<Posting> postings{};
    std::vector<Transfer> transfers{};
    std::vector<Need> needs{};
    std::vector<Indicator> indicators{};
    std::vector<Document> documents{};
    std::vector<Claim> claims{};
    std::vector<Succession> successions{};
    friend bool operator==(const Records&, const Records&) = default;
};

/// Calls `visit(member of Records)` for each table, in the order of Records: the one list of tables.
template <class Visit>
constexpr void each_table(Visit&& visit) {
    std::apply([&](auto... members) { (visit(members), ...); },
               std::tuple{&Records::schools, &Records::supports, &Records::teachers, &Records::postings,
                          &Records::transfers, &Records::needs, &Records::indicators, &Records::documents,
                          &Records::claims, &Records::successions});
}

}  // namespace jiedui
