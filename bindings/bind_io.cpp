// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/io/read_ledger.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {
namespace {

[[nodiscard]] ReadOptions options_from(bool keep_valid, std::size_t most_columns, std::size_t most_row_bytes) {
    return {.keep = keep_valid ? Keep::valid : Keep::all_or_nothing,
            .most_columns = most_columns,
            .most_row_bytes = most_row_bytes};
}

using Rows = std::vector<std::vector<std::string>>;

/// A table as Python gives it: its name, and a stream, a schema with a batch, or the number of the first row with rows.
[[nodiscard]] TableInput input_from(const py::tuple& table, std::vector<std::unique_ptr<ArrowArrayStream>>& made) {
    const auto name = table[0].cast<std::string>();
    if (py::isinstance<py::int_>(table[1]))
        return Sheet{name, table[2].cast<Rows>(), table[1].cast<std::uint32_t>()};
    const auto first = py::reinterpret_borrow<py::capsule>(table[1]);
    if (table.size() == 2) return ArrowTable{name, static_cast<ArrowArrayStream*>(first.get_pointer())};
    const auto second = py::reinterpret_borrow<py::capsule>(table[2]);
    made.push_back(std::make_unique<ArrowArrayStream>());
    stream_of(*static_cast<ArrowSchema*>(first.get_pointer()), *static_cast<ArrowArray*>(second.get_pointer()),
              made.back().get());
    return ArrowTable{name, made.back().get()};
}

}  // namespace

void bind_io(py::module_& m) {
    m.def(
        "_read_folder",
        [](const std::filesystem::path& path, bool keep_valid, std::size_t most_columns, std::size_t most_row_bytes) {
            const py::gil_scoped_release released;
            return read_ledger(path, options_from(keep_valid, most_columns, most_row_bytes));
        },
        py::arg("path"), py::arg("keep_valid"), py::arg("most_columns"), py::arg("most_row_bytes"));
    m.def(
        "_read_tables",
        [](const std::vector<py::tuple>& tables, std::string settings, bool keep_valid) {
            std::vector<std::unique_ptr<ArrowArrayStream>> made;
            std::vector<TableInput> inputs;
            for (const py::tuple& each : tables) inputs.push_back(input_from(each, made));
            const py::gil_scoped_release released;
            return read_ledger(inputs, std::move(settings),
                               {.keep = keep_valid ? Keep::valid : Keep::all_or_nothing});
        },
        py::arg("tables"), py::arg("settings"), py::arg("keep_valid"));
}

}  // namespace jiedui::bindings
