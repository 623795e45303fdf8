// SPDX-License-Identifier: Apache-2.0
#include "citations.hpp"

#include <algorithm>
#include <array>

#include "base/immortal.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

[[nodiscard]] const Citations::Places& no_places() noexcept {
    static const Immortal<Citations::Places> none;
    return none.value;
}

/// Adds a place that is not there yet.
void add(Citations::Places& places, std::uint32_t place) {
    if (!std::ranges::binary_search(places, place)) places.insert(std::ranges::lower_bound(places, place), place);
}

}  // namespace

Slice of_records_with_basis(const Slice& slice) { return slice.of_kinds({TieKind::agreement, TieKind::posting}); }

namespace {

/// The text with one kind of bracket.
[[nodiscard]] std::string with_plain_brackets(const std::string& text) {
    struct Bracket {
        std::string_view typed;
        char plain;
    };
    static constexpr std::array brackets{Bracket{"(", '['},  Bracket{")", ']'},  Bracket{"〖", '['},
                                         Bracket{"〗", ']'}, Bracket{"〈", '['}, Bracket{"〉", ']'},
                                         Bracket{"﹝", '['}, Bracket{"﹞", ']'}};
    std::string number;
    for (std::string_view rest = text; !rest.empty();) {
        const auto bracket =
            std::ranges::find_if(brackets, [&](const Bracket& each) { return rest.starts_with(each.typed); });
        number += bracket == brackets.end() ? rest.front() : bracket->plain;
        rest.remove_prefix(bracket == brackets.end() ? 1 : bracket->typed.size());
    }
    return number;
}

}  // namespace

std::string folded_number(std::string_view text) { return with_plain_brackets(folded(text)); }

std::string typed_number(std::string_view text) { return with_plain_brackets(without_blanks(text)); }

Citations::Citations(const Network& network)
    : network_{network},
      order_{network.ledger().table<Document>().column<&Document::id>(), network.ledger().table<Document>().size()} {
    const Ledger& ledger = network.ledger();
    const auto& table = ledger.table<Document>();
    for (std::uint32_t place = 0; place < order_.size(); ++place) {
        const std::uint32_t row = order_.row_at(place);
        const std::string number = folded_number(table.get<&Document::number>(row).value_or(""));
        if (!number.empty()) by_number_[number].push_back(place);
        for (const std::string& support : table.get<&Document::supports>(row).items) add(by_support_[support], place);
    }
    const std::array stores{&ledger.table<Support>().column<&Support::basis>(),
                            &ledger.table<Posting>().column<&Posting::basis>()};
    for (std::size_t kind = 0; kind < stores.size(); ++kind)
        for (std::size_t code = 0; code < stores[kind]->words().size(); ++code)
            by_word_[kind].push_back(called(stores[kind]->words()[code]));
}

const WordStore& Citations::stated(TieIndex tie) const noexcept {
    const Ledger& ledger = network_.ledger();
    return network_.kind(tie) == TieKind::agreement ? ledger.table<Support>().column<&Support::basis>()
                                                    : ledger.table<Posting>().column<&Posting::basis>();
}

std::string_view Citations::basis(TieIndex tie) const noexcept {
    const std::string_view text = stated(tie)[network_.row(tie)].value_or(std::string_view{});
    return trimmed(text).empty() ? std::string_view{} : text;
}

const Citations::Places& Citations::called(TieIndex tie) const noexcept {
    const std::uint32_t code = stated(tie).code_of(network_.row(tie));
    return code == no_row ? no_places() : by_word_[network_.kind(tie) == TieKind::agreement ? 0 : 1][code];
}

Citations::Places Citations::called(std::string_view basis) const {
    Places places;
    if (const auto found = by_number_.find(folded_number(basis)); found != by_number_.end()) places = found->second;
    if (const auto place = order_.find(basis)) add(places, *place);
    return places;
}

const Citations::Places& Citations::listing(TieIndex tie) const {
    if (by_support_.empty() || network_.kind(tie) != TieKind::agreement) return no_places();
    const auto found = by_support_.find(network_.id(tie));
    return found == by_support_.end() ? no_places() : found->second;
}

Citations::Places Citations::behind(TieIndex tie) const {
    Places places = listing(tie);
    if (const Places& meant = called(tie); meant.size() == 1) add(places, meant.front());
    return places;
}

}  // namespace jiedui::detail
