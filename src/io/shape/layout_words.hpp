// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// LayoutWords: what the headers, the names and the first cells of real sheets say about their layout.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/aliases.hpp"
#include "io/header.hpp"
#include "jiedui/io/shape.hpp"

namespace jiedui::detail {

/// What a header means in a table.
struct HeaderMeaning {
    std::string holds{};  ///< a column, first_and_last_day, or the name of an attribute; empty if it is not known
    std::string of{};     ///< the value of another column that it says, and that column
    std::string of_column{};
    std::string unit{};
    ColumnReason why = ColumnReason::unknown_header;
    /// How much it says for its table: 3 for a column, 1 for an attribute that is often found.
    int weight = 0;
};

/// Asks the aliases about layouts.
class LayoutWords {
public:
    explicit LayoutWords(const Aliases& aliases) : aliases_{aliases} {}

    /// What a header of two rows means; `lower` is empty for a header of one.
    [[nodiscard]] HeaderMeaning meaning_of(const TableShape& table, std::string_view upper,
                                           std::string_view lower) const;
    /// The table whose sheets are called so; empty if none is.
    [[nodiscard]] std::string table_called(std::string_view sheet) const;
    /// Whether a sheet of the table may be called exactly so.
    [[nodiscard]] bool is_called(std::string_view sheet, std::string_view table) const;
    /// The unit that a line above a table states, 单位：万元; empty if the text states none.
    [[nodiscard]] std::string unit_in(std::string_view text) const;

    /// Whether a line above a table names a unit of money; the library need not know the unit.
    [[nodiscard]] static bool names_unit(std::string_view text);
    [[nodiscard]] const Aliases& aliases() const noexcept { return aliases_; }

    [[nodiscard]] bool is_total(std::string_view text) const;
    [[nodiscard]] bool is_note(std::string_view text) const;
    /// Whether a cell says that it is as the cell above: 同上.
    [[nodiscard]] bool is_ditto(std::string_view text) const;
    [[nodiscard]] bool is_yes(std::string_view text) const;
    [[nodiscard]] bool is_no(std::string_view text) const;
    /// Whether a cell says that there is nothing.
    [[nodiscard]] bool is_nothing(std::string_view text) const;

    /// What a header means that names a channel, for a column of ticks or amounts: 师资, 捐赠资金（万元）.
    [[nodiscard]] HeaderMeaning channel_meaning(std::string_view header) const;

private:
    /// The unit that stands in a part of a header: 单位：万元, 万元，含物资; empty if it is not known.
    [[nodiscard]] std::string known_unit_in(std::string_view text) const;
    [[nodiscard]] HeaderMeaning with_unit(const TableShape& table, const std::string& header,
                                          const std::string& said) const;
    [[nodiscard]] HeaderMeaning meaning_of_one(const TableShape& table, std::string_view header) const;
    [[nodiscard]] HeaderMeaning plain_meaning(const TableShape& table, const std::string& folded_text) const;

    const Aliases& aliases_;
};

/// Whether a text is a mark of a column: 甲, 乙 or a number of one or two digits.
[[nodiscard]] bool is_mark(std::string_view text);

/// Whether a text is a total of something that it names, or a count of all: 石桥镇小计, 共8所.
[[nodiscard]] bool is_total_of_some(std::string_view folded_text);

/// Whether a text is a label, a colon and what the label is of: 校长：张三.
[[nodiscard]] bool is_labelled(std::string_view text);

/// Whether a text begins like a heading of a section: 一、, （二）, 1．
[[nodiscard]] bool begins_section(std::string_view text);

/// The school year, the term or the year in a text, as the text of a span: 2021/2022, 2022-autumn.  A year alone is taken for
/// the school year that begins in it.  Nothing if the text names none, or several.
[[nodiscard]] std::optional<std::string> span_named_in(std::string_view text);

/// Whether a text is one digit.
[[nodiscard]] bool is_digit(std::string_view text);

/// The characters of a text in UTF-8, one by one.
[[nodiscard]] std::vector<std::string_view> characters_of(std::string_view text);

/// What a Chinese numeral below 100 says; nothing if the text is none.
[[nodiscard]] std::optional<std::uint32_t> chinese_number(std::string_view text);

}  // namespace jiedui::detail
