// SPDX-License-Identifier: Apache-2.0
#include "jiedui/detail/frame/column_builder.hpp"

namespace jiedui::detail {

ColumnBuilder::ColumnBuilder(FrameColumn& column, std::size_t rows) : column_{&column}, rows_{rows} {}

void ColumnBuilder::miss() {
    put(0, false);
    if (column_->kind == FrameKind::texts) column_->list_ends.back() = column_->list_codes.size();
}

void ColumnBuilder::number(std::int64_t value) { put(value, true); }

void ColumnBuilder::real(double value) {
    column_->reals.push_back(value);
    mark(true);
}

void ColumnBuilder::word(std::string_view text) { put(code_of(text), true); }

void ColumnBuilder::words(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) column_->list_codes.push_back(code_of(text));
    put(0, true);
}

std::uint32_t ColumnBuilder::code_of(std::string_view text) {
    const auto [found, is_new] =
        codes_.try_emplace(std::string{text}, static_cast<std::uint32_t>(column_->words.size()));
    if (is_new) column_->words.emplace_back(text);
    return found->second;
}

std::uint32_t& ColumnBuilder::code_of_key(std::uint32_t key, std::size_t keys) {
    if (code_of_key_.empty()) code_of_key_.assign(keys, no_row);
    return code_of_key_[key];
}

std::uint32_t ColumnBuilder::add_word(std::string_view text) {
    column_->words.emplace_back(text);
    return static_cast<std::uint32_t>(column_->words.size() - 1);
}

void ColumnBuilder::put(std::int64_t value, bool is_present) {
    if (column_->kind == FrameKind::texts)
        column_->list_ends.push_back(column_->list_codes.size());
    else if (column_->kind == FrameKind::real)
        column_->reals.push_back(0);
    else
        column_->numbers.push_back(value);
    mark(is_present);
}

void ColumnBuilder::mark(bool is_present) {
    if (column_->may_miss) column_->present.push_back(is_present ? 1 : 0);
}

std::vector<ColumnBuilder> builders_of(Frame& frame) {
    std::vector<ColumnBuilder> builders;
    for (FrameColumn& column : frame.columns) builders.emplace_back(column, frame.rows);
    return builders;
}

}  // namespace jiedui::detail
