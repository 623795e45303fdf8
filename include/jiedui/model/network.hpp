// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Network: all schools and ties of a ledger as a directed graph over time, which never changes.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/cells.hpp"
#include "jiedui/base/certainty.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/base/period.hpp"
#include "jiedui/detail/model/tie_store.hpp"
#include "jiedui/model/condition.hpp"
#include "jiedui/model/ledger.hpp"

namespace jiedui {

class SchoolSet;

/// All schools and ties of a ledger: a handle on a shared store that never changes.
///
/// Schools ascend by id.  Ties ascend by kind (agreement, posting, transfer); supporter; channel (staff,
/// teaching, funds, materials, unknown); first day (known, then unknown); end (known, then running, then
/// unknown); recipient; id.  Every support, posting and transfer is a tie, also planned ones and those from
/// a school to itself.  A posting in which the weak school sends (`shadowing`) is not a tie.
class JIEDUI_API Network {
public:
    /// Builds the network of a ledger: its schools, and its ties in the order above.
    /// @param watch hears how many ties were read, and may end the work.
    /// @errors ErrorCode::too_many_rows for 2³² − 1 or more ties; ErrorCode::interrupted if the watch ends it.
    /// @complexity O(n + m log d) for n schools, m ties and d the most ties at one school.
    explicit Network(Ledger ledger, const Watch& watch = {});

    [[nodiscard]] std::uint32_t school_count() const noexcept;
    /// How many ties the network has: of every kind, also planned ones and those from a school to itself.
    [[nodiscard]] std::uint32_t tie_count() const noexcept;
    [[nodiscard]] const Ledger& ledger() const& noexcept;
    [[nodiscard]] Ledger ledger() &&;

    /// The school of that id; nothing if there is none.  O(log n) for n schools.
    [[nodiscard]] std::optional<SchoolIndex> find_school(std::string_view id) const noexcept;
    /// The school of that id.  O(log n) for n schools.
    /// @errors ErrorCode::unknown_school, with the nearest ids, if there is none.
    [[nodiscard]] SchoolIndex school_of(std::string_view id) const;
    /// The schools that have exactly that name or alias, ascending; empty if there is none.  O(n) for n schools.
    [[nodiscard]] std::vector<SchoolIndex> schools_named(std::string_view name) const;
    /// The one school that has exactly that name or alias.  O(n) for n schools.
    /// @errors ErrorCode::unknown_school if no school has it; ErrorCode::ambiguous_name if several have it, with
    /// their ids.
    [[nodiscard]] SchoolIndex school_named(std::string_view name) const;

    /// The school's id.  The view is a part of a longer text, so no NUL follows it.
    [[nodiscard]] std::string_view id(SchoolIndex school) const& noexcept;
    [[nodiscard]] std::string id(SchoolIndex school) &&;
    /// The teacher's id.  If no table lists teachers, it is the text in the column `teacher` of postings.
    [[nodiscard]] std::string_view id(TeacherIndex teacher) const& noexcept;
    [[nodiscard]] std::string id(TeacherIndex teacher) &&;
    /// The teacher's home school; nothing if it is unknown, or if no table lists teachers.
    [[nodiscard]] std::optional<SchoolIndex> home(TeacherIndex teacher) const noexcept;
    /// The school's row in the ledger's table of schools, from 0.
    [[nodiscard]] std::uint32_t row(SchoolIndex school) const noexcept;
    /// One field of a school, e.g. `network.get<&School::weak>(school)`.
    template <auto Member>
    [[nodiscard]] auto get(SchoolIndex school) const {
        return ledger().table<detail::RecordOf<Member>>().template get<Member>(row(school));
    }
    /// Whether the school teaches the primary, junior and senior stage, in this order, by its kind.  Nothing if the
    /// kind is unknown or does not determine the stages.
    [[nodiscard]] std::optional<std::array<bool, 3>> stages(SchoolIndex school) const;
    /// The number of pupils in the stages that `stages(school)` gives, or in all three stages if it gives nothing
    /// [pupils].  Nothing if the number of one of these stages is unknown.
    [[nodiscard]] std::optional<std::uint64_t> pupils(SchoolIndex school) const;

    [[nodiscard]] TieKind kind(TieIndex tie) const noexcept;
    [[nodiscard]] SchoolIndex supporter(TieIndex tie) const noexcept;
    [[nodiscard]] SchoolIndex recipient(TieIndex tie) const noexcept;
    [[nodiscard]] std::optional<Channel> channel(TieIndex tie) const noexcept;
    [[nodiscard]] std::optional<Status> status(TieIndex tie) const noexcept;
    /// The period in which the tie is in force.  For a transfer: the period in which its one day lies.
    [[nodiscard]] Period period(TieIndex tie) const noexcept;
    /// How many teachers a posting moves: its count, or 1 if the count is unknown and the posting names a teacher.
    /// Nothing if both are unknown, or if the tie is not a posting.
    [[nodiscard]] std::optional<std::uint32_t> heads(TieIndex tie) const;
    /// The teacher that a posting names; nothing if it does not name one, and for ties of another kind.
    [[nodiscard]] std::optional<TeacherIndex> teacher(TieIndex tie) const noexcept;
    /// The row of the tie's record in the ledger's table of its kind, from 0.
    [[nodiscard]] std::uint32_t row(TieIndex tie) const noexcept;
    /// The id of the tie's record, or the id that is made for it.  Kind and id together identify the tie.
    [[nodiscard]] std::string id(TieIndex tie) const;

    /// The schools that meet all conditions, e.g. `{{"weak", {"yes"}}}`; all schools if there are no conditions.
    /// Where an unknown value decides, the school has unknown membership.
    ///
    /// In a column of free text (an id, a name, a township, an attribute) a value that no school has is an error, if
    /// any school has a value there.  Words of closed lists, numbers and days may be values that no school has.
    /// @errors ErrorCode::unknown_value, with the nearest values, for such a text; ErrorCode::unknown_column if
    ///     schools have no such column; ErrorCode::bad_word if a value is not one of the column's words.
    [[nodiscard]] SchoolSet schools_where(const std::vector<Condition>& conditions) const;
    /// The set of the schools of these ids.  Order and repetitions do not matter.
    /// @errors ErrorCode::unknown_school, with the nearest ids, if an id is unknown.
    [[nodiscard]] SchoolSet school_set(const std::vector<std::string>& ids) const;
    /// As above, for ids in braces: `network.school_set({"A", "B"})`.
    [[nodiscard]] SchoolSet school_set(std::initializer_list<std::string> ids) const;
    /// Refuses a second pair of braces, which C++ would take for the begin and the end of one id.
    [[nodiscard]] SchoolSet school_set(std::initializer_list<std::initializer_list<const char*>> ids) const = delete;
    [[nodiscard]] SchoolSet school_set(const std::vector<SchoolIndex>& schools) const;

    /// A network in which successions up to `day` are carried out: from the day of a succession on, records name the
    /// successor instead of the predecessor.  If a record began before that day, its part from that day on becomes a
    /// new record.
    ///
    /// Only records that Successions calls followed or cut change.  All other records keep their schools, and
    /// `identity` lists them.  A record that changes keeps its id, also a made one.  A new part gets the id
    /// `id@2004-09-01`, made from the id of the record and the first day of the part; `#2` and so on follow if that
    /// id is taken.  The column `part_of` of the part names the record, and Parts finds all parts.  All other fields
    /// are copied, also amount and head count.  A document that lists an agreement also lists its later parts.  A
    /// record whose two ends become one school is a self-support.
    /// @param day the last day of successions that count.
    /// @return the new network; this network if nothing changes.
    /// @complexity O(N log N) for N records.
    /// @errors ErrorCode::bad_day if `day` is unknown or running.
    [[nodiscard]] Network following_successions(Day day, const Watch& watch = {}) const;

    /// The columns of ties, for fast loops.
    [[nodiscard]] const TieStore& ties() const& noexcept { return store_->ties; }
    const TieStore& ties() && = delete;
    /// Whether some school has a known first or last day.
    [[nodiscard]] bool has_school_days() const noexcept { return !store_->opened.empty(); }
    /// The school's first day, or with `closed` the first day after its last; may be unknown.  @pre has_school_days()
    [[nodiscard]] Day opened(SchoolIndex school) const noexcept { return store_->opened[school.value]; }
    [[nodiscard]] Day closed(SchoolIndex school) const noexcept { return store_->closed[school.value]; }

    /// Whether both are handles on the same store.  Networks that were built separately are not equal.
    friend bool operator==(const Network& a, const Network& b) noexcept { return a.store_ == b.store_; }

private:
    friend struct detail::SnapshotDoor;
    struct Store {
        Ledger ledger;
        TieStore ties;
        Cells<Day> opened, closed;  // empty if no school says when
    };
    explicit Network(std::shared_ptr<const Store> store) noexcept : store_{std::move(store)} {}
    std::shared_ptr<const Store> store_;
};

inline std::uint32_t Network::school_count() const noexcept { return ledger().schools_by_id().size(); }
inline std::uint32_t Network::tie_count() const noexcept { return static_cast<std::uint32_t>(ties().mark.size()); }
inline const Ledger& Network::ledger() const& noexcept { return store_->ledger; }
inline Ledger Network::ledger() && { return store_->ledger; }
inline std::string_view Network::id(SchoolIndex school) const& noexcept {
    return ledger().schools_by_id().id_at(school.value);
}
inline std::uint32_t Network::row(SchoolIndex school) const noexcept {
    return ledger().schools_by_id().row_at(school.value);
}
inline std::string_view Network::id(TeacherIndex teacher) const& noexcept {
    return ledger().teachers_by_id().id_at(teacher.value);
}
inline std::string Network::id(SchoolIndex school) && {
    return std::string{ledger().schools_by_id().id_at(school.value)};
}
inline std::string Network::id(TeacherIndex teacher) && {
    return std::string{ledger().teachers_by_id().id_at(teacher.value)};
}
inline TieKind Network::kind(TieIndex tie) const noexcept { return ties().mark[tie.value].kind(); }
inline SchoolIndex Network::supporter(TieIndex tie) const noexcept { return {ties().supporter[tie.value]}; }
inline SchoolIndex Network::recipient(TieIndex tie) const noexcept { return {ties().recipient[tie.value]}; }
inline std::optional<Channel> Network::channel(TieIndex tie) const noexcept { return ties().mark[tie.value].channel(); }
inline std::optional<Status> Network::status(TieIndex tie) const noexcept { return ties().mark[tie.value].status(); }
inline Period Network::period(TieIndex tie) const noexcept {
    return Period::unchecked(ties().first[tie.value], ties().until[tie.value]);
}
inline std::uint32_t Network::row(TieIndex tie) const noexcept { return ties().record[tie.value]; }
inline std::string Network::id(TieIndex tie) const { return ledger().id_of(kind(tie), row(tie)); }

}  // namespace jiedui
