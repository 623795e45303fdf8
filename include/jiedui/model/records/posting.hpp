// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Posting: the record of a move of teachers.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/records/values.hpp"

namespace jiedui {

struct School;
struct Teacher;

/// A move of one teacher, or of a number of teachers, from the home school to the host school.  A field that is not set
/// is unknown.
struct Posting {
    std::string id{};                         ///< identifies the posting; if empty, the ledger makes one
    RefTo<School> home{};                     ///< the school that sends
    RefTo<School> host{};                     ///< the school that receives
    std::optional<RefTo<Teacher>> teacher{};  ///< the teacher who moved, if the record names a person
    std::optional<std::uint32_t> count{};     ///< the number of teachers who moved, if no person is named [heads]
    std::optional<PostingForm> form{};        ///< the kind of move
    std::optional<std::string> subject{};     ///< the subject that they teach at the host
    std::optional<Backbone> backbone{};       ///< whether they are backbone teachers
    std::optional<std::string> batch{};       ///< the batch with which they moved
    std::optional<Status> status{};           ///< planned, announced or actual
    std::optional<Thousandths> share{};       ///< the share of a full post [FTE]
    Span first_day{};                         ///< the first day at the host
    LastDay last_day{};                       ///< the last day at the host
    std::optional<std::string> basis{};       ///< the document on which it rests, by id or number
    std::optional<std::string> part_of{};     ///< id of the record of which this record is a later part
    Span recorded_on{};                       ///< when the record entered the ledger
    Span withdrawn_on{};                      ///< when the record left the ledger; unknown: it has not
    Attributes attributes{};                  ///< texts of columns that the library does not know

    static constexpr std::string_view table = "postings";
    static constexpr TieKind tie_kind = TieKind::posting;
    static constexpr std::array<std::string_view, 2> required_columns{"home", "host"};
    static constexpr Columns columns{
        Column{"id", Role::record, &Posting::id, "Identifies the posting; made from its fields where there is none."},
        Column{"home", Role::school, &Posting::home, "The school that sends."},
        Column{"host", Role::school, &Posting::host, "The school that receives."},
        Column{"teacher", Role::teacher, &Posting::teacher, "Who moved, where a person is named."},
        Column{"count", Role::count_of_people, Unit::persons, &Posting::count,
               "How many moved, where no person is named."},
        Column{"form", Role::word, &Posting::form, "How they moved."},
        Column{"subject", Role::name, &Posting::subject, "What they teach there."},
        Column{"backbone", Role::word, &Posting::backbone, "Whether they are backbone teachers."},
        Column{"batch", Role::text, &Posting::batch, "The batch they moved with."},
        Column{"status", Role::word, &Posting::status, "Planned, announced or actual."},
        Column{"share", Role::count_of_people, Unit::fte, &Posting::share, "The share of a full post."},
        Column{"first_day", Role::day, &Posting::first_day, "The first day there."},
        Column{"last_day", Role::day, &Posting::last_day, "The last day there."},
        Column{"basis", Role::text, &Posting::basis, "The document it rests on."},
        Column{"part_of", Role::record, &Posting::part_of,
               "The record of which this is a later part, as successions cut it."},
        Column{"recorded_on", Role::day, &Posting::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", Role::day, &Posting::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Posting&, const Posting&) = default;
};

}  // namespace jiedui
