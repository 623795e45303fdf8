// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/read_ledger.hpp"

#include <filesystem>

#include "pybind.hpp"

namespace jiedui::bindings {

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
}

}  // namespace jiedui::bindings
