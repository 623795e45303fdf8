// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/leading_groups.hpp"

#include <algorithm>
#include <utility>

#include "jiedui/base/text.hpp"
#include "jiedui/query/filed_papers.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

/// A header that names a role, folded.
struct RoleHeader {
    std::string_view header;
    LeadingRole role;
};
constexpr std::array role_headers{
    RoleHeader{"head", LeadingRole::head},       RoleHeader{"组长", LeadingRole::head},
    RoleHeader{"deputies", LeadingRole::deputy}, RoleHeader{"deputy", LeadingRole::deputy},
    RoleHeader{"副组长", LeadingRole::deputy},   RoleHeader{"members", LeadingRole::member},
    RoleHeader{"member", LeadingRole::member},   RoleHeader{"成员", LeadingRole::member},
    RoleHeader{"office", LeadingRole::office},   RoleHeader{"办公室", LeadingRole::office}};

/// A column of documents that names persons.
struct RoleColumn {
    std::size_t place = 0;  // among the headers, so that the order of columns counts for nothing
    const AttributeColumn* column = nullptr;
};

/// By role, then by header.
[[nodiscard]] std::vector<RoleColumn> role_columns(const Table<Document>& documents) {
    std::vector<RoleColumn> columns;
    for (const AttributeColumn& each : documents.attributes()) {
        const auto found = std::ranges::find(role_headers, folded(each.name), &RoleHeader::header);
        if (found != role_headers.end())
            columns.push_back({static_cast<std::size_t>(found - role_headers.begin()), &each});
    }
    std::ranges::sort(columns, {}, [](const RoleColumn& each) { return std::pair{each.place, each.column->name}; });
    return columns;
}

/// The parts of a cell that are not empty.
[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view cell) {
    static constexpr std::array<std::string_view, 7> signs{"、", "，", ",", "；", ";", "/", "|"};
    std::vector<std::string_view> parts;
    const auto take = [&](std::string_view part) {
        if (!trimmed(part).empty()) parts.push_back(trimmed(part));
    };
    std::size_t start = 0;
    for (std::size_t i = 0; i < cell.size();) {
        const auto sign = std::ranges::find_if(signs, [&](auto each) { return cell.substr(i).starts_with(each); });
        if (sign == signs.end()) {
            ++i;
            continue;
        }
        take(cell.substr(start, i - start));
        start = i += sign->size();
    }
    take(cell.substr(start));
    return parts;
}

}  // namespace

std::vector<LeadingGroups::Row> LeadingGroups::ask(const Slice& slice) const {
    const auto& table = slice.network().ledger().table<Document>();
    const IdOrder order{table.column<&Document::id>(), table.size()};
    const std::vector<RoleColumn> columns_of_roles = role_columns(table);
    const auto days = days_in_common(slice);
    std::vector<Row> rows;
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        const std::uint32_t document = order.row_at(place);
        const Row of_document{table.get<&Document::id>(document), table.get<&Document::day>(document)};
        if (table.get<&Document::kind>(document) != DocumentKind::leadership) continue;
        if (is_of_days(of_document.day, days) == Certainty::no) continue;
        const std::size_t before = rows.size();
        for (const auto& [header, column] : columns_of_roles)
            for (const std::string_view who : parts_of(column->words[document].value_or(std::string_view{}))) {
                rows.push_back(of_document);
                rows.back().role = role_headers[header].role;
                rows.back().who = who;
            }
        if (rows.size() == before) rows.push_back(of_document);
    }
    return rows;
}

Evidence LeadingGroups::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    return {{}, {find_record(slice.network().ledger(), RecordKind::document, rows[row].document)}};
}

template AnyQuestion detail::listed_question<LeadingGroups>();

}  // namespace jiedui
