// SPDX-License-Identifier: Apache-2.0
#include "pybind.hpp"

#include "jiedui/io/number_day.hpp"

namespace pybind11::detail {

bool type_caster<std::string>::load(handle source, bool convert) {
    if (string_caster<std::string>::load(source, convert)) return true;
    if (source && PyUnicode_Check(source.ptr()))
        throw jiedui::Error{jiedui::ErrorCode::bad_text, jiedui::bindings::text_shown(reinterpret_borrow<str>(source)),
                            "it has half of a surrogate pair, which is no character"};
    return false;
}

}  // namespace pybind11::detail

namespace jiedui::bindings {
namespace {

[[nodiscard]] std::string encoded(const py::handle& text, const char* errors) {
    const auto bytes = py::reinterpret_steal<py::object>(PyUnicode_AsEncodedString(text.ptr(), "utf-8", errors));
    if (!bytes) throw py::error_already_set();
    return {PyBytes_AS_STRING(bytes.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.ptr()))};
}

/// What pybind11 asks for the memory of an object that has no value.
[[nodiscard]] void* refuse_unmade(std::size_t) {
    throw py::type_error("this object was made by __new__ alone, so it has no value; call its class, or what makes it");
}

[[nodiscard]] bool is_a(const py::handle& value, const char* type) {
    return py::isinstance(value, py::module_::import("datetime").attr(type));
}

/// A day as frames hold it; not a `datetime.datetime`.
[[nodiscard]] bool is_day_of_frame(const py::handle& value) {
    if (py::isinstance(value, py::module_::import("numpy").attr("datetime64"))) return true;
    const py::handle type = py::type::handle_of(value);
    return py::str(type.attr("__name__")).cast<std::string>() == "Timestamp" &&
           py::str(type.attr("__module__")).cast<std::string>().starts_with("pandas");
}

/// A day of a frame as text: `2003-09-01`, with the time of day where that is not midnight; empty if it is missing.
[[nodiscard]] std::string text_of_day_of_frame(const py::handle& value) {
    const bool is_timestamp = py::hasattr(value, "isoformat");
    auto text = py::str(is_timestamp ? value.attr("isoformat")() : py::str(value)).cast<std::string>();
    if (text == "NaT") return {};
    const std::size_t time = text.find('T');
    if (time != std::string::npos && text.find_first_not_of("0:.", time + 1) == std::string::npos) text.resize(time);
    return text;
}

[[nodiscard]] bool is_several(const py::handle& value) {
    return !py::isinstance<py::str>(value) && !py::isinstance<py::bytes>(value) && is_iterable(value);
}

}  // namespace

void refuse_type(const py::handle& value, const std::string& wanted) {
    throw py::type_error("expected " + wanted + ", not " + std::string{py::str(py::type::of(value).attr("__name__"))});
}

bool is_iterable(const py::handle& value) {
    return py::hasattr(py::type::of(value), "__iter__") || PySequence_Check(value.ptr()) != 0;
}

std::string text_shown(const py::str& text) { return encoded(text, "backslashreplace"); }

std::string bytes_of(const py::handle& text) {
    if (!py::isinstance<py::str>(text)) refuse_type(text, "a text");
    py::ssize_t size = 0;
    if (const char* const bytes = PyUnicode_AsUTF8AndSize(text.ptr(), &size); bytes != nullptr)
        return {bytes, static_cast<std::size_t>(size)};
    PyErr_Clear();
    return encoded(text, "surrogatepass");
}

void bind_hand_out(py::module_& m) {
    m.def(
        "_hand_out",
        [](const py::type& cls) {
            auto* const type = reinterpret_cast<PyTypeObject*>(cls.ptr());  // NOLINT(*-reinterpret-cast)
            py::detail::type_info* const base = py::detail::get_type_info(type);
            if (base == nullptr) throw py::type_error("the class has no bound base");
            // both classes stay: pybind11 forgets a bound type when its class ends
            Py_INCREF(base->type);
            Py_INCREF(type);
            base->type = type;
            return cls;
        },
        py::arg("cls"));
}

void refuse_unmade_objects(const py::module_& m) {
    for (const auto& [name, value] : py::dict{m.attr("__dict__")}) {
        if (PyType_Check(value.ptr()) == 0) continue;
        auto* const type = reinterpret_cast<PyTypeObject*>(value.ptr());  // NOLINT(*-reinterpret-cast)
        for (py::detail::type_info* const each : py::detail::all_type_info(type)) each->operator_new = &refuse_unmade;
    }
}

py::object to_python(Day day) {
    if (!day.is_known()) return py::none();
    if (day > Day::last()) throw Error{ErrorCode::bad_day, "the day after 9999-12-31", "ask for last_day"};
    const auto date = day.date();
    return py::module_::import("datetime").attr("date")(int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

Span span_from(const py::handle& value, const Calendar& calendar) {
    if (py::isinstance<py::str>(value)) return calendar.span_of(value.cast<std::string>());
    if (is_day_of_frame(value)) {
        const std::string text = text_of_day_of_frame(value);
        if (text.empty() || text.find('T') != std::string::npos)
            refuse_type(value, "a day (neither a missing one nor a time of day has a place here)");
        return calendar.span_of(text);
    }
    if (is_a(value, "datetime")) refuse_type(value, "a datetime.date or a text (a time of day has no place here)");
    if (!is_a(value, "date")) refuse_type(value, "a datetime.date or a text");
    return Day{value.attr("year").cast<int>(), value.attr("month").cast<unsigned>(),
               value.attr("day").cast<unsigned>()};
}

Day day_from(const py::handle& value, const Calendar& calendar) {
    if (py::isinstance<py::str>(value)) return calendar.day_of(value.cast<std::string>());
    const Span span = span_from(value, calendar);
    if (span.first() != span.last()) throw Error{ErrorCode::not_one_day, text_of(span)};
    return span.first();
}

Language language_from(const std::string& word) {
    if (const auto found = find_word<Language>(word)) return *found;
    throw Error{ErrorCode::bad_word, word, "texts are made in 'en' or 'zh'"};
}

std::vector<Day> days_from(const py::handle& values, const Calendar& calendar) {
    std::vector<Day> days;
    if (is_several(values))
        for (const py::handle each : values) days.push_back(day_from(each, calendar));
    else
        days.push_back(day_from(values, calendar));
    return days;
}

std::vector<std::string> texts_from(const py::handle& values, const char* wanted) {
    std::vector<std::string> texts;
    const auto add = [&](const py::handle& each) {
        if (!py::isinstance<py::str>(each)) refuse_type(each, wanted);
        texts.push_back(each.cast<std::string>());
    };
    if (is_several(values))
        for (const py::handle each : values) add(each);
    else
        add(values);
    return texts;
}

unsigned count_from(const py::handle& value, const char* name) {
    if (PyIndex_Check(value.ptr()) == 0) refuse_type(value, "a whole number");
    const py::object count = py::module_::import("operator").attr("index")(value);
    if (count < py::int_{0})
        throw Error{ErrorCode::bad_number, py::str(count), std::string{name} + " cannot be below 0"};
    constexpr int most = std::numeric_limits<int>::max();
    if (count > py::int_{most})
        throw Error{ErrorCode::bad_number, py::str(count),
                    std::string{name} + " is " + std::to_string(most) + " at most"};
    return count.cast<unsigned>();
}

Period period_from(const py::handle& value, const Calendar& calendar) {
    if (py::isinstance<Period>(value)) return value.cast<Period>();
    if (py::isinstance<py::str>(value)) return calendar.period_of(value.cast<std::string>());
    if (!py::isinstance<py::tuple>(value)) return span_from(value, calendar).period();
    const auto days = py::reinterpret_borrow<py::tuple>(value);
    if (days.size() != 2) refuse_type(value, "a Period, a text, or (first, last), both inside");
    return Period::inclusive(span_from(days[0], calendar).first(), span_from(days[1], calendar).last());
}

Channels channels_from(const py::handle& value) {
    Channels channels;
    for (const std::string& word : texts_from(value, "the name of a channel")) {
        const auto found = Channels::find(word);
        if (!found) throw Error{ErrorCode::bad_channel, word};
        channels |= *found;
    }
    return channels;
}

std::vector<Condition> conditions_from(const Cells& cells, bool (*holds_days)(std::string_view)) {
    std::vector<Condition> conditions;
    for (const auto& [column, values] : cells) {
        Condition condition{column, {}};
        for (const auto& [text, is_number] : values) {
            const Phrase either = holds_days(column) && is_number ? either_month(text) : Phrase{};
            if (!either.empty())
                throw Error{ErrorCode::bad_word, text, "column " + column + " wants " + text_of(either)};
            condition.values.push_back(text);
        }
        conditions.push_back(std::move(condition));
    }
    return conditions;
}

SchoolList schools_from(const Network& network, const py::handle& schools) {
    if (py::isinstance<py::str>(schools)) return network.school_of(schools.cast<std::string>());
    if (py::isinstance<SchoolSet>(schools)) return schools.cast<SchoolSet>();
    if (!is_iterable(schools)) refuse_type(schools, "ids of schools, one id or a SchoolSet");
    std::vector<SchoolIndex> found;
    for (const py::handle each : schools) {
        if (!py::isinstance<py::str>(each)) refuse_type(each, "the id of a school (a text)");
        found.push_back(network.school_of(each.cast<std::string>()));
    }
    return found;
}

SchoolSet school_set_from(const Network& network, const py::object& schools, const Cells& attributes) {
    if (schools.is_none() && attributes.empty())
        throw Error{ErrorCode::no_schools, "give ids, a SchoolSet, or attributes"};
    if (schools.is_none()) return network.schools_where(conditions_from(attributes, &holds_days<School>));
    const SchoolSet set = schools_from(network, schools).set_in(network, "schools");
    return attributes.empty() ? set : set & network.schools_where(conditions_from(attributes, &holds_days<School>));
}

std::vector<std::string> ids_of(const Network& network, const std::vector<SchoolIndex>& schools) {
    std::vector<std::string> ids;
    for (const SchoolIndex school : schools) ids.emplace_back(network.id(school));
    return ids;
}

py::list ties_to_python(const Network& network, const std::vector<TieIndex>& ties) {
    py::list list;
    for (const TieIndex tie : ties) list.append(py::make_tuple(word_of(network.kind(tie)), network.id(tie)));
    return list;
}

py::list records_to_python(const Network& network, const std::vector<RecordRef>& records) {
    std::vector<std::string> ids;
    {
        const ReleasedGil released;
        ids = ids_of(network.ledger(), records);
    }
    py::list list;
    for (std::size_t i = 0; i < ids.size(); ++i) list.append(py::make_tuple(word_of(records[i].kind), ids[i]));
    return list;
}

}  // namespace jiedui::bindings
