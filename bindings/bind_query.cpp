// SPDX-License-Identifier: Apache-2.0
#include <concepts>
#include <cstdint>
#include <string>
#include <utility>

#include "bind_answer.hpp"
#include "jiedui/query/claims.hpp"
#include "jiedui/query/coverage.hpp"
#include "jiedui/query/dependence.hpp"
#include "jiedui/query/duties.hpp"
#include "jiedui/query/identity.hpp"
#include "jiedui/query/partners.hpp"
#include "jiedui/query/reach.hpp"
#include "jiedui/query/rings.hpp"
#include "jiedui/query/roles.hpp"
#include "jiedui/query/schools.hpp"
#include "jiedui/query/sole_supports.hpp"
#include "jiedui/query/ties.hpp"
#include "jiedui/query/withdraw.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {
namespace {

/// Binds questions as methods of Slice, and of Network for its default slice.
class Questions {
public:
    explicit Questions(const py::module_& m) : slice_{m.attr("Slice")}, network_{m.attr("Network")} {}

    /// `question(slice, arguments...)` makes an Answer; `read` turns Python's arguments into C++'s while the GIL is
    /// held, the question runs without it.
    template <class Read, class... Extra>
    void add(const char* name, Read read, const char* doc, const Extra&... extra) {
        add_to<Slice>(slice_, name, read, doc, extra...);
        add_to<Network>(network_, name, read, doc, extra...);
    }

private:
    template <class Graph, class... Arguments, class Read, class... Extra>
    static void add_typed(py::object& to, const char* name, Read read, const char* doc,
                          py::object (Read::*)(const Slice&, Arguments...) const, const Extra&... extra) {
        py::cpp_function method(
            [read](const Graph& graph, Arguments... arguments) {
                if constexpr (std::same_as<Graph, Slice>)
                    return read(graph, std::forward<Arguments>(arguments)...);
                else
                    return read(Slice{graph}, std::forward<Arguments>(arguments)...);
            },
            py::name(name), py::is_method(to), py::sibling(py::getattr(to, name, py::none())), extra..., doc);
        to.attr(name) = method;
    }
    template <class Graph, class Read, class... Extra>
    static void add_to(py::object& to, const char* name, Read read, const char* doc, const Extra&... extra) {
        add_typed<Graph>(to, name, read, doc, &Read::operator(), extra...);
    }

    py::object slice_;
    py::object network_;
};

/// Runs a question without the GIL.
template <class Ask>
[[nodiscard]] py::object asked(Ask&& ask) {
    std::shared_ptr<AnswerView> view;
    {
        const py::gil_scoped_release released;
        view = to_view(ask());
    }
    return py::cast(std::move(view));
}

/// More hops than there can be are any.
[[nodiscard]] std::uint32_t hops_from(const py::object& max_hops) {
    if (max_hops.is_none()) return graph::any_hops;
    const py::object hops = py::module_::import("operator").attr("index")(max_hops);  // an int, be it NumPy's
    if (hops < py::int_{0}) throw Error{ErrorCode::bad_number, py::str(hops), "max_hops is 0 or more"};
    if (hops >= py::int_{graph::any_hops}) return graph::any_hops;
    return hops.cast<std::uint32_t>();
}

void bind_records(Questions& questions) {
    questions.add("schools", [](const Slice& slice) { return asked([&] { return schools(slice); }); }, R"doc(
List the schools of the slice with all that the ledger says of them.

Returns
-------
Answer
    One row per school, ascending: ``school`` (id) and the ledger's columns.  Evidence: the ties from it and to it.

Notes
-----
O(schools).
)doc");
    questions.add("ties", [](const Slice& slice) { return asked([&] { return ties(slice); }); }, R"doc(
List the ties of the slice with what their records say.

Returns
-------
Answer
    One row per tie, ascending by supporter, channel, first day, end, recipient, kind, id (unknown ones last): ``tie_kind``, ``tie`` (id), ``supporter``,
    ``recipient``, ``channel``, ``status``, ``first_day``, ``last_day`` (each with its text), ``amount``, ``unit``, ``basis``.  Evidence: the tie.

Notes
-----
O(schools + ties).
)doc");
    questions.add("claims", [](const Slice& slice) { return asked([&] { return claims(slice); }); }, R"doc(
Set the figures that documents state beside what the records show.

Three words are counted: ``duty_schools`` (schools with a duty of one or more), ``persons`` (distinct teachers whom postings name),
``person_times`` (heads of postings).  The last two count postings that surely begin in the claim's days.

Returns
-------
Answer
    One row per claim, by document, what, stated, unit: ``document``, ``what``, ``stated``, ``recorded`` (None for other words), ``unit``.  Evidence: the
    postings counted.

Notes
-----
O(schools + claims × ties).  Source: F6, 19 schools, 129 teachers, 107 person-times.
)doc");
    questions.add(
        "identity",
        [](const Slice& slice, const py::object& day) {
            const Day last = day_from(day, slice.network().ledger().settings().calendar);
            return asked([&] { return identity(slice, last); });
        },
        R"doc(
Find what renames, mergers, splits and closings do to each record that names a school which is no more.

Agreements, postings and transfers are looked at whatever kind the slice chose.  ``what`` says what is to do: ``followed`` (the record
began on the day or later and belongs to the successor), ``cut`` (from the day on it does), ``split`` (choose a successor),
``closed`` (there is none), ``undecided`` (a day, kind or successor is unknown).  ``network.following_successions`` does the first two.

Parameters
----------
day : datetime.date or str
    The last day that counts; successions of unknown day always do.

Returns
-------
Answer
    One row per record and succession, ascending by columns, a missing successor last: ``record_kind`` and ``record``, ``school`` (whom the
    record names, or came to along a chain), ``successor`` (None if none is known), ``what``.  Evidence: the record.

Notes
-----
O(successions log successions + ties × successions of a school).
)doc",
        py::arg("day"));
}

void bind_partners(Questions& questions) {
    questions.add("roles", [](const Slice& slice) { return asked([&] { return roles(slice); }); }, R"doc(
Say of every school whether it supports, is supported, both, or neither.

Returns
-------
Answer
    One row per school, ascending: ``school``, ``role`` (``supporter``, ``recipient``, ``both``, ``neither``), ``supporters`` and ``recipients``
    (distinct schools), ``certain`` (the row is the same whatever was left out).  Evidence: the ties from it and to it.

Notes
-----
O(schools + ties log degree).  Source: F9, a school may be recipient and supporter at once.
)doc");
    questions.add(
        "partners",
        [](const Slice& slice, const std::string& school) {
            const SchoolIndex index = slice.network().school_of(school);
            return asked([&] { return partners(slice, index); });
        },
        R"doc(
List the schools that are tied to one school.

Parameters
----------
school : str
    Its id.

Returns
-------
Answer
    One row a partner and direction, ascending: ``partner``, ``direction`` (``gives``: the partner supports it; ``gets``), ``channels`` (known
    ones), ``ties``.  Evidence: the ties between them that way.

Raises
------
UnknownId
    If there is no such school; the nearest ids are named.
)doc",
        py::arg("school"));
    questions.add("duties", [](const Slice& slice) { return asked([&] { return duties(slice); }); }, R"doc(
Compare the duty of each school with the schools that it supports.

Returns
-------
Answer
    One row per school of known duty, ascending: ``school``, ``required``, ``met`` (distinct recipients), ``shortfall``, ``verdict`` (``met``,
    ``not_met``, ``undecided`` where a tie that was left out decides).  Evidence: the ties from it.

Notes
-----
O(schools + ties log degree).  Source: F10, a large town school supports two weak rural schools.
)doc");
    questions.add(
        "sole_supports", [](const Slice& slice) { return asked([&] { return sole_supports(slice); }); }, R"doc(
Find the schools all of whose incoming ties come from one supporter.

Returns
-------
Answer
    One row per such school, by ascending recipient: ``recipient`` and ``supporter`` (ids), ``ties`` (count), ``certain`` (no tie that was left
    out leads to it).  Evidence: all ties to it.

Notes
-----
O(schools + ties).  Source: glossary, "sole support".
)doc");
}

void bind_coverage(Questions& questions) {
    questions.add(
        "coverage",
        [](const Slice& slice, const py::object& needy, const py::object& needed) {
            CoverageOptions options;
            if (!needy.is_none()) options.needy = school_set_from(slice.network(), needy, {});
            if (!needed.is_none()) options.needed = channels_from(needed);
            return asked([&] { return coverage(slice, options); });
        },
        R"doc(
Say of every needy school what it gets, and whether that is all it needs.

Parameters
----------
needy : SchoolSet, str or list of str, optional
    The schools to look at; by default those known to be weak.
needed : str or list of str, optional
    The channels or family that each must get; by default any tie will do.

Returns
-------
Answer
    One row per needy school, ascending: ``school``, ``channels``, ``supporters`` (distinct), ``covered`` (``yes``, ``no``, ``undecided``: whatever
    was left out, or not), ``missing``.  Evidence: all ties to it.

Notes
-----
O(schools + ties log degree).
)doc",
        py::arg("needy") = py::none(), py::arg("needed") = py::none());
}

void bind_chains(Questions& questions) {
    questions.add(
        "reach",
        [](const Slice& slice, const std::string& school, const py::object& max_hops) {
            const SchoolIndex index = slice.network().school_of(school);
            const std::uint32_t hops = hops_from(max_hops);
            return asked([&] { return reach(slice, index, hops); });
        },
        R"doc(
Find the schools that are reached from one school along chains of ties.

Parameters
----------
school : str
    The id of the school where chains begin.
max_hops : int, optional
    How long they may be, in ties; any length by default.

Returns
-------
Answer
    One row per school reached, by hops, then school: ``school``, ``hops``, ``tie_kind`` and ``tie`` (the lowest tie from a school one hop
    nearer).  Evidence: the chain to it.

Notes
-----
O(k log k) for k schools and ties looked at.  Source: F11, supporters radiate their example.
)doc",
        py::arg("school"), py::arg("max_hops") = py::none());
    questions.add(
        "chain",
        [](const Slice& slice, const std::string& from, const std::string& to) {
            const SchoolIndex first = slice.network().school_of(from);
            const SchoolIndex last = slice.network().school_of(to);
            return asked([&] { return chain(slice, first, last); });
        },
        R"doc(
Find a shortest chain of ties from one school to another: the one that ``reach`` walks back.

Parameters
----------
a, b : str
    The ids of the schools where the chain begins and ends.

Returns
-------
Answer
    One row per tie, in the order of the chain: ``position`` (from 1), ``tie_kind``, ``tie``, ``supporter``, ``recipient``.  No rows if there is no
    chain.  Evidence: the tie.
)doc",
        py::arg("a"), py::arg("b"));
    questions.add("rings", [](const Slice& slice) { return asked([&] { return rings(slice); }); }, R"doc(
Find the groups of two schools or more of which each reaches each along chains of ties.

Returns
-------
Answer
    One row a school of a ring: ``ring`` (from 1, by lowest school), ``school``, ``fed`` (a chain from an outside supporter reaches the ring); by
    ring, then school.  Evidence: the ties between schools of the ring and, where it is fed, a shortest chain to it.

Notes
-----
O(schools + ties).  Source: glossary, "ring", "fed".
)doc");
}

void bind_losses(Questions& questions) {
    questions.add("dependence", [](const Slice& slice) { return asked([&] { return dependence(slice); }); }, R"doc(
Say of every school that gives how many others its withdrawal would leave without support.

Returns
-------
Answer
    One row per school that gives, ascending: ``school``, ``directly`` (schools it supports alone), ``through_chain`` (more that every chain
    reaches through it), ``pupils`` (of all these; None if one school's are unknown).  Evidence: all ties to these schools.

Notes
-----
Close to O(schools + ties), by dominators.  Source: glossary, "outside supporter", "fed".
)doc");
    questions.add(
        "withdraw",
        [](const Slice& slice, const py::object& schools) {
            const auto withdrawn = schools_from(slice.network(), schools);
            return asked([&] { return withdraw(slice, withdrawn); });
        },
        R"doc(
Say which schools would lose support if these stopped giving it.

Parameters
----------
schools : list of str, str or SchoolSet
    The schools that withdraw.

Returns
-------
Answer
    One row per school that loses, ascending: ``school``, ``how`` (``direct``: all its supporters withdraw; ``chain``: it keeps one, and no chain
    from an outside supporter reaches it any more; ``partial``: it loses every supporter of some channel), ``channels_lost``,
    ``supporters_left``.  Evidence: all ties to it, for ``chain`` also those to the lost schools before it.

Notes
-----
O(schools + ties log degree).
)doc",
        py::arg("schools"));
}

}  // namespace

void bind_query(py::module_& m) {
    Questions questions{m};
    bind_records(questions);
    bind_partners(questions);
    bind_coverage(questions);
    bind_chains(questions);
    bind_losses(questions);
}

}  // namespace jiedui::bindings
