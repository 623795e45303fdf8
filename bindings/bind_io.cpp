// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/read_ledger.hpp"

#include <filesystem>

#include "pybind.hpp"

namespace jiedui::bindings {

void bind_io(py::module_& m) {
    m.def(
        "read_ledger",
        [](const std::filesystem::path& path, bool keep_valid, std::size_t most_columns, std::size_t most_row_bytes) {
            const py::gil_scoped_release released;
            return read_ledger(path, {.keep = keep_valid ? Keep::valid : Keep::all_or_nothing,
                                      .most_columns = most_columns,
                                      .most_row_bytes = most_row_bytes});
        },
        py::arg("path"), py::kw_only(), py::arg("keep_valid") = false,
        py::arg("most_columns") = ReadOptions{}.most_columns, py::arg("most_row_bytes") = ReadOptions{}.most_row_bytes,
        R"doc(
Read a ledger: a folder of CSV files named after its tables.

Only ``schools`` and one of ``supports``, ``postings`` and ``transfers`` are needed.  Headers and words are taken in English
and in the Chinese that ledgers use; columns that nobody knows become attributes.  Files are UTF-8, GB18030 or UTF-16, their
cells divided by commas, semicolons or tabulators; titles above the header and headers of two rows are seen.
``ledger.sources`` says what was found.

Parameters
----------
path : str or os.PathLike
    The folder.
keep_valid : bool
    Whether to drop the rows found bad, and those that name them, instead of refusing the ledger whole.  What was
    dropped is listed in ``ledger.dropped``, and why in ``ledger.findings``.
most_columns, most_row_bytes : int
    The caps on one row of a file; a row beyond them is a finding, and nothing behind it is read.

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
}

}  // namespace jiedui::bindings
