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

/// Fills `stream` with one record batch that holds the frame: its columns and rows in their order, a missing value as null.
/// The caller releases the stream, and each schema and array that was taken from it.  They stay valid when the frame is gone.
///
/// Types: text is a dictionary of utf8, several texts in one cell a list of utf8, booleans bool, whole numbers int64, doubles
/// float64, days date32, decimals decimal128(18, 3).
/// @errors ErrorCode::amount_overflow if a decimal has more than 18 digits, ErrorCode::too_many_rows if the
///     different texts of a column take 2 GiB together.
JIEDUI_API void export_arrow(const Frame& frame, ArrowArrayStream* stream);

/// Fills `stream` with the one record batch that `schema` and `batch` are, and takes both over.
JIEDUI_API void stream_of(ArrowSchema& schema, ArrowArray& batch, ArrowArrayStream* stream);

}  // namespace jiedui
