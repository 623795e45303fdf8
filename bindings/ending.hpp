// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What keeps threads when Python ends, put around every function of Python through which pybind11 and the bindings run Python code.
///
/// When Python ends, it lets the main thread alone have the GIL.  Up to Python 3.13 any other thread that asks for it is ended by
/// pthread_exit, which unwinds the stack: through destructors and other frames that let nothing pass, where the process is aborted,
/// and past objects of Python that may no longer be touched.  Whatever runs Python asks for the GIL again and again.  So such a
/// thread is kept where it called Python, and sleeps until the process has ended, as from Python 3.14 on.

#include <Python.h>

#include <exception>

namespace jiedui::bindings {

/// Keeps a thread that pthread_exit unwinds in its destructor; exceptions pass.
///
/// It is no catch block: libstdc++ lets none take a forced unwinding while another exception is handled.
class StayingThread {
public:
    StayingThread() = default;
    StayingThread(const StayingThread&) = delete;
    StayingThread& operator=(const StayingThread&) = delete;
    ~StayingThread() {
        if (!is_done_ && std::uncaught_exceptions() <= exceptions_before_) sleep_for_ever();
    }
    void is_done() noexcept { is_done_ = true; }

private:
    static void sleep_for_ever();

    int exceptions_before_ = std::uncaught_exceptions();
    bool is_done_ = false;
};

/// Calls `call`.  It is never inlined, as compilers leave out the cleanups of what stands in a function that lets nothing pass.
template <class Call>
[[gnu::noinline]] auto kept_if_ending(const Call& call) {
    StayingThread thread;
    const auto result = call();
    thread.is_done();
    return result;
}

}  // namespace jiedui::bindings

// NOLINTBEGIN(cppcoreguidelines-macro-usage,readability-identifier-naming): pybind11 calls these functions by their names
#define JIEDUI_KEPT(function, ...) ::jiedui::bindings::kept_if_ending([&] { return (function)(__VA_ARGS__); })
#define PyErr_CheckSignals(...) JIEDUI_KEPT(PyErr_CheckSignals, __VA_ARGS__)
#define PyErr_NormalizeException(...) \
    ::jiedui::bindings::kept_if_ending([&] { return (PyErr_NormalizeException)(__VA_ARGS__), true; })
#define PyErr_WarnEx(...) JIEDUI_KEPT(PyErr_WarnEx, __VA_ARGS__)
#define PyImport_ImportModule(...) JIEDUI_KEPT(PyImport_ImportModule, __VA_ARGS__)
#define PyIter_Next(...) JIEDUI_KEPT(PyIter_Next, __VA_ARGS__)
#define PyMapping_Items(...) JIEDUI_KEPT(PyMapping_Items, __VA_ARGS__)
#define PyNumber_Float(...) JIEDUI_KEPT(PyNumber_Float, __VA_ARGS__)
#define PyNumber_Index(...) JIEDUI_KEPT(PyNumber_Index, __VA_ARGS__)
#define PyNumber_Long(...) JIEDUI_KEPT(PyNumber_Long, __VA_ARGS__)
#define PyOS_FSPath(...) JIEDUI_KEPT(PyOS_FSPath, __VA_ARGS__)
#define PyObject_Call(...) JIEDUI_KEPT(PyObject_Call, __VA_ARGS__)
#define PyObject_CallFunctionObjArgs(...) JIEDUI_KEPT(PyObject_CallFunctionObjArgs, __VA_ARGS__)
#define PyObject_CallMethod(...) JIEDUI_KEPT(PyObject_CallMethod, __VA_ARGS__)
#undef PyObject_DelAttr  // three names that are macros in some versions of Python, by the functions that all have
#undef PyObject_DelAttrString
#undef PyObject_Length
#define PyObject_DelAttr(object, name) JIEDUI_KEPT(PyObject_SetAttr, object, name, nullptr)
#define PyObject_DelAttrString(object, name) JIEDUI_KEPT(PyObject_SetAttrString, object, name, nullptr)
#define PyObject_Length(object) JIEDUI_KEPT(PyObject_Size, object)
#define PyObject_GetAttr(...) JIEDUI_KEPT(PyObject_GetAttr, __VA_ARGS__)
#define PyObject_GetAttrString(...) JIEDUI_KEPT(PyObject_GetAttrString, __VA_ARGS__)
#define PyObject_GetBuffer(...) JIEDUI_KEPT(PyObject_GetBuffer, __VA_ARGS__)
#define PyObject_GetItem(...) JIEDUI_KEPT(PyObject_GetItem, __VA_ARGS__)
#define PyObject_GetIter(...) JIEDUI_KEPT(PyObject_GetIter, __VA_ARGS__)
#define PyObject_HasAttr(...) JIEDUI_KEPT(PyObject_HasAttr, __VA_ARGS__)
#define PyObject_HasAttrString(...) JIEDUI_KEPT(PyObject_HasAttrString, __VA_ARGS__)
#define PyObject_Hash(...) JIEDUI_KEPT(PyObject_Hash, __VA_ARGS__)
#define PyObject_IsInstance(...) JIEDUI_KEPT(PyObject_IsInstance, __VA_ARGS__)
#define PyObject_IsSubclass(...) JIEDUI_KEPT(PyObject_IsSubclass, __VA_ARGS__)
#define PyObject_IsTrue(...) JIEDUI_KEPT(PyObject_IsTrue, __VA_ARGS__)
#define PyObject_LengthHint(...) JIEDUI_KEPT(PyObject_LengthHint, __VA_ARGS__)
#define PyObject_Repr(...) JIEDUI_KEPT(PyObject_Repr, __VA_ARGS__)
#define PyObject_RichCompareBool(...) JIEDUI_KEPT(PyObject_RichCompareBool, __VA_ARGS__)
#define PyObject_SetAttr(...) JIEDUI_KEPT(PyObject_SetAttr, __VA_ARGS__)
#define PyObject_SetAttrString(...) JIEDUI_KEPT(PyObject_SetAttrString, __VA_ARGS__)
#define PyObject_SetItem(...) JIEDUI_KEPT(PyObject_SetItem, __VA_ARGS__)
#define PyObject_Str(...) JIEDUI_KEPT(PyObject_Str, __VA_ARGS__)
#define PyObject_Vectorcall(...) JIEDUI_KEPT(PyObject_Vectorcall, __VA_ARGS__)
#define PySequence_GetItem(...) JIEDUI_KEPT(PySequence_GetItem, __VA_ARGS__)
#define PySequence_List(...) JIEDUI_KEPT(PySequence_List, __VA_ARGS__)
#define PySequence_SetItem(...) JIEDUI_KEPT(PySequence_SetItem, __VA_ARGS__)
#define PySequence_Size(...) JIEDUI_KEPT(PySequence_Size, __VA_ARGS__)
#define PySequence_Tuple(...) JIEDUI_KEPT(PySequence_Tuple, __VA_ARGS__)
// NOLINTEND(cppcoreguidelines-macro-usage,readability-identifier-naming)
