// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/read_ledger.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bind_answer.hpp"
#include "jiedui/io/new_place.hpp"
#include "jiedui/io/write_ledger.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {
namespace {

[[nodiscard]] Existing existing_from(bool replace) { return replace ? Existing::replace : Existing::keep; }

/// Each table as (name, Table).
[[nodiscard]] py::list file_tables(const Ledger& ledger, bool dates) {
    std::vector<FileTable> tables;
    {
        const py::gil_scoped_release released;
        tables = file_tables_of(ledger, dates ? FileDays::date_and_text : FileDays::text);
    }
    py::list list;
    for (FileTable& each : tables)
        list.append(py::make_tuple(each.name, std::make_shared<FrameView>(each.name, std::move(each.frame))));
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
    m.def("_file_tables", &file_tables, py::arg("ledger"), py::arg("dates"));
    m.def("_settings_text", &settings_text_of, release_gil(), py::arg("ledger"));
    m.def(
        "_write_folder",
        [](const Ledger& ledger, const std::filesystem::path& path, bool replace) {
            const py::gil_scoped_release released;
            write_ledger(ledger, path, existing_from(replace));
        },
        py::arg("ledger"), py::arg("path"), py::arg("replace"));
}

}  // namespace

void bind_io(py::module_& m) {
    m.def(
        "read_ledger",
        [](const std::filesystem::path& path, bool keep_valid) {
            const py::gil_scoped_release released;
            return read_ledger(path, keep_valid ? Keep::valid : Keep::all_or_nothing);
        },
        py::arg("path"), py::kw_only(), py::arg("keep_valid") = false, R"doc(
Read a ledger: a folder of CSV files named after its tables.

Only ``schools`` and one of ``supports``, ``postings`` and ``transfers`` are needed.  Headers and words are taken in English
and in the Chinese that ledgers use; columns that nobody knows become attributes.

Parameters
----------
path : str or os.PathLike
    The folder.
keep_valid : bool
    Whether to drop the rows found bad, and those that name them, instead of refusing the ledger whole.  What was
    dropped is listed in ``ledger.dropped``, and why in ``ledger.findings``.

Raises
------
OSError
    If the folder, or a file of it, does not exist or cannot be read.
BadLedger
    If anything is wrong with it: ``.findings`` has all of it at once.

Notes
-----
O(size of the files).
)doc");
    bind_files(m);
}

}  // namespace jiedui::bindings
