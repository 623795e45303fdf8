// SPDX-License-Identifier: Apache-2.0
#include <concepts>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "bind_answer.hpp"
#include "jiedui/model/cell_text.hpp"
#include "jiedui/testing/ask.hpp"
#include "jiedui/testing/district.hpp"
#include "jiedui/testing/text_network.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {
namespace {

using testing::DistrictSize;

/// Records by table, each a dict of the cells that say something.  Of a last day the empty one does, too: it is running.
[[nodiscard]] py::dict cells_of(const Records& records) {
    py::dict tables;
    each_table([&]<class Record>(std::vector<Record> Records::* member) {
        py::list rows;
        for (const Record& record : records.*member) {
            py::dict cells;
            each_column<Record>([&]<class I>(I, const auto& column) {
                const std::string text = cell_text(record.*column.member);
                if (!text.empty() || std::same_as<column_value<Record, I::value>, LastDay>)
                    cells[py::str(std::string{column.name})] = text;
            });
            for (const auto& [name, text] : record.attributes) cells[py::str(name)] = text;
            rows.append(cells);
        }
        if (!rows.empty()) tables[py::str(std::string{Record::table})] = rows;
    });
    return tables;
}

[[nodiscard]] std::uint32_t seed_from(std::int64_t seed) {
    if (!std::in_range<std::uint32_t>(seed))
        throw Error{ErrorCode::bad_number, std::to_string(seed), "a seed is one of 0 to 4294967295"};
    return static_cast<std::uint32_t>(seed);
}

/// Numbers that a function of Python draws.
[[nodiscard]] testing::Below below_from(const py::function& below) {
    return [below](std::uint32_t n) { return below(n).cast<std::uint32_t>(); };
}

/// Asks what a text asks.
[[nodiscard]] std::shared_ptr<AnswerView> ask_text(const Slice& slice, const std::string& text) {
    const ReleasedGil released;
    return std::make_shared<AnswerView>(testing::ask(slice, text));
}

}  // namespace

void bind_testing(py::module_& m) {
    m.def("_day", [](int number) { return to_python(testing::day(number)); }, py::name("day"), py::arg("number"));
    m.def(
        "_network_of",
        [](const std::string& text, const std::string& settings) { return testing::network_of(text, settings); },
        release_gil(), py::name("network_of"), py::arg("text"), py::arg("settings"));
    m.def(
        "_ask", [](const Slice& graph, const std::string& text) { return to_python(ask_text(graph, text)); },
        py::name("ask"), py::arg("graph"), py::arg("text"));
    m.def(
        "_ask", [](const Network& graph, const std::string& text) { return to_python(ask_text(Slice{graph}, text)); },
        py::name("ask"), py::arg("graph"), py::arg("text"));
    py::class_<DistrictSize>(m, "_DistrictSize")
        .def(py::init(
                 [](std::int32_t schools, std::int32_t townships, std::int32_t teachers, std::int32_t years,
                    std::int32_t first_year) { return DistrictSize{schools, townships, teachers, years, first_year}; }),
             py::arg("schools"), py::arg("townships"), py::arg("teachers"), py::arg("years"), py::arg("first_year"));
    m.def(
        "_district",
        [](std::int64_t seed, const DistrictSize& size) { return cells_of(testing::district(seed_from(seed), size)); },
        py::name("district"), py::arg("seed"), py::arg("size"));
    m.def(
        "_drawn_network",
        [](std::int64_t seed, const DistrictSize& size) { return testing::drawn_network(seed_from(seed), size); },
        release_gil(), py::name("drawn_network"), py::arg("seed"), py::arg("size"));
    m.def(
        "_district_by",
        [](const py::function& below, const DistrictSize& size) {
            const Records records = testing::district(below_from(below), size);
            return py::make_tuple(cells_of(records), Network{Ledger{records, testing::district_settings(size)}});
        },
        py::arg("below"), py::arg("size"));
}

}  // namespace jiedui::bindings
