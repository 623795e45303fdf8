// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// SheetSniffer: what one sheet is taken for.

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/header.hpp"
#include "io/shape/layout_words.hpp"
#include "io/shape/places.hpp"
#include "jiedui/io/shape.hpp"
#include "jiedui/io/table_input.hpp"

namespace jiedui::detail {

/// Whether a column names a school.
[[nodiscard]] bool names_school(std::string_view column);

/// Whether a column names a teacher.
[[nodiscard]] bool names_teacher(std::string_view column);

/// Looks at one sheet by itself: its table, its header, its rows.  What needs the names of schools comes later.
class SheetSniffer {
public:
    /// @param like what a sheet of the same layout was taken for; null if there is none.  Its table, and what its
    ///     columns hold, are taken over; rows and years are those of this sheet.
    SheetSniffer(const Sheet& sheet, std::span<const TableShape> tables, const LayoutWords& words,
                 const SheetShape* like = nullptr)
        : sheet_{sheet}, merged_{sheet}, tables_{tables}, words_{words}, like_{like} {}

    [[nodiscard]] SheetShape sniff();

private:
    /// A header that was tried.
    struct Tried {
        const TableShape* table = nullptr;
        std::size_t first = 0;
        std::size_t count = 0;
        int score = 0;
        std::vector<ShapeColumn> columns{};
    };

    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t place) const;
    [[nodiscard]] std::uint32_t number_of(std::size_t row) const;
    [[nodiscard]] Tried try_header(const TableShape& table, std::size_t first, std::size_t count) const;
    [[nodiscard]] Tried best_header() const;
    [[nodiscard]] int bonus_of(const TableShape& table, std::string_view title) const;
    void take_over(SheetShape& shape) const;
    void take_channels(SheetShape& shape) const;
    static void tell_attributes_apart(SheetShape& shape, const TableShape& table);
    [[nodiscard]] std::set<std::string_view> texts_of(std::size_t row) const;
    [[nodiscard]] bool may_be_header(std::size_t row) const;
    [[nodiscard]] bool may_divide(std::size_t row) const;
    void read_title(SheetShape& shape, const Tried& header) const;
    void sort_rows(SheetShape& shape, const Tried& header) const;
    [[nodiscard]] const RowUse* use_of(std::size_t row, const Tried& header, bool is_behind_records) const;
    [[nodiscard]] std::size_t last_full_row(const Tried& header) const;
    [[nodiscard]] std::size_t first_row_below(const Tried& header) const;

    const Sheet& sheet_;
    Merged merged_;
    std::span<const TableShape> tables_;
    const LayoutWords& words_;
    const SheetShape* like_;
};

}  // namespace jiedui::detail
