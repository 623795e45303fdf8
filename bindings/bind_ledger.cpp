// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>
#include <tuple>
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

/// How many rows each table has.
template <class... Records>
[[nodiscard]] std::vector<std::pair<std::string, std::size_t>> row_counts(const Ledger& ledger,
                                                                          const std::tuple<Records...>*) {
    return {{std::string{Records::table}, ledger.table<Records>().size()}...};
}

/// The table of that name.
template <class... Records>
[[nodiscard]] std::shared_ptr<FrameView> table_in(const Ledger& ledger, const std::string& name,
                                                  const std::tuple<Records...>*) {
    std::shared_ptr<FrameView> table;
    const auto take = [&]<class Record> {
        if (name == Record::table) table = std::make_shared<TableOf<Record>>(ledger);
    };
    (take.template operator()<Records>(), ...);
    if (table == nullptr) throw Error{ErrorCode::unknown_table, name};
    return table;
}
using Tables = std::tuple<School, Support, Teacher, Posting, Transfer, Need, Indicator, Document, Claim, Succession>;

void bind_source(py::module_& m) {
    py::class_<Source> source(m, "Source", "Where a table of a ledger came from, and how it was read.");
    source.def_readonly("table", &Source::table, "The table.")
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

void bind_tables(py::module_& m) {
    py::class_<Ledger>(m, "Ledger")
        .def(
            "_table",
            [](const Ledger& self, const std::string& name) {
                const ReleasedGil released;
                return table_in(self, name, static_cast<const Tables*>(nullptr));
            },
            py::arg("name"))
        .def(
            "_without_records",
            [](const Ledger& self, const std::vector<std::pair<std::string, std::vector<std::string>>>& tables) {
                const IdsByTable ids(tables.begin(), tables.end());
                PythonWatch watch;
                const ReleasedGil released;
                return self.without_records(ids, watch.watch());
            },
            py::arg("tables"))
        .def(
            "as_known_on",
            [](const Ledger& self, const py::object& day) {
                const Day known = day_from(day, self.settings().calendar);
                PythonWatch watch;
                const ReleasedGil released;
                return self.as_known_on(known, watch.watch());
            },
            py::arg("day"))
        .def_property_readonly("_findings",
                               [](const Ledger& self) { return std::make_shared<FindingsView>(self.findings()); })
        .def_property_readonly("_reading",
                               [](const Ledger& self) -> std::shared_ptr<FrameView> {
                                   return std::make_shared<ReadingView>(self.reading());
                               })
        .def_property_readonly("sources", [](const Ledger& self) { return py::tuple(py::cast(self.sources())); })
        .def_property_readonly("dropped",
                               [](const Ledger& self) {
                                   py::list rows;
                                   for (const DroppedRow& each : self.dropped())
                                       rows.append(py::make_tuple(each.table, each.row));
                                   return py::tuple(rows);
                               })
        .def_property_readonly("not_ties",
                               [](const Ledger& self) {
                                   py::dict counts;
                                   for (const auto& [form, count] : self.not_ties())
                                       counts[py::str(word_of(form))] = count;
                                   return counts;
                               })
        .def_property_readonly("district", [](const Ledger& self) { return self.settings().district; })
        .def("_row_counts", [](const Ledger& self) { return row_counts(self, static_cast<const Tables*>(nullptr)); })
        .def("fingerprint", &Ledger::fingerprint, release_gil())
        .def(
            "__eq__", [](const Ledger& self, const Ledger& other) { return self == other; }, py::is_operator(),
            release_gil());
}

/// A difference, seen from Python as its rows.
class DifferenceView final : public FrameView {
public:
    explicit DifferenceView(Difference difference)
        : FrameView{"change", frame_of(difference.rows()), "answers/difference"}, difference_{std::move(difference)} {}
    [[nodiscard]] bool has_row_class() const noexcept override { return true; }
    [[nodiscard]] const Difference& difference() const noexcept { return difference_; }

private:
    Difference difference_;
};

void bind_difference(py::module_& m) {
    py::class_<DifferenceView, FrameView, std::shared_ptr<DifferenceView>>(m, "RawDifference")
        .def_property_readonly("before", [](const DifferenceView& self) { return self.difference().before(); })
        .def_property_readonly("after", [](const DifferenceView& self) { return self.difference().after(); })
        .def(
            "summary",
            [](const DifferenceView& self, const std::string& language) {
                const Language chosen = language_from(language);
                const ReleasedGil released;
                return self.difference().summary(chosen);
            },
            py::arg("language"));
    m.def(
        "_difference",
        [](const Ledger& before, const Ledger& after) {
            PythonWatch watch;
            const ReleasedGil released;
            return std::make_shared<DifferenceView>(difference(before, after, watch.watch()));
        },
        py::arg("before"), py::arg("after"));
    m.def(
        "_inverse",
        [](const DifferenceView& self) { return std::make_shared<DifferenceView>(inverse(self.difference())); },
        py::arg("difference"), release_gil());
    m.def(
        "_apply",
        [](const DifferenceView& self, const Ledger& ledger) {
            PythonWatch watch;
            const ReleasedGil released;
            return apply(self.difference(), ledger, watch.watch());
        },
        py::arg("difference"), py::arg("ledger"));
}

}  // namespace

void bind_ledger(py::module_& m) {
    bind_source(m);
    bind_tables(m);
    bind_difference(m);
}

}  // namespace jiedui::bindings
