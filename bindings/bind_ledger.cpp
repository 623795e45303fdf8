// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bind_answer.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/difference.hpp"
#include "jiedui/model/ledger.hpp"
#include "pybind.hpp"
#include "python_watch.hpp"

namespace jiedui::bindings {
namespace {

template <class Record>
void bind_ledger_table(py::class_<Ledger>& ledger, const char* doc) {
    ledger.def_property_readonly(
        std::string{Record::table}.c_str(),
        [](const Ledger& self) -> std::shared_ptr<FrameView> {
            const ReleasedGil released;
            return std::make_shared<TableOf<Record>>(self);
        },
        doc);
}

void bind_source(py::module_& m) {
    py::class_<Source>(m, "Source", "Where a table of a ledger came from, and how it was read.")
        .def_readonly("table", &Source::table, "The table.")
        .def_readonly("name", &Source::name, "The name of the file, the sheet or the frame.")
        .def_property_readonly(
            "encoding", [](const Source& self) { return word_of(self.encoding); },
            "How its text was written: utf-8, utf-8-sig, gb18030, utf-16; none where there is no text.")
        .def_readonly("separator", &Source::separator, "What stands between cells; empty where there is no text.")
        .def_readonly("header_row", &Source::header_row, "The row of the header, the lower one if it has two.")
        .def_readonly("header_rows", &Source::header_rows, "How many rows the header has; 0 if columns have names.")
        .def_readonly("title", &Source::title, "What stands above the header.")
        .def_readonly("blank_rows", &Source::blank_rows, "How many rows without a value were passed over.")
        .def(
            "__eq__", [](const Source& self, const Source& other) { return self == other; }, py::is_operator())
        .def("__repr__", [](const Source& self) {
            const std::string text = self.encoding == Encoding::none ? "" : ", " + std::string{word_of(self.encoding)};
            return "<Source: " + printable(self.table) + " from " + in_quotes(self.name, most_shown) + text + ">";
        });
}

/// Keywords as ids by table: one id or several each.
[[nodiscard]] IdsByTable ids_from(const py::kwargs& tables) {
    IdsByTable ids;
    for (const auto& [table, value] : tables) {
        std::vector<std::string>& of_table = ids[table.cast<std::string>()];
        if (py::isinstance<py::str>(value)) {
            of_table.push_back(value.cast<std::string>());
            continue;
        }
        for (const py::handle id : py::iter(value)) {
            if (!py::isinstance<py::str>(id))
                throw py::type_error("an id is a str, not " + printable(std::string{py::repr(id)}));
            of_table.push_back(id.cast<std::string>());
        }
    }
    return ids;
}

void bind_what_if(py::class_<Ledger>& ledger) {
    ledger
        .def(
            "with_records",
            [](const py::object& self, const py::kwargs& tables) {
                return called_in("jiedui.reading", "with_records", self, tables);
            },
            R"doc(
What if these were there, too?  The ledger with more records behind its own, and its settings.

``ledger.with_records(supports=[{"supporter": "A", "recipient": "B", "channel": "staff"}])``

Everything is checked again, as in any ledger.  Records without an id are called by their fields, and the numbers that keep equal
ones apart may change; a document must not name one whose id becomes another's.  Where no table lists teachers, postings may
name new ones.

Parameters
----------
**tables
    Records by table, in whatever shape ``read_ledger`` takes: a data frame, a mapping of columns, or a sequence of records.
    Cells are read as there; schools and teachers go by id.  A column that is not given is unknown, a ``last_day`` too.  An
    attribute must be one that the table has.

Raises
------
BadArgument
    If there is no such table, or a value is of a type that no cell holds.
BadLedger
    If the ledger could not be used: ``.findings`` has all of it.  They count a row by its place in its table, from 1: the
    first new one follows the last that is there.

Notes
-----
O(N log N) for N records.
)doc")
        .def(
            "without_records",
            [](const Ledger& self, const py::kwargs& tables) {
                const IdsByTable ids = ids_from(tables);
                PythonWatch watch;
                const ReleasedGil released;
                return self.without_records(ids, watch.watch());
            },
            R"doc(
What if these were not there?  The ledger without some records, the others in their order, and its settings.

``ledger.without_records(supports="K1", postings=["P1", "P2"])``

Parameters
----------
**tables
    Ids by table: one, or several.  A record without an id goes by the one made for it, which the column ``id`` of supports,
    postings and transfers shows.  Those of tables without ids go by ``school/subject``,
    ``school/stage/school_year/indicator``, ``document/what/unit/first_day`` and ``predecessor>successor/day``, where unknown
    fields are left out and ``#2`` tells equal ones apart.

Raises
------
BadArgument
    If there is no such table.
UnknownId
    If no record has an id; the text names the nearest ones.
BadLedger
    If other records name one that would go: take them away in the same call.

Notes
-----
O(N log N) for N records.
)doc")
        .def(
            "as_known_on",
            [](const Ledger& self, const py::object& day) {
                const Day known = day_from(day, self.settings().calendar);
                PythonWatch watch;
                const ReleasedGil released;
                return self.as_known_on(known, watch.watch());
            },
            py::arg("day"), R"doc(
The ledger as it was known on a day, by ``recorded_on`` and ``withdrawn_on`` of each record.

A record was known if it was recorded on the day or before, or nobody knows when, and not withdrawn on the day or before.  Where
a coarser value leaves that open, as ``2003-09`` does within September, it is left out with the doubtful finding
``undecided_record``.  What names a record that was not known is left out, too, with an ``unknown_id``.  ``dropped`` lists
both.  No table is complete any more for the days that a record left out may concern.  What a record said before it was corrected, a ledger does not hold.

Parameters
----------
day : datetime.date, datetime64, Timestamp or str
    A date or ISO day.

Notes
-----
O(N log N) for N records.
)doc");
}

void bind_tables(py::module_& m) {
    py::class_<Ledger> ledger(m, "Ledger", R"doc(
The tables of a ledger, checked; it never changes.

Made by `read_ledger`.  Tables keep their rows in the order in which they were read.
)doc");
    bind_ledger_table<School>(ledger, "The schools.");
    bind_ledger_table<Support>(ledger, "What schools agreed to give one another.");
    bind_ledger_table<Teacher>(ledger, "The teachers; where no table lists them, those whom postings name.");
    bind_ledger_table<Posting>(ledger, "Moves of teachers from home to host.");
    bind_ledger_table<Transfer>(ledger, "Money and goods that moved.");
    bind_ledger_table<Need>(ledger, "Posts by subject.");
    bind_ledger_table<Indicator>(ledger, "Resource totals of schools.");
    bind_ledger_table<Document>(ledger, "Notices, plans, inspections and the like.");
    bind_ledger_table<Claim>(ledger, "Figures that documents state.");
    bind_ledger_table<Succession>(ledger, "What became of schools.");
    bind_what_if(ledger);
    ledger
        .def_property_readonly(
            "findings", [](const Ledger& self) { return std::make_shared<FindingsView>(self.findings()); },
            "What is doubtful, and what was wrong with dropped rows: by table and row.")
        .def_property_readonly(
            "sources", [](const Ledger& self) { return py::tuple(py::cast(self.sources())); },
            "Where the tables came from and how they were read; empty for a ledger made from others.")
        .def_property_readonly(
            "dropped",
            [](const Ledger& self) {
                py::list rows;
                for (const DroppedRow& each : self.dropped()) rows.append(py::make_tuple(each.table, each.row));
                return py::tuple(rows);
            },
            "The rows dropped by ``keep_valid``, each as (table, row).")
        .def_property_readonly(
            "not_ties",
            [](const Ledger& self) {
                py::dict counts;
                for (const auto& [form, count] : self.not_ties()) counts[py::str(word_of(form))] = count;
                return counts;
            },
            "How many postings make no tie, by form: those in which the weak school sends.")
        .def_property_readonly(
            "district", [](const Ledger& self) { return self.settings().district; },
            "Whose ledger it is; empty if it does not say.")
        .def("fingerprint", &Ledger::fingerprint, release_gil(),
             "16 hexadecimal digits that depend on records and settings, not on the order of rows.  O(cells).")
        .def(
            "__eq__", [](const Ledger& self, const Ledger& other) { return self == other; }, py::is_operator(),
            release_gil())
        .def("__repr__", [](const Ledger& self) {
            const auto count = [](std::size_t rows, const char* what) { return std::to_string(rows) + " " + what; };
            return "<Ledger: " + count(self.table<School>().size(), "schools, ") +
                   count(self.table<Support>().size(), "supports, ") +
                   count(self.table<Posting>().size(), "postings, ") +
                   count(self.table<Transfer>().size(), "transfers, ") + count(self.findings().size(), "findings") +
                   ">";
        });
}

/// A difference, seen from Python as its rows.
class DifferenceView final : public FrameView {
public:
    explicit DifferenceView(Difference difference)
        : FrameView{"change", frame_of(difference.rows())}, difference_{std::move(difference)} {}
    [[nodiscard]] bool has_row_class() const noexcept override { return true; }
    [[nodiscard]] const Difference& difference() const noexcept { return difference_; }

private:
    Difference difference_;
};

void bind_difference(py::module_& m) {
    py::class_<DifferenceView, FrameView, std::shared_ptr<DifferenceView>>(m, "Difference", R"doc(
What changed from one ledger to another: a row for each field that differs, and a summary in words.

Made by `difference` and `inverse`.  It is a table, with ``len``, iteration and frames, and keeps both ledgers alive.
)doc")
        .def_property_readonly(
            "before", [](const DifferenceView& self) { return self.difference().before(); }, "The ledger as it was.")
        .def_property_readonly(
            "after", [](const DifferenceView& self) { return self.difference().after(); }, "The ledger as it is.")
        .def(
            "summary",
            [](const DifferenceView& self, const std::string& language) {
                const Language chosen = language_from(language);
                const ReleasedGil released;
                return self.difference().summary(chosen);
            },
            py::arg("language") = "en", R"doc(
One sentence a record, column or setting that differs, in the order of the rows.

A record was added, removed, moved (an end or a home is another), re-targeted (the recipient of a support is another), ended (its
last day was running or unknown and is known), extended or shortened (its last day is later or earlier), else changed.

Parameters
----------
language : {"en", "zh"}
    English or Chinese.
)doc");
    m.def(
        "difference",
        [](const Ledger& before, const Ledger& after) {
            PythonWatch watch;
            const ReleasedGil released;
            return std::make_shared<DifferenceView>(difference(before, after, watch.watch()));
        },
        py::arg("before"), py::arg("after"), R"doc(
What changed from one ledger to another, record by record and field by field.

Records with an id are the same if the ids are.  Those without one are looked for by the fields that their made id names, which
``paired_by`` says: of several alike those equal in every field pair first.  So one of these fields changed shows as a
record removed and another added.  The order of rows and columns does not count: no rows means equal fingerprints.

Returns
-------
Difference
    One row a field: `table`, `id` (None for settings and columns), `field`, `before` and `after` (str as a ledger's cell
    holds it, None where the record is not there), `what` (added, removed or changed, of the record), `paired_by` (id,
    content, None).  First the settings, then table by table: columns by name, then records by id.

Notes
-----
O(N log N) for N records.
)doc");
    m.def(
        "inverse",
        [](const DifferenceView& self) { return std::make_shared<DifferenceView>(inverse(self.difference())); },
        py::arg("difference"), release_gil(), "The difference the other way round: from `after` to `before`.");
    m.def(
        "apply",
        [](const DifferenceView& self, const Ledger& ledger) {
            PythonWatch watch;
            const ReleasedGil released;
            return apply(self.difference(), ledger, watch.watch());
        },
        py::arg("difference"), py::arg("ledger"), R"doc(
What a ledger becomes by a difference: ``apply(difference(a, b), a) == b``.

Records that the difference does not touch stay as they are, whether ``before`` has them or not; so a change that was worked out
on one state of a ledger can be made on another.

Raises
------
BadArgument
    If a record or field that changes is not as before, or a record to be added is there: the text names the record, the field
    and both values.
BadLedger
    If the result could not be used: ``.findings`` has all of it.

Notes
-----
O(N log N) for N records.
)doc");
}

}  // namespace

void bind_ledger(py::module_& m) {
    bind_source(m);
    bind_tables(m);
    bind_difference(m);
}

}  // namespace jiedui::bindings
