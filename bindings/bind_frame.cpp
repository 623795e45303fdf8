// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bind_answer.hpp"
#include "jiedui/frame/arrow.hpp"
#include "jiedui/io/write_csv.hpp"

namespace jiedui::bindings {
namespace {

[[nodiscard]] py::object decimal(std::int64_t thousandths) {
    return py::module_::import("decimal").attr("Decimal")(text_of(Thousandths{thousandths}));
}

/// @param words what codes mean, as texts of either language.
template <class Text>
[[nodiscard]] py::tuple texts_at(const FrameColumn& column, std::size_t row, const std::vector<Text>& words) {
    const std::size_t begin = row == 0 ? 0 : column.list_ends[row - 1];
    py::tuple texts(column.list_ends[row] - begin);
    for (std::size_t i = begin; i < column.list_ends[row]; ++i) texts[i - begin] = words[column.list_codes[i]];
    return texts;
}

[[nodiscard]] py::object cell(const FrameColumn& column, std::size_t row) {
    if (!column.is_present(row)) return py::none();
    switch (column.kind) {
        case FrameKind::text: return py::str(column.words[static_cast<std::size_t>(column.numbers[row])]);
        case FrameKind::texts: return texts_at(column, row, column.words);
        case FrameKind::boolean: return py::bool_(column.numbers[row] != 0);
        case FrameKind::integer: return py::int_(column.numbers[row]);
        case FrameKind::real: return py::float_(column.reals[row]);
        case FrameKind::day: return to_python(Day::from_number(static_cast<std::int32_t>(column.numbers[row])));
        case FrameKind::decimal: return decimal(column.numbers[row]);
    }
    return py::none();
}

/// The cells of a row.
[[nodiscard]] py::tuple cells_of(const FrameView& view, std::size_t row) {
    const std::vector<FrameColumn>& columns = view.frame().columns;
    py::tuple cells(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) cells[i] = cell(columns[i], row);
    return cells;
}

/// Each column as (name, role, unit, doc).
[[nodiscard]] py::list columns_of(const FrameView& view) {
    py::list columns;
    for (const FrameColumn& each : view.frame().columns)
        columns.append(py::make_tuple(each.name, word_of(each.role), word_of(each.unit), each.doc));
    return columns;
}

/// The cells of some columns, row by row.
/// @pre each place is that of a column.
[[nodiscard]] py::list cells_in(const FrameView& view, const std::vector<std::size_t>& places) {
    py::list rows(view.frame().rows);
    for (std::size_t row = 0; row < view.frame().rows; ++row) {
        py::tuple cells(places.size());
        for (std::size_t i = 0; i < places.size(); ++i) cells[i] = cell(view.frame().columns.at(places[i]), row);
        rows[row] = std::move(cells);
    }
    return rows;
}

/// Kind, values, which are present; arrays share memory with the view.
[[nodiscard]] py::tuple buffers_of(const py::object& self, std::size_t place) {
    const auto& view = self.cast<const FrameView&>();
    const FrameColumn& column = view.frame().columns.at(place);
    const bool is_real = column.kind == FrameKind::real;
    const py::object values = is_real ? py::object{column_view(column.reals, self)} : column_view(column.numbers, self);
    const py::object present = column.may_miss ? py::object{column_view(column.present, self)} : py::none();
    return py::make_tuple(name_of(column.kind), values, present);
}

/// The cells of a column of texts as an array of Python's own, each word made once; `missing` where there is none.
[[nodiscard]] py::array texts_of(const FrameView& view, std::size_t place, const py::object& missing) {
    const FrameColumn& column = view.frame().columns.at(place);
    const std::vector<py::str> words(column.words.begin(), column.words.end());
    // by a call of Python, where a thread is kept when Python ends: pybind11's own way runs Python code inside NumPy
    const py::object empty = py::module_::import("numpy").attr("empty")(view.frame().rows, "O");
    auto cells = py::reinterpret_borrow<py::array>(empty);
    auto* const at = static_cast<PyObject**>(cells.mutable_data());
    for (std::size_t row = 0; row < view.frame().rows; ++row) {
        py::object cell = missing;
        if (column.is_present(row) && column.kind == FrameKind::texts)
            cell = texts_at(column, row, words);
        else if (column.is_present(row))
            cell = words[static_cast<std::size_t>(column.numbers[row])];
        Py_XDECREF(std::exchange(at[row], cell.release().ptr()));
    }
    return cells;
}

/// What the ledger calls a school, or a teacher; None if it does not say.
[[nodiscard]] std::optional<std::string> name_of(const FrameView& view, const std::string& role,
                                                 const std::string& id) {
    const std::optional<Ledger> ledger = view.ledger();
    if (!ledger) return std::nullopt;
    const bool is_school = role == "school";
    const IdOrder& ids = is_school ? ledger->schools_by_id() : ledger->teachers_by_id();
    const auto place = ids.find(id);
    if (!place) return std::nullopt;
    if (is_school) return ledger->table<School>().get<&School::name>(ids.row_at(*place));
    return ledger->table<Teacher>().get<&Teacher::name>(ids.row_at(*place));
}

[[nodiscard]] py::capsule arrow_stream(const FrameView& view) {
    auto stream = std::make_unique<ArrowArrayStream>();
    export_arrow(view.frame(), stream.get());
    return {stream.release(), "arrow_array_stream", [](void* pointer) {
                const std::unique_ptr<ArrowArrayStream> owned{static_cast<ArrowArrayStream*>(pointer)};
                if (owned->release != nullptr) owned->release(owned.get());
            }};
}

[[nodiscard]] std::shared_ptr<FrameView> with_names(const FrameView& view) {
    return std::make_shared<FrameView>(view.name(), view.frame_with_names(), view.nouns());
}

[[nodiscard]] std::shared_ptr<FrameView> take(std::shared_ptr<FrameView> view, std::vector<std::size_t> rows) {
    const bool is_in = std::ranges::all_of(rows, [&](std::size_t row) { return row < view->frame().rows; });
    if (!is_in) throw py::index_error("a row beyond the last");
    return std::make_shared<TakenView>(std::move(view), std::move(rows));
}

/// The frame with these of its personal columns in files, too.
[[nodiscard]] Frame with_personal(Frame frame, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const auto column = std::ranges::find(frame.columns, name, &FrameColumn::name);
        if (column == frame.columns.end()) throw Error{ErrorCode::unknown_column, name, "the table has no such column"};
        column->is_personal = false;
    }
    return frame;
}

/// The text, or None where it went to a file.
[[nodiscard]] py::object to_csv(const FrameView& view, const std::optional<std::filesystem::path>& path, bool names,
                                bool for_spreadsheets, const std::vector<std::string>& personal) {
    std::string text;
    {
        const ReleasedGil released;
        const CsvFor reader = for_spreadsheets ? CsvFor::spreadsheets : CsvFor::programs;
        const bool is_changed = names || !personal.empty();
        const Frame changed =
            is_changed ? with_personal(names ? view.frame_with_names() : view.frame(), personal) : Frame{};
        const Frame& frame = is_changed ? changed : view.frame();
        if (path)
            write_csv(frame, *path, reader);
        else
            text = csv_of(frame, reader);
    }
    return path ? py::object{py::none()} : py::object{py::str(text)};
}

[[nodiscard]] std::shared_ptr<FrameView> in_language_called(std::shared_ptr<FrameView> view,
                                                            const std::string& language) {
    return std::make_shared<LanguageView>(std::move(view), language_from(language));
}

void bind_table(py::module_& m) {
    py::class_<FrameView, std::shared_ptr<FrameView>>(m, "RawTable")
        .def_property_readonly("name", &FrameView::name)
        .def_property_readonly("columns", &columns_of)
        .def_property_readonly("has_row_class", &FrameView::has_row_class)
        .def_property_readonly("ledger", &FrameView::ledger)
        .def_property_readonly("is_whole_table",
                               [](const FrameView& self) { return dynamic_cast<const LedgerTable*>(&self) != nullptr; })
        .def(
            "joint", [](const FrameView& self, std::size_t place) { return self.frame().columns.at(place).joint; },
            py::arg("place"))
        .def(
            "words_of_list",
            [](const FrameView& self, std::size_t place) {
                return words_of_list(self.frame().columns.at(place).list, self.language());
            },
            py::arg("place"))
        .def("is_id_made", &FrameView::is_id_made, py::arg("row"))
        .def("cells", &cells_of, py::arg("row"))
        .def("cells_in", &cells_in, py::arg("places"))
        .def("buffers", &buffers_of, py::arg("place"))
        .def("texts", &texts_of, py::arg("place"), py::arg("missing"))
        .def("name_of", py::overload_cast<const FrameView&, const std::string&, const std::string&>(&name_of),
             py::arg("role"), py::arg("called"))
        .def("stream", &arrow_stream)
        .def("take", &take, py::arg("rows"), release_gil())
        .def("with_names", &with_names, release_gil())
        .def_property_readonly("language", [](const FrameView& self) { return word_of(self.language()); })
        .def("in_language", &in_language_called, py::arg("language"), release_gil())
        .def("csv", &to_csv, py::arg("path"), py::arg("names"), py::arg("for_spreadsheets"), py::arg("personal"))
        .def("__len__", [](const FrameView& self) { return self.frame().rows; });
}

void bind_findings(py::module_& m) {
    py::class_<FindingsView, FrameView, std::shared_ptr<FindingsView>>(m, "RawFindings")
        .def(py::init([](std::vector<Finding> all, const std::string& language) {
                 return std::make_shared<FindingsView>(std::move(all), language_from(language));
             }),
             py::arg("findings"), py::arg("language"))
        .def(
            "finding", [](const FindingsView& self, std::size_t row) { return self.findings().at(row); },
            py::arg("row"))
        .def_property_readonly("findings", [](const FindingsView& self) { return self.findings(); });
}

}  // namespace

const char* name_of(FrameKind kind) noexcept {
    switch (kind) {
        case FrameKind::text: return "text";
        case FrameKind::texts: return "texts";
        case FrameKind::boolean: return "boolean";
        case FrameKind::integer: return "integer";
        case FrameKind::real: return "real";
        case FrameKind::day: return "day";
        case FrameKind::decimal: return "decimal";
    }
    return "";
}

void bind_frame(py::module_& m) {
    bind_table(m);
    bind_findings(m);
    bind_answer(m);
}

}  // namespace jiedui::bindings
