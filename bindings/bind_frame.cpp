// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bind_answer.hpp"
#include "jiedui/frame/arrow.hpp"
#include "jiedui/frame/published.hpp"
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

/// The class of rows: one of `jiedui.rows`, but for a table's, which is made there, as its columns differ from ledger to
/// ledger.
[[nodiscard]] py::object row_class(const FrameView& view, bool is_id_made) {
    if (view.has_row_class())
        return py::module_::import("jiedui.rows").attr(py::str(view.name()).attr("title")().attr("replace")("_", ""));
    py::list names;
    for (const FrameColumn& column : view.frame().columns) names.append(column.name);
    return called_in("jiedui.rows", "class_of", view.name(), py::tuple(names), is_id_made);
}

/// Makes the rows of a view.
class RowMaker {
public:
    explicit RowMaker(const FrameView& view) : view_{view} {}
    [[nodiscard]] py::object operator()(std::size_t row) {
        const bool is_id_made = view_.is_id_made(row);
        py::object& type = types_[is_id_made ? 1 : 0];
        if (!type) type = row_class(view_, is_id_made);
        py::list cells;
        for (const FrameColumn& column : view_.frame().columns) cells.append(cell(column, row));
        return type.attr("_make")(cells);
    }

private:
    const FrameView& view_;
    std::array<py::object, 2> types_{};  // by whether the id was made
};

[[nodiscard]] std::size_t checked_row(const FrameView& view, py::ssize_t row) {
    const auto rows = static_cast<py::ssize_t>(view.frame().rows);
    if (row < -rows || row >= rows) throw py::index_error("row " + std::to_string(row) + " of " + std::to_string(rows));
    return static_cast<std::size_t>(row < 0 ? row + rows : row);
}

[[nodiscard]] py::object columns_of(const FrameView& view) {
    const py::object type = py::module_::import("jiedui.frames").attr("Column");
    py::list columns;
    for (const FrameColumn& each : view.frame().columns) columns.append(type(each.name, each.unit, each.doc));
    return py::tuple(columns);
}

/// A column for `jiedui.frames`: name, kind, values, which are present; arrays share memory with the view.
[[nodiscard]] py::tuple buffers_of(const py::object& self, std::size_t place) {
    const auto& view = self.cast<const FrameView&>();
    const FrameColumn& column = view.frame().columns[place];
    const bool is_real = column.kind == FrameKind::real;
    const py::object values = is_real ? py::object{column_view(column.reals, self)} : column_view(column.numbers, self);
    const py::object present = column.may_miss ? py::object{column_view(column.present, self)} : py::none();
    return py::make_tuple(column.name, name_of(column.kind), values, present);
}

/// The cells of a column of texts as an array of Python's own, each word made once; `missing` where there is none.
[[nodiscard]] py::array texts_of(const FrameView& view, std::size_t place, const py::object& missing) {
    const FrameColumn& column = view.frame().columns[place];
    const std::vector<py::str> words(column.words.begin(), column.words.end());
    py::array cells{py::dtype("O"), static_cast<py::ssize_t>(view.frame().rows)};
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

[[nodiscard]] py::capsule arrow_stream(const FrameView& view, const py::object& requested_schema) {
    static_cast<void>(requested_schema);  // the interface lets a producer give its own types
    auto stream = std::make_unique<ArrowArrayStream>();
    export_arrow(view.frame(), stream.get());
    return {stream.release(), "arrow_array_stream", [](void* pointer) {
                const std::unique_ptr<ArrowArrayStream> owned{static_cast<ArrowArrayStream*>(pointer)};
                if (owned->release != nullptr) owned->release(owned.get());
            }};
}

[[nodiscard]] std::shared_ptr<FrameView> with_names(const FrameView& view) {
    return std::make_shared<FrameView>(view.name(), view.frame_with_names());
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

[[nodiscard]] Standing reason_from(const std::string& word) {
    const auto reason = find_word<Standing>(word);
    const bool is_reason = reason && *reason != Standing::inside && *reason != Standing::outside;
    if (!is_reason)
        throw Error{ErrorCode::bad_word, word, "a tie is left out as 'self_support', 'unknown_channel' or 'undecided'"};
    return *reason;
}

void bind_table(py::module_& m) {
    py::class_<FrameView, std::shared_ptr<FrameView>>(m, "Table", R"doc(
Rows of described columns: a table of a ledger, or the rows of an answer.

Rows are named tuples of str, int, float, bool, tuple, datetime.date and decimal.Decimal, with None where a value
is missing.  Any library that speaks the Arrow C stream protocol takes a table as it is: ``polars.DataFrame(table)``.
)doc")
        .def("__arrow_c_stream__", &arrow_stream, py::arg("requested_schema") = py::none(),
             "Export the rows as a stream of one Arrow record batch.")
        .def_property_readonly("columns", &columns_of, "Name, unit and meaning of each column, in order.")
        .def(
            "to_arrow",
            [](const py::object& self, bool names) { return called_in("jiedui.frames", "to_arrow", self, names); },
            py::kw_only(), py::arg("names") = false, R"doc(
The rows as a ``pyarrow.Table``; schools, ties and words are dictionaries of utf8.

Parameters
----------
names : bool
    Whether a column of names follows each column of schools.

Raises
------
MissingExtra
    If pyarrow is not installed.
)doc")
        .def(
            "to_pandas",
            [](const py::object& self, bool names) { return called_in("jiedui.frames", "to_pandas", self, names); },
            py::kw_only(), py::arg("names") = false, R"doc(
The rows as a ``pandas.DataFrame`` of NumPy columns; pyarrow is not needed.

Ids and words are str, days datetime64, decimals float, several channels a tuple; a missing value is NA, NaT or NaN.

Parameters
----------
names : bool
    Whether a column of names follows each column of schools.

Raises
------
MissingExtra
    If pandas is not installed.
)doc")
        .def(
            "to_polars",
            [](const py::object& self, bool names) { return called_in("jiedui.frames", "to_polars", self, names); },
            py::kw_only(), py::arg("names") = false, R"doc(
The rows as a ``polars.DataFrame``; ids and words are categories, days dates, decimals decimals.

Parameters
----------
names : bool
    Whether a column of names follows each column of schools.

Raises
------
MissingExtra
    If polars is not installed.
)doc")
        .def("to_csv", &to_csv, py::arg("path") = py::none(), py::kw_only(), py::arg("names") = false,
             py::arg("for_spreadsheets") = false, py::arg("personal") = std::vector<std::string>{}, R"doc(
The rows as CSV: UTF-8, a header, commas, lines that end in LF; a missing value is an empty cell.

Attributes of a ledger's table that are personal (identity numbers, telephones and the like) are left out.

Days are written as ISO, flags as ``yes`` and ``no``, channels joined by ``+``, other texts by ``|``.

Parameters
----------
path : str or os.PathLike, optional
    The file to write, whole or not at all; one that is there is replaced.
names : bool
    Whether a column of names follows each column of schools.
for_spreadsheets : bool
    Whether to begin with a byte order mark, and to put a ``'`` before each text that begins with ``=``, ``+``, ``-``,
    ``@``, a tab or a carriage return, which a spreadsheet might run as a formula.  Programs should read the file
    without this.
personal : sequence of str
    The personal attributes that are written.

Returns
-------
str or None
    The text, where no path is given.

Raises
------
BadArgument
    For a personal attribute that the table does not have.
OSError
    If the file cannot be written, with the system's reason.  Then nothing has changed.
)doc")
        .def(
            "_repr_html_", [](const py::object& self) { return called_in("jiedui.frames", "to_html", self); },
            "The first rows as HTML, for notebooks, without personal attributes; what a column means stands in the "
            "title of its header.")
        .def("_buffers", &buffers_of, py::arg("place"))
        .def("_texts", &texts_of, py::arg("place"), py::arg("missing"))
        .def("_with_names", &with_names, release_gil())
        .def("__len__", [](const FrameView& self) { return self.frame().rows; })
        .def(
            "__getitem__",
            [](const FrameView& self, py::ssize_t row) { return RowMaker{self}(checked_row(self, row)); },
            py::arg("row"))
        .def(
            "__getitem__",
            [](const FrameView& self, const py::slice& rows) {
                RowMaker row_at{self};
                py::ssize_t start = 0, stop = 0, step = 0, count = 0;
                if (!rows.compute(static_cast<py::ssize_t>(self.frame().rows), &start, &stop, &step, &count))
                    throw py::error_already_set();
                py::list list;
                for (py::ssize_t i = 0; i < count; ++i) list.append(row_at(static_cast<std::size_t>(start + i * step)));
                return list;
            },
            py::arg("row"))
        .def("__iter__",
             [](const FrameView& self) {
                 RowMaker row_at{self};
                 py::list rows;
                 for (std::size_t row = 0; row < self.frame().rows; ++row) rows.append(row_at(row));
                 return py::iter(std::move(rows));
             })
        .def("__repr__", [](const py::object& self) { return called_in("jiedui.frames", "shown", self); });
}

[[nodiscard]] std::string explained(const FindingsView& view, Language language) {
    std::string text;
    for (const Finding& each : view.findings()) text += (text.empty() ? "" : "\n") + explain(each, language);
    return text;
}

void bind_findings(py::module_& m) {
    py::class_<FindingsView, FrameView, std::shared_ptr<FindingsView>> findings(m, "Findings", R"doc(
What is wrong or doubtful in a ledger, by table and row: a table, whose rows are `Finding`.

What has one cause is one finding, whose ``count`` says in how many places it is so.  Of each code in one column of one
table the first thousand are listed, and the last of them says in ``unlisted`` how many more there are.
``print(findings)`` shows the first of them as sentences, ``to_pandas()`` and the like give all as columns.
)doc");
    findings
        .def_property_readonly(
            "language", [](const FindingsView& self) { return word_of(self.language()); },
            "The language of the columns ``expected`` and ``explanation``: ``en`` or ``zh``.")
        .def(
            "in_language",
            [](const FindingsView& self, const std::string& language) {
                return std::make_shared<FindingsView>(self.findings(), language_from(language));
            },
            py::arg("language"), R"doc(
The same findings, their columns ``expected`` and ``explanation`` in another language.

Parameters
----------
language : {"en", "zh"}
    In which language.

Raises
------
BadArgument
    If it is another.
)doc")
        .def(
            "explain",
            [](const FindingsView& self, const std::string& language) {
                return explained(self, language_from(language));
            },
            py::arg("language") = "en", R"doc(
Say of each finding where and what, what was expected, and how to mend it: a line each.

Parameters
----------
language : {"en", "zh"}
    In which language.

Raises
------
BadArgument
    If it is another.
)doc")
        .def(
            "__getitem__",
            [](const FindingsView& self, py::ssize_t row) { return self.findings()[checked_row(self, row)]; },
            py::arg("row"))
        .def(
            "__getitem__",
            [](const FindingsView& self, const py::slice& rows) {
                return py::list{py::cast(self.findings())}[rows].cast<py::list>();
            },
            py::arg("row"))
        .def("__iter__", [](const FindingsView& self) { return py::iter(py::cast(self.findings())); })
        .def(
            "__eq__",
            [](const FindingsView& self, const FindingsView& other) { return self.findings() == other.findings(); },
            py::is_operator())
        .def("__repr__", [](const py::object& self) { return called_in("jiedui.frames", "findings_shown", self); });
    findings.attr("__hash__") = py::none();
    m.def(
        "_findings", [](std::vector<Finding> all) { return std::make_shared<FindingsView>(std::move(all)); },
        py::arg("findings"));
}

void bind_answer_view(py::module_& m) {
    m.def("_check_key", [](const py::bytes& key) { check_key(std::string_view{key}); }, py::arg("key"));
    py::class_<AnswerView, FrameView, std::shared_ptr<AnswerView>>(m, "Answer", R"doc(
The rows of a question, in the order that it promises, and what they rest on.

An answer keeps its network alive.  ``len(answer)``, ``answer[0]`` and ``for row in answer`` give named rows.
)doc")
        .def_property_readonly("question", &AnswerView::name, "The name of the question.")
        .def_property_readonly(
            "left_out",
            [](const AnswerView& self) {
                LeftOut counts;
                {
                    const ReleasedGil released;
                    counts = self.answer().left_out();
                }
                return called_in("jiedui.frames", "LeftOut", counts.self_support, counts.unknown_channel,
                                 counts.undecided, counts.unknown_schools);
            },
            R"doc(
How much no filter says no to and is yet not in the slice.

Ties under the first that holds of ``self_support``, ``unknown_channel``, ``undecided``; and ``unknown_schools``, the schools
that the question could not judge.  O(ties).
)doc")
        .def_property_readonly(
            "about",
            [](const AnswerView& self) {
                About about;
                {
                    const ReleasedGil released;
                    about = self.answer().about();
                }
                return called_in("jiedui.frames", "About", about.question, about.slice, about.fingerprint,
                                 about.version);
            },
            "The question, the slice in words, the ledger's fingerprint and the library's version.  O(ledger).")
        .def(
            "evidence",
            [](const AnswerView& self, py::ssize_t row) {
                const std::size_t place = checked_row(self, row);
                std::vector<TieIndex> ties;
                {
                    const ReleasedGil released;
                    ties = self.answer().evidence(place);
                }
                return ties_to_python(self.answer().network(), ties);
            },
            py::arg("row"), R"doc(
The ties behind a row, ascending, each as (kind, id).

Which they are stands on the question's page.  Kinds are ``agreement``, ``posting`` and ``transfer``.
)doc")
        .def(
            "left_out_ties",
            [](const AnswerView& self, const std::string& reason) {
                const Standing standing = reason_from(reason);
                std::vector<TieIndex> ties;
                {
                    const ReleasedGil released;
                    ties = self.answer().left_out_ties(standing);
                }
                return ties_to_python(self.answer().network(), ties);
            },
            py::arg("reason"),
            "The ties left out as ``self_support``, ``unknown_channel`` or ``undecided``, each as (kind, id).")
        .def(
            "_published",
            [](const AnswerView& self, const py::function& pseudonym, std::uint64_t smallest_cell,
               std::vector<std::string> keep, bool totals, bool persons, std::uint64_t pupils_step) {
                const Publishing how{
                    .pseudonym = [&](std::string_view id) { return pseudonym(id).cast<std::string>(); },
                    .smallest_cell = smallest_cell,
                    .keep = std::move(keep),
                    .totals = totals,
                    .persons = persons,
                    .pupils_step = pupils_step};
                return std::make_shared<FrameView>("published_" + self.name(), self.answer().published(how));
            },
            py::arg("pseudonym"), py::arg("smallest_cell"), py::arg("keep"), py::arg("totals"), py::arg("persons"),
            py::arg("pupils_step"))
        .def(
            "published",
            [](const py::object& self, const py::object& key, const py::object& smallest_cell, const py::object& keep,
               bool totals, bool persons, const py::object& pupils_step) {
                return called_in("jiedui.publishing", "published", self, key, smallest_cell, keep, totals, persons,
                                 pupils_step);
            },
            py::arg("key"), py::arg("smallest_cell") = 10, py::kw_only(), py::arg("keep") = py::tuple(),
            py::arg("totals") = false, py::arg("persons") = false, py::arg("pupils_step") = 50, R"doc(
The rows as they may leave the house: without what tells who is who, and without counts of few people.

Ids become pseudonyms, the same for the same key in every answer.  Words of the ledger's own (names, aliases, townships, documents,
attributes) and coordinates go, unless they are kept by name; periods, units, rules and words of closed lists stay.  A number counts people
unless it is known to count something else.  A row is suppressed where a count of people in it, or the difference of two, is above 0 and
below ``smallest_cell``; then only its counts of schools and documents and its places in an order stay.  Further rows are suppressed until
no sum over a column, or over the rows that share a word, can be solved for a cell that is gone.  Numbers of pupils are rounded to a
multiple of ``pupils_step``, shares to hundredths; the column's ``doc`` says so.  Rows stand in an order drawn from the key.  The first
column, ``row``, says ``whole``, ``suppressed`` or ``total``.

Parameters
----------
key : str or bytes
    A secret of 16 characters or bytes or more, not one of them repeated; whoever has it, and the ids, can undo the pseudonyms.
    ``secrets.token_hex()`` makes one.
smallest_cell : int
    The least count of people that may be seen, beside 0.
keep : sequence of str
    Columns of ids or of the ledger's own words that may be seen as they are: ``["division"]``.
totals : bool
    Whether a last row sums the counts of people; a total that tells a cell is missing.
persons : bool
    Whether an answer whose rows name a teacher or a posting may be published.  Each of them speaks of one person.
pupils_step : int
    Numbers of pupils are rounded to a multiple of it, as an exact one tells a school; 1 rounds nothing.

Returns
-------
Table
    It knows nothing of the answer that it came from: no evidence, no names.

Raises
------
BadArgument
    For a key that can be guessed, a smallest cell or a step of 0, a column that the answer does not have, and for rows of single persons
    without ``persons``.
TypeError
    For a key that is neither text nor bytes.

Notes
-----
Answers to several slices of one ledger can be compared; smallest cells guard each answer by itself.

``HMAC-SHA-256`` of the id, its first 80 bits as 16 letters and digits.
)doc")
        .def(
            "unknown_schools",
            [](const AnswerView& self) { return ids_of(self.answer().network(), self.answer().unknown_schools()); },
            "The ids of the schools that the question could not judge, ascending.");
    m.attr("Answer").attr("__class_getitem__") =
        py::module_::import("builtins").attr("classmethod")(py::module_::import("types").attr("GenericAlias"));
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
    bind_answer_view(m);
}

}  // namespace jiedui::bindings
