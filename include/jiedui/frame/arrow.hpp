// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Arrow: frames as a stream of the Arrow C data interface.
/// @source the Arrow C data and C stream interfaces, arrow.apache.org/docs/format/CDataInterface.html

#include <cstdint>

#include "jiedui/base/export.hpp"
#include "jiedui/frame/frame.hpp"

// The names and fields of these three structs are fixed by the interface; other libraries define the same ones
// under the same guards.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" {
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema** children;
    struct ArrowSchema* dictionary;
    void (*release)(struct ArrowSchema*);
    void* private_data;
};
struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void** buffers;
    struct ArrowArray** children;
    struct ArrowArray* dictionary;
    void (*release)(struct ArrowArray*);
    void* private_data;
};
#endif
#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE
struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
    int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
    const char* (*get_last_error)(struct ArrowArrayStream*);
    void (*release)(struct ArrowArrayStream*);
    void* private_data;
};
#endif
}
// NOLINTEND(readability-identifier-naming)

namespace jiedui {

/// Fills `stream` with one record batch that holds the frame.  Columns and rows keep their order; a missing
/// value is null.  The caller must release the stream, and each schema and array taken from it.  They own their
/// data, and stay valid after the frame is destroyed.
///
/// A column of texts becomes a dictionary of utf8.  A column with several texts per cell becomes a list of utf8.
/// Booleans become bool, whole numbers int64, doubles float64, days date32, decimals decimal128(18, 3).
/// @errors ErrorCode::amount_overflow if a decimal has more than 18 digits; ErrorCode::too_many_rows if the
///     distinct texts of a column have 2 GiB or more together.
JIEDUI_API void export_arrow(const Frame& frame, ArrowArrayStream* stream);

/// Fills `stream` with one record batch: `batch`, whose type is `schema`.  The stream takes ownership of both.
JIEDUI_API void stream_of(ArrowSchema& schema, ArrowArray& batch, ArrowArrayStream* stream);

}  // namespace jiedui
