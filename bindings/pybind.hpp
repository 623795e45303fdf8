// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// pybind11, and all that crosses the border in more than one file: days, sets of schools, arrays, the GIL.

#include "ending.hpp"  // before pybind11

#include <pybind11/native_enum.h>
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/language.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/record_ref.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/school_set.hpp"

namespace pybind11::detail {

/// A path: a text, bytes or an os.PathLike.  Unlike pybind11's own, one with a zero byte comes through, and is refused by
/// whoever reads or writes it with an error of ours.
template <>
struct type_caster<std::filesystem::path> {
    PYBIND11_TYPE_CASTER(std::filesystem::path, const_name("os.PathLike | str | bytes"));

    bool load(handle given, bool) {
        auto text = reinterpret_steal<object>(PyOS_FSPath(given.ptr()));
        if (text && PyUnicode_Check(text.ptr()) != 0) text = as_bytes(text);
        if (!text) PyErr_Clear();
        if (!text) return false;
        value = std::string(PyBytes_AS_STRING(text.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(text.ptr())));
        return true;
    }
    static handle cast(const std::filesystem::path& path, return_value_policy, handle) {
        const std::string& text = path.native();
        const auto decoded = reinterpret_steal<object>(
            PyUnicode_DecodeFSDefaultAndSize(text.data(), static_cast<Py_ssize_t>(text.size())));
        if (!decoded) throw error_already_set();
        return module_::import("pathlib").attr("Path")(decoded).release();
    }

private:
    /// A text that no file system takes has bytes that no file is called.
    [[nodiscard]] static object as_bytes(const object& text) {
        auto bytes = reinterpret_steal<object>(PyUnicode_EncodeFSDefault(text.ptr()));
        if (bytes) return bytes;
        PyErr_Clear();
        return reinterpret_steal<object>(PyUnicode_AsEncodedString(text.ptr(), "utf-8", "surrogatepass"));
    }
};

/// Texts of Python as UTF-8.  A str may hold half of a surrogate pair, which no UTF-8 has: that is ErrorCode::bad_text, where pybind11
/// would say that the type is wrong.
template <>
class type_caster<std::string> : public string_caster<std::string> {
public:
    bool load(handle source, bool convert);  // NOLINT(bugprone-derived-method-shadowing-base-method): a caster hides it
};

}  // namespace pybind11::detail

namespace jiedui::bindings {

namespace py = pybind11;

/// Gives the GIL back while it lives.
class ReleasedGil {
public:
    ReleasedGil();
    ~ReleasedGil();
    ReleasedGil(const ReleasedGil&) = delete;
    ReleasedGil& operator=(const ReleasedGil&) = delete;
};

/// Has the GIL while it lives, on a thread of Python's: where a ReleasedGil has given it back, it takes it again.
class HeldGil {
public:
    HeldGil();
    ~HeldGil();
    HeldGil(const HeldGil&) = delete;
    HeldGil& operator=(const HeldGil&) = delete;

private:
    bool was_given_back_;
};

/// For calls that take and make only our own values.
using release_gil = py::call_guard<ReleasedGil>;

/// A str of Python, with what is no UTF-8 escaped: for people.
[[nodiscard]] std::string text_shown(const py::str& text);

/// A str of Python as bytes that may not be UTF-8: for what looks through texts itself, and names the place of a bad one.
[[nodiscard]] std::string bytes_of(const py::handle& text);

/// `datetime.date`; None for a mark.
[[nodiscard]] py::object to_python(Day day);

/// The one day that a value means: a `datetime.date`, a text, a `numpy.datetime64`, or a `pandas.Timestamp` at midnight
/// without a time zone, as frames hold days.
/// Raises TypeError for anything else, a `datetime.datetime` too: it would need a time zone.
[[nodiscard]] Day day_from(const py::handle& value, const Calendar& calendar);

/// The days that one such value means, or each of several.
[[nodiscard]] std::vector<Day> days_from(const py::handle& values, const Calendar& calendar);

/// Whether a value can be iterated over, without asking it to begin: what it raises then is the caller's to see.
[[nodiscard]] bool is_iterable(const py::handle& value);

/// Raises TypeError: `wanted` was expected.
[[noreturn]] void refuse_type(const py::handle& value, const std::string& wanted);

/// The text that a value is, or each of several.
/// Raises TypeError for anything else, which says that `wanted` is.
[[nodiscard]] std::vector<std::string> texts_from(const py::handle& values, const char* wanted);

/// The span that one such value means.
[[nodiscard]] Span span_from(const py::handle& value, const Calendar& calendar);

/// The language that a word names.
[[nodiscard]] Language language_from(const std::string& word);

/// An int that is not negative and fits into 31 bits, be it NumPy's.
/// @errors ErrorCode::bad_number, which says that `name` cannot be below 0.
[[nodiscard]] unsigned count_from(const py::handle& value, const char* name);

/// A Period, a tuple of first and last day, both inside, a text of a span or of two (`2003-09..2004-06`), or a day.
[[nodiscard]] Period period_from(const py::handle& value, const Calendar& calendar);

/// A channel, a family, or several of them.
[[nodiscard]] Channels channels_from(const py::handle& value);

/// Columns, each with the values that it may have: as a ledger's cell writes one, and whether it is a number that may have
/// decimals.
using Cells = std::vector<std::pair<std::string, std::vector<std::pair<std::string, bool>>>>;

/// The conditions that columns have one of these values each.
/// @param holds_days whether a column of this name holds days.
/// @errors ErrorCode::bad_word for a number in such a column that may be January or October.
[[nodiscard]] std::vector<Condition> conditions_from(const Cells& cells, bool (*holds_days)(std::string_view));

/// A SchoolSet, an id or several ids, of which only those with these attributes count; without them all schools with the attributes.
[[nodiscard]] SchoolSet school_set_from(const Network& network, const py::object& schools, const Cells& attributes);

/// Several ids, one id, or a SchoolSet.
[[nodiscard]] SchoolList schools_from(const Network& network, const py::handle& schools);

/// The ids of schools.
[[nodiscard]] std::vector<std::string> ids_of(const Network& network, const std::vector<SchoolIndex>& schools);

/// Each tie as (kind, id).
[[nodiscard]] py::list ties_to_python(const Network& network, const std::vector<TieIndex>& ties);
/// Records as Python names them: a list of (kind, id).
[[nodiscard]] py::list records_to_python(const Network& network, const std::vector<RecordRef>& records);

/// `values` as a read-only array that shares their memory and keeps `owner` alive.
template <class T>
[[nodiscard]] py::array_t<T> column_view(const std::vector<T>& values, const py::object& owner) {
    py::array_t<T> view(static_cast<py::ssize_t>(values.size()), values.data(), owner);
    py::detail::array_proxy(view.ptr())->flags &= ~py::detail::npy_api::NPY_ARRAY_WRITEABLE_;
    return view;
}

void bind_errors(py::module_& m);
void bind_base(py::module_& m);
void bind_frame(py::module_& m);
/// Binds answers, a part of bind_frame.
void bind_answer(py::module_& m);
void bind_ledger(py::module_& m);
void bind_rules(py::module_& m);
void bind_model(py::module_& m);
/// Makes a method of Slice, Network and SliceOver of each question of the list.
void bind_questions(py::module_& m);
void bind_io(py::module_& m);
/// Binds the measures over columns of numbers.
void bind_equity(py::module_& m);
/// Makes values of every class above picklable, or says what to pickle instead.
void bind_pickles(py::module_& m);
/// Describes the tables of a ledger to the script that writes their page.
void bind_table_descriptions(py::module_& m);
/// Adds what jiedui.testing_texts reads networks with.
void bind_testing(py::module_& m);

/// Binds `_hand_out(cls)`: from then on C++ makes objects of `cls`, a Python class with one bound base, where it made those of the base.
void bind_hand_out(py::module_& m);

/// Makes every class of the module refuse objects that no constructor made, as those of `__new__` alone.  Without it pybind11 hands
/// over memory without a value.
void refuse_unmade_objects(const py::module_& m);

}  // namespace jiedui::bindings
