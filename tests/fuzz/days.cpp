// SPDX-License-Identifier: Apache-2.0
/// @file
/// Any bytes as a day, month, term or school year: none, or one that is written and read back.

#include "fuzz.hpp"
#include "jiedui/base/calendar.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace jiedui;
    for (const Calendar& calendar : {Calendar{}, Calendar{{8, 15}, {1, 20}}}) {
        const auto span = calendar.find_span(fuzz::text_of(data, size));
        if (!span) continue;
        fuzz::require(span->is_known() && span->is_sound() && span->first() <= span->last(), "a span has days");
        fuzz::require(calendar.find_span(text_of(*span)) == span, "what is written reads back equal");
    }
    return 0;
}
