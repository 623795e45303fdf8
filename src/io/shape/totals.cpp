// SPDX-License-Identifier: Apache-2.0
#include "io/shape/totals.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

#include "io/shape/places.hpp"
#include "jiedui/base/amount.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

/// The columns whose numbers are summed.
[[nodiscard]] bool is_summed(std::string_view column) {
    constexpr std::array columns{"amount",  "count",          "value_yuan",    "quantity",     "required",
                                 "on_hand", "pupils_primary", "pupils_junior", "pupils_senior"};
    return std::ranges::find(columns, column) != columns.end();
}

/// Adds up one column of a sheet.
class Column {
public:
    Column(const Sheet& sheet, const Merged& merged, std::size_t place)
        : sheet_{sheet}, merged_{merged}, place_{place} {}

    /// Takes a record; its merged cells count once.
    void add(std::size_t row) {
        has_rows_ = true;
        const std::string_view text = text_at(row);
        if (text.empty() || (merged_.has(row, place_) && row > 0 && text_at(row - 1) == text)) return;
        const auto number = find_thousandths(text);
        if (!number) is_plain_ = false;
        if (!number) return;
        all_ += number->value;
        since_ += number->value;
    }
    /// What the total of a row should be; nothing if it is that, or if that is not known.
    [[nodiscard]] std::optional<Thousandths> wrong_total(std::size_t row, bool is_part) {
        const auto stated = find_thousandths(text_at(row));
        const std::int64_t sum = is_part ? since_ : all_;
        if (is_part) since_ = 0;
        if (!stated || !is_plain_ || !has_rows_ || stated->value == sum) return std::nullopt;
        return Thousandths{sum};
    }
    [[nodiscard]] std::string_view text_at(std::size_t row) const {
        const auto& cells = sheet_.rows[row];
        return place_ < cells.size() ? trimmed(cells[place_]) : std::string_view{};
    }

private:
    const Sheet& sheet_;
    const Merged& merged_;
    std::size_t place_;
    std::int64_t all_ = 0;
    std::int64_t since_ = 0;
    bool is_plain_ = true;
    bool has_rows_ = false;  // a total above its rows is not compared
};

[[nodiscard]] bool is_part(const Sheet& sheet, std::size_t row) {
    return std::ranges::any_of(sheet.rows[row], [](const std::string& cell) {
        return folded(cell).find("小计") != std::string::npos || folded(cell).find("subtotal") != std::string::npos;
    });
}

}  // namespace

void report_totals(const Sheet& sheet, const SheetShape& shape, ShapedBook& book) {
    std::set<std::size_t> totals;
    for (const SkippedRows& each : shape.skip)
        if (each.use == RowUse::total)
            for (const std::uint32_t row : each.rows) totals.insert(row - sheet.first_row);
    if (totals.empty()) return;
    const std::vector<std::size_t> rows = record_rows(sheet, shape);
    const Merged merged{sheet};
    for (const ShapeColumn& each : shape.columns) {
        if (!is_summed(each.holds)) continue;
        const std::size_t place = place_of_letters(each.at);
        Column column{sheet, merged, place};
        auto next = rows.begin();
        for (const std::size_t total : totals) {
            for (; next != rows.end() && *next < total; ++next) column.add(*next);
            const auto sum = column.wrong_total(total, is_part(sheet, total));
            if (!sum) continue;
            Finding finding{FindingCode::total_differs,
                            shape.table,
                            sheet.first_row + static_cast<std::uint32_t>(total),
                            each.header,
                            std::string{column.text_at(total)},
                            Phrase{text_of(*sum)}};
            finding.position = static_cast<std::uint32_t>(place + 1);
            finding.cell = cell_name(sheet, total, place);
            book.findings.emplace_back("", std::move(finding));
        }
    }
}

}  // namespace jiedui::detail
