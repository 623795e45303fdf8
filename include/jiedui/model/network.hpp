// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Network: all schools and ties of a ledger as a directed graph over time, frozen.

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
#include "jiedui/model/condition.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/tie_store.hpp"

namespace jiedui {

class SchoolSet;

/// All schools and ties of a ledger, frozen: a handle on a shared store that never changes.
///
/// Schools ascend by id.  Ties ascend by kind (agreement, posting, transfer); supporter; channel (staff,
/// teaching, funds, materials, unknown); first day (known, then unknown); end (known, then running, then
/// unknown); recipient; id.  Every support, posting and transfer is a tie, planned ones and those from a
/// school to itself too; a posting in which the weak school sends (`shadowing`) is not.
class JIEDUI_API Network {
public:
    /// Builds the network of a ledger: its schools, and its ties in the order above.
    /// @param watch is told how many ties stand in order so far, and may end the work.
    /// @errors ErrorCode::too_many_rows for 2³² − 1 or more ties; ErrorCode::interrupted if the watch ends it.
    /// @complexity O(n + m log d) for n schools, m ties and d the most ties at one school.
    explicit Network(Ledger ledger, const Watch& watch = {});

    [[nodiscard]] std::uint32_t school_count() const noexcept;
    /// Ties of every kind, planned and self-support too.
    [[nodiscard]] std::uint32_t tie_count() const noexcept;
    [[nodiscard]] const Ledger& ledger() const& noexcept;
    [[nodiscard]] Ledger ledger() &&;

    /// @complexity O(log n) for all four.
    [[nodiscard]] std::optional<SchoolIndex> find_school(std::string_view id) const noexcept;
    /// @errors ErrorCode::unknown_school, with the nearest ids, if there is none.
    [[nodiscard]] SchoolIndex school_of(std::string_view id) const;
    /// The schools of that name or alias, ascending; several may share one.  O(n).
    [[nodiscard]] std::vector<SchoolIndex> schools_named(std::string_view name) const;
    /// The one school that has exactly that name or alias.  O(n) for n schools.
    /// @errors ErrorCode::unknown_school if no school has it; ErrorCode::ambiguous_name if several have it, with their ids.
    [[nodiscard]] SchoolIndex school_named(std::string_view name) const;

    /// The school's id; a part of a longer text, so its `data()` does not end in NUL.
    [[nodiscard]] std::string_view id(SchoolIndex school) const& noexcept;
    [[nodiscard]] std::string id(SchoolIndex school) &&;
    /// The teacher's id; where no table lists teachers, as postings write it.
    [[nodiscard]] std::string_view id(TeacherIndex teacher) const& noexcept;
    [[nodiscard]] std::string id(TeacherIndex teacher) &&;
    /// The school of the teacher's affiliation; nothing if it is unknown, or if no table lists teachers.
    [[nodiscard]] std::optional<SchoolIndex> home(TeacherIndex teacher) const noexcept;
    /// The school's row in the ledger's table.
    [[nodiscard]] std::uint32_t row(SchoolIndex school) const noexcept;
    /// One field of a school, e.g. `network.get<&School::weak>(school)`.
    template <auto Member>
    [[nodiscard]] auto get(SchoolIndex school) const {
        return ledger().table<detail::record_of<Member>>().template get<Member>(row(school));
    }
    /// Whether the school teaches primary, junior, senior pupils by its kind; nothing if that is unknown, or says no stages.
    [[nodiscard]] std::optional<std::array<bool, 3>> stages(SchoolIndex school) const;
    /// The pupils of the stages that the school teaches by its kind, of all three where the kind does not
    /// say or is unknown; nothing if one of them is unknown.
    [[nodiscard]] std::optional<std::uint64_t> pupils(SchoolIndex school) const;

    [[nodiscard]] TieKind kind(TieIndex tie) const noexcept;
    [[nodiscard]] SchoolIndex supporter(TieIndex tie) const noexcept;
    [[nodiscard]] SchoolIndex recipient(TieIndex tie) const noexcept;
    [[nodiscard]] std::optional<Channel> channel(TieIndex tie) const noexcept;
    [[nodiscard]] std::optional<Status> status(TieIndex tie) const noexcept;
    /// When the tie is in force; for a transfer the span that its day lies in.
    [[nodiscard]] Period period(TieIndex tie) const noexcept;
    /// How many moved by a posting: its count, or one if a teacher is named; nothing if neither is known,
    /// and for ties of another kind.  [heads]
    [[nodiscard]] std::optional<std::uint32_t> heads(TieIndex tie) const;
    /// The person whom a posting names; nothing if it names nobody, and for ties of another kind.
    [[nodiscard]] std::optional<TeacherIndex> teacher(TieIndex tie) const noexcept;
    /// The tie's row in the ledger's table of its kind.
    [[nodiscard]] std::uint32_t row(TieIndex tie) const noexcept;
    /// The id of the tie's record; together with the kind it names the tie.
    [[nodiscard]] std::string id(TieIndex tie) const;

    /// The schools that have one of the values in each of the columns, e.g. `{{"weak", {"yes"}}}`.
    ///
    /// A text that no school has in its column is taken for a mistake: of columns of free text (an id, a name, a township,
    /// an attribute), if some school says anything there.  Words of closed lists, numbers and days are not.
    /// @errors ErrorCode::unknown_value, with the nearest values, for such a text; ErrorCode::unknown_column,
    ///     ErrorCode::bad_word.
    [[nodiscard]] SchoolSet schools_where(const std::vector<Condition>& conditions) const;
    /// The schools of these ids.  @errors ErrorCode::unknown_school.
    [[nodiscard]] SchoolSet school_set(const std::vector<std::string>& ids) const;
    /// The same for ids written out: `network.school_set({"A", "B"})`.
    [[nodiscard]] SchoolSet school_set(std::initializer_list<std::string> ids) const;
    [[nodiscard]] SchoolSet school_set(const std::vector<SchoolIndex>& schools) const;

    /// The network in which records name, from each succession up to `day` on, the school that came after: of a record
    /// that began before, the part from that day on becomes a record of its own.
    ///
    /// Only what Successions calls followed or cut moves; all else stays at the school that the record names, and
    /// `identity` lists it.  A record that moves keeps its id, made ones too; a part is called `id@2004-09-01` after
    /// the record and the day from which it counts, with `#2` and so on behind it where a record has that id, and its
    /// `part_of` names the record: Parts knows them as one.  Each part has all else that the record has: its amount
    /// and its head count too.  A document that lists an agreement lists its later parts.  A record whose ends become
    /// one school is a self-support.
    /// @return this network if nothing moves.
    /// @complexity O(N log N) for N records.
    /// @errors ErrorCode::bad_day for a mark.
    [[nodiscard]] Network following_successions(Day day, const Watch& watch = {}) const;

    /// The columns behind it, for loops.
    [[nodiscard]] const TieStore& ties() const& noexcept { return store_->ties; }
    const TieStore& ties() && = delete;
    /// Whether some school has a known first or last day.
    [[nodiscard]] bool has_school_days() const noexcept { return !store_->opened.empty(); }
    /// The school's first day, and the first day after its last; unknown where not said.  @pre has_school_days()
    [[nodiscard]] Day opened(SchoolIndex school) const noexcept { return store_->opened[school.value]; }
    [[nodiscard]] Day closed(SchoolIndex school) const noexcept { return store_->closed[school.value]; }

    /// Whether both are handles on the same store.
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
