// SPDX-License-Identifier: Apache-2.0
#include "jiedui/frame/published.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "frame/small_cells.hpp"
#include "frame/told.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/frame/csv.hpp"

namespace jiedui {
namespace {

using Column = FrameColumn;  // one of a frame; descriptions are not spoken of here

/// Whether rows that say the same in a column of that role form a group, whose total may be known elsewhere.
[[nodiscard]] bool is_key(Role role) noexcept {
    return is_free(role) || role == Role::period || role == Role::unit || role == Role::rule;
}

/// Which rows must be suppressed, and which totals.
class PeopleOf {
public:
    PeopleOf(const Frame& frame, const detail::Meaning& meaning, double limit)
        : frame_{frame}, meaning_{meaning}, limit_{limit} {
        for (const Column& column : frame.columns) {
            detail::Counts counts = counts_of(column);
            if (std::ranges::all_of(counts, [](double each) { return std::isnan(each); })) continue;
            columns_.push_back(&column);
            counts_.push_back(std::move(counts));
        }
    }
    [[nodiscard]] detail::SmallCells small_cells() const {
        std::vector<detail::Groups> groups;
        for (const Column& column : frame_.columns)
            if (is_key(column.role) && column.kind == FrameKind::text) groups.push_back(groups_of(column));
        return detail::small_cells(counts_, groups, small_steps(), limit_);
    }
    /// Whether the total of a column can be solved for a cell that is gone.
    [[nodiscard]] bool is_exposed(const Column& column, const detail::SmallCells& small) const {
        const auto found = std::ranges::find(columns_, &column);
        return found != columns_.end() && small.totals[static_cast<std::size_t>(found - columns_.begin())];
    }

private:
    [[nodiscard]] detail::Counts counts_of(const Column& column) const {
        detail::Counts counts(frame_.rows, std::numeric_limits<double>::quiet_NaN());
        for (std::size_t row = 0; row < frame_.rows; ++row)
            if (column.is_present(row) && meaning_.counts_people(column, row))
                counts[row] = detail::thousandths(column, row);
        return counts;
    }
    [[nodiscard]] detail::Groups groups_of(const Column& column) const {
        detail::Groups groups;
        for (std::size_t row = 0; row < frame_.rows; ++row)
            groups.push_back(column.is_present(row) ? static_cast<std::uint32_t>(column.numbers[row] + 1) : 0);
        return groups;
    }
    /// The rows that count few people more than the last row shown of the ranks before.
    [[nodiscard]] std::vector<bool> small_steps() const {
        std::vector<bool> small(frame_.rows);
        const Column* const ranks = detail::find_column(frame_, "rank");
        if (ranks == nullptr || ranks->role != Role::place) return small;
        for (const detail::Counts& counts : counts_) {
            double before = 0;
            for (std::size_t row = 0; row < frame_.rows; ++row) {
                if (ranks->numbers[row] == 1) before = 0;
                if (counts[row] > before && counts[row] < before + limit_)
                    small[row] = true;
                else if (!std::isnan(counts[row]))
                    before = counts[row];
            }
        }
        return small;
    }

    const Frame& frame_;
    const detail::Meaning& meaning_;
    double limit_;
    std::vector<const Column*> columns_;
    std::vector<detail::Counts> counts_;
};

// ---- rows on their way out

/// Words in the order of the rows that show them, each once.
void order_words(Column& column) {
    std::vector<std::string> ordered;
    std::map<std::size_t, std::size_t> codes;
    const auto code_of = [&](std::size_t old) {
        const auto [found, is_new] = codes.try_emplace(old, ordered.size());
        if (is_new) ordered.push_back(column.words[old]);
        return found->second;
    };
    if (column.kind == FrameKind::text)
        for (std::size_t row = 0; row < column.numbers.size(); ++row)
            column.numbers[row] =
                column.is_present(row)
                    ? static_cast<std::int64_t>(code_of(static_cast<std::size_t>(column.numbers[row])))
                    : 0;
    for (std::uint32_t& code : column.list_codes) code = static_cast<std::uint32_t>(code_of(code));
    column.words = std::move(ordered);
}

void miss(Column& column, std::size_t row, std::size_t rows) {
    if (!column.may_miss) {
        column.may_miss = true;
        column.present.assign(rows, 1);
    }
    column.present[row] = 0;
    if (column.kind == FrameKind::real)
        column.reals[row] = 0;
    else
        column.numbers[row] = 0;
}

void put_number(Column& column, std::size_t row, double number) {
    if (column.kind == FrameKind::real)
        column.reals[row] = number;
    else
        column.numbers[row] = std::llround(column.kind == FrameKind::decimal ? 1000 * number : number);
}

/// The nearest multiple of `step / parts`; one such for what would be 0 and is not.
[[nodiscard]] double rounded(double number, double step, double parts) {
    return number > 0 ? std::max(std::round(number * parts / step), 1.0) * step / parts : number;
}

/// Leaves two figures of each number: 0.0763 becomes 0.076.
void round_to_figures(Column& column) {
    const std::size_t rows = column.kind == FrameKind::real ? column.reals.size() : column.numbers.size();
    for (std::size_t row = 0; row < rows; ++row) {
        const double number = detail::thousandths(column, row) / 1000;
        if (!column.is_present(row) || number == 0) continue;
        const double step = std::pow(10.0, std::floor(std::log10(std::abs(number))) - 1);
        put_number(column, row, std::round(number / step) * step);
    }
    column.doc += " Rounded to two figures.";
}

void round_numbers(Column& column, double step, double parts, const std::string& to_what) {
    const std::size_t rows = column.kind == FrameKind::real ? column.reals.size() : column.numbers.size();
    for (std::size_t row = 0; row < rows; ++row)
        if (column.is_present(row))
            put_number(column, row, rounded(detail::thousandths(column, row) / 1000, step, parts));
    column.doc += " Rounded to " + to_what + ".";
}

void take(const Column& from, std::size_t row, Column& to) {
    if (to.may_miss) to.present.push_back(from.is_present(row) ? 1 : 0);
    if (from.kind == FrameKind::real) return to.reals.push_back(from.reals[row]);
    if (from.kind != FrameKind::texts) return to.numbers.push_back(from.numbers[row]);
    const std::size_t begin = row == 0 ? 0 : from.list_ends[row - 1];
    for (std::size_t i = begin; i < from.list_ends[row]; ++i) to.list_codes.push_back(from.list_codes[i]);
    to.list_ends.push_back(to.list_codes.size());
}

/// Rows on their way out of the house.
class Publication {
public:
    Publication(const Frame& frame, const Publishing& how)
        : frame_{checked(frame, how)},
          how_{how},
          meaning_{frame, how.ties_are_people},
          people_{frame, meaning_, 1000 * static_cast<double>(how.smallest_cell)} {}

    [[nodiscard]] Frame made() {
        small_ = people_.small_cells();
        const std::vector<std::size_t> order = order_of_rows();
        Frame made{{state_column(order)}, frame_.rows + (how_.totals ? 1 : 0)};
        for (const Column& column : frame_.columns)
            if (is_shown(column)) made.columns.push_back(shown(column, order));
        return made;
    }

private:
    [[nodiscard]] static const Frame& checked(const Frame& frame, const Publishing& how) {
        if (how.smallest_cell == 0)
            throw Error{ErrorCode::bad_number, "0", "the smallest cell is at least 1, and 10 by custom"};
        if (how.pupils_step == 0)
            throw Error{ErrorCode::bad_number, "0", "the step of pupils is at least 1, which rounds nothing"};
        if (!how.pseudonym)
            throw Error{ErrorCode::bad_word, "pseudonym", "it is a function that gives an id another name"};
        for (const std::string& name : how.keep)
            if (detail::find_column(frame, name) == nullptr) {
                std::vector<std::string> names;
                for (const Column& each : frame.columns) names.push_back(each.name);
                throw Error{ErrorCode::unknown_column, name, "the answer has " + listed(names, "and")};
            }
        if (const Column* const person = how.persons ? nullptr : find_person(frame))
            throw Error{ErrorCode::bad_word, person->name,
                        "each row speaks of one person; such an answer is published only where `persons` asks for it"};
        return frame;
    }
    /// A column by which rows name a teacher, or a posting.
    [[nodiscard]] static const Column* find_person(const Frame& frame) {
        const auto names_person = [&](const Column& column) {
            if (column.role == Role::teacher) return frame.rows > 0;
            if (column.kind != FrameKind::text || column.role != Role::word) return false;
            for (std::size_t row = 0; row < frame.rows; ++row) {
                const std::string_view word = detail::word_at(column, row);
                if (word == "posting" || (column.name == "subject_kind" && (word == "teacher" || word == "tie")))
                    return true;
            }
            return false;
        };
        const auto found = std::ranges::find_if(frame.columns, names_person);
        return found == frame.columns.end() ? nullptr : &*found;
    }

    [[nodiscard]] bool is_kept(const Column& column) const {
        return std::ranges::find(how_.keep, column.name) != how_.keep.end();
    }
    [[nodiscard]] bool is_shown(const Column& column) const {
        const bool tells_which_it_is =
            column.role == Role::name || column.role == Role::text || column.role == Role::coordinate;
        return !tells_which_it_is || is_kept(column);
    }

    /// Rows by what the key makes of all that they say.
    [[nodiscard]] std::vector<std::size_t> order_of_rows() const {
        std::vector<std::string> drawn;
        for (std::size_t row = 0; row < frame_.rows; ++row) {
            std::string text = "row";
            for (const Column& column : frame_.columns) text += '\x1F' + cell_text_of(column, row);
            drawn.push_back(how_.pseudonym(text));
        }
        std::vector<std::size_t> order(frame_.rows);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::sort(order, {}, [&](std::size_t row) { return std::pair{std::string_view{drawn[row]}, row}; });
        return order;
    }
    [[nodiscard]] Column state_column(const std::vector<std::size_t>& order) const {
        Column column{.name = "row",
                      .doc = "whole, suppressed, or the total.",
                      .list = ClosedList<RowState>::name,
                      .kind = FrameKind::text};
        for (const std::string_view word : ClosedList<RowState>::words) column.words.emplace_back(word);
        const auto put = [&](RowState state) { column.numbers.push_back(static_cast<std::int64_t>(state)); };
        for (const std::size_t row : order) put(small_.rows[row] ? RowState::suppressed : RowState::whole);
        if (how_.totals) put(RowState::total);
        order_words(column);
        return column;
    }

    /// The column as it is shown: its rows in their order, and its total.
    [[nodiscard]] Column shown(const Column& column, const std::vector<std::size_t>& order) const {
        Column moved{.name = column.name,
                     .role = column.role,
                     .unit = column.unit,
                     .doc = column.doc,
                     .list = column.list,
                     .kind = column.kind,
                     .joint = column.joint,
                     .may_miss = column.may_miss || how_.totals,
                     .words = column.words};
        for (const std::size_t row : order) take(column, row, moved);
        if (how_.totals) take_total(column, moved);
        if (detail::is_number(column)) {
            const std::size_t rows = frame_.rows + (how_.totals ? 1 : 0);
            for (std::size_t i = 0; i < order.size(); ++i)
                if (small_.rows[order[i]] && !meaning_.stays(column, order[i])) miss(moved, i, rows);
            const auto step = static_cast<double>(how_.pupils_step);
            if (column.role == Role::count_of_pupils && how_.pupils_step > 1)
                round_numbers(moved, step, 1, std::to_string(how_.pupils_step));
            if (column.role == Role::share) round_numbers(moved, 1, 100, "hundredths");
            if (column.role == Role::ratio) round_to_figures(moved);
        }
        order_words(moved);
        if (is_id(column.role) && !is_kept(column)) rename(moved);
        return moved;
    }
    void rename(Column& column) const {
        std::unordered_map<std::string, std::string_view> id_of;
        std::vector<std::string> pseudonyms;
        for (const std::string& id : column.words) {
            pseudonyms.push_back(how_.pseudonym(id));
            const auto [other, is_new] = id_of.try_emplace(pseudonyms.back(), id);
            if (!is_new || pseudonyms.back() == id)
                throw Error{ErrorCode::bad_word, pseudonyms.back(),
                            is_new ? "it is the id itself, and no pseudonym"
                                   : "it is the pseudonym of two ids in " + column.name + "; use a longer one"};
        }
        column.words = std::move(pseudonyms);
    }

    void take_total(const Column& column, Column& to) const {
        const bool is_total =
            detail::is_number(column) && meaning_.is_summed(column) && !people_.is_exposed(column, small_);
        to.present.push_back(is_total ? 1 : 0);
        if (column.kind == FrameKind::texts) return to.list_ends.push_back(to.list_codes.size());
        double real = 0;
        std::int64_t number = 0;
        for (std::size_t row = 0; is_total && row < frame_.rows; ++row) {
            if (!column.is_present(row)) continue;
            if (column.kind == FrameKind::real)
                real += column.reals[row];
            else
                number += column.numbers[row];
        }
        if (column.kind == FrameKind::real)
            to.reals.push_back(real);
        else
            to.numbers.push_back(number);
    }

    const Frame& frame_;
    const Publishing& how_;
    detail::Meaning meaning_;
    PeopleOf people_;
    detail::SmallCells small_{};
};

}  // namespace

void check_key(std::string_view key) {
    constexpr std::size_t least = 16;
    if (key.size() < least)
        throw Error{ErrorCode::bad_word, "key",
                    "it has " + std::to_string(key.size()) + " bytes and needs " + std::to_string(least) +
                        ", for a short one can be guessed; Python's secrets.token_hex() makes one"};
    std::size_t width = 1;  // of its first character
    while (width < key.size() && (static_cast<unsigned char>(key[width]) & 0xC0U) == 0x80U && width < 4) ++width;
    if (key.substr(width) == key.substr(0, key.size() - width))
        throw Error{
            ErrorCode::bad_word, "key",
            "it is one character again and again, which can be guessed; Python's secrets.token_hex() makes one"};
}

bool has_postings(const Slice& slice) {
    if (!slice.looks_at(TieKind::posting)) return false;
    bool has_some = false;
    slice.network().ties().each_of_kind(TieKind::posting, [&](TieIndex tie) { has_some = has_some || slice.has(tie); });
    return has_some;
}

Frame published(const Frame& frame, const Publishing& how) { return Publication{frame, how}.made(); }

}  // namespace jiedui
