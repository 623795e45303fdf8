// SPDX-License-Identifier: Apache-2.0
#include "io/cell_tally.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "io/shape/places.hpp"

namespace jiedui::detail {
namespace {

void add(ReadColumn& column, std::span<const std::uint64_t, 6> counts) {
    std::uint64_t* const fates[] = {&column.understood, &column.empty, &column.unknown,
                                    &column.bad,        &column.kept,  &column.unread};
    for (std::size_t fate = 0; fate < counts.size(); ++fate) *fates[fate] += counts[fate];
}

}  // namespace

CellTally::CellTally(std::size_t width, std::shared_ptr<const CellOrigins> origins)
    : width_{width}, origins_{std::move(origins)}, now_{&all_[Key{}]} {
    now_->resize(width_);
}

void CellTally::choose(const CellOrigins::Row& origin) {
    const Key key{origin.sheet, origin.columns};
    if (key == chosen_) return;
    chosen_ = key;
    now_ = &all_[key];
    now_->resize(width_);
}

std::vector<ReadColumn> CellTally::give(const std::vector<ReadColumn>& columns) const {
    if (origins_) return give_by_sheet(columns);
    std::vector<ReadColumn> given;
    for (std::size_t place = 0; place < columns.size(); ++place) {
        ReadColumn column = columns[place];
        column.position = static_cast<std::uint32_t>(place + 1);
        add(column, all_.at(Key{})[place]);
        if (!column.header.empty() || column.unread > 0) given.push_back(std::move(column));
    }
    return given;
}

std::vector<ReadColumn> CellTally::give_by_sheet(const std::vector<ReadColumn>& columns) const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, ReadColumn> by_place;  // by sheet and number
    for (std::uint32_t sheet = 0; sheet < origins_->sheets.size(); ++sheet)
        for (const ReadColumn& each : origins_->unread)
            if (each.source == origins_->sheets[sheet]) by_place.try_emplace({sheet, each.position}, each);
    for (const auto& [key, row] : all_) {
        const auto [sheet, variant] = key;
        if (variant >= origins_->columns.size()) continue;
        for (std::size_t place = 0; place < columns.size(); ++place) {
            const std::uint32_t number = origins_->columns[variant][place];
            const auto header = origins_->headers[sheet].find(number);
            if (header == origins_->headers[sheet].end()) continue;
            ReadColumn& column = by_place.try_emplace({sheet, number}, columns[place]).first->second;
            column.source = origins_->sheets[sheet];
            column.position = number;
            column.at = letters_of(number - 1);
            column.header = header->second;
            add(column, row[place]);
        }
    }
    std::vector<ReadColumn> given;
    for (auto& [place, column] : by_place) given.push_back(std::move(column));
    return given;
}

}  // namespace jiedui::detail
