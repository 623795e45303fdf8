// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>

#include "jiedui/query/critical_sets.hpp"
#include "jiedui/query/dependence.hpp"
#include "jiedui/query/depths.hpp"
#include "jiedui/query/earliest_reach.hpp"
#include "jiedui/query/earliest_reach_counts.hpp"
#include "jiedui/query/reach.hpp"
#include "jiedui/query/reach_counts.hpp"
#include "jiedui/query/withdraw.hpp"
#include "pybind.hpp"
#include "questions.hpp"

namespace jiedui::bindings {
namespace {

/// More hops than there can be are any.
[[nodiscard]] std::uint32_t hops_from(const py::object& max_hops) {
    if (max_hops.is_none()) return graph::any_hops;
    const py::object hops = py::module_::import("operator").attr("index")(max_hops);  // an int, be it NumPy's
    if (hops < py::int_{0}) throw Error{ErrorCode::bad_number, py::str(hops), "max_hops is 0 or more"};
    if (hops >= py::int_{graph::any_hops}) return graph::any_hops;
    return hops.cast<std::uint32_t>();
}

void bind_chains(Questions& questions) {
    questions.add(
        "reach",
        [](const Slice& slice, const std::string& school, const py::object& max_hops) {
            const SchoolIndex index = slice.network().school_of(school);
            const std::uint32_t hops = hops_from(max_hops);
            return question([index, hops](const Slice& each) { return reach(each, index, hops); });
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
            return question([first, last](const Slice& each) { return chain(each, first, last); });
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
}

void bind_batches(Questions& questions) {
    questions.add(
        "reach_counts",
        [](const Slice& slice, const py::object& schools, const py::object& max_hops, const py::object& threads,
           const py::object& progress) {
            ReachCountsOptions options{.max_hops = hops_from(max_hops), .threads = count_from(threads, "threads")};
            if (!schools.is_none()) options.schools = schools_from(slice.network(), schools);
            const auto ask = [options](const Slice& each, const Watch& watch) {
                return reach_counts(each, watched(options, watch));
            };
            return question(ask, progress);
        },
        R"doc(
Count for many schools at once whom ``reach`` finds.

Parameters
----------
schools : list of str, str or SchoolSet, optional
    Where chains begin; by default every school of the slice.
max_hops : int, optional
    How long chains may be, in ties; any length by default.
threads : int
    How many threads at most; 0 for as many as the machine has.  The answer is the same.
progress : callable, optional
    Called some twenty times a second with ``step, done, share``.

Returns
-------
Answer
    One row per school, ascending, schools that reach nobody too: ``school``, ``reached`` (schools), ``deepest`` (ties to the farthest of them).
    Evidence: the last ties of the chains.

Notes
-----
As many searches, each O(k) for k schools and ties looked at.  Ctrl-C ends it.
)doc",
        py::arg("schools") = py::none(), py::arg("max_hops") = py::none(), py::arg("threads") = 1,
        py::arg("progress") = py::none());
    questions.add(
        "earliest_reach",
        [](const Slice& slice, const std::string& school, const py::object& from_day, const py::object& delay) {
            const SchoolIndex index = slice.network().school_of(school);
            const Day day = day_from(from_day, slice.network().ledger().settings().calendar);
            const auto days = static_cast<std::int32_t>(count_from(delay, "delay"));
            return question([index, day, days](const Slice& each) { return earliest_reach(each, index, day, days); });
        },
        R"doc(
Find when support that one school has on a day comes to others, if each school hands it over.

A school that has support on a day hands it over on the first day, ``delay`` days later or more, on which a tie is surely in force, within
the slice's time filters; the start needs no delay.

Parameters
----------
school : str
    The id of the school where support begins.
from_day : datetime.date, datetime64, Timestamp or str
    When it begins there.
delay : int
    How many days a school that was reached needs before it supports others.

Returns
-------
Answer
    One row per school reached, by day, then school: ``school``, ``day``, ``hops``, ``tie_kind`` and ``tie`` (of those that give that day, from the
    school of fewest hops, then the lowest).  Evidence: the chain to it.

Raises
------
UnknownId
    If there is no such school; the nearest ids are named.
BadArgument
    If the day is none, or delay is negative.

Notes
-----
O(k log k) for k schools and ties looked at.
)doc",
        py::arg("school"), py::arg("from_day"), py::arg("delay") = 0);
    questions.add(
        "earliest_reach_counts",
        [](const Slice& slice, const py::object& from_day, const py::object& schools, const py::object& delay,
           const py::object& threads, const py::object& progress) {
            const Day day = day_from(from_day, slice.network().ledger().settings().calendar);
            EarliestReachCountsOptions options{.delay = static_cast<std::int32_t>(count_from(delay, "delay")),
                                               .threads = count_from(threads, "threads")};
            if (!schools.is_none()) options.schools = schools_from(slice.network(), schools);
            const auto ask = [day, options](const Slice& each, const Watch& watch) {
                return earliest_reach_counts(each, day, watched(options, watch));
            };
            return question(ask, progress);
        },
        R"doc(
Count for many schools at once to whom ``earliest_reach`` finds that support comes.

Parameters
----------
from_day : datetime.date, datetime64, Timestamp or str
    When support begins at each.
schools : list of str, str or SchoolSet, optional
    Where it begins; by default every school of the slice.
delay : int
    How many days a school that was reached needs before it supports others.
threads : int
    How many threads at most; 0 for as many as the machine has.  The answer is the same.
progress : callable, optional
    Called some twenty times a second with ``step, done, share``.

Returns
-------
Answer
    One row per school, ascending, schools from which it comes to nobody too: ``school``, ``reached`` (schools), ``last_day`` (when it comes to the
    last of them; None if to none).  Evidence: the last ties of the chains.

Raises
------
BadArgument
    If the day is none, or delay or threads are negative.

Notes
-----
As many searches, each O(k log k) for k schools and ties looked at.  Ctrl-C ends it.
)doc",
        py::arg("from_day"), py::arg("schools") = py::none(), py::arg("delay") = 0, py::arg("threads") = 1,
        py::arg("progress") = py::none());
    questions.add(
        "depths", [](const Slice&) { return question([](const Slice& slice) { return depths(slice); }); }, R"doc(
Say of every school how long the chains are by which support from outside supporters reaches it.

Returns
-------
Answer
    One row per school, ascending: ``school``, ``shortest`` and ``longest`` (ties), ``state``: ``outside`` (an outside supporter: 0, 0), ``fed``, ``ring`` (in or
    below a fed ring: longest is None), ``unfed`` and ``none`` (no ties), where both are None.  Evidence: every tie from which a chain leads to
    the school; of an outside supporter the ties that it gives.

Notes
-----
O(schools + ties).
)doc");
}

void bind_losses(Questions& questions) {
    questions.add(
        "critical_sets",
        [](const Slice& slice, double share, const py::object& needy, bool by_pupils, const py::object& progress) {
            CriticalSetsOptions options{.by_pupils = by_pupils};
            if (!needy.is_none()) options.needy = school_set_from(slice.network(), needy, {});
            const auto ask = [share, options](const Slice& each, const Watch& watch) {
                return critical_sets(each, share, watched(options, watch));
            };
            return question(ask, progress);
        },
        R"doc(
Find a smallest set of schools whose withdrawal leaves more than a share of the needy without support.

Lost are the schools that ``withdraw`` of the set calls ``direct`` or ``chain``.

Parameters
----------
share : float
    How much must be lost, of the needy that have support now: more than that; at least 0 and below 1.
needy : SchoolSet, str or list of str, optional
    The schools that count; by default those known to be weak.
by_pupils : bool
    Whether each counts as many times as it has pupils.
progress : callable, optional
    Called some twenty times a second with ``step, done, share``.

Returns
-------
Answer
    One row per school of the set, who adds most first: ``rank``, ``school``, ``lost`` and ``lost_share`` (by this school and those before it),
    ``lower_bound`` (no set of fewer schools does it).  No rows where nothing counts or no set was found.  Evidence: all ties to what is lost.

Raises
------
BadArgument
    If share is below 0, or 1 or more.

Notes
-----
Exact up to 14 schools that matter, and beyond while few sets have to be tried; else the best found, in O(set × (schools + ties)).
)doc",
        py::arg("share"), py::arg("needy") = py::none(), py::arg("by_pupils") = false,
        py::arg("progress") = py::none());
    questions.add(
        "dependence", [](const Slice&) { return question([](const Slice& slice) { return dependence(slice); }); },
        R"doc(
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
            return question([withdrawn](const Slice& each) { return withdraw(each, withdrawn); });
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

void bind_questions_of_chains(Questions& questions) {
    bind_chains(questions);
    bind_batches(questions);
    bind_losses(questions);
}

}  // namespace jiedui::bindings
