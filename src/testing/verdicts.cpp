// SPDX-License-Identifier: Apache-2.0
#include "jiedui/testing/verdicts.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "jiedui/base/text.hpp"
#include "jiedui/frame/csv.hpp"
#include "testing/row_difference.hpp"
#include "testing/text_words.hpp"

namespace jiedui::testing::detail {
namespace {

/// How many rows a failure shows, and how many ids it lists.
constexpr std::size_t most_shown = 20;
constexpr std::size_t most_listed = 10;

[[nodiscard]] const FrameColumn& column_of(const ShownRows& rows, std::string_view name) {
    return *std::ranges::find(rows.frame.columns, name, &FrameColumn::name);
}
[[nodiscard]] std::string subject_column_of(const ShownRows& rows) {
    if (!rows.subject_column.empty()) return rows.subject_column;
    const auto found =
        std::ranges::find_if(rows.frame.columns, [](Role role) { return is_id(role); }, &FrameColumn::role);
    return found == rows.frame.columns.end() ? rows.frame.columns.front().name : found->name;
}

/// The different texts of a column in their order: `'A', 'B' and 3 more`.
[[nodiscard]] std::string listed_cells(const FrameColumn& column, const std::vector<std::size_t>& places) {
    std::vector<std::string> texts;
    for (const std::size_t place : places) {
        std::string text = cell_text_of(column, place);
        if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
    }
    std::string shown;
    for (std::size_t i = 0; i < std::min(texts.size(), most_listed); ++i)
        shown += (i == 0 ? "" : ", ") + in_quotes(texts[i]);
    if (texts.size() > most_listed) shown += " and " + std::to_string(texts.size() - most_listed) + " more";
    return shown;
}

/// The places of the rows that are meant: never none.
[[nodiscard]] std::vector<std::size_t> meant_places(const ShownRows& rows, const std::optional<std::string>& rule,
                                                    const std::optional<std::string>& subject) {
    std::vector<std::size_t> places(rows.frame.rows);
    std::iota(places.begin(), places.end(), std::size_t{0});
    if (places.empty()) throw Failure{"the answer of " + rows.question + " has no rows, so nothing is shown by it"};
    const auto keep = [&](const std::string& name, const std::optional<std::string>& wanted) {
        if (!wanted) return;
        const FrameColumn& column = column_of(rows, name);
        std::vector<std::size_t> kept;
        std::ranges::copy_if(places, std::back_inserter(kept),
                             [&](std::size_t place) { return cell_text_of(column, place) == *wanted; });
        if (kept.empty())
            throw Failure{"no row with " + name + " " + in_quotes(*wanted) + "; there are " +
                          listed_cells(column, places)};
        places = std::move(kept);
    };
    keep("rule", rule);
    keep(subject_column_of(rows), subject);
    return places;
}

/// A row: what it says, why, and which ties show it.
[[nodiscard]] std::string shown_row(const ShownRows& rows, std::size_t place) {
    std::string text = "\n  row " + std::to_string(place) + ": ";
    std::string_view joint;
    for (const FrameColumn& column : rows.frame.columns) {
        if (!column.is_present(place)) continue;
        text.append(joint).append(column.name).append(" ").append(cell_text_of(column, place));
        joint = ", ";
    }
    const std::string said = rows.explanation ? rows.explanation(place) : std::string{};
    for (const std::string_view line : pieces_of(said, '\n')) text.append("\n    ").append(line);
    return text + "\n    evidence: " + rows.evidence(place);
}

/// Lists rows, as many as are shown.
[[nodiscard]] std::string shown_rows(const ShownRows& rows, const std::vector<std::size_t>& places) {
    std::string text;
    for (std::size_t i = 0; i < std::min(places.size(), most_shown); ++i) text += shown_row(rows, places[i]);
    if (places.size() > most_shown) text += "\n… and " + std::to_string(places.size() - most_shown) + " more";
    return text;
}

/// The places of rows that say that a rule failed: of one rule, or of any.
[[nodiscard]] std::vector<std::size_t> failed_places(const Frame& frame, const std::optional<std::string>& rule) {
    const auto find = [&](std::string_view name) { return std::ranges::find(frame.columns, name, &FrameColumn::name); };
    const auto verdicts = find("verdict");
    const auto rules = find("rule");
    std::vector<std::size_t> places;
    if (verdicts == frame.columns.end() || rules == frame.columns.end()) return places;
    for (std::size_t place = 0; place < frame.rows; ++place)
        if (cell_text_of(*verdicts, place) == word_of(Verdict::failed) &&
            (!rule || cell_text_of(*rules, place) == *rule))
            places.push_back(place);
    return places;
}

}  // namespace

std::string records_shown(const Network& network, const std::vector<RecordRef>& records) {
    const std::vector<std::string> ids = ids_of(network.ledger(), records);
    std::string text;
    for (std::size_t i = 0; i < ids.size(); ++i)
        text.append(text.empty() ? "" : ", ").append(word_of(records[i].kind)).append(" ").append(ids[i]);
    return text.empty() ? "none" : text;
}

void assert_verdict(const ShownRows& rows, Verdict wanted, const std::optional<std::string>& rule,
                    const std::optional<std::string>& subject) {
    const std::vector<std::size_t> failed = failed_places(rows.frame, rule);
    if (!failed.empty())
        throw Failure{std::to_string(failed.size()) + (failed.size() == 1 ? " rule" : " rules") +
                      " failed, which shows nothing:" + shown_rows(rows, failed)};
    const std::vector<std::size_t> places = meant_places(rows, rule, subject);
    const FrameColumn& verdicts = column_of(rows, "verdict");
    std::vector<std::size_t> others;
    std::ranges::copy_if(places, std::back_inserter(others),
                         [&](std::size_t place) { return cell_text_of(verdicts, place) != word_of(wanted); });
    if (others.empty()) return;
    throw Failure{std::to_string(others.size()) + " of " + std::to_string(places.size()) + " rows are not " +
                  std::string{word_of(wanted)} + ":" + shown_rows(rows, others)};
}

void assert_same_rows(const Frame& left, const Frame& right) {
    for (const Frame* const each : {&left, &right})
        if (!failed_places(*each, std::nullopt).empty())
            throw Failure{std::string{"a rule failed in the answer on the "} + (each == &left ? "left" : "right") +
                          ", which shows nothing"};
    if (const std::string text = difference_of(left, right); !text.empty()) throw Failure{text};
}

}  // namespace jiedui::testing::detail
