// SPDX-License-Identifier: Apache-2.0
#include "model/ordered_ties.hpp"

#include <algorithm>
#include <iterator>

namespace jiedui::detail {

void TieOrdering::add_up(std::vector<std::uint32_t>& counts) {
    for (std::size_t i = 1; i < counts.size(); ++i) counts[i] += counts[i - 1];
}

void TieOrdering::reserve(std::size_t ties) {
    for (auto* const column : {&store_.supporter, &store_.recipient, &store_.record, &store_.incoming_ties})
        column->reserve(ties);
    for (auto* const column : {&store_.first, &store_.until}) column->reserve(ties);
    store_.mark.reserve(ties);
}

void TieOrdering::freeze() {
    for (auto* const column : {&store_.supporter, &store_.recipient, &store_.record}) column->freeze();
    for (auto* const column : {&store_.first, &store_.until}) column->freeze();
    store_.mark.freeze();
    for (const TieMark each : store_.mark) store_.has_mark[each.bits()] = true;
}

void TieOrdering::append(std::span<const Packed> sorted) {
    const auto add = [&](auto& column, auto value_of) {
        auto& cells = column.growing();
        std::ranges::transform(sorted, std::back_inserter(cells), value_of);
    };
    add(store_.recipient, [](const Packed& tie) { return tie.recipient; });
    add(store_.first, [](const Packed& tie) { return tie.first(); });
    add(store_.until, [](const Packed& tie) { return tie.until(); });
    add(store_.mark, [](const Packed& tie) { return tie.mark(); });
    add(store_.record, [](const Packed& tie) { return tie.record; });
}

void TieOrdering::order_incoming(TieBlock& block, std::uint32_t schools) {
    const std::uint32_t begin = block.outgoing[0];
    const std::uint32_t end = block.outgoing.back();
    std::vector<std::uint32_t> starts(std::size_t{schools} + 1, 0);
    for (std::uint32_t tie = begin; tie < end; ++tie) ++starts[store_.recipient[tie] + 1];
    add_up(starts);
    std::vector<std::uint64_t> sorted(end - begin);  // channel and day, then the tie in the lowest 32 bits
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    for (std::uint32_t tie = begin; tie < end; ++tie)
        sorted[next[store_.recipient[tie]]++] = channel_and_day(store_.mark[tie], store_.first[tie]) << 32U | tie;
    for (std::uint32_t s = 0; s < schools; ++s)
        if (starts[s + 1] - starts[s] > 1) std::sort(sorted.begin() + starts[s], sorted.begin() + starts[s + 1]);
    for (std::uint32_t& start : starts) start += begin;
    block.incoming = std::move(starts);
    std::ranges::transform(sorted, std::back_inserter(store_.incoming_ties.growing()),
                           [](std::uint64_t entry) { return static_cast<std::uint32_t>(entry); });
}

}  // namespace jiedui::detail
