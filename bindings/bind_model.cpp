// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bind_answer.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/difference.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/school_set.hpp"
#include "jiedui/model/slice.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {
namespace {

template <class Record>
void bind_ledger_table(py::class_<Ledger>& ledger, const char* doc) {
    ledger.def_property_readonly(
        std::string{Record::table}.c_str(),
        [](const Ledger& self) -> std::shared_ptr<FrameView> {
            const py::gil_scoped_release released;
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
            return "<Source: " + self.table + " from " + in_quotes(self.name) + text + ">";
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
            if (!py::isinstance<py::str>(id)) throw py::type_error("an id is a str, not " + std::string{py::repr(id)});
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
                return py::module_::import("jiedui.reading").attr("with_records")(self, tables);
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
                const py::gil_scoped_release released;
                return self.without_records(ids);
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
                const py::gil_scoped_release released;
                return self.as_known_on(known);
            },
            py::arg("day"), R"doc(
The ledger as it was known on a day, by ``recorded_on`` and ``withdrawn_on`` of each record.

A record was known if it was recorded on the day or before, or nobody knows when, and not withdrawn on the day or before.  Where
a coarser value leaves that open, as ``2003-09`` does within September, it is left out with the doubtful finding
``undecided_record``.  What names a record that was not known is left out, too, with an ``unknown_id``.  ``dropped`` lists
both.  What a record said before it was corrected, a ledger does not hold.

Parameters
----------
day : datetime.date or str
    A date or ISO day.

Notes
-----
O(N log N) for N records.
)doc");
}

void bind_ledger(py::module_& m) {
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
                const py::gil_scoped_release released;
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
            return std::make_shared<DifferenceView>(difference(before, after));
        },
        py::arg("before"), py::arg("after"), release_gil(), R"doc(
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
        "apply", [](const DifferenceView& self, const Ledger& ledger) { return apply(self.difference(), ledger); },
        py::arg("difference"), py::arg("ledger"), release_gil(), R"doc(
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

void bind_school_set(py::module_& m) {
    py::class_<SchoolSet>(m, "SchoolSet", R"doc(
Some schools of a network, fixed when made.

From ``network.schools_where(weak=True)``, ``network.school_set(ids)``, or by ``&``, ``|``, ``-``, ``~``.  Where an attribute is
unknown a school is not selected, and counted; a complement has the unknown ones, and still counts them.
)doc")
        .def_property_readonly("unknown_count", &SchoolSet::unknown_count,
                               "Of how many schools nobody knows whether they belong.")
        .def("__len__", &SchoolSet::size)
        .def(
            "__contains__",
            [](const SchoolSet& self, const std::string& id) { return self.contains(self.network().school_of(id)); },
            py::arg("id"))
        .def("__iter__",
             [](const SchoolSet& self) { return py::iter(py::cast(ids_of(self.network(), self.schools()))); })
        .def(
            "__and__", [](const SchoolSet& a, const SchoolSet& b) { return a & b; }, py::is_operator())
        .def(
            "__or__", [](const SchoolSet& a, const SchoolSet& b) { return a | b; }, py::is_operator())
        .def(
            "__sub__", [](const SchoolSet& a, const SchoolSet& b) { return a - b; }, py::is_operator())
        .def("__invert__", [](const SchoolSet& a) { return ~a; })
        .def(
            "__eq__", [](const SchoolSet& a, const SchoolSet& b) { return a == b; }, py::is_operator())
        .def("__repr__", [](const SchoolSet& self) {
            return "<SchoolSet of " + std::to_string(self.size()) + " schools, " +
                   std::to_string(self.unknown_count()) + " unknown>";
        });
}

[[nodiscard]] const Network& network_of(const Network& network) { return network; }
[[nodiscard]] const Network& network_of(const Slice& slice) { return slice.network(); }
[[nodiscard]] const Calendar& calendar_of(const Network& network) { return network.ledger().settings().calendar; }

template <class Graph>
void bind_time(py::class_<Graph>& graph) {
    graph
        .def(
            "at",
            [](const Graph& self, const py::object& day) {
                return self.at(day_from(day, calendar_of(network_of(self))));
            },
            py::arg("day"), R"doc(
Keep the ties in force on a day: a ``datetime.date`` or ISO text; a longer span is an error.

A tie of which missing dates leave that open is left out and counted as undecided.
)doc")
        .def(
            "during",
            [](const Graph& self, const py::object& period) {
                return self.during(period_from(period, calendar_of(network_of(self))));
            },
            py::arg("period"),
            "Keep the ties in force on some day of a Period or span (``2003-autumn``); bounds must be known.")
        .def(
            "throughout",
            [](const Graph& self, const py::object& period) {
                return self.throughout(period_from(period, calendar_of(network_of(self))));
            },
            py::arg("period"),
            "Keep the ties in force on every day of a Period or span; support that a second tie continues is not "
            "seen.");
}

template <class Graph>
void bind_sets(py::class_<Graph>& graph) {
    using Narrow = Slice (Graph::*)(const SchoolSet&) const;
    const auto narrow = [&](const char* name, Narrow call, const char* doc) {
        graph.def(
            name,
            [call](const Graph& self, const py::object& schools, const py::kwargs& attributes) {
                return (self.*call)(school_set_from(network_of(self), schools, attributes));
            },
            py::arg("schools") = py::none(), py::pos_only(), doc);
    };
    narrow(
        "within", &Graph::within,
        "Keep only these schools: ids, one id, a SchoolSet, or attributes as keywords; others and their ties leave.");
    narrow("without", &Graph::without, "Keep all but these schools; those of unknown membership stay.");
    narrow("supported_by", &Graph::supported_by, "Keep the ties whose supporter is one of these schools.");
    narrow("supporting", &Graph::supporting, "Keep the ties whose recipient is one of these schools.");
}

template <class Graph>
void bind_narrowing(py::class_<Graph>& graph) {
    bind_time(graph);
    bind_sets(graph);
    graph
        .def(
            "through",
            [](const Graph& self, const py::object& channels) { return self.through(channels_from(channels)); },
            py::arg("channels"), R"doc(
Keep the ties through a channel, a family or several of them.

Channels are ``staff``, ``teaching`` (family ``teaching_staff``), ``funds``, ``materials`` (family ``material``).  A tie of
unknown channel is left out and counted.
)doc")
        .def(
            "where",
            [](const Graph& self, const py::kwargs& columns) {
                const std::vector<Condition> conditions = conditions_from(columns);
                const py::gil_scoped_release released;
                Slice slice{network_of(self)};
                if constexpr (std::same_as<Graph, Slice>) slice = self;
                for (const Condition& each : conditions) slice = slice.where(each);
                return slice;
            },
            R"doc(
Keep the ties whose record has one of the values in each column: ``where(form="rotation", batch=["1", "2"])``.

Any column of supports, postings or transfers, or an attribute.  An unknown value is undecided, a table without the
column is no.  O(ties).
)doc");
}

template <class Graph>
void bind_choosing(py::class_<Graph>& graph) {
    const auto choose = [&](const char* name, Slice (Graph::*call)() const, const char* doc) {
        graph.def(name, call, doc);
    };
    choose("agreed", &Graph::agreed, "Look at agreements; the default.");
    choose("delivered", &Graph::delivered, "Look at postings and transfers.");
    choose("all_kinds", &Graph::all_kinds, "Look at agreements, postings and transfers.");
    choose("planned", &Graph::planned, "Look at planned ties only; unknown status is not planned.");
    choose("with_planned", &Graph::with_planned, "Look at planned ties too; the default leaves them out.");
    choose("with_undated", &Graph::with_undated, "Keep what missing data leave undecided, as if it were sure.");
    choose("with_unknown_channel", &Graph::with_unknown_channel,
           "Keep ties of unknown channel in spite of ``through``.");
}

void bind_slice(py::module_& m) {
    py::class_<Slice> slice(m, "Slice", R"doc(
A narrowed view of a network: which schools, when, through what.  It chains, and copies cheaply.

Calls that narrow may come in any order; of two that choose the same thing the last counts.  Questions are methods.
)doc");
    bind_narrowing(slice);
    bind_choosing(slice);
    slice.def_property_readonly("network", &Slice::network, "The whole network.")
        .def("__repr__", [](const Slice& self) {
            return "<Slice: " + (self.description().empty() ? std::string{"all agreements"} : self.description()) + ">";
        });
}

void bind_network(py::module_& m) {
    py::class_<Network> network(m, "Network", R"doc(
All schools and ties of a ledger as a directed graph over time, frozen.

Slices and questions are methods; a question of a network is asked of its default slice: agreements, planned ones left out.

Parameters
----------
ledger : Ledger
    Its schools and, as ties, its supports, postings and transfers.
)doc");
    network.def(py::init<Ledger>(), py::arg("ledger"), release_gil())
        .def_property_readonly("school_count", &Network::school_count, "How many schools.")
        .def_property_readonly("tie_count", &Network::tie_count,
                               "How many ties of every kind, planned and self-support too.")
        .def_property_readonly("ledger", &Network::ledger, "What it was made from.")
        .def(
            "school_set",
            [](const Network& self, const py::object& ids) { return self.school_set(schools_from(self, ids)); },
            py::arg("ids"), "The schools of these ids, or of one.")
        .def(
            "schools_where",
            [](const Network& self, const py::kwargs& attributes) {
                const std::vector<Condition> conditions = conditions_from(attributes);
                const py::gil_scoped_release released;
                return self.schools_where(conditions);
            },
            R"doc(
The schools that have the value, or one of the values, in each column: ``schools_where(township="三元乡", weak=True)``.

A school whose value is unknown is not selected; ``unknown_count`` says how many there are.
)doc")
        .def(
            "following_successions",
            [](const Network& self, const py::object& day) {
                const Day last = day_from(day, calendar_of(self));
                const py::gil_scoped_release released;
                return self.following_successions(last);
            },
            py::arg("day"), R"doc(
The network in which records name, from each rename, merger or new code up to a day on, the school that came after.

Only the part of a record from that day on moves: it becomes a record of its own, called ``id@2004-09-01`` after the record and the
day.  A split, a closing and whatever is unknown move nothing; ``identity`` lists them.  The same network if nothing moves.

Parameters
----------
day : datetime.date or str
    The last day that counts.

Notes
-----
O(N log N) for N records.  Each part has the whole amount and head count of its record.
)doc")
        .def(
            "schools_named",
            [](const Network& self, const std::string& name) { return ids_of(self, self.schools_named(name)); },
            py::arg("name"), "The ids of the schools of that name or alias, ascending; several may share one.")
        .def(
            "school_named",
            [](const Network& self, const std::string& name) { return std::string{self.id(self.school_named(name))}; },
            py::arg("name"), "The id of the one school of that name or alias.")
        .def(
            "name",
            [](const Network& self, const std::string& id) { return self.get<&School::name>(self.school_of(id)); },
            py::arg("school"), "What a school is called.")
        .def(
            "pupils", [](const Network& self, const std::string& id) { return self.pupils(self.school_of(id)); },
            py::arg("school"), "The pupils of the stages that a school teaches; None if those of one are unknown.")
        .def(
            "__eq__", [](const Network& self, const Network& other) { return self == other; }, py::is_operator(),
            "Whether both are the same network, not one like it.")
        .def("__hash__", [](const Network& self) { return std::hash<const void*>{}(&self.ledger()); })
        .def("__repr__", [](const Network& self) {
            return "<Network: " + std::to_string(self.school_count()) + " schools, " +
                   std::to_string(self.tie_count()) + " ties>";
        });
    bind_narrowing(network);
    bind_choosing(network);
}

}  // namespace

void bind_model(py::module_& m) {
    bind_source(m);
    bind_ledger(m);
    bind_difference(m);
    bind_school_set(m);
    bind_slice(m);
    bind_network(m);
}

}  // namespace jiedui::bindings
