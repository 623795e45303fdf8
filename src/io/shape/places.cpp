// SPDX-License-Identifier: Apache-2.0
#include "io/shape/places.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <set>

#include "io/file_bytes.hpp"
#include "io/shape/shaped.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

[[noreturn]] void refuse(const Sheet& sheet, const std::string& what) {
    throw Error{ErrorCode::bad_shape, sheet.name, "it " + what};
}

void check_row(const Sheet& sheet, std::uint32_t row) {
    if (row < sheet.first_row || row_of(sheet, row) >= sheet.rows.size())
        refuse(sheet, "has no row " + std::to_string(row) + ", which the shape names");
}

[[nodiscard]] std::string header_at(const Sheet& sheet, const SheetShape& shape, std::size_t place) {
    std::string_view upper = text_at(sheet, row_of(sheet, shape.header.front()), place);
    const std::string_view lower =
        shape.header.size() == 2 ? text_at(sheet, row_of(sheet, shape.header[1]), place) : std::string_view{};
    for (std::size_t left = place; upper.empty() && !lower.empty() && left-- > 0;)
        upper = text_at(sheet, row_of(sheet, shape.header.front()), left);
    return joined_header(upper, lower);
}

/// A header without blanks and without what stands in brackets: 金额 of 金额（元）.
[[nodiscard]] std::string bare(std::string_view header) {
    std::string text = without_blanks(header);
    if (const std::size_t open = text.find('('); open != std::string::npos && open > 0) text.resize(open);
    return text;
}

/// Refuses a header further down that is not the one above: its columns would be read as those of the first.
class OtherHeaders {
public:
    OtherHeaders(const Sheet& sheet, const SheetShape& shape) : sheet_{sheet}, shape_{shape}, merged_{sheet} {
        for (const std::uint32_t row : shape.header)
            for (std::size_t place = 0; place < sheet.rows[row_of(sheet, row)].size(); ++place)
                if (const std::string text = bare(text_at(sheet, row_of(sheet, row), place)); !text.empty())
                    words_.insert(text);
    }
    /// @param is_skipped whether the shape takes the row for a repeated header.
    void check(std::size_t row, bool is_skipped) const {
        std::size_t filled = 0;
        std::size_t known = 0;
        std::size_t same = 0;
        for (std::size_t place = 0; place < sheet_.rows[row].size(); ++place) {
            const std::string_view text = text_at(sheet_, row, place);
            if (text.empty() || merged_.is_from_above(row, place)) continue;
            ++filled;
            known += words_.contains(bare(text)) ? 1U : 0U;
            same += stands_above(text, place) ? 1U : 0U;
        }
        if (known < 2 || 2 * known <= filled || (is_skipped && same == filled)) return;
        const std::string number = std::to_string(sheet_.first_row + row);
        refuse(sheet_, same == filled
                           ? "has its header again in row " + number + R"(; write the row under "header" in "skip")"
                           : "has another header in row " + number + ", which differs from that in row " +
                                 std::to_string(shape_.header.front()) +
                                 "; put the rows below it into a sheet of their own");
    }

private:
    [[nodiscard]] bool stands_above(std::string_view text, std::size_t place) const {
        return std::ranges::any_of(shape_.header, [&](std::uint32_t row) {
            return without_blanks(text_at(sheet_, row_of(sheet_, row), place)) == without_blanks(text);
        });
    }

    const Sheet& sheet_;
    const SheetShape& shape_;
    Merged merged_;
    std::set<std::string, std::less<>> words_;
};

}  // namespace

std::string letters_of(std::size_t place) {
    std::string letters;
    for (std::size_t rest = place + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + static_cast<char>((rest - 1) % 26)));
    return letters;
}

std::size_t place_of_letters(std::string_view letters) noexcept {
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    constexpr std::size_t most = 100'000;
    std::size_t place = 0;
    for (const char each : letters) {
        if (each < 'A' || each > 'Z' || place > most) return none;
        place = 26 * place + static_cast<std::size_t>(each - 'A') + 1;
    }
    return place == 0 ? none : place - 1;
}

std::string cell_name(const Sheet& sheet, std::size_t row, std::size_t place) {
    return sheet.name + "!" + letters_of(place) + std::to_string(sheet.first_row + row);
}

std::string_view text_at(const Sheet& sheet, std::size_t row, std::size_t place) noexcept {
    const auto& cells = sheet.rows[row];
    return place < cells.size() ? trimmed(cells[place]) : std::string_view{};
}

bool is_number_at(const Sheet& sheet, std::size_t row, std::size_t place) noexcept {
    return row < sheet.numbers.size() &&
           std::ranges::binary_search(sheet.numbers[row], static_cast<std::uint32_t>(place));
}

std::string joined_header(std::string_view upper, std::string_view lower) {
    if (lower.empty() || lower == upper) return std::string{upper};
    return upper.empty() ? std::string{lower} : std::string{upper} + " " + std::string{lower};
}

Merged::Merged(const Sheet& sheet) {
    std::size_t width = 0;
    if (!sheet.merged.empty())
        for (const auto& row : sheet.rows) width = std::max(width, row.size());
    ranges_.resize(width);
    for (const MergedCells& each : sheet.merged)
        for (std::size_t place = each.left; place <= each.right && place < width; ++place)
            if (each.top < each.bottom || each.left < each.right) ranges_[place].push_back(each);
    for (auto& ranges : ranges_) std::ranges::sort(ranges, {}, &MergedCells::top);
}

const MergedCells* Merged::find(std::size_t row, std::size_t place) const noexcept {
    if (place >= ranges_.size()) return nullptr;
    const auto behind = std::ranges::upper_bound(ranges_[place], row, {}, &MergedCells::top);
    if (behind == ranges_[place].begin()) return nullptr;
    const MergedCells& last = *std::prev(behind);
    return row <= last.bottom ? &last : nullptr;
}

bool Merged::is_from_left(std::size_t row, std::size_t place) const noexcept {
    const MergedCells* const found = find(row, place);
    return found != nullptr && found->left < place;
}

bool Merged::is_from_above(std::size_t row, std::size_t place) const noexcept {
    const MergedCells* const found = find(row, place);
    return found != nullptr && found->top < row;
}

void check_places(const Sheet& sheet, const SheetShape& shape) {
    if (shape.header.empty() || shape.header.size() > 2) refuse(sheet, "needs one or two rows of header in the shape");
    for (const std::uint32_t row : shape.header) check_row(sheet, row);
    for (const SkippedRows& each : shape.skip)
        for (const std::uint32_t row : each.rows) check_row(sheet, row);
    std::size_t width = 0;
    for (const auto& row : sheet.rows) width = std::max(width, row.size());
    for (const ShapeColumn& each : shape.columns) {
        const std::size_t place = place_of_letters(each.at);
        if (place >= width) refuse(sheet, "has no column '" + shown(each.at) + "', which the shape names");
        const std::string found = header_at(sheet, shape, place);
        if (!each.header.empty() && found != each.header)
            refuse(sheet, "has the header '" + shown(found) + "' in column " + each.at + ", and the shape says '" +
                              shown(each.header) + "'; it may be the shape of another file. Sniff the file anew");
    }
    const OtherHeaders others{sheet, shape};
    for (const std::size_t row : record_rows(sheet, shape)) others.check(row, false);
    for (const SkippedRows& each : shape.skip)
        for (const std::uint32_t row : each.rows)
            if (each.use == RowUse::header) others.check(row_of(sheet, row), true);
}

}  // namespace jiedui::detail
