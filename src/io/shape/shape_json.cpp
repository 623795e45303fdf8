// SPDX-License-Identifier: Apache-2.0
// A shape as JSON, and back.
#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/file_bytes.hpp"
#include "io/json_text.hpp"
#include "io/shape/places.hpp"
#include "io/shape/shaped.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/io/shape.hpp"

namespace jiedui {
namespace {

using nlohmann::json;

[[nodiscard]] std::string in_json(std::string_view text) {
    return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

[[nodiscard]] std::string numbers(const std::vector<std::uint32_t>& rows) {
    std::string text;
    for (const std::uint32_t each : rows) text += (text.empty() ? "" : ", ") + std::to_string(each);
    return "[" + text + "]";
}

/// `{"a": "b", "c": "d"}`.
[[nodiscard]] std::string texts(const std::vector<std::pair<std::string, std::string>>& pairs) {
    std::string text;
    for (const auto& [key, value] : pairs) text += (text.empty() ? "" : ", ") + in_json(key) + ": " + in_json(value);
    return "{" + text + "}";
}

[[nodiscard]] std::string json_of(const ShapeColumn& column) {
    std::string text =
        in_json(column.at) + R"(: {"header": )" + in_json(column.header) + R"(, "holds": )" + in_json(column.holds);
    if (!column.of.empty()) text += R"(, "of": )" + texts({{column.of_column, column.of}});
    if (!column.unit.empty()) text += R"(, "unit": )" + in_json(column.unit);
    if (column.has_several) text += R"(, "several": true)";
    return text + R"(, "why": )" + in_json(word_of(column.why)) + "}";
}

[[nodiscard]] std::string json_of(const SheetShape& sheet) {
    std::string text = R"(    {"sheet": )" + in_json(sheet.sheet) + R"(, "table": )" +
                       (sheet.table.empty() ? "null" : in_json(sheet.table)) + R"(, "why": )" +
                       in_json(word_of(sheet.why));
    if (sheet.table.empty()) return text + "}";
    text += ",\n     \"header\": " + numbers(sheet.header) + ",\n     \"skip\": {";
    for (std::size_t i = 0; i < sheet.skip.size(); ++i)
        text += (i == 0 ? "" : ", ") + in_json(word_of(sheet.skip[i].use)) + ": " + numbers(sheet.skip[i].rows);
    text += "},\n     \"values\": " + texts(sheet.values) + ",\n     \"columns\": {";
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
        text += (i == 0 ? "\n       " : ",\n       ") + json_of(sheet.columns[i]);
    return text + "}}";
}

/// Reads a shape, and collects what is wrong.
class ShapeReader {
public:
    [[nodiscard]] Shape read(const json& all) {
        Shape shape;
        if (!is_object(all, "")) fail();
        check_keys(all, "", {"$schema", "schools_by", "teachers_by", "makes_schools", "names", "sheets"});
        shape.schools_by = word_in<NamedBy>(all, "", "schools_by", NamedBy::id);
        shape.teachers_by = word_in<NamedBy>(all, "", "teachers_by", NamedBy::id);
        shape.makes_schools = flag_in(all, "", "makes_schools");
        shape.names = texts_in(all, "", "names");
        std::ranges::sort(shape.names);
        const json sheets = all.value("sheets", json::array());
        if (!sheets.is_array()) complain("/sheets", "a list of sheets");
        for (std::size_t i = 0; sheets.is_array() && i < sheets.size(); ++i)
            shape.sheets.push_back(sheet_in(sheets[i], "/sheets/" + std::to_string(i)));
        for (std::size_t i = 0; i < shape.sheets.size(); ++i)
            if (std::ranges::find(shape.sheets.begin(), shape.sheets.begin() + static_cast<std::ptrdiff_t>(i),
                                  shape.sheets[i].sheet,
                                  &SheetShape::sheet) != shape.sheets.begin() + static_cast<std::ptrdiff_t>(i))
                complain("/sheets/" + std::to_string(i) + "/sheet", "a sheet that stands once in the list");
        if (!faults_.empty()) fail();
        return shape;
    }

private:
    [[noreturn]] void fail() const { throw Error{ErrorCode::bad_shape, first_, faults_}; }
    void complain(const std::string& place, const std::string& expected) {
        if (faults_.empty()) {  // whose place the error names
            first_ = place.empty() ? "/" : place;
            faults_ = "expected " + expected;
        } else {
            faults_ += "; at '" + (place.empty() ? "/" : place) + "' expected " + expected;
        }
    }
    [[nodiscard]] bool is_object(const json& value, const std::string& place) {
        if (!value.is_object()) complain(place, "an object");
        return value.is_object();
    }
    void check_keys(const json& object, const std::string& place, const std::vector<std::string>& known) {
        for (const auto& [key, value] : object.items())
            if (std::ranges::find(known, key) == known.end())
                complain(place + "/" + detail::shown(key), "one of the keys " + listed(known));
    }
    template <closed_list Enum>
    [[nodiscard]] Enum word_in(const json& object, const std::string& place, const char* key, Enum otherwise) {
        const auto found = object.find(key);
        if (found == object.end()) return otherwise;
        if (const auto word = found->is_string() ? find_word<Enum>(found->get<std::string>()) : std::nullopt)
            return *word;
        complain(place + "/" + key,
                 "one of " + listed({ClosedList<Enum>::words.begin(), ClosedList<Enum>::words.end()}));
        return otherwise;
    }
    [[nodiscard]] bool flag_in(const json& object, const std::string& place, const char* key) {
        const auto found = object.find(key);
        if (found != object.end() && !found->is_boolean()) complain(place + "/" + key, "true or false");
        return found != object.end() && found->is_boolean() && found->get<bool>();
    }
    [[nodiscard]] std::string text_in(const json& object, const std::string& place, const char* key) {
        const auto found = object.find(key);
        if (found == object.end() || found->is_null()) return {};
        if (!found->is_string()) complain(place + "/" + key, "a text");
        return found->is_string() ? found->get<std::string>() : std::string{};
    }
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> texts_in(const json& object,
                                                                            const std::string& place, const char* key) {
        std::vector<std::pair<std::string, std::string>> pairs;
        const auto found = object.find(key);
        if (found == object.end() || !is_object(*found, place + "/" + key)) return pairs;
        for (const auto& [name, value] : found->items()) {
            if (value.is_string())
                pairs.emplace_back(name, value.get<std::string>());
            else
                complain(place + "/" + key + "/" + detail::shown(name), "a text");
        }
        return pairs;
    }
    [[nodiscard]] std::vector<std::uint32_t> rows_in(const json& value, const std::string& place) {
        std::vector<std::uint32_t> rows;
        if (!value.is_array()) complain(place, "a list of row numbers");
        for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
            const bool is_row =
                value[i].is_number_unsigned() && value[i] > 0 && value[i] <= std::numeric_limits<std::uint32_t>::max();
            if (is_row)
                rows.push_back(value[i].get<std::uint32_t>());
            else
                complain(place + "/" + std::to_string(i), "the number of a row, 1 or more");
        }
        return rows;
    }

    [[nodiscard]] SheetShape sheet_in(const json& value, const std::string& place) {
        SheetShape sheet;
        if (!is_object(value, place)) return sheet;
        check_keys(value, place, {"sheet", "table", "why", "header", "skip", "values", "columns"});
        sheet.sheet = text_in(value, place, "sheet");
        sheet.table = text_in(value, place, "table");
        sheet.why = word_in<SheetReason>(value, place, "why", SheetReason::none);
        const std::vector<std::string> tables = names_of_tables();
        if (!sheet.table.empty() && std::ranges::find(tables, sheet.table) == tables.end())
            complain(place + "/table", "one of " + listed(tables) + ", or null");
        if (value.contains("header")) sheet.header = rows_in(value["header"], place + "/header");
        if (!sheet.table.empty() && (sheet.header.empty() || sheet.header.size() > 2))
            complain(place + "/header", "the numbers of one row or two");
        if (sheet.header.size() == 2 && sheet.header[1] != sheet.header[0] + 1)
            complain(place + "/header", "two rows, the second below the first");
        if (value.contains("skip") && is_object(value["skip"], place + "/skip"))
            for (const auto& [use, rows] : value["skip"].items()) {
                const auto word = find_word<RowUse>(use);
                if (!word)
                    complain(place + "/skip/" + detail::shown(use),
                             "one of " + listed({ClosedList<RowUse>::words.begin(), ClosedList<RowUse>::words.end()}));
                else
                    sheet.skip.push_back({*word, rows_in(rows, std::string{place}.append("/skip/").append(use))});
            }
        sheet.values = texts_in(value, place, "values");
        if (value.contains("columns") && is_object(value["columns"], place + "/columns"))
            for (const auto& [at, column] : value["columns"].items())
                sheet.columns.push_back(column_in(column, at, place + "/columns/" + detail::shown(at)));
        std::ranges::sort(sheet.columns, {}, [](const auto& each) { return detail::place_of_letters(each.at); });
        return sheet;
    }
    [[nodiscard]] static std::vector<std::string> names_of_tables() {
        std::vector<std::string> names;
        for (const detail::TableShape& each : detail::tables_by_name()) names.emplace_back(each.name);
        return names;
    }
    [[nodiscard]] ShapeColumn column_in(const json& value, const std::string& at, const std::string& place) {
        ShapeColumn column{.at = at};
        if (detail::place_of_letters(at) == std::numeric_limits<std::size_t>::max())
            complain(place, "the letters of a column, such as A or AB");
        if (!is_object(value, place)) return column;
        check_keys(value, place, {"header", "holds", "of", "unit", "several", "why"});
        column.header = text_in(value, place, "header");
        column.holds = text_in(value, place, "holds");
        column.unit = text_in(value, place, "unit");
        column.has_several = flag_in(value, place, "several");
        column.why = word_in<ColumnReason>(value, place, "why", ColumnReason::header);
        const auto of = texts_in(value, place, "of");
        if (of.size() > 1) complain(place + "/of", "one column and its value");
        if (of.size() == 1 && of.front().second.empty()) complain(place + "/of", "a value that is not empty");
        if (of.size() == 1) std::tie(column.of_column, column.of) = of.front();
        return column;
    }

    std::string faults_;
    std::string first_;
};

}  // namespace

std::string to_json(const Shape& shape) {
    std::string text = "{\n  \"schools_by\": " + in_json(word_of(shape.schools_by)) +
                       ",\n  \"teachers_by\": " + in_json(word_of(shape.teachers_by)) +
                       ",\n  \"makes_schools\": " + (shape.makes_schools ? "true" : "false") +
                       ",\n  \"names\": " + texts(shape.names) + ",\n  \"sheets\": [";
    for (std::size_t i = 0; i < shape.sheets.size(); ++i) text += (i == 0 ? "\n" : ",\n") + json_of(shape.sheets[i]);
    return text + "\n  ]\n}\n";
}

Shape shape_from(const std::string& text) {
    FindingList findings;
    const auto all = detail::parse_json(text, "the shape", findings);
    if (std::vector<Finding> found = findings.take(); !found.empty())
        throw Error{ErrorCode::bad_shape, "/", explain(found.front(), Language::en)};
    return ShapeReader{}.read(*all);
}

}  // namespace jiedui
