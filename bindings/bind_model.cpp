// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bind_answer.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/io/number_day.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/school_set.hpp"
#include "jiedui/model/slice.hpp"
#include "pybind.hpp"
#include "python_watch.hpp"

namespace jiedui::bindings {
namespace {

void bind_school_set(py::module_& m) {
    py::class_<SchoolSet>(m, "SchoolSet", R"doc(
Some schools of a network, fixed when made.

From ``network.schools_where(weak=True)``, ``network.school_set(ids)``, or by ``&``, ``|``, ``-``, ``~``.  Where an attribute is
unknown a school is not selected, and counted; a complement has the unknown ones, and still counts them.
)doc")
        .def_property_readonly("unknown_count", &SchoolSet::unknown_count,
                               "Of how many schools nobody knows whether they belong.")
        .def_property_readonly(
            "network", [](const SchoolSet& self) { return self.network(); }, "The network that it is of.")
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
Keep the ties in force on a day: a ``datetime.date``, ISO text, ``numpy.datetime64``, or ``pandas.Timestamp`` at midnight
without a time zone; a longer span is an error.

A tie of which missing dates leave that open is left out and counted as undecided.
)doc")
        .def(
            "during",
            [](const Graph& self, const py::object& period) {
                return self.during(period_from(period, calendar_of(network_of(self))));
            },
            py::arg("period"),
            R"doc(
Keep the ties in force on some day of a period, whose bounds must be known.

A period is a Period, ``(first, last)``, both inside, or a text: ``2003-autumn``, ``2003/2004``, ``2003`` (the calendar year),
``2003-09..2004-06``.
)doc")
        .def(
            "throughout",
            [](const Graph& self, const py::object& period) {
                return self.throughout(period_from(period, calendar_of(network_of(self))));
            },
            py::arg("period"),
            R"doc(
Keep the ties in force on every day of a period, given as for ``during``.

Support that a second tie continues is not seen: ask ``over`` months.
)doc");
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

/// Whether the records of some kind of tie have a column of days of this name.
[[nodiscard]] bool is_day_of_tie(std::string_view column) {
    return holds_days<Support>(column) || holds_days<Posting>(column) || holds_days<Transfer>(column);
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
                const std::vector<Condition> conditions = conditions_from(columns, &is_day_of_tie);
                const ReleasedGil released;
                Slice slice{network_of(self)};
                if constexpr (std::same_as<Graph, Slice>) slice = self;
                for (const Condition& each : conditions) slice = slice.where(each);
                return slice;
            },
            R"doc(
Keep the ties whose record has one of the values in each column: ``where(form="rotation", batch=["1", "2"])``.

Any column of supports, postings or transfers, or an attribute.  An unknown value is undecided, a table without the
column is no.  In a column of days the number 2003.1 is an error, as it may be January or October: give a text.  O(ties).
)doc");
}

template <class Graph>
void bind_choosing(py::class_<Graph>& graph) {
    const auto choose = [&](const char* name, Slice (Graph::*call)() const, const char* doc) {
        graph.def(name, call, doc);
    };
    graph.def("frozen", &Graph::frozen, release_gil(), R"doc(
The same slice over a compact store of its own: for many questions, which then look at no tie that it does not have.

A slice made from it by a further call has no such store.  O(schools + ties); 16 bytes a tie of the slice, 8 a school.
)doc");
    choose("agreed", &Graph::agreed, "Look at agreements; the default.");
    choose("delivered", &Graph::delivered, "Look at postings and transfers.");
    choose("all_kinds", &Graph::all_kinds, "Look at agreements, postings and transfers.");
    choose("planned", &Graph::planned, "Look at planned ties only; unknown status is not planned.");
    choose("with_planned", &Graph::with_planned, "Look at planned ties too; the default leaves them out.");
    choose("with_undated", &Graph::with_undated, "Keep what missing data leave undecided, as if it were sure.");
    choose("with_unknown_channel", &Graph::with_unknown_channel,
           "Keep ties of unknown channel in spite of ``through``.");
}

/// A period, called as the caller wrote it.
[[nodiscard]] NamedPeriod named_period_from(const py::handle& value, const Calendar& calendar) {
    const Period period = period_from(value, calendar);
    return py::isinstance<py::str>(value) ? NamedPeriod{period, value.cast<std::string>()} : NamedPeriod{period};
}

template <class Graph>
void bind_over(py::class_<Graph>& graph) {
    graph.def(
        "over",
        [](const Graph& self, const py::object& periods, const py::object& threads, const py::object& progress) {
            if (py::isinstance<py::str>(periods))
                throw py::type_error("over takes several periods: over([\"" + printable(periods.cast<std::string>()) +
                                     "\"])");
            if (!is_iterable(periods))
                throw py::type_error("over takes several periods in a list, not " +
                                     py::str(py::type::of(periods).attr("__name__")).cast<std::string>());
            std::vector<NamedPeriod> named;
            for (const py::handle each : periods)
                named.push_back(named_period_from(each, calendar_of(network_of(self))));
            return PeriodsOf{self.over(std::move(named)), count_from(threads, "threads"), progress};
        },
        py::arg("periods"), py::arg("threads") = 1, py::arg("progress") = py::none(), R"doc(
Ask a question in each of several periods: ``network.over(["2003-autumn", "2004-spring"]).roles()``.

Parameters
----------
periods : list
    Each a Period, ``(first, last)``, both inside, or a text, as for ``during``; their bounds must be known.
threads : int
    How many threads at most; 0 for as many as the machine has.  The answer is the same.
progress : callable, optional
    Called some twenty times a second with ``step, done, share``.

Returns
-------
SliceOver
    It has every question as a method, with the arguments of Slice's: one Answer, whose rows begin with ``period``, what the caller calls it or
    ``first..last``; by period as given, within it in the question's order.
)doc");
}

void bind_slice_over(py::module_& m) {
    py::class_<PeriodsOf>(m, "SliceOver", R"doc(
A slice, and the periods in each of which a question is asked of it: what ``over`` gives.  Questions are methods.

Each is asked of the slice ``during`` each period.  ``left_out`` of the answer counts a tie once, however many periods left it out.
)doc")
        .def("__repr__", [](const PeriodsOf& self) {
            return "<SliceOver: " + std::to_string(self.over.periods().size()) + " periods>";
        });
}

template <class Graph>
void bind_networkx(py::class_<Graph>& graph, const char* doc) {
    graph.def(
        "to_networkx", [](const py::object& self) { return called_in("jiedui.graphs", "to_networkx", self); }, doc);
}

void bind_slice(py::module_& m) {
    py::class_<Slice> slice(m, "Slice", R"doc(
A narrowed view of a network: which schools, when, through what.  It chains, and copies cheaply.

Calls that narrow (``at``, ``during``, ``throughout``, ``through``, ``within``, ``without``, ``supported_by``, ``supporting``, ``where``)
hold together, in any order.  Of calls that choose (``agreed``, ``delivered``, ``all_kinds``; ``planned``, ``with_planned``) the last
counts.  Questions are methods.
)doc");
    bind_narrowing(slice);
    bind_choosing(slice);
    bind_over(slice);
    bind_networkx(slice, R"doc(
The slice's schools and ties as a ``networkx.MultiDiGraph``: nodes, edges and attributes as `Network.to_networkx` gives them.

Raises
------
MissingExtra
    If NetworkX is not installed.
)doc");
    slice.def_property_readonly(
             "network", [](const Slice& self) { return self.network(); }, "The whole network.")
        .def("__repr__", [](const Slice& self) {
            const std::string& steps = self.description();
            return "<Slice: " + (steps.empty() ? "all agreements" : printable(steps, most_said)) + ">";
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
    network
        .def(py::init([](Ledger ledger) {
                 PythonWatch watch;
                 const ReleasedGil released;
                 return Network{std::move(ledger), watch.watch()};
             }),
             py::arg("ledger"))
        .def_property_readonly("school_count", &Network::school_count, "How many schools.")
        .def_property_readonly("tie_count", &Network::tie_count,
                               "How many ties of every kind, planned and self-support too.")
        .def_property_readonly(
            "ledger", [](const Network& self) { return self.ledger(); }, "What it was made from.")
        .def(
            "school_set",
            [](const Network& self, const py::object& ids) { return self.school_set(schools_from(self, ids)); },
            py::arg("ids"), "The schools of these ids, or of one.")
        .def(
            "schools_where",
            [](const Network& self, const py::kwargs& attributes) {
                const std::vector<Condition> conditions = conditions_from(attributes, &holds_days<School>);
                const ReleasedGil released;
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
                PythonWatch watch;
                const ReleasedGil released;
                return self.following_successions(last, watch.watch());
            },
            py::arg("day"), R"doc(
The network in which records name, from each rename, merger or new code up to a day on, the school that came after.

Only the part of a record from that day on moves: it becomes a record of its own, called ``id@2004-09-01`` after the record and the
day.  A split, a closing and whatever is unknown move nothing; ``identity`` lists them.  The same network if nothing moves.

Parameters
----------
day : datetime.date, datetime64, Timestamp or str
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
    bind_over(network);
    bind_networkx(network, R"doc(
All schools and ties as a ``networkx.MultiDiGraph``; `from_networkx` makes a ledger of it again.

A node is a school's id, with the columns of ``ledger.schools`` as attributes.  An edge leads from supporter to recipient for each
tie of every kind, planned ones and self-support too.  Its key is (kind, id); its attributes are ``kind``, ``id``, which is None where
the id was made, and the columns of its record.  What else is unknown is no attribute.  A day is a date and, with ``_text`` behind its
name, what the ledger says: an empty ``last_day_text`` is a running end.

Raises
------
MissingExtra
    If NetworkX is not installed.

Notes
-----
``graph.graph`` holds ``district``, ``fingerprint``, ``version``, ``settings`` (of ledger.json), ``columns`` (that each table has), and
``not_ties``, the postings that are no ties.  O(cells of these tables); a copy of its own, which may be changed.
)doc");
}

}  // namespace

void bind_model(py::module_& m) {
    bind_school_set(m);
    bind_slice_over(m);
    bind_slice(m);
    bind_network(m);
}

}  // namespace jiedui::bindings
