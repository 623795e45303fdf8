// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Questions as methods of Slice, Network and SliceOver.

#include <concepts>
#include <functional>
#include <memory>
#include <utility>

#include "bind_answer.hpp"
#include "pybind.hpp"
#include "python_watch.hpp"

namespace jiedui::bindings {

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

    /// Calls `ask(watch)` without the GIL.
    template <class Ask>
    [[nodiscard]] static py::object answered(const py::object& progress, const Ask& ask) {
        PythonWatch watch{progress};
        std::shared_ptr<AnswerView> view;
        {
            const ReleasedGil released;
            view = ask(watch.watch());
        }
        return py::cast(std::move(view));
    }

    template <class Asked, class... Arguments, class Read, class... Extra>
    static void add_typed(py::object& to, const char* name, Read read, const char* doc,
                          Question (Read::*)(const Slice&, Arguments...) const, const Extra&... extra) {
        py::cpp_function method(
            [read](const Asked& asked, Arguments... arguments) {
                const Slice slice = slice_in(asked);
                const Question question = read(slice, std::forward<Arguments>(arguments)...);
                if constexpr (std::same_as<Asked, PeriodsOf>)
                    return answered(asked.progress,
                                    [&](const Watch& watch) { return question.of_periods(asked, watch); });
                else
                    return answered(question.progress,
                                    [&](const Watch& watch) { return question.of_slice(slice, watch); });
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

/// The same options under a watch.
template <class Options>
[[nodiscard]] Options watched(Options options, const Watch& watch) {
    options.watch = watch;
    return options;
}

void bind_questions_of_records(Questions& questions);
void bind_questions_of_figures(Questions& questions);
void bind_questions_of_chains(Questions& questions);

}  // namespace jiedui::bindings
