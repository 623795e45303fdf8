// SPDX-License-Identifier: Apache-2.0
#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "bind_answer.hpp"
#include "jiedui/query/claims.hpp"
#include "jiedui/query/coverage.hpp"
#include "jiedui/query/coverage_rates.hpp"
#include "jiedui/query/critical_sets.hpp"
#include "jiedui/query/delivery.hpp"
#include "jiedui/query/dependence.hpp"
#include "jiedui/query/depths.hpp"
#include "jiedui/query/duties.hpp"
#include "jiedui/query/earliest_reach.hpp"
#include "jiedui/query/earliest_reach_counts.hpp"
#include "jiedui/query/flows.hpp"
#include "jiedui/query/identity.hpp"
#include "jiedui/query/partners.hpp"
#include "jiedui/query/reach.hpp"
#include "jiedui/query/reach_counts.hpp"
#include "jiedui/query/rings.hpp"
#include "jiedui/query/roles.hpp"
#include "jiedui/query/schools.hpp"
#include "jiedui/query/sole_supports.hpp"
#include "jiedui/query/summary.hpp"
#include "jiedui/query/ties.hpp"
#include "jiedui/query/withdraw.hpp"
#include "pybind.hpp"
#include "python_watch.hpp"

namespace jiedui::bindings {
namespace {

/// A question whose arguments were read: it can be asked of a slice, or of one in several periods.
struct Question {
    std::function<std::shared_ptr<AnswerView>(const Slice&, const Watch&)> of_slice;
    std::function<std::shared_ptr<AnswerView>(const PeriodsOf&, const Watch&)> of_periods;
    py::object progress;  ///< whom a long answer about a slice tells how far it has come
};

/// @param ask makes an Answer of a slice, and perhaps a Watch, without the GIL; of several periods perhaps on several
///     threads, where it is not watched, but what is done between them.
template <class Ask>
[[nodiscard]] Question question(const Ask& ask, py::object progress = py::none()) {
    const auto one = [ask](const Slice& slice, const Watch& watch) {
        if constexpr (std::invocable<const Ask&, const Slice&, const Watch&>)
            return ask(slice, watch);
        else
            return ask(slice);
    };
    return {[one](const Slice& slice, const Watch& watch) { return to_view(one(slice, watch)); },
            [one](const PeriodsOf& periods, const Watch& watch) {
                return to_view(
                    periods.over.ask([&](const Slice& slice) { return one(slice, Watch{}); }, periods.threads, watch));
            },
            std::move(progress)};
}

/// Binds questions as methods of Slice, of Network for its default slice, and of both over several periods.
class Questions {
public:
    explicit Questions(const py::module_& m)
        : slice_{m.attr("Slice")}, network_{m.attr("Network")}, over_{m.attr("SliceOver")} {}

    /// `read(slice, arguments...)` turns Python's arguments into a Question while the GIL is held; it is answered without.
    template <class Read, class... Extra>
    void add(const char* name, Read read, const char* doc, const Extra&... extra) {
        add_to<Slice>(slice_, name, read, doc, extra...);
        add_to<Network>(network_, name, read, doc, extra...);
        add_to<PeriodsOf>(over_, name, read, doc, extra...);
    }

private:
    [[nodiscard]] static Slice slice_in(const Slice& slice) { return slice; }
    [[nodiscard]] static Slice slice_in(const Network& network) { return Slice{network}; }
    [[nodiscard]] static Slice slice_in(const PeriodsOf& periods) { return periods.over.slice(); }

    template <class Asked, class... Arguments, class Read, class... Extra>
    static void add_typed(py::object& to, const char* name, Read read, const char* doc,
                          Question (Read::*)(const Slice&, Arguments...) const, const Extra&... extra) {
        py::cpp_function method(
            [read](const Asked& asked, Arguments... arguments) {
                const Slice slice = slice_in(asked);
                const Question question = read(slice, std::forward<Arguments>(arguments)...);
                PythonWatch watch{question.progress};
                if constexpr (std::same_as<Asked, PeriodsOf>) watch = PythonWatch{asked.progress};
                std::shared_ptr<AnswerView> view;
                {
                    const py::gil_scoped_release released;
                    if constexpr (std::same_as<Asked, PeriodsOf>)
                        view = question.of_periods(asked, watch.watch());
                    else
                        view = question.of_slice(slice, watch.watch());
                }
                return py::cast(std::move(view));
            },
            py::name(name), py::is_method(to), py::sibling(py::getattr(to, name, py::none())), extra..., doc);
        to.attr(name) = method;
    }
    template <class Asked, class Read, class... Extra>
    static void add_to(py::object& to, const char* name, Read read, const char* doc, const Extra&... extra) {
        add_typed<Asked>(to, name, read, doc, &Read::operator(), extra...);
    }

    py::object slice_;
    py::object network_;
    py::object over_;
};

/// More hops than there can be are any.
[[nodiscard]] std::uint32_t hops_from(const py::object& max_hops) {
    if (max_hops.is_none()) return graph::any_hops;
    const py::object hops = py::module_::import("operator").attr("index")(max_hops);  // an int, be it NumPy's
    if (hops < py::int_{0}) throw Error{ErrorCode::bad_number, py::str(hops), "max_hops is 0 or more"};
    if (hops >= py::int_{graph::any_hops}) return graph::any_hops;
    return hops.cast<std::uint32_t>();
}

[[nodiscard]] CoverageOptions coverage_options(const Slice& slice, const py::object& needy, const py::object& needed) {
    CoverageOptions options;
    if (!needy.is_none()) options.needy = school_set_from(slice.network(), needy, {});
    if (!needed.is_none()) options.needed = channels_from(needed);
    return options;
}

void bind_records(Questions& questions) {
    questions.add(
        "summary", [](const Slice&) { return question([](const Slice& slice) { return summary(slice); }); }, R"doc(
Count schools, ties, pairs and components.

Returns
-------
Answer
    Always 15 rows, ``what`` and ``value``: schools, ties, pairs (distinct supporter and recipient), mutual_pairs, isolates, weak_components,
    strong_components, largest_weak, largest_strong, density (pairs / n(n−1); None below two schools), ties_staff, ties_teaching, ties_funds,
    ties_materials, ties_unknown.  Evidence: the ties that the figure counts or is made from; of schools and isolates none.

Notes
-----
O(schools + ties log degree).
)doc");
    questions.add(
        "schools", [](const Slice&) { return question([](const Slice& slice) { return schools(slice); }); }, R"doc(
List the schools of the slice with all that the ledger says of them.

Returns
-------
Answer
    One row per school, ascending: ``school`` (id) and the ledger's columns.  Evidence: the ties from it and to it.

Notes
-----
O(schools).
)doc");
    questions.add("ties", [](const Slice&) { return question([](const Slice& slice) { return ties(slice); }); }, R"doc(
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
    questions.add(
        "claims", [](const Slice&) { return question([](const Slice& slice) { return claims(slice); }); }, R"doc(
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
            return question([last](const Slice& each) { return identity(each, last); });
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
    questions.add(
        "roles", [](const Slice&) { return question([](const Slice& slice) { return roles(slice); }); }, R"doc(
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
            return question([index](const Slice& each) { return partners(each, index); });
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
    questions.add(
        "duties", [](const Slice&) { return question([](const Slice& slice) { return duties(slice); }); }, R"doc(
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
        "sole_supports", [](const Slice&) { return question([](const Slice& slice) { return sole_supports(slice); }); },
        R"doc(
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
            const CoverageOptions options = coverage_options(slice, needy, needed);
            return question([options](const Slice& each) { return coverage(each, options); });
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

void bind_groups(Questions& questions) {
    questions.add(
        "coverage_rates",
        [](const Slice& slice, const std::string& by, const py::object& needy, const py::object& needed) {
            const CoverageOptions options = coverage_options(slice, needy, needed);
            return question([by, options](const Slice& each) { return coverage_rates(each, by, options); });
        },
        R"doc(
Say of each township, kind or division which share of its needy schools is covered.

Parameters
----------
by : str
    The column of schools that groups them: ``township``, ``kind``, ``division``, an attribute.
needy, needed
    As for ``coverage``.

Returns
-------
Answer
    One row per group that has a needy school, ascending, schools that do not say it last (None): ``group``, ``needy``, ``covered``, ``undecided``
    (schools), ``rate`` (covered / needy), ``pupils`` and ``pupils_covered`` (None if one needy school's are unknown), ``pupil_rate``.  Evidence: all
    ties to the group's needy schools.

Raises
------
BadArgument
    If schools have no such column.

Notes
-----
O(schools log groups + ties log degree).  Over all completions of the data, covered schools are never fewer than ``covered``, never more
than ``covered + undecided``, and both occur.
)doc",
        py::arg("by"), py::arg("needy") = py::none(), py::arg("needed") = py::none());
    questions.add(
        "flows",
        [](const Slice&, const std::string& by) {
            return question([by](const Slice& each) { return flows(each, by); });
        },
        R"doc(
Sum what goes between townships, kinds or divisions.

Parameters
----------
by : str
    The column of schools that groups them: ``township``, ``kind``, ``division``, an attribute.

Returns
-------
Answer
    One row per pair of groups with ties, by ``supporter_group``, then ``recipient_group``, those that do not say it last (None): ``pairs``
    (distinct supporter and recipient), ``ties``, ``heads`` (of postings), ``fte_days`` (heads × share × days within all time filters),
    ``yuan`` (of transfers), ``ties_without_yuan``.  What nobody knows is None.  Evidence: the ties.

Raises
------
BadArgument
    If schools have no such column, or a sum is too large.

Notes
-----
O(schools log groups + ties log degree).  Source: F13.
)doc",
        py::arg("by"));
    questions.add(
        "amount_flows",
        [](const Slice&, const std::string& by) {
            return question([by](const Slice& each) { return amount_flows(each, by); });
        },
        R"doc(
Sum the amounts that go between townships, kinds or divisions, each unit on its own.

Amounts are those that ``ties`` shows.

Parameters
----------
by : str
    The column of schools that groups them.

Returns
-------
Answer
    One row per pair of groups and unit, ascending, missing ones last: ``supporter_group``, ``recipient_group``, ``unit``, ``amount``, ``ties`` (how
    many have one).  Evidence: these ties.

Raises
------
BadArgument
    If schools have no such column, or a sum is too large.

Notes
-----
O(schools log groups + ties log rows).
)doc",
        py::arg("by"));
    questions.add(
        "delivery",
        [](const Slice& slice, const py::object& day, const py::object& grace) {
            const Day on = day_from(day, slice.network().ledger().settings().calendar);
            const auto days = static_cast<std::int32_t>(count_from(grace, "grace"));
            return question([on, days](const Slice& each) { return delivery(each, on, days); });
        },
        R"doc(
Compare what was agreed with what was delivered, as far as that can be said on a day.

Records of every kind are looked at, whatever kind the slice chose.  What may fit, be it left out or of unknown days, counts as if it
did: nobody is accused on missing data.

Parameters
----------
day : datetime.date or str
    On which it is said.
grace : int
    How many days anything may be late.

Returns
-------
Answer
    One row per tie and thing that is not in order, ascending: ``tie_kind``, ``tie``, ``state`` (``not_delivered``, ``not_agreed``, ``no_successor``,
    ``amounts_differ``), ``days`` overdue (None for amounts).  Evidence: the tie; for amounts also what was counted.

Raises
------
BadArgument
    If the day is none, or grace is negative.

Notes
-----
O(schools + ties log degree + the square of the ties between two schools).
)doc",
        py::arg("day"), py::arg("grace") = 0);
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
    questions.add(
        "rings", [](const Slice&) { return question([](const Slice& slice) { return rings(slice); }); }, R"doc(
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

void bind_batches(Questions& questions) {
    questions.add(
        "reach_counts",
        [](const Slice& slice, const py::object& schools, const py::object& max_hops, const py::object& threads,
           const py::object& progress) {
            ReachCountsOptions options{.max_hops = hops_from(max_hops), .threads = count_from(threads, "threads")};
            if (!schools.is_none()) options.schools = schools_from(slice.network(), schools);
            const auto ask = [options](const Slice& each, const Watch& watch) {
                ReachCountsOptions with_watch = options;
                with_watch.watch = watch;
                return reach_counts(each, with_watch);
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
        py::arg("schools") = py::none(), py::arg("max_hops") = py::none(), py::arg("threads") = 0,
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
from_day : datetime.date or str
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
                EarliestReachCountsOptions with_watch = options;
                with_watch.watch = watch;
                return earliest_reach_counts(each, day, with_watch);
            };
            return question(ask, progress);
        },
        R"doc(
Count for many schools at once to whom ``earliest_reach`` finds that support comes.

Parameters
----------
from_day : datetime.date or str
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
        py::arg("from_day"), py::arg("schools") = py::none(), py::arg("delay") = 0, py::arg("threads") = 0,
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
                CriticalSetsOptions with_watch = options;
                with_watch.watch = watch;
                return critical_sets(each, share, with_watch);
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

void bind_query(py::module_& m) {
    Questions questions{m};
    bind_records(questions);
    bind_partners(questions);
    bind_coverage(questions);
    bind_groups(questions);
    bind_chains(questions);
    bind_batches(questions);
    bind_losses(questions);
}

}  // namespace jiedui::bindings
