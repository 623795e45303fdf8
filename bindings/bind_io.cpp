// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bind_answer.hpp"
#include "jiedui/io/new_place.hpp"
#include "jiedui/io/personal.hpp"
#include "jiedui/io/raw_tables.hpp"
#include "jiedui/io/read_ledger.hpp"
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

[[nodiscard]] ReadOptions options_from(bool keep_valid, const std::string& schools_by, const std::string& teachers_by,
                                       PythonWatch& watch) {
    return {.keep = keep_valid ? Keep::valid : Keep::all_or_nothing,
            .schools_by = named_by(schools_by),
            .teachers_by = named_by(teachers_by),
            .watch = watch.watch()};
}

using Rows = std::vector<std::vector<std::string>>;

/// A table as Python gives it: its name, and a stream, a schema with a batch, or the number of the first row with rows.
[[nodiscard]] TableInput input_from(const py::tuple& table, std::vector<std::unique_ptr<ArrowArrayStream>>& made) {
    const auto name = table[0].cast<std::string>();
    if (py::isinstance<py::int_>(table[1])) return Sheet{name, table[2].cast<Rows>(), table[1].cast<std::uint32_t>()};
    const auto first = py::reinterpret_borrow<py::capsule>(table[1]);
    if (table.size() == 2) return ArrowTable{name, static_cast<ArrowArrayStream*>(first.get_pointer())};
    const auto second = py::reinterpret_borrow<py::capsule>(table[2]);
    made.push_back(std::make_unique<ArrowArrayStream>());
    stream_of(*static_cast<ArrowSchema*>(first.get_pointer()), *static_cast<ArrowArray*>(second.get_pointer()),
              made.back().get());
    return ArrowTable{name, made.back().get()};
}

[[nodiscard]] std::vector<TableInput> inputs_from(const std::vector<py::tuple>& tables,
                                                  std::vector<std::unique_ptr<ArrowArrayStream>>& made) {
    std::vector<TableInput> inputs;
    for (const py::tuple& each : tables) inputs.push_back(input_from(each, made));
    return inputs;
}

[[nodiscard]] Existing existing_from(bool replace) { return replace ? Existing::replace : Existing::keep; }

/// Each table as (name, Table).
[[nodiscard]] py::list file_tables(const Ledger& ledger, bool dates, const std::vector<std::string>& personal) {
    std::vector<FileTable> tables;
    {
        const py::gil_scoped_release released;
        tables = file_tables_of(ledger, dates ? FileDays::date_and_text : FileDays::text, personal);
    }
    py::list list;
    for (FileTable& each : tables)
        list.append(py::make_tuple(each.name, std::make_shared<FrameView>(each.name, std::move(each.frame))));
    return list;
}

/// Each CSV file of a folder as (name, table, [(row, cells)]).
[[nodiscard]] py::list to_python_tables(const std::filesystem::path& folder) {
    std::vector<RawTable> tables;
    {
        const py::gil_scoped_release released;
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
    m.def("_file_tables", &file_tables, py::arg("ledger"), py::arg("dates"), py::arg("personal"));
    m.def("_is_personal", &is_personal, py::arg("attribute"));
    m.def("_settings_text", &settings_text_of, release_gil(), py::arg("ledger"));
    m.def(
        "_write_folder",
        [](const Ledger& ledger, const std::filesystem::path& path, bool replace,
           const std::vector<std::string>& personal) {
            const py::gil_scoped_release released;
            write_ledger(ledger, path, existing_from(replace), personal);
        },
        py::arg("ledger"), py::arg("path"), py::arg("replace"), py::arg("personal"));
}

template <class Saved>
void bind_save(py::module_& m, const char* doc) {
    m.def(
        "save",
        [](const Saved& saved, const std::filesystem::path& path, bool replace) {
            const py::gil_scoped_release released;
            save(saved, path, existing_from(replace));
        },
        py::arg("what"), py::arg("path"), py::kw_only(), py::arg("replace") = false, doc);
}

/// Pickles are snapshots in memory; copies are the same object, as nothing can change it.
template <class Saved>
void bind_pickling(py::module_& m, const char* from_snapshot, Saved (*open)(const std::string&)) {
    const py::object cls = py::type::of<Saved>();
    m.def(from_snapshot, open, release_gil(), py::arg("snapshot"));
    const py::object made = m.attr(from_snapshot);
    cls.attr("__reduce__") = py::cpp_function(
        [made](const Saved& self) {
            std::string bytes;
            {
                const py::gil_scoped_release released;
                bytes = snapshot_of(self);
            }
            return py::make_tuple(made, py::make_tuple(py::bytes(bytes)));
        },
        py::name("__reduce__"), py::is_method(cls));
    cls.attr("__copy__") =
        py::cpp_function([](py::object self) { return self; }, py::name("__copy__"), py::is_method(cls));
    cls.attr("__deepcopy__") = py::cpp_function([](py::object self, const py::object&) { return self; },
                                                py::name("__deepcopy__"), py::is_method(cls), py::arg("memo"));
}

void bind_snapshots(py::module_& m) {
    bind_save<Ledger>(m, "");
    bind_save<Network>(m, R"doc(
Write a ledger, or a network and its ledger, into one file that `open_ledger` and `open_network` open at once.

A snapshot is for tomorrow and for the process next door, not for the archive: it holds the columns as they stand in memory, with
the findings and sources, and opens in this version of the library and on machines of this byte order only.  For keeps use `write_ledger`.
It holds everything, personal columns too.
The file appears whole or not at all.

Parameters
----------
what : Ledger or Network
path : path-like
    The file, by custom ``*.jiedui``.
replace : bool
    Whether a file that is there is replaced; else it is an error.

Raises
------
Unwritable
    With the system's reason.

Notes
-----
O(bytes): about 25 bytes a tie and what the ledger's columns take.
)doc");
    m.def("open_ledger", &open_ledger, release_gil(), py::arg("path"), R"doc(
Open a snapshot: that of a ledger, or the ledger of a network's.

The file is mapped into memory, and shared with every process that does the same; nobody may shorten or change it in place meanwhile
(`save` never does).  Every byte is held against the checksum.

A snapshot runs no code, unlike a pickle, which runs whatever its maker wants.  But a checksum is no signature: a snapshot from a stranger
can hold any records, which `read_ledger` has never checked.

Raises
------
BadSnapshot
    For a file that is no snapshot, is not whole, was changed, or was saved by another version or on another kind of machine.
Unreadable
    For a path that cannot be read.
)doc");
    m.def("open_network", &open_network, release_gil(), py::arg("path"), R"doc(
Open a snapshot as a network: the one saved, or the one that the saved ledger makes.

Everything else is as for `open_ledger`.
)doc");
    bind_pickling<Ledger>(m, "_ledger_from_snapshot", &ledger_from_snapshot);
    bind_pickling<Network>(m, "_network_from_snapshot", &network_from_snapshot);
}

}  // namespace

void bind_io(py::module_& m) {
    m.def(
        "_read_folder",
        [](const std::filesystem::path& path, bool keep_valid, const std::string& schools_by,
           const std::string& teachers_by, std::size_t most_columns, std::size_t most_row_bytes,
           const py::object& progress) {
            PythonWatch watch{progress};
            ReadOptions options = options_from(keep_valid, schools_by, teachers_by, watch);
            options.most_columns = most_columns;
            options.most_row_bytes = most_row_bytes;
            const py::gil_scoped_release released;
            return read_ledger(path, options);
        },
        py::arg("path"), py::arg("keep_valid"), py::arg("schools_by"), py::arg("teachers_by"), py::arg("most_columns"),
        py::arg("most_row_bytes"), py::arg("progress"));
    m.def(
        "_read_tables",
        [](const std::vector<py::tuple>& tables, const std::string& settings, bool keep_valid,
           const std::string& schools_by, const std::string& teachers_by, const py::object& progress) {
            std::vector<std::unique_ptr<ArrowArrayStream>> made;
            const std::vector<TableInput> inputs = inputs_from(tables, made);
            PythonWatch watch{progress};
            const ReadOptions options = options_from(keep_valid, schools_by, teachers_by, watch);
            const py::gil_scoped_release released;
            return read_ledger(inputs, settings, options);
        },
        py::arg("tables"), py::arg("settings"), py::arg("keep_valid"), py::arg("schools_by"), py::arg("teachers_by"),
        py::arg("progress"));
    m.def(
        "_with_tables",
        [](const Ledger& ledger, const std::vector<py::tuple>& tables) {
            std::vector<std::unique_ptr<ArrowArrayStream>> made;
            const std::vector<TableInput> inputs = inputs_from(tables, made);
            PythonWatch watch;
            const py::gil_scoped_release released;
            return with_records(ledger, inputs, watch.watch());
        },
        py::arg("ledger"), py::arg("tables"));
    m.def("_table_called", &table_called, py::arg("name"), py::arg("settings"));
    m.def("_raw_tables", &to_python_tables, py::arg("folder"));
    bind_files(m);
    bind_snapshots(m);
}

}  // namespace jiedui::bindings
