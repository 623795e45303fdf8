// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/read_ledger.hpp"

#include <filesystem>
#include <string>

#include "pybind.hpp"

namespace jiedui::bindings {
namespace {

[[nodiscard]] NamedBy named_by(const std::string& word) {
    if (const auto found = find_word<NamedBy>(word)) return *found;
    throw Error{ErrorCode::bad_word, word, "schools and teachers are named by 'id' or 'name'"};
}

}  // namespace

void bind_io(py::module_& m) {
    m.def(
        "read_ledger",
        [](const std::filesystem::path& path, bool keep_valid, const std::string& schools_by,
           const std::string& teachers_by) {
            const ReadOptions options{.keep = keep_valid ? Keep::valid : Keep::all_or_nothing,
                                      .schools_by = named_by(schools_by),
                                      .teachers_by = named_by(teachers_by)};
            const py::gil_scoped_release released;
            return read_ledger(path, options);
        },
        py::arg("path"), py::kw_only(), py::arg("keep_valid") = false, py::arg("schools_by") = "id",
        py::arg("teachers_by") = "id", R"doc(
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
schools_by : {"id", "name"}
    What the columns hold that speak of schools.  A name means the school whose name, or one of whose ``aliases``, is
    equal to it; of several, those that closed before the record's first day or opened after its last do not count.
    A school without an id then has its name as id.
teachers_by : {"id", "name"}
    What the column ``teacher`` of postings holds.  A name means the teacher of that name at the posting's home.  The id
    of a teacher without one is then ``home/name``; without a table of teachers, each home and name is one.

Raises
------
OSError
    If the folder, or a file of it, does not exist or cannot be read.
BadLedger
    If anything is wrong with it, names that mean nothing or several things too: ``.findings`` has all of it at once.
BadArgument
    If ``schools_by`` or ``teachers_by`` is another word.

Notes
-----
O(size of the files).
)doc");
}

}  // namespace jiedui::bindings
