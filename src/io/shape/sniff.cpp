// SPDX-License-Identifier: Apache-2.0
// How a whole workbook is laid out: each sheet by itself, then what needs the names of schools.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/people.hpp"
#include "io/record_reader.hpp"
#include "io/settings_file.hpp"
#include "io/shape/places.hpp"
#include "io/shape/school_names.hpp"
#include "io/shape/shaped.hpp"
#include "io/shape/sheet_sniffer.hpp"
#include "io/shape/text_sheets.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/io/shape.hpp"

namespace jiedui {
namespace {

using detail::KnownSchools;

/// Looks at all sheets together.
class BookSniffer {
public:
    BookSniffer(std::span<const Sheet> sheets, const detail::Aliases& aliases, const Shape* like)
        : sheets_{sheets}, words_{aliases}, tables_{detail::tables_by_name()}, like_{like} {}

    [[nodiscard]] Shape sniff() {
        for (const Sheet& each : sheets_)
            shape_.sheets.push_back(detail::SheetSniffer{each, tables_, words_, sheet_like(each.name)}.sniff());
        if (like_ != nullptr) meanings_.insert(like_->names.begin(), like_->names.end());
        list_schools();
        shape_.makes_schools = std::ranges::find(shape_.sheets, "schools", &SheetShape::table) == shape_.sheets.end();
        choose_naming();
        for (std::size_t i = 0; i < shape_.sheets.size(); ++i) {
            take_columns_by_values(i);
            read_schools_of_ties(i);
        }
        shape_.names.assign(meanings_.begin(), meanings_.end());
        return std::move(shape_);
    }

private:
    /// The sheet of last year's shape that is called so, or so but for its year; null if there is none.
    [[nodiscard]] const SheetShape* sheet_like(std::string_view name) const {
        if (like_ == nullptr) return nullptr;
        const auto same = std::ranges::find(like_->sheets, name, &SheetShape::sheet);
        if (same != like_->sheets.end()) return &*same;
        const SheetShape* found = nullptr;
        for (const SheetShape& each : like_->sheets) {
            if (without_year(each.sheet) != without_year(name)) continue;
            if (found != nullptr && found->table != each.table) return nullptr;
            found = &each;  // of several years the last
        }
        return found;
    }
    [[nodiscard]] static std::string without_year(std::string_view name) {
        std::string text{name};
        std::erase_if(text, [](char each) { return (each >= '0' && each <= '9') || each == '-' || each == '/'; });
        return text;
    }
    /// Calls `visit(text)` for each text of a column below the header, without rows that are not records.
    template <class Visit>
    void each_text(std::size_t sheet, const ShapeColumn& column, Visit&& visit) const {
        const std::size_t place = detail::place_of_letters(column.at);
        for (const std::size_t row : detail::record_rows(sheets_[sheet], shape_.sheets[sheet])) {
            const auto& cells = sheets_[sheet].rows[row];
            const std::string_view text = place < cells.size() ? trimmed(cells[place]) : std::string_view{};
            if (!text.empty() && !words_.is_nothing(text)) visit(text);
        }
    }
    /// Calls `visit(sheet, column)` for each column of a table that `holds` that.
    template <class Visit>
    void each_column_of(std::string_view table, std::string_view holds, Visit&& visit) const {
        for (std::size_t i = 0; i < shape_.sheets.size(); ++i)
            if (shape_.sheets[i].table == table)
                for (const ShapeColumn& each : shape_.sheets[i].columns)
                    if (each.holds == holds) visit(i, each);
    }

    void list_schools() {
        each_column_of("schools", "name", [&](std::size_t sheet, const ShapeColumn& column) {
            each_text(sheet, column, [&](std::string_view text) { schools_.add(text); });
        });
        each_column_of("schools", "id", [&](std::size_t sheet, const ShapeColumn& column) {
            each_text(sheet, column, [&](std::string_view text) { ids_.emplace(text); });
        });
        each_column_of("teachers", "id", [&](std::size_t sheet, const ShapeColumn& column) {
            each_text(sheet, column, [&](std::string_view text) { teacher_ids_.emplace(text); });
        });
    }

    /// By id if most cells that name a school hold the id of one.
    void choose_naming() {
        std::size_t by_id = 0;
        std::size_t all = 0;
        std::size_t teachers_by_id = 0;
        std::size_t all_teachers = 0;
        for (std::size_t i = 0; i < shape_.sheets.size(); ++i)
            for (const ShapeColumn& each : shape_.sheets[i].columns) {
                if (shape_.sheets[i].table != "schools" && detail::names_school(each.holds) &&
                    !each.holds.ends_with("_name"))
                    each_text(i, each, [&](std::string_view text) {
                        ++all;
                        by_id += ids_.contains(text) ? 1U : 0U;
                    });
                if (shape_.sheets[i].table == "postings" && each.holds == "teacher")
                    each_text(i, each, [&](std::string_view text) {
                        ++all_teachers;
                        teachers_by_id += teacher_ids_.contains(text) ? 1U : 0U;
                    });
            }
        shape_.schools_by = 2 * by_id > all ? NamedBy::id : NamedBy::name;
        shape_.teachers_by = 2 * teachers_by_id > all_teachers ? NamedBy::id : NamedBy::name;
    }

    /// If one needed column of schools is missing, the one column whose texts are all names of schools is taken for it.
    void take_columns_by_values(std::size_t sheet) {
        SheetShape& shape = shape_.sheets[sheet];
        const auto table = std::ranges::find(tables_, shape.table, &detail::TableShape::name);
        if (table == tables_.end() || shape.table == "schools" || schools_.empty()) return;
        std::vector<std::string_view> missing;
        for (const std::string_view needed : table->required)
            if (detail::names_school(needed) && std::ranges::none_of(shape.columns, [&](const ShapeColumn& each) {
                    return each.holds == needed || each.holds == std::string{needed} + "_name";
                }))
                missing.push_back(needed);
        std::vector<ShapeColumn*> fitting;
        for (ShapeColumn& each : shape.columns) {
            if (each.why != ColumnReason::unknown_header) continue;
            std::size_t count = 0;
            bool are_schools = true;
            each_text(sheet, each, [&](std::string_view text) {
                ++count;
                if (!schools_.has(text)) are_schools = false;
            });
            if (are_schools && count > 0) fitting.push_back(&each);
        }
        if (missing.size() != 1 || fitting.size() != 1) return;
        fitting.front()->holds = missing.front();
        fitting.front()->why = ColumnReason::values;
    }

    /// Notes short names, and columns whose cells hold several schools.
    void read_schools_of_ties(std::size_t sheet) {
        SheetShape& shape = shape_.sheets[sheet];
        if (shape.table == "schools") return;
        for (ShapeColumn& each : shape.columns) {
            if (!detail::names_school(each.holds)) continue;
            each_text(sheet, each, [&](std::string_view text) { read_school(text, each); });
        }
    }
    /// Several ids, or several names of schools where no list has them.
    void read_parts(std::string_view text, ShapeColumn& column) const {
        if (ids_.contains(text)) return;
        const std::vector<std::string> parts = detail::names_in(text);
        const auto is_school = [&](const std::string& part) {
            return shape_.schools_by == NamedBy::id ? ids_.contains(part) : KnownSchools::is_like_one(part);
        };
        if (parts.size() > 1 && std::ranges::all_of(parts, is_school)) column.has_several = true;
    }
    void read_school(std::string_view text, ShapeColumn& column) {
        if (shape_.schools_by == NamedBy::id || schools_.empty()) return read_parts(text, column);
        if (schools_.has(text) || meanings_.contains(text)) return;
        if (const auto name = schools_.find(text)) {
            meanings_.emplace(text, *name);
            return;
        }
        const std::vector<std::string> parts = detail::names_in(text);
        const auto is_known = [&](const std::string& part) { return schools_.find(part).has_value(); };
        if (parts.size() < 2 || !std::ranges::all_of(parts, is_known)) return;
        column.has_several = true;
        for (const std::string& part : parts)
            if (!schools_.has(part)) meanings_.emplace(part, *schools_.find(part));
    }

    std::span<const Sheet> sheets_;
    detail::LayoutWords words_;
    std::vector<detail::TableShape> tables_;
    const Shape* like_;
    Shape shape_;
    KnownSchools schools_;
    std::set<std::string, std::less<>> ids_;
    std::set<std::string, std::less<>> teacher_ids_;
    std::map<std::string, std::string, std::less<>> meanings_;
};

}  // namespace

Shape sniff(std::span<const Sheet> sheets, const std::string& settings, const std::optional<Shape>& like) {
    FindingList findings;
    const detail::SettingsFile read =
        settings.empty() ? detail::SettingsFile{} : detail::read_settings(settings, findings);
    if (std::vector<Finding> found = findings.take(); !found.empty())
        throw Error{ErrorCode::bad_ledger, "ledger.json", std::move(found)};
    return BookSniffer{sheets, read.aliases, like ? &*like : nullptr}.sniff();
}

Shape sniff(const std::filesystem::path& place, const std::optional<Shape>& like) {
    const detail::TextSheets book = detail::text_sheets(place);
    return sniff(book.sheets, book.settings, like);
}

}  // namespace jiedui
