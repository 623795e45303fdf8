// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/equity/atkinson.hpp"
#include "jiedui/equity/bootstrap.hpp"
#include "jiedui/equity/bootstrap_difference.hpp"
#include "jiedui/equity/by.hpp"
#include "jiedui/equity/complete_rows.hpp"
#include "jiedui/equity/concentration_curve.hpp"
#include "jiedui/equity/concentration_index.hpp"
#include "jiedui/equity/cv.hpp"
#include "jiedui/equity/decompose.hpp"
#include "jiedui/equity/difference_coefficient.hpp"
#include "jiedui/equity/gini.hpp"
#include "jiedui/equity/hoover.hpp"
#include "jiedui/equity/lorenz.hpp"
#include "jiedui/equity/lorenz_dominates.hpp"
#include "jiedui/equity/mcloone.hpp"
#include "jiedui/equity/permutation_test.hpp"
#include "jiedui/equity/quantile.hpp"
#include "jiedui/equity/range_ratio.hpp"
#include "jiedui/equity/theil_l.hpp"
#include "jiedui/equity/theil_t.hpp"
#include "jiedui/equity/verstegen.hpp"
#include "pybind.hpp"
#include "python_watch.hpp"

namespace jiedui::bindings {
namespace {

using Doubles = py::array_t<double, py::array::c_style | py::array::forcecast>;
using GroupNumbers = py::array_t<std::uint32_t, py::array::c_style | py::array::forcecast>;

[[nodiscard]] equity::Numbers numbers_of(const Doubles& array) {
    return {array.data(), static_cast<std::size_t>(array.size())};
}

/// Columns as Python hands them over: values, weights, ranks, of which the last two may be
/// None.  The arrays must outlive what is looked at through `sample`.
struct ColumnArrays {
    Doubles values;
    std::optional<Doubles> weights;
    std::optional<Doubles> rank_by;

    ColumnArrays(const py::tuple& columns, const std::string& measure)
        : values{columns[0].cast<Doubles>()},
          weights{columns[1].cast<std::optional<Doubles>>()},
          rank_by{columns[2].cast<std::optional<Doubles>>()} {
        // to the core a column without rows is no column at all
        for (const auto* each : {&weights, &rank_by})
            if (*each && (*each)->size() == 0 && values.size() > 0)
                throw Error{ErrorCode::unequal_columns, measure + (each == &weights ? ": weights" : ": rank_by"),
                            "it is empty beside " + std::to_string(values.size()) + " values"};
    }
    [[nodiscard]] equity::Sample sample() const {
        return {.values = numbers_of(values),
                .weights = weights ? numbers_of(*weights) : equity::Numbers{},
                .rank_by = rank_by ? numbers_of(*rank_by) : equity::Numbers{}};
    }
};

/// Labels as Python hands them over: a pair of numbers of groups, and how many groups there are.
[[nodiscard]] equity::Labels labels_from(const py::handle& pair) {
    if (pair.is_none()) return {};
    const auto [array, count] = pair.cast<std::pair<GroupNumbers, std::size_t>>();
    return {.groups = {array.data(), array.data() + array.size()}, .names = std::vector<std::string>(count)};
}

/// The rows that a call looks at: the arrays as they are, or copies of the rows in which nothing is
/// missing.
class Taken {
public:
    Taken(const std::string& measure, const py::tuple& columns, std::vector<equity::Labels> labels, bool drop)
        : arrays_{columns, measure}, labels_{std::move(labels)} {
        if (drop) keep(complete_places());
    }
    /// Drops the rows in which something is missing; of pairs, those in which something is missing
    /// on either side.
    static void drop(Taken& first, Taken& second, bool is_paired) {
        std::vector<std::size_t> of_first = first.complete_places();
        std::vector<std::size_t> of_second = second.complete_places();
        if (is_paired && first.sample().values.size() == second.sample().values.size()) {
            std::vector<std::size_t> both;
            std::ranges::set_intersection(of_first, of_second, std::back_inserter(both));
            of_first = of_second = both;
        }
        first.keep(of_first);
        second.keep(of_second);
    }
    [[nodiscard]] equity::Sample sample() const { return rows_ ? rows_->sample() : arrays_.sample(); }
    [[nodiscard]] const std::vector<equity::Labels>& labels() const { return labels_; }

private:
    /// The rows in which nothing is missing.
    [[nodiscard]] std::vector<std::size_t> complete_places() const {
        std::vector<std::size_t> places = equity::complete_rows(arrays_.sample());
        for (const equity::Labels& each : labels_)
            std::erase_if(places,
                          [&](std::size_t row) { return row < each.groups.size() && each.groups[row] == no_row; });
        return places;
    }
    void keep(const std::vector<std::size_t>& places) {
        const equity::Sample all = arrays_.sample();
        rows_ = equity::rows_of(all, places);
        for (equity::Labels& each : labels_) {
            if (each.groups.size() != all.values.size()) continue;  // the core says so
            std::vector<std::uint32_t> groups;
            for (const std::size_t row : places) groups.push_back(each.groups[row]);
            each.groups = std::move(groups);
        }
    }

    ColumnArrays arrays_;
    std::vector<equity::Labels> labels_;
    std::optional<equity::Rows> rows_{};
};

/// The value of a closed list that a word names.
template <class Enum>
[[nodiscard]] Enum enum_from(const std::string& word, const char* name) {
    if (const auto found = find_word<Enum>(word)) return *found;
    std::string words;
    for (const std::string_view each : ClosedList<Enum>::words)
        words.append(words.empty() ? "'" : ", '").append(each).append("'");
    throw Error{ErrorCode::bad_word, word, std::string{name} + " is one of " + words};
}

/// The options of a measure, by name.
class Options {
public:
    explicit Options(py::dict options) : options_{std::move(options)} {}
    template <class Enum>
    [[nodiscard]] Enum word(const char* name) const {
        return enum_from<Enum>(options_[name].cast<std::string>(), name);
    }
    [[nodiscard]] double number(const char* name) const { return options_[name].cast<double>(); }

private:
    py::dict options_;
};

/// How each measure is made of its options.
[[nodiscard]] equity::Measure measure_from(const std::string& name, const py::dict& given) {
    namespace eq = equity;
    using Make = eq::Measure (*)(const Options&);
    constexpr std::array<std::pair<std::string_view, Make>, 12> makers{
        {{"cv", [](const Options& of) -> eq::Measure { return eq::Cv{.form = of.word<eq::Form>("form")}; }},
         {"gini", [](const Options& of) -> eq::Measure { return eq::Gini{.form = of.word<eq::Form>("form")}; }},
         {"hoover", [](const Options&) -> eq::Measure { return eq::Hoover{}; }},
         {"theil_t", [](const Options&) -> eq::Measure { return eq::TheilT{}; }},
         {"theil_l", [](const Options&) -> eq::Measure { return eq::TheilL{}; }},
         {"atkinson", [](const Options& of) -> eq::Measure { return eq::Atkinson{of.number("epsilon")}; }},
         {"mcloone",
          [](const Options& of) -> eq::Measure { return eq::McLoone{of.word<eq::LowerMembers>("members")}; }},
         {"verstegen",
          [](const Options& of) -> eq::Measure { return eq::Verstegen{of.word<eq::UpperMembers>("members")}; }},
         {"quantile", [](const Options& of) -> eq::Measure { return eq::Quantile{of.number("p")}; }},
         {"range_ratio",
          [](const Options& of) -> eq::Measure {
              return eq::RangeRatio{.low = of.number("low"), .high = of.number("high")};
          }},
         {"concentration_index", [](const Options&) -> eq::Measure { return eq::ConcentrationIndex{}; }},
         {"difference_coefficient", [](const Options&) -> eq::Measure { return eq::DifferenceCoefficient{}; }}}};
    return std::ranges::find(makers, name, &std::pair<std::string_view, Make>::first)->second(Options{given});
}

[[nodiscard]] double value_of(const std::string& measure, const py::dict& options, const py::tuple& columns,
                              bool drop) {
    const equity::Measure any = measure_from(measure, options);
    const Taken taken{measure, columns, {}, drop};
    const ReleasedGil released;
    return any(taken.sample());
}

/// Rows of (group, count, weight, mean, value).
[[nodiscard]] py::list by(const std::string& measure, const py::dict& options, const py::tuple& columns,
                          const py::tuple& labels, bool drop) {
    const equity::Measure any = measure_from(measure, options);
    const Taken taken{measure, columns, {labels_from(labels)}, drop};
    std::vector<equity::GroupValue> found;
    {
        const ReleasedGil released;
        found = equity::by(any, taken.sample(), taken.labels().front());
    }
    py::list rows;
    for (const equity::GroupValue& each : found)
        rows.append(py::make_tuple(each.group, each.count, each.weight, each.mean, each.value));
    return rows;
}

/// A vector as an array that owns it.
[[nodiscard]] py::array_t<double> array_of(std::vector<double> numbers) {
    auto kept = std::make_unique<std::vector<double>>(std::move(numbers));
    const py::capsule owner{
        kept.get(), [](void* pointer) {
            const std::unique_ptr<std::vector<double>> owned{static_cast<std::vector<double>*>(pointer)};
        }};
    return column_view(*kept.release(), owner);
}

/// The points of a Lorenz curve, or, with ranks, of a concentration curve.
[[nodiscard]] py::tuple curve(const py::tuple& columns, bool drop) {
    const bool is_ranked = !columns[2].is_none();
    const Taken taken{is_ranked ? "concentration_curve" : "lorenz", columns, {}, drop};
    equity::Curve points;
    {
        const ReleasedGil released;
        const equity::Sample rows = taken.sample();
        points = is_ranked ? equity::concentration_curve(rows.values, rows.rank_by, rows.weights)
                           : equity::lorenz(rows.values, rows.weights);
    }
    return py::make_tuple(array_of(std::move(points.share_of_weight)), array_of(std::move(points.share_of_total)));
}

[[nodiscard]] std::string_view dominates(const py::tuple& first, const py::tuple& second, bool drop) {
    const Taken a{"lorenz_dominates", first, {}, drop};
    const Taken b{"lorenz_dominates", second, {}, drop};
    const ReleasedGil released;
    return word_of(equity::lorenz_dominates(a.sample(), b.sample()));
}

/// Total, between, within, overlap, and rows of groups as their fields stand.
[[nodiscard]] py::tuple decompose(const std::string& measure, const py::tuple& columns, const py::list& levels,
                                  bool drop) {
    const auto which = enum_from<equity::Decomposable>(measure, "measure");
    std::vector<equity::Labels> labels;
    for (const py::handle each : levels) labels.push_back(labels_from(each));
    const Taken taken{measure, columns, std::move(labels), drop};
    equity::Decomposition parts;
    {
        const ReleasedGil released;
        parts = equity::decompose(which, taken.sample(), taken.labels());
    }
    py::list groups;
    for (const equity::GroupPart& each : parts.groups) {
        const py::object parent = each.parent == no_row ? py::object{py::none()} : py::int_{each.parent};
        groups.append(py::make_tuple(each.level, each.label, parent, each.count, each.weight, each.mean,
                                     each.share_of_weight, each.share_of_total, each.value, each.between, each.within));
    }
    return py::make_tuple(parts.total, parts.between, parts.within, parts.overlap, groups);
}

/// What Python says of draws: draws, seed, level, method, threads.
[[nodiscard]] equity::Draws draws_from(const py::tuple& given, PythonWatch& watch) {
    return {.draws = given[0].cast<std::uint64_t>(),
            .seed = given[1].cast<std::uint64_t>(),
            .level = given[2].cast<double>(),
            .bounds = enum_from<equity::Bounds>(given[3].cast<std::string>(), "method"),
            .threads = given[4].cast<unsigned>(),
            .watch = watch.watch()};
}

[[nodiscard]] py::tuple tuple_of(const equity::Interval& interval) {
    return py::make_tuple(interval.estimate, interval.low, interval.high);
}

/// An interval, or with labels a list of (group, interval or None).
[[nodiscard]] py::object bootstrap(const std::string& measure, const py::dict& options, const py::tuple& columns,
                                   const py::object& labels, const py::object& clusters, const py::tuple& given,
                                   bool drop) {
    const equity::Measure any = measure_from(measure, options);
    PythonWatch watch;
    const equity::Draws draws = draws_from(given, watch);
    std::vector<equity::Labels> both;
    for (const auto& each : {labels, clusters})
        if (!each.is_none()) both.push_back(labels_from(each));
    const Taken taken{measure, columns, std::move(both), drop};
    const equity::Labels none;
    const equity::Labels& drawn_together = clusters.is_none() ? none : taken.labels().back();
    if (labels.is_none()) {
        equity::Interval interval;
        {
            const ReleasedGil released;
            interval = equity::bootstrap(any, taken.sample(), draws, drawn_together);
        }
        return tuple_of(interval);
    }
    std::vector<equity::GroupInterval> found;
    {
        const ReleasedGil released;
        found = equity::bootstrap_by(any, taken.sample(), taken.labels().front(), draws, drawn_together);
    }
    py::list rows;
    for (const equity::GroupInterval& each : found)
        rows.append(py::make_tuple(each.group, each.interval ? py::object{tuple_of(*each.interval)} : py::none()));
    return rows;
}

[[nodiscard]] equity::Pairing pairing_of(bool is_paired) {
    return is_paired ? equity::Pairing::paired : equity::Pairing::independent;
}

[[nodiscard]] py::tuple bootstrap_difference(const std::string& measure, const py::dict& options,
                                             const py::tuple& first, const py::tuple& second, bool is_paired,
                                             const py::tuple& given, bool drop) {
    const equity::Measure any = measure_from(measure, options);
    PythonWatch watch;
    const equity::Draws draws = draws_from(given, watch);
    Taken a{measure, first, {}, false};
    Taken b{measure, second, {}, false};
    if (drop) Taken::drop(a, b, is_paired);
    equity::Interval interval;
    {
        const ReleasedGil released;
        interval = equity::bootstrap_difference(any, a.sample(), b.sample(), pairing_of(is_paired), draws);
    }
    return tuple_of(interval);
}

/// The difference and its p.  `given` is draws, seed, alternative, threads.
[[nodiscard]] py::tuple permutation_test(const std::string& measure, const py::dict& options, const py::tuple& first,
                                         const py::tuple& second, bool is_paired, const py::tuple& given, bool drop) {
    const equity::Measure any = measure_from(measure, options);
    PythonWatch watch;
    const equity::Permutations permutations{
        .draws = given[0].cast<std::uint64_t>(),
        .seed = given[1].cast<std::uint64_t>(),
        .alternative = enum_from<equity::Alternative>(given[2].cast<std::string>(), "alternative"),
        .threads = given[3].cast<unsigned>(),
        .watch = watch.watch()};
    Taken a{measure, first, {}, false};
    Taken b{measure, second, {}, false};
    if (drop) Taken::drop(a, b, is_paired);
    equity::PermutationResult result;
    {
        const ReleasedGil released;
        result = equity::permutation_test(any, a.sample(), b.sample(), pairing_of(is_paired), permutations);
    }
    return py::make_tuple(result.difference, result.p_value);
}

}  // namespace

void bind_equity(py::module_& m) {
    m.def("_equity_value", &value_of, py::arg("measure"), py::arg("options"), py::arg("columns"), py::arg("drop"));
    m.def("_equity_by", &by, py::arg("measure"), py::arg("options"), py::arg("columns"), py::arg("labels"),
          py::arg("drop"));
    m.def("_equity_curve", &curve, py::arg("columns"), py::arg("drop"));
    m.def("_equity_dominates", &dominates, py::arg("first"), py::arg("second"), py::arg("drop"));
    m.def("_equity_decompose", &decompose, py::arg("measure"), py::arg("columns"), py::arg("levels"), py::arg("drop"));
    m.def("_equity_bootstrap", &bootstrap, py::arg("measure"), py::arg("options"), py::arg("columns"),
          py::arg("labels"), py::arg("clusters"), py::arg("draws"), py::arg("drop"));
    m.def("_equity_bootstrap_difference", &bootstrap_difference, py::arg("measure"), py::arg("options"),
          py::arg("first"), py::arg("second"), py::arg("is_paired"), py::arg("draws"), py::arg("drop"));
    m.def("_equity_permutation_test", &permutation_test, py::arg("measure"), py::arg("options"), py::arg("first"),
          py::arg("second"), py::arg("is_paired"), py::arg("draws"), py::arg("drop"));
}

}  // namespace jiedui::bindings
