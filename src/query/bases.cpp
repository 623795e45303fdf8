// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/bases.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "citations.hpp"
#include "jiedui/model/completeness.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

using detail::Citations;

/// What makes two bases one: how they are typed, but for what counts for nothing, and which documents are called so.  The case of
/// letters counts if there is no such document, as the text may be an id.  Without a text the document that lists the tie, or none.
struct Meaning {
    std::string text{};
    Citations::Places documents{};
    friend auto operator<=>(const Meaning&, const Meaning&) = default;
};

[[nodiscard]] Meaning meaning_of(std::string_view basis, Citations::Places documents) {
    return {documents.empty() ? detail::typed_number(basis) : detail::folded_number(basis), std::move(documents)};
}

/// Calls `visit(meaning)` for each row in which the tie stands.
template <class Visit>
void each_meaning(const Citations& citations, TieIndex tie, Visit&& visit) {
    const std::string_view basis = citations.basis(tie);
    if (!basis.empty()) return visit(meaning_of(basis, citations.called(tie)));
    const Citations::Places& listing = citations.listing(tie);
    if (listing.empty()) return visit(Meaning{});
    for (const std::uint32_t place : listing) visit(Meaning{{}, {place}});
}

/// @param may_lack whether documents were left out of the ledger.
[[nodiscard]] Bases::Row row_of(const Citations& citations, std::string_view basis, const Meaning& meaning,
                                bool may_lack) {
    Bases::Row row;
    if (!basis.empty()) row.basis = basis;
    if (meaning.documents.size() == 1) {
        row.document = citations.documents().id_at(meaning.documents.front());
        row.state = BasisState::listed;
    } else if (!basis.empty()) {
        row.state = meaning.documents.empty() ? BasisState::not_listed : BasisState::ambiguous;
    }
    if (meaning.documents.empty() && may_lack) row.state = BasisState::undecided;
    return row;
}

}  // namespace

Slice Bases::looked_at(const Slice& slice) const { return detail::of_records_with_basis(slice); }

std::vector<Bases::Row> Bases::ask(const Slice& slice) const {
    const Network& network = slice.network();
    const Citations citations{network};
    const bool may_lack = lacks_rows(network.ledger().settings(), Document::table);
    std::map<Meaning, Row> rows_by_meaning;
    detail::each_record(slice, [&](TieIndex tie) {
        each_meaning(citations, tie, [&](const Meaning& meaning) {
            const std::string_view basis = citations.basis(tie);
            Row& row = rows_by_meaning.try_emplace(meaning, row_of(citations, basis, meaning, may_lack)).first->second;
            ++(network.kind(tie) == TieKind::agreement ? row.agreements : row.postings);
        });
    });
    std::vector<Row> rows;
    for (auto& [meaning, row] : rows_by_meaning) rows.push_back(std::move(row));
    std::ranges::sort(rows, {},
                      [](const Row& row) { return std::tuple{!row.basis, row.basis, !row.document, row.document}; });
    return rows;
}

Evidence Bases::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Citations citations{slice.network()};
    const Row& asked = rows[row];
    Meaning wanted;
    if (asked.basis) wanted = meaning_of(*asked.basis, citations.called(*asked.basis));
    if (!asked.basis && asked.document)
        wanted.documents = {citations.documents().find(*asked.document).value_or(no_row)};
    std::vector<TieIndex> ties;
    detail::each_record(slice, [&](TieIndex tie) {
        each_meaning(citations, tie, [&](const Meaning& meaning) {
            if (meaning == wanted) ties.push_back(tie);
        });
    });
    std::vector<std::uint32_t> documents;
    for (const std::uint32_t place : wanted.documents)
        if (place != no_row) documents.push_back(citations.documents().row_at(place));
    return {std::move(ties), references_to<Document>(documents)};
}

template AnyQuestion detail::listed_question<Bases>();

}  // namespace jiedui
