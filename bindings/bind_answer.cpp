// SPDX-License-Identifier: Apache-2.0
#include "bind_answer.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/frame/published.hpp"

namespace jiedui::bindings {
namespace {

// What makes an answer of Python of a raw one.  It lives as long as the process.
PyObject* maker_of_answers = nullptr;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

[[nodiscard]] Standing reason_from(const std::string& word) {
    const auto reason = find_word<Standing>(word);
    const bool is_reason = reason && *reason != Standing::inside && *reason != Standing::outside;
    if (!is_reason)
        throw Error{ErrorCode::bad_word, word, "a tie is left out as 'self_support', 'unknown_channel' or 'undecided'"};
    return *reason;
}

/// What `ask(answer)` gives, without the GIL.
template <class Ask>
[[nodiscard]] auto asked(const AnswerView& view, const Ask& ask) {
    const ReleasedGil released;
    return ask(view.answer());
}

[[nodiscard]] py::tuple left_out(const AnswerView& self) {
    const LeftOut counts = asked(self, [](const AnyAnswer& answer) { return answer.left_out(); });
    return py::make_tuple(counts.self_support, counts.unknown_channel, counts.undecided, counts.unknown_schools);
}

[[nodiscard]] py::tuple about(const AnswerView& self) {
    const About about = asked(self, [](const AnyAnswer& answer) { return answer.about(); });
    return py::make_tuple(about.question, about.slice, about.fingerprint, about.version);
}

[[nodiscard]] py::list evidence(const AnswerView& self, std::size_t row) {
    if (row >= self.frame().rows) throw py::index_error("a row beyond the last");
    return records_to_python(self.answer().network(),
                             asked(self, [&](const AnyAnswer& answer) { return answer.evidence(row); }));
}

[[nodiscard]] std::vector<std::shared_ptr<FrameView>> records(const AnswerView& self, std::size_t row) {
    if (row >= self.frame().rows) throw py::index_error("a row beyond the last");
    return asked(self,
                 [&](const AnyAnswer& answer) { return tables_of(answer.network().ledger(), answer.evidence(row)); });
}

[[nodiscard]] py::list left_out_ties(const AnswerView& self, const std::string& reason) {
    const Standing standing = reason_from(reason);
    return ties_to_python(self.answer().network(),
                          asked(self, [&](const AnyAnswer& answer) { return answer.left_out_ties(standing); }));
}

[[nodiscard]] std::shared_ptr<FrameView> published(const AnswerView& self, const py::function& pseudonym,
                                                   std::uint64_t smallest_cell, std::vector<std::string> keep,
                                                   bool totals, bool persons, std::uint64_t pupils_step) {
    const Publishing how{.pseudonym = [&](std::string_view id) { return pseudonym(id).cast<std::string>(); },
                         .smallest_cell = smallest_cell,
                         .keep = std::move(keep),
                         .totals = totals,
                         .persons = persons,
                         .pupils_step = pupils_step};
    return std::make_shared<FrameView>("published_" + self.name(), self.answer().published(how), self.nouns());
}

}  // namespace

std::vector<std::shared_ptr<FrameView>> tables_of(const Ledger& ledger, const std::vector<RecordRef>& records) {
    std::vector<std::shared_ptr<FrameView>> tables;
    for (std::size_t i = 0; i < records.size();) {
        const RecordKind kind = records[i].kind;
        std::vector<std::uint32_t> rows;
        for (; i < records.size() && records[i].kind == kind; ++i) rows.push_back(records[i].row);
        each_table([&]<class Record>(std::vector<Record> Records::*) {
            if (kind == kind_of_record<Record>)
                tables.push_back(std::make_shared<RecordsView<Record>>(ledger, std::move(rows)));
        });
    }
    return tables;
}

py::object to_python(const std::shared_ptr<AnswerView>& view) {
    return py::reinterpret_borrow<py::object>(maker_of_answers)(view);
}

void bind_answer(py::module_& m) {
    py::class_<AnswerView, FrameView, std::shared_ptr<AnswerView>>(m, "RawAnswer")
        .def_property_readonly("question", &AnswerView::name)
        .def("left_out", &left_out)
        .def("about", &about)
        .def("evidence", &evidence, py::arg("row"))
        .def("records", &records, py::arg("row"))
        .def("left_out_ties", &left_out_ties, py::arg("reason"))
        .def("unknown_schools",
             [](const AnswerView& self) { return ids_of(self.answer().network(), self.answer().unknown_schools()); })
        .def("published", &published, py::arg("pseudonym"), py::arg("smallest_cell"), py::arg("keep"),
             py::arg("totals"), py::arg("persons"), py::arg("pupils_step"));
    m.def(
        "_make_answers_with", [](const py::function& maker) { maker_of_answers = maker.inc_ref().ptr(); },
        py::arg("maker"));
    m.def("_check_key", [](const py::bytes& key) { check_key(std::string_view{key}); }, py::arg("key"));
}

}  // namespace jiedui::bindings
