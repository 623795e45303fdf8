// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <map>
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
    py::class_<SchoolSet>(m, "SchoolSet")
        .def_property_readonly("unknown_count", &SchoolSet::unknown_count)
        .def_property_readonly("network", [](const SchoolSet& self) { return self.network(); })
        .def("__len__", &SchoolSet::size)
        .def(
            "__contains__",
            [](const SchoolSet& self, const std::string& id) { return self.contains(self.network().school_of(id)); },
            py::arg("school"))
        .def("__iter__",
             [](const SchoolSet& self) { return py::iter(py::cast(ids_of(self.network(), self.schools()))); })
        .def(
            "__and__", [](const SchoolSet& a, const SchoolSet& b) { return a & b; }, py::is_operator())
        .def(
            "__or__", [](const SchoolSet& a, const SchoolSet& b) { return a | b; }, py::is_operator())
        .def(
            "__sub__", [](const SchoolSet& a, const SchoolSet& b) { return a - b; }, py::is_operator())
        .def("__invert__", [](const SchoolSet& a) { return ~a; })
        .def("__eq__", [](const SchoolSet& a, const SchoolSet& b) { return a == b; }, py::is_operator());
}

[[nodiscard]] const Calendar& calendar_of(const Slice& slice) { return slice.network().ledger().settings().calendar; }

void bind_time(py::class_<Slice>& slice) {
    slice
        .def(
            "_at", [](const Slice& self, const py::object& day) { return self.at(day_from(day, calendar_of(self))); },
            py::arg("day"))
        .def(
            "_during",
            [](const Slice& self, const py::object& period) {
                return self.during(period_from(period, calendar_of(self)));
            },
            py::arg("period"))
        .def(
            "_throughout",
            [](const Slice& self, const py::object& period) {
                return self.throughout(period_from(period, calendar_of(self)));
            },
            py::arg("period"));
}

void bind_sets(py::class_<Slice>& slice) {
    using Narrow = Slice (Slice::*)(const SchoolList&) const;
    const auto narrow = [&](const char* name, Narrow call) {
        slice.def(
            name,
            [call](const Slice& self, const py::object& schools, const Cells& attributes) {
                return (self.*call)(school_set_from(self.network(), schools, attributes));
            },
            py::arg("schools"), py::arg("attributes"));
    };
    narrow("_within", &Slice::within);
    narrow("_without", &Slice::without);
    narrow("_supported_by", &Slice::supported_by);
    narrow("_supporting", &Slice::supporting);
}

/// Whether the records of some kind of tie have a column of days of this name.
[[nodiscard]] bool is_day_of_tie(std::string_view column) {
    return holds_days<Support>(column) || holds_days<Posting>(column) || holds_days<Transfer>(column);
}

/// A period, called as the caller wrote it.
[[nodiscard]] NamedPeriod named_period_from(const py::handle& value, const Calendar& calendar) {
    const Period period = period_from(value, calendar);
    return py::isinstance<py::str>(value) ? NamedPeriod{period, value.cast<std::string>()} : NamedPeriod{period};
}

void bind_narrowing(py::class_<Slice>& slice) {
    bind_time(slice);
    bind_sets(slice);
    slice
        .def(
            "_through",
            [](const Slice& self, const py::object& channels) { return self.through(channels_from(channels)); },
            py::arg("channels"))
        .def(
            "_where",
            [](const Slice& self, const Cells& columns) {
                const std::vector<Condition> conditions = conditions_from(columns, &is_day_of_tie);
                const ReleasedGil released;
                Slice narrowed = self;
                for (const Condition& each : conditions) narrowed = narrowed.where(each);
                return narrowed;
            },
            py::arg("columns"))
        .def("_frozen", &Slice::frozen, release_gil())
        .def("_agreed", &Slice::agreed)
        .def("_delivered", &Slice::delivered)
        .def("_all_kinds", &Slice::all_kinds)
        .def("_planned", &Slice::planned)
        .def("_with_planned", &Slice::with_planned)
        .def("_with_undated", &Slice::with_undated)
        .def("_with_unknown_channel", &Slice::with_unknown_channel)
        .def(
            "_over",
            [](const Slice& self, const py::object& periods, const py::object& threads, const py::object& progress) {
                std::vector<NamedPeriod> named;
                for (const py::handle each : periods) named.push_back(named_period_from(each, calendar_of(self)));
                return PeriodsOf{self.over(std::move(named)), count_from(threads, "threads"), progress};
            },
            py::arg("periods"), py::arg("threads"), py::arg("progress"));
}

void bind_slice_over(py::module_& m) {
    py::class_<PeriodsOf>(m, "SliceOver").def_property_readonly("_period_count", [](const PeriodsOf& self) {
        return self.over.periods().size();
    });
}

/// Of the ties of a network how many stand in the slice, and are left out for which reason; and the first that stand in it, each
/// as (kind, id, supporter, recipient).
[[nodiscard]] py::tuple glance_at(const Slice& slice, std::size_t most) {
    std::map<std::string, std::size_t> counts;
    py::list first;
    const Network& network = slice.network();
    for (std::uint32_t t = 0; t < network.tie_count(); ++t) {
        const TieIndex tie{t};
        const Standing standing = slice.standing(tie);
        ++counts[std::string{word_of(standing)}];
        if (standing == Standing::inside && first.size() < most)
            first.append(py::make_tuple(word_of(network.kind(tie)), network.id(tie), network.id(network.supporter(tie)),
                                        network.id(network.recipient(tie))));
    }
    return py::make_tuple(counts, first);
}

void bind_slice(py::module_& m) {
    py::class_<Slice> slice(m, "Slice");
    bind_narrowing(slice);
    slice.def_property_readonly("network", [](const Slice& self) { return self.network(); })
        .def("_slice", [](const Slice& self) { return self; })
        .def("_glance", &glance_at, py::arg("most"))
        .def("_description", [](const Slice& self) { return printable(self.description(), most_said); });
}

/// A record by its kind and id, as a table of one row.
[[nodiscard]] std::shared_ptr<FrameView> record_called(const Network& network, const std::string& kind,
                                                       const std::string& id) {
    const auto of_kind = find_word<RecordKind>(kind);
    if (!of_kind) {
        constexpr auto words = ClosedList<RecordKind>::words;
        throw Error{ErrorCode::bad_word, kind, "a kind of record is " + listed({words.begin(), words.end()}, "or")};
    }
    return tables_of(network.ledger(), {find_record(network.ledger(), *of_kind, id)}).front();
}

void bind_network(py::module_& m) {
    py::class_<Network> network(m, "Network");
    network
        .def(py::init([](Ledger ledger) {
                 PythonWatch watch;
                 const ReleasedGil released;
                 return Network{std::move(ledger), watch.watch()};
             }),
             py::arg("ledger"))
        .def_property_readonly("school_count", &Network::school_count)
        .def_property_readonly("tie_count", &Network::tie_count)
        .def_property_readonly("ledger", [](const Network& self) { return self.ledger(); })
        .def("_slice", [](const Network& self) { return Slice{self}; })
        .def(
            "school_set",
            [](const Network& self, const py::object& ids) {
                return self.school_set(schools_from(self, ids).in(self));
            },
            py::arg("ids"))
        .def(
            "_schools_where",
            [](const Network& self, const Cells& attributes) {
                const std::vector<Condition> conditions = conditions_from(attributes, &holds_days<School>);
                const ReleasedGil released;
                return self.schools_where(conditions);
            },
            py::arg("attributes"))
        .def(
            "following_successions",
            [](const Network& self, const py::object& day) {
                const Day last = day_from(day, calendar_of(self));
                PythonWatch watch;
                const ReleasedGil released;
                return self.following_successions(last, watch.watch());
            },
            py::arg("day"))
        .def("_record", &record_called, py::arg("kind"), py::arg("called"), release_gil())
        .def(
            "schools_named",
            [](const Network& self, const std::string& name) { return ids_of(self, self.schools_named(name)); },
            py::arg("name"))
        .def(
            "school_named",
            [](const Network& self, const std::string& name) { return std::string{self.id(self.school_named(name))}; },
            py::arg("name"))
        .def(
            "name",
            [](const Network& self, const std::string& id) { return self.get<&School::name>(self.school_of(id)); },
            py::arg("school"))
        .def(
            "pupils", [](const Network& self, const std::string& id) { return self.pupils(self.school_of(id)); },
            py::arg("school"))
        .def(
            "__eq__", [](const Network& self, const Network& other) { return self == other; }, py::is_operator())
        .def("__hash__", [](const Network& self) { return std::hash<const void*>{}(&self.ledger()); });
}

}  // namespace

void bind_model(py::module_& m) {
    bind_school_set(m);
    bind_slice_over(m);
    bind_slice(m);
    bind_network(m);
}

}  // namespace jiedui::bindings
