// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "model/checks/catalogue.hpp"
#include "model/concerned_days.hpp"
#include "model/draft.hpp"

namespace jiedui::detail {
namespace {

/// Whether the frames of a table have a column of that name without any attribute: `name`,
/// `first_day_text`.
template <class Record>
[[nodiscard]] bool is_column_of_frame(std::string_view name) {
    bool found = false;
    each_column<Record>([&]<class I>(I, const auto& column) {
        const bool is_day = std::derived_from<column_value<Record, I::value>, Span>;
        found = found || name == column.name || (is_day && name == std::string{column.name} + "_text");
    });
    return found;
}

/// Looks at one record, and leaves out what no table can hold.
template <class Record>
class RecordChecks {
public:
    /// @param place the row that the record will have.
    RecordChecks(Draft& draft, const Record& record, std::size_t place) noexcept
        : draft_{draft}, record_{record}, place_{place} {}

    /// The record, without values that no table can hold.
    /// @param is_sound whether no cell of its row is bad.
    [[nodiscard]] const Record& check(bool is_sound) {
        each_column<Record>([&]<class I>(I, const auto& column) {
            const Cell cell{.column = column.name,
                            .calendar = draft_.store->settings.calendar,
                            .is_name = get<I::value>(Record::columns).role == Role::name,
                            .must_be_known = is_sound && must_say_now<I::value>()};
            const auto& value = record_.*column.member;
            Catalogue::each([&]<class Check>(std::type_identity<Check>) {
                if constexpr (requires { Check::of_value(cell, value); })
                    if (Faulty fault = Check::of_value(cell, value)) {
                        if (!fault->is_kept) forget(column.member);
                        report<Check>(column.name, *fault);
                    }
            });
        });
        if (!record_.attributes.empty()) check_attributes();
        const Record& kept = mended_ ? *mended_ : record_;
        Catalogue::each([&]<class Check>(std::type_identity<Check>) {
            if constexpr (requires { Check::of_record(kept); })
                if (Faulty fault = Check::of_record(kept)) report<Check>(fault->column, *fault);
        });
        return kept;
    }

private:
    template <class Check>
    void report(std::string_view column, Fault& fault) {
        draft_.report<Check, Record>(place_, column, fault.value, std::move(fault.expected));
    }
    /// A teacher who goes by name needs a name if there is no id.
    template <std::size_t I>
    [[nodiscard]] bool must_say_now() const noexcept {
        if constexpr (std::same_as<Record, Teacher> && get<I>(Record::columns).name == "name")
            return draft_.naming.goes_by_name<Teacher>() && record_.id.empty();
        return must_say<Record, I>(draft_.naming);
    }
    template <class Member>
    void forget(Member member) {
        (mended_ ? *mended_ : mended_.emplace(record_)).*member = {};
    }
    void check_attributes() {
        for (const auto& [name, text] : record_.attributes) {
            const AttributeName attribute{name, is_column_of_frame<Record>(name)};
            Catalogue::each([&]<class Check>(std::type_identity<Check>) {
                if constexpr (requires { Check::of_attribute(attribute); })
                    if (Faulty fault = Check::of_attribute(attribute)) report<Check>(fault->column, *fault);
            });
        }
        if (Faulty fault = SameColumn::of_attributes(record_.attributes)) {
            report<SameColumn>(fault->column, *fault);
            forget(&Record::attributes);
        }
    }

    Draft& draft_;
    const Record& record_;
    std::size_t place_;
    std::optional<Record> mended_;
};

}  // namespace

template <described Record>
Table<Record>& DraftTable<Record>::table(Draft& draft) {
    return draft.table<Record>();
}

template <described Record>
void DraftTable<Record>::add(Draft& draft, const Record& record) {
    Table<Record>& rows = draft.table<Record>();
    each_column<Record>([&]<class I>(I, const auto& column) {
        if (record.*column.member != column_value<Record, I::value>{}) rows.mark_present(I::value);
    });
    add(draft, record, static_cast<std::uint32_t>(rows.size() + 1), true);
}

template <described Record>
void DraftTable<Record>::add(Draft& draft, const Record& record, std::uint32_t row, bool is_readable) {
    Table<Record>& rows = draft.table<Record>();
    if (rows.size() >= no_row - 1) throw Error{ErrorCode::too_many_rows, std::string{Record::table}};
    if constexpr (std::is_same_v<Record, Teacher>) draft.unlisted.erase(record.id);
    draft.notes<Record>().rows.push_back(row);
    draft.notes<Record>().bad.push_back(!is_readable);
    RecordChecks<Record> checks{draft, record, rows.size()};
    rows.append(checks.check(is_readable));
}

template <described Record>
void DraftTable<Record>::take(Draft& draft, std::uint32_t row, bool is_readable) {
    add(draft, draft.origin_or_throw().table<Record>()[row], row + 1, is_readable);
}

template <described Record>
void DraftTable<Record>::leave_out(Draft& draft, std::uint32_t row) {
    draft.notes<Record>().gaps.push_back(concerned_days(draft.origin_or_throw().table<Record>()[row]));
}

template <described Record>
void DraftTable<Record>::reserve(Draft& draft, std::size_t records) {
    const std::size_t rows = draft.table<Record>().size() + records;
    draft.table<Record>().reserve(rows);
    draft.notes<Record>().rows.reserve(rows);
    draft.notes<Record>().bad.reserve(rows);
}

template <described Record>
void DraftTable<Record>::name_cells(Draft& draft, std::string sheet, ColumnPlaces columns) {
    draft.notes<Record>().sheet = std::move(sheet);
    draft.notes<Record>().columns = std::move(columns);
}

template <described Record>
void DraftTable<Record>::name_origins(Draft& draft, std::shared_ptr<const CellOrigins> origins) {
    draft.notes<Record>().origins = std::move(origins);
}

template <described Record>
void DraftTable<Record>::finish(Draft& draft) {
    if constexpr (std::is_same_v<Record, Teacher>) draft.add_unlisted_teachers();
    draft.table<Record>().finish();
}

template <described Record>
void DraftTable<Record>::mark_unreadable(Draft& draft) {
    draft.notes<Record>().is_unreadable = true;
}

template struct DraftTable<School>;
template struct DraftTable<Support>;
template struct DraftTable<Teacher>;
template struct DraftTable<Posting>;
template struct DraftTable<Transfer>;
template struct DraftTable<Need>;
template struct DraftTable<Indicator>;
template struct DraftTable<Document>;
template struct DraftTable<Claim>;
template struct DraftTable<Succession>;

}  // namespace jiedui::detail
