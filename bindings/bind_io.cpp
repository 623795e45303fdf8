// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "bind_answer.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/frame/personal.hpp"
#include "jiedui/io/new_place.hpp"
#include "jiedui/io/raw_tables.hpp"
#include "jiedui/io/read_ledger.hpp"
#include "jiedui/io/shape.hpp"
#include "jiedui/io/snapshot.hpp"
#include "jiedui/io/write_ledger.hpp"
#include "pybind.hpp"
#include "python_watch.hpp"

namespace jiedui::bindings {
namespace {

[[nodiscard]] NamedBy named_by(const std::string& word) {
    if (const auto found = find_word<NamedBy>(word)) return *found;
    throw Error{ErrorCode::bad_word, word, "schools and teachers are named by 'id' or 'name'"};
}

[[nodiscard]] std::vector<std::pair<std::string, py::bytes>> to_python_files(const std::filesystem::path& folder,
                                                                             const std::string& ending,
                                                                             std::uint64_t largest_file) {
    std::vector<RawFile> files;
    {
        const ReleasedGil released;
        files = raw_files(folder, ending, largest_file);
    }
    std::vector<std::pair<std::string, py::bytes>> all;
    for (const RawFile& each : files) all.emplace_back(as_utf8(each.name), py::bytes{each.bytes});
    return all;
}

[[nodiscard]] ReadOptions options_from(bool keep_valid, const std::string& schools_by, const std::string& teachers_by,
                                       PythonWatch& watch) {
    return {.keep = keep_valid ? Keep::valid : Keep::all_or_nothing,
            .schools_by = named_by(schools_by),
            .teachers_by = named_by(teachers_by),
            .watch = watch.watch()};
}

using Rows = std::vector<std::vector<std::string>>;

/// Rows of texts, each as it is: a bad one is the finding of its cell.
[[nodiscard]] Rows rows_from(const py::handle& rows) {
    Rows made;
    for (const py::handle row : rows) {
        std::vector<std::string>& cells = made.emplace_back();
        for (const py::handle cell : row) cells.push_back(bytes_of(cell));
    }
    return made;
}

/// Releases a stream if it was not read.
struct ReleaseStream {
    void operator()(ArrowArrayStream* stream) const {
        if (stream->release != nullptr) stream->release(stream);
        delete stream;  // NOLINT(cppcoreguidelines-owning-memory)
    }
};
using Streams = std::vector<std::unique_ptr<ArrowArrayStream, ReleaseStream>>;

/// What a capsule of the Arrow protocol holds.
template <class Arrow>
[[nodiscard]] Arrow& arrow_in(const py::handle& capsule, const char* kind, const std::string& table) {
    if (PyCapsule_IsValid(capsule.ptr(), kind) == 0)
        throw Error{ErrorCode::bad_table, table, std::string{"its Arrow methods do not give an "} + kind};
    return *static_cast<Arrow*>(PyCapsule_GetPointer(capsule.ptr(), kind));
}

/// Takes the stream out of a capsule.
void take_stream(const py::handle& capsule, const std::string& table, ArrowArrayStream& stream) {
    stream = std::exchange(arrow_in<ArrowArrayStream>(capsule, "arrow_array_stream", table), {});
}

/// Opens the stream of `table` when it is read.  @pre `table` outlives the reading.
[[nodiscard]] ArrowTable opened_later(const std::string& name, const py::handle& table, ArrowArrayStream* stream) {
    return {name, stream, [table, name](ArrowArrayStream& out) {
                const HeldGil held;
                take_stream(table.attr("__arrow_c_stream__")(), name, out);
            }};
}

[[nodiscard]] Sheet sheet_from(const std::string& name, const py::tuple& table) {
    Sheet sheet{.name = name, .rows = rows_from(table[2]), .first_row = table[1].cast<std::uint32_t>()};
    sheet.numbers = table[3].cast<std::vector<std::vector<std::uint32_t>>>();
    for (const auto& [column, type] : table[4].cast<std::vector<std::pair<std::string, std::string>>>())
        sheet.unreadable.push_back({column, type});
    constexpr std::size_t with_layout = 7;
    if (table.size() < with_layout) return sheet;
    for (const auto& [top, left, bottom, right] :
         table[5].cast<std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>>>())
        sheet.merged.push_back({top, left, bottom, right});
    sheet.is_hidden = table[6].cast<bool>();
    return sheet;
}

/// A table as Python gives it: its name, and the number of its first row with rows, numbers and unreadable columns; a
/// schema with a batch; a stream; or something that opens one.
[[nodiscard]] TableInput input_from(const py::tuple& table, Streams& made) {
    const auto name = table[0].cast<std::string>();
    if (py::isinstance<py::int_>(table[1])) return sheet_from(name, table);
    ArrowArrayStream* const stream = made.emplace_back(new ArrowArrayStream{}).get();
    if (table.size() == 2 && !PyCapsule_CheckExact(py::object{table[1]}.ptr()))
        return opened_later(name, py::object{table[1]}, stream);
    if (table.size() == 2)
        take_stream(table[1], name, *stream);
    else
        stream_of(arrow_in<ArrowSchema>(table[1], "arrow_schema", name),
                  arrow_in<ArrowArray>(table[2], "arrow_array", name), stream);
    return ArrowTable{name, stream};
}

[[nodiscard]] std::vector<TableInput> inputs_from(const std::vector<py::tuple>& tables, Streams& made) {
    std::vector<TableInput> inputs;
    for (const py::tuple& each : tables) inputs.push_back(input_from(each, made));
    return inputs;
}

[[nodiscard]] Existing existing_from(bool replace) { return replace ? Existing::replace : Existing::keep; }

/// Each table as (name, Table).
[[nodiscard]] py::list file_tables(const Ledger& ledger, bool dates, const std::vector<std::string>& personal) {
    std::vector<FileTable> tables;
    {
        const ReleasedGil released;
        tables = file_tables_of(ledger, dates ? FileDays::date_and_text : FileDays::text, personal);
    }
    py::list list;
    for (FileTable& each : tables)
        list.append(py::make_tuple(
            each.name, std::make_shared<FrameView>(each.name, std::move(each.frame), "columns/" + each.name)));
    return list;
}

/// Each CSV file of a folder as (name, table, [(row, cells)]).
[[nodiscard]] py::list to_python_tables(const std::filesystem::path& folder) {
    std::vector<RawTable> tables;
    {
        const ReleasedGil released;
        tables = raw_tables(folder);
    }
    py::list list;
    for (const RawTable& each : tables) {
        py::list rows;
        for (const RawRow& row : each.rows) rows.append(py::make_tuple(row.row, row.cells));
        list.append(py::make_tuple(each.name, each.table, rows));
    }
    return list;
}

/// Each text file as (name, number of its first row, rows).
[[nodiscard]] py::list text_sheets(const std::filesystem::path& place) {
    std::vector<Sheet> sheets;
    {
        const ReleasedGil released;
        sheets = raw_sheets(place);
    }
    py::list list;
    for (const Sheet& each : sheets) list.append(py::make_tuple(each.name, each.first_row, each.rows));
    return list;
}

/// What jiedui.files writes the other formats with.
void bind_files(py::module_& m) {
    py::class_<NewPlace>(m, "_NewPlace", "A file or folder that appears whole or not at all.")
        .def(py::init([](const std::filesystem::path& path, bool folder, bool replace) {
                 const Existing existing = existing_from(replace);
                 return folder ? NewPlace::ledger_folder(path, existing) : NewPlace::file(path, existing);
             }),
             py::arg("path"), py::arg("folder"), py::arg("replace"))
        .def_property_readonly("temporary", &NewPlace::temporary)
        .def("put", &NewPlace::put, release_gil())
        .def("discard", &NewPlace::discard, release_gil());
    m.def("_file_tables", &file_tables, py::name("write_ledger"), py::arg("ledger"), py::arg("dates"),
          py::arg("personal"));
    m.def("_is_personal", &is_personal, py::arg("attribute"));
    m.def("_settings_text", &settings_text_of, release_gil(), py::name("write_ledger"), py::arg("ledger"));
    m.def(
        "_write_folder",
        [](const Ledger& ledger, const std::filesystem::path& path, bool replace,
           const std::vector<std::string>& personal) {
            PythonWatch watch;
            const ReleasedGil released;
            write_ledger(ledger, path, existing_from(replace), personal, watch.watch());
        },
        py::name("write_ledger"), py::arg("ledger"), py::arg("path"), py::arg("replace"), py::arg("personal"));
}

template <class Saved>
void bind_save(py::module_& m) {
    m.def(
        "_save",
        [](const Saved& saved, const std::filesystem::path& path, bool replace, const py::object& progress) {
            PythonWatch watch{progress};
            const ReleasedGil released;
            save(saved, path, existing_from(replace), watch.watch());
        },
        py::arg("what"), py::arg("path"), py::arg("replace"), py::arg("progress"));
}

template <class Saved>
void bind_open(py::module_& m, const char* name, Saved (*open)(const std::filesystem::path&, const Watch&)) {
    m.def(
        name,
        [open](const std::filesystem::path& path, const py::object& progress) {
            PythonWatch watch{progress};
            const ReleasedGil released;
            return open(path, watch.watch());
        },
        py::arg("path"), py::arg("progress"));
}

void bind_snapshots(py::module_& m) {
    bind_save<Ledger>(m);
    bind_save<Network>(m);
    bind_open(m, "_open_ledger", &open_ledger);
    bind_open(m, "_open_network", &open_network);
}

/// The shape of a JSON; none of an empty text.
[[nodiscard]] std::optional<Shape> shape_or_none(const std::string& json) {
    return json.empty() ? std::nullopt : std::optional{shape_from(json)};
}

void bind_shapes(py::module_& m) {
    m.def(
        "_sniff_tables",
        [](const std::vector<py::tuple>& tables, const std::string& settings, const std::string& like) {
            std::vector<Sheet> sheets;
            for (const py::tuple& each : tables) sheets.push_back(sheet_from(each[0].cast<std::string>(), each));
            const ReleasedGil released;
            return to_json(sniff(sheets, settings, shape_or_none(like)));
        },
        py::name("sniff"), py::arg("tables"), py::arg("settings"), py::arg("like"));
    m.def(
        "_sniff_files",
        [](const std::filesystem::path& path, const std::string& like) {
            return to_json(sniff(path, shape_or_none(like)));
        },
        py::name("sniff"), py::arg("path"), py::arg("like"), release_gil());
    m.def(
        "_explain_shape",
        [](const std::string& text, const std::string& language) {
            return explain(shape_from(text), language_from(language));
        },
        py::name("explain"), py::arg("text"), py::arg("language"));
    m.def(
        "_shape_text", [](const std::string& text) { return to_json(shape_from(text)); }, py::name("Shape"),
        py::arg("text"));
}

}  // namespace

void bind_io(py::module_& m) {
    m.def(
        "_read_folder",
        [](const std::filesystem::path& path, bool keep_valid, const std::string& schools_by,
           const std::string& teachers_by, std::size_t most_columns, std::size_t most_row_bytes,
           std::uint64_t largest_file, const std::string& shape, const py::object& progress) {
            PythonWatch watch{progress};
            ReadOptions options = options_from(keep_valid, schools_by, teachers_by, watch);
            if (!shape.empty()) options.shape = shape_from(shape);
            options.most_columns = most_columns;
            options.most_row_bytes = most_row_bytes;
            options.largest_file = largest_file;
            const ReleasedGil released;
            return read_ledger(path, options);
        },
        py::name("read_ledger"), py::arg("path"), py::arg("keep_valid"), py::arg("schools_by"), py::arg("teachers_by"),
        py::arg("most_columns"), py::arg("most_row_bytes"), py::arg("largest_file"), py::arg("shape"),
        py::arg("progress"));
    m.def(
        "_read_tables",
        [](const std::vector<py::tuple>& tables, const std::string& settings, bool keep_valid,
           const std::string& schools_by, const std::string& teachers_by, const std::string& source,
           const std::string& shape, const py::object& progress) {
            Streams made;
            const std::vector<TableInput> inputs = inputs_from(tables, made);
            PythonWatch watch{progress};
            ReadOptions options = options_from(keep_valid, schools_by, teachers_by, watch);
            options.source = source;
            if (!shape.empty()) options.shape = shape_from(shape);
            const ReleasedGil released;
            return read_ledger(inputs, settings, options);
        },
        py::name("read_ledger"), py::arg("tables"), py::arg("settings"), py::arg("keep_valid"), py::arg("schools_by"),
        py::arg("teachers_by"), py::arg("source"), py::arg("shape"), py::arg("progress"));
    bind_shapes(m);
    m.def(
        "_with_tables",
        [](const Ledger& ledger, const std::vector<py::tuple>& tables) {
            Streams made;
            const std::vector<TableInput> inputs = inputs_from(tables, made);
            PythonWatch watch;
            const ReleasedGil released;
            return with_records(ledger, inputs, watch.watch());
        },
        py::name("with_records"), py::arg("ledger"), py::arg("tables"));
    m.def("_table_called", &table_called, py::arg("name"), py::arg("settings"));
    m.def("_raw_tables", &to_python_tables, py::arg("folder"));
    m.def("_text_sheets", &text_sheets, py::arg("place"));
    m.def("_raw_files", &to_python_files, py::arg("folder"), py::arg("ending"), py::arg("largest_file"));
    m.def("_check_file", &check_file, py::arg("path"), py::arg("largest_file"), release_gil());
    bind_files(m);
    bind_snapshots(m);
}

}  // namespace jiedui::bindings
