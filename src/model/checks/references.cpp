// SPDX-License-Identifier: Apache-2.0
#include "model/checks/references.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/made_ids.hpp"

namespace jiedui::detail {
namespace {

template <class Record>
concept has_id = requires(const Record& record) { record.id; };
template <class Record>
concept has_parts = requires(const Record& record) { record.part_of; };

/// Whether a column refers to the records of `Target`.
template <class Value, class Target>
inline constexpr bool refers_to =
    std::is_same_v<Value, RefTo<Target>> || std::is_same_v<Value, std::optional<RefTo<Target>>>;

/// Whether each id comes after the one before, so that none can be there twice, as in most lists
/// that a program wrote.
[[nodiscard]] bool ascend(const TextStore& ids, std::size_t rows) {
    for (std::size_t row = 1; row < rows; ++row)
        if (ids[row] <= ids[row - 1]) return false;
    return true;
}

template <class Record>
void find_duplicates(Draft& draft) {
    const Table<Record>& table = draft.table<Record>();
    const TextStore& ids = table.template column<&Record::id>();
    if (ascend(ids, table.size())) return;
    std::unordered_map<std::string_view, std::size_t> first_rows;
    first_rows.reserve(table.size());
    for (std::size_t row = 0; row < table.size(); ++row) {
        if (ids[row].empty()) continue;
        const auto [first, is_new] = first_rows.try_emplace(ids[row], row);
        if (is_new) continue;
        draft.report_cause<DuplicateId, Record>(cause_of({"duplicate", Record::table, ids[row]}), row, "id", ids[row],
                                                [&] { return Phrase{draft.notes<Record>().row_text(first->second)}; });
        draft.mark_bad<Record>(first->second);  // which of them is meant cannot be said
    }
}

/// What is said of an id that a table does not have.
template <class Target>
[[nodiscard]] Phrase expected_id(Draft& draft, std::string_view id) {
    const Table<Target>& records = draft.table<Target>();
    if (records.size() == 0) return phrase("table_without_rows", {std::string{Target::table}});
    if (!draft.near.may_compare(records.size())) return phrase("table", {std::string{Target::table}});
    const std::vector<std::string>& ids = draft.near.ids_of(Target::table, [&] {
        std::vector<std::string> all;
        for (std::size_t row = 0; row < records.size(); ++row) all.push_back(records.template get<&Target::id>(row));
        return all;
    });
    if constexpr (std::is_same_v<Target, School> || std::is_same_v<Target, Teacher>) {
        std::vector<std::string> named{std::string{Target::table}};
        for (std::size_t row = 0; row < records.size() && named.size() < 4; ++row)
            if (cell_text(records.template get<&Target::name>(row)) == id) named.push_back(ids[row]);
        if (named.size() > 1) return phrase("table_id_of_name", std::move(named));
    }
    return NearIds::phrase_of(Target::table, id, ids);
}

[[nodiscard]] Phrase expected_support(Draft& draft, std::string_view id) {
    const std::size_t count = draft.table<Support>().size();
    if (count == 0) return phrase("table_without_rows", {std::string{Support::table}});
    if (!draft.near.may_compare(count)) return phrase("table", {std::string{Support::table}});
    return NearIds::phrase_of(Support::table, id, draft.near.ids_of(Support::table, [&] {
        std::vector<std::string> all;
        for (std::uint32_t row = 0; row < count; ++row) all.push_back(id_of(*draft.store, TieKind::agreement, row));
        return all;
    }));
}

/// Looks at the references in column `I` to `Target`: one to an id that is not there is reported,
/// one to a record that is bad makes its own bad.
template <class Record, std::size_t I, class Target>
void check_links(Draft& draft, const IdOrder& order) {
    const WordStore& ids = draft.table<Record>().template store<I>().words();
    enum class End : std::uint8_t { right, bad, unknown };
    std::vector<End> ends;
    for (std::size_t code = 0; code < ids.words().size(); ++code) {
        const auto place = order.find(ids.words()[code]);
        const bool bad = place && draft.is_bad<Target>(order.row_at(*place));
        ends.push_back(!place ? End::unknown : bad ? End::bad : End::right);
    }
    const std::string_view column = get<I>(Record::columns).name;
    for (std::size_t row = 0; row < draft.table<Record>().size(); ++row) {
        const std::uint32_t code = ids.code_of(row);
        if (code == no_row || ends[code] == End::right) continue;
        if (ends[code] == End::bad)
            draft.mark_bad<Record>(row);
        else
            draft.report_cause<UnknownId, Record>(
                cause_of({Target::table, draft.table<Target>().size() == 0 ? "" : ids.words()[code]}), row, column,
                ids.words()[code], [&] { return expected_id<Target>(draft, ids.words()[code]); });
    }
}

/// Looks at all references to `Target`, table by table.
template <class Target>
void check_links_to(Draft& draft) {
    if (draft.notes<Target>().is_unreadable) return;
    const Table<Target>& targets = draft.table<Target>();
    const IdOrder order{targets.template column<&Target::id>(), targets.size()};
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        each_column<Record>([&]<class I>(I, const auto&) {
            if constexpr (refers_to<column_value<Record, I::value>, Target>)
                check_links<Record, I::value, Target>(draft, order);
        });
    });
}

/// A later part names the first part of its record.
template <class Record>
void check_parts(Draft& draft) {
    const Table<Record>& rows = draft.table<Record>();
    const WordStore& part_of = rows.template column<&Record::part_of>();
    if (part_of.words().empty()) return;
    std::unordered_map<std::string, std::uint32_t> firsts;  // by id, those that are no later part
    for (std::uint32_t row = 0; row < rows.size(); ++row)
        if (!part_of[row]) firsts.emplace(id_of(*draft.store, Record::tie_kind, row), row);
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (!part_of[row]) continue;
        const std::string id{*part_of[row]};
        const auto found = firsts.find(id);
        if (found == firsts.end())
            draft.report_cause<UnknownId, Record>(cause_of({"part", Record::table, id}), row, "part_of", id, [] {
                return phrase("table_without_later_parts", {std::string{Record::table}});
            });
        else if (draft.is_bad<Record>(found->second))
            draft.mark_bad<Record>(row);
    }
}

/// The supports by what they are called, for the documents that speak of them.
class NamedSupports {
public:
    explicit NamedSupports(Draft& draft) : draft_{draft} {
        const Table<Support>& supports = draft.table<Support>();
        for (std::uint32_t row = 0; row < supports.size(); ++row) {
            rows_.emplace(id_of(*draft.store, TieKind::agreement, row), row);
            is_made_of_bad_ =
                is_made_of_bad_ || (draft.is_bad<Support>(row) && supports.get<&Support::id>(row).empty());
        }
    }

    [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }
    /// Calls `visit(document, id, row of the support)` for each id that documents name.
    template <class Visit>
    void each_named(Visit&& visit) const {
        const Table<Document>& documents = draft_.table<Document>();
        for (std::uint32_t row = 0; row < documents.size(); ++row)
            for (const std::string& id : documents.get<&Document::supports>(row).items) {
                const auto found = rows_.find(id);
                visit(row, id, found == rows_.end() ? std::nullopt : std::optional{found->second});
            }
    }
    /// Whether an id that no support has may have been meant for one whose fields are bad: then the
    /// id is made of them.
    [[nodiscard]] bool may_be_of_bad(std::string_view id) const noexcept {
        return is_made_of_bad_ && id.find('>') != std::string_view::npos;
    }
    /// Whether a document of the origin called another support by the id.
    [[nodiscard]] bool is_renamed(std::string_view id, std::uint32_t document, std::uint32_t support) const {
        const auto& origin = draft_.origin;
        if (!origin || draft_.notes<Document>().rows[document] > origin->table<Document>().size()) return false;
        const std::uint32_t place = draft_.notes<Support>().rows[support];
        return place > origin->table<Support>().size() || origin->id_of(TieKind::agreement, place - 1) != id;
    }

private:
    Draft& draft_;
    std::unordered_map<std::string, std::uint32_t> rows_;
    bool is_made_of_bad_ = false;
};

[[nodiscard]] bool do_documents_name_supports(Draft& draft) {
    return !draft.notes<Support>().is_unreadable &&
           !draft.table<Document>().column<&Document::supports>().words().empty();
}

void check_supports_of_documents(Draft& draft) {
    if (!do_documents_name_supports(draft)) return;
    const NamedSupports supports{draft};
    supports.each_named([&](std::uint32_t document, const std::string& id, std::optional<std::uint32_t> support) {
        if (support && supports.is_renamed(id, document, *support)) return;
        if (support ? draft.is_bad<Support>(*support) : supports.may_be_of_bad(id))
            draft.mark_bad<Document>(document);
        else if (!support)
            draft.report_cause<UnknownId, Document>(cause_of({Support::table, supports.empty() ? "" : id}), document,
                                                    "supports", id, [&] { return expected_support(draft, id); });
    });
}

}  // namespace

void DuplicateId::of_references(Draft& draft) {
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        if constexpr (has_id<Record>) find_duplicates<Record>(draft);
    });
}

/// A record that names a bad one is bad, too: so those come first that others name.
void UnknownId::of_references(Draft& draft) {
    check_links_to<School>(draft);
    if (draft.are_teachers_listed()) check_links_to<Teacher>(draft);  // else they are those that postings name
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        if constexpr (has_parts<Record>) check_parts<Record>(draft);
    });
    check_supports_of_documents(draft);
    check_links_to<Document>(draft);
}

void RenamedId::of_references(Draft& draft) {
    if (!draft.origin || !do_documents_name_supports(draft)) return;
    const NamedSupports supports{draft};
    supports.each_named([&](std::uint32_t document, const std::string& id, std::optional<std::uint32_t> support) {
        if (support && supports.is_renamed(id, document, *support))
            draft.report<RenamedId, Document>(document, "supports", id);
    });
}

}  // namespace jiedui::detail
