// SPDX-License-Identifier: Apache-2.0
#include "io/arrow_checks.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "io/arrow_values.hpp"

namespace jiedui::detail {
namespace {

using Fault = std::optional<std::string>;

/// Rows of an array, from `first` on, as its buffers count them.
struct Rows {
    std::int64_t first = 0;
    std::int64_t count = 0;
};

[[nodiscard]] Fault fault_of_values(const ArrowSchema& type, const ArrowArray& values, Rows rows);

/// How many buffers a type has at least.
[[nodiscard]] std::int64_t buffers_of(const ArrowSchema& type) noexcept {
    const std::string_view format = type.format;
    if (type.dictionary != nullptr) return 2;
    if (format == "n") return 0;
    return format == "u" || format == "U" || format == "vu" ? 3 : 2;
}

/// Whether `first` to `first + count` lies within an array.
[[nodiscard]] bool has_rows(const ArrowArray& values, Rows rows) noexcept {
    std::int64_t end = 0;
    std::int64_t own_end = 0;
    return rows.first >= 0 && rows.count >= 0 && !__builtin_add_overflow(rows.first, rows.count, &end) &&
           !__builtin_add_overflow(values.offset, values.length, &own_end) && end <= own_end;
}

/// What every array must say of itself.
[[nodiscard]] Fault fault_of_counts(const ArrowArray& values) {
    if (values.length < 0) return "it has a negative length";
    if (values.offset < 0) return "it has a negative offset";
    if (values.null_count < -1 || values.null_count > values.length) return "it has an impossible count of nulls";
    return std::nullopt;
}

/// Offsets, one more than there are rows, must not fall.
template <class Offset>
[[nodiscard]] Fault fault_of_offsets(const ArrowArray& values, Rows rows) {
    auto before = value_at<Offset>(values, 1, rows.first);
    if (before < 0) return "an offset is negative";
    for (std::int64_t i = 1; i <= rows.count; ++i) {
        const auto here = value_at<Offset>(values, 1, rows.first + i);
        if (here < before) return "a text or list has a negative length";
        before = here;
    }
    return std::nullopt;
}

template <class Offset>
[[nodiscard]] Fault fault_of_texts(const ArrowArray& values, Rows rows) {
    if (Fault fault = fault_of_offsets<Offset>(values, rows)) return fault;
    const bool is_empty =
        value_at<Offset>(values, 1, rows.first) == value_at<Offset>(values, 1, rows.first + rows.count);
    return values.buffers[2] == nullptr && !is_empty ? Fault{"texts have no bytes"} : std::nullopt;
}

[[nodiscard]] Fault fault_of_views(const ArrowArray& values, Rows rows) {
    constexpr std::int32_t longest_inside = 12;
    const std::int64_t buffers = values.n_buffers - 3;
    for (std::int64_t at = rows.first; at < rows.first + rows.count; ++at) {
        if (is_null(values, at)) continue;
        const auto [length, start, buffer, offset] = value_at<std::array<std::int32_t, 4>>(values, 1, at);
        if (length < 0) return "a text has a negative length";
        if (length <= longest_inside) continue;
        if (buffer < 0 || buffer >= buffers || offset < 0) return "a text lies in no buffer";
        const auto size = value_at<std::int64_t>(values, static_cast<int>(values.n_buffers - 1), buffer);
        if (std::int64_t{offset} + length > size) return "a text is longer than its buffer";
    }
    return std::nullopt;
}

template <class Offset>
[[nodiscard]] Fault fault_of_lists(const ArrowSchema& type, const ArrowArray& values, Rows rows) {
    if (Fault fault = fault_of_offsets<Offset>(values, rows)) return fault;
    if (values.n_children != 1 || values.children == nullptr || values.children[0] == nullptr)
        return "a list has no items";
    const ArrowArray& items = *values.children[0];
    const auto first = value_at<Offset>(values, 1, rows.first);
    const auto end = value_at<Offset>(values, 1, rows.first + rows.count);
    return fault_of_values(*type.children[0], items, {first + items.offset, end - first});
}

template <class Code>
[[nodiscard]] Fault fault_of_codes(const ArrowArray& values, Rows rows) {
    for (std::int64_t at = rows.first; at < rows.first + rows.count; ++at) {
        if (is_null(values, at)) continue;
        const auto code = value_at<Code>(values, 1, at);
        if (code < Code{} || static_cast<std::uint64_t>(code) >= static_cast<std::uint64_t>(values.dictionary->length))
            return "a code stands for no word of its dictionary";
    }
    return std::nullopt;
}

[[nodiscard]] Fault fault_of_dictionary(const ArrowSchema& type, const ArrowArray& values, Rows rows) {
    if (values.dictionary == nullptr) return "a dictionary is missing";
    const ArrowArray& words = *values.dictionary;
    if (Fault fault = fault_of_values(*type.dictionary, words, {words.offset, words.length})) return fault;
    switch (type.format[0]) {
        case 'c': return fault_of_codes<std::int8_t>(values, rows);
        case 'C': return fault_of_codes<std::uint8_t>(values, rows);
        case 's': return fault_of_codes<std::int16_t>(values, rows);
        case 'S': return fault_of_codes<std::uint16_t>(values, rows);
        case 'i': return fault_of_codes<std::int32_t>(values, rows);
        case 'I': return fault_of_codes<std::uint32_t>(values, rows);
        case 'l': return fault_of_codes<std::int64_t>(values, rows);
        default: return fault_of_codes<std::uint64_t>(values, rows);
    }
}

[[nodiscard]] Fault fault_of_values(const ArrowSchema& type, const ArrowArray& values, Rows rows) {
    const std::string_view format = type.format;
    if (Fault fault = fault_of_counts(values)) return fault;
    if (!has_rows(values, rows)) return "it is shorter than its batch";
    const std::int64_t buffers = buffers_of(type);
    if (values.n_buffers < buffers || (buffers > 0 && values.buffers == nullptr)) return "it has too few buffers";
    if (buffers == 0 || rows.count == 0) return std::nullopt;
    if (values.buffers[1] == nullptr) return "it has no values";
    if (type.dictionary != nullptr) return fault_of_dictionary(type, values, rows);
    if (format == "u") return fault_of_texts<std::int32_t>(values, rows);
    if (format == "U") return fault_of_texts<std::int64_t>(values, rows);
    if (format == "vu") return fault_of_views(values, rows);
    if (format == "+l") return fault_of_lists<std::int32_t>(type, values, rows);
    if (format == "+L") return fault_of_lists<std::int64_t>(type, values, rows);
    return std::nullopt;
}

[[nodiscard]] bool is_named(const ArrowSchema& type) noexcept {
    const bool has_children = type.n_children == 0 || type.children != nullptr;
    if (type.format == nullptr || type.n_children < 0 || !has_children) return false;
    const std::span children{type.children, static_cast<std::size_t>(type.n_children)};
    return std::ranges::all_of(children, [](const auto* each) { return each != nullptr && is_named(*each); }) &&
           (type.dictionary == nullptr || is_named(*type.dictionary));
}

}  // namespace

Fault fault_of(const ArrowSchema& type) {
    if (!is_named(type)) return "its schema is not whole";
    if (std::string_view{type.format} != "+s") return "it is no stream of record batches";
    return std::nullopt;
}

Fault fault_of(const ArrowSchema& type, const ArrowArray& batch) {
    if (Fault fault = fault_of_counts(batch)) return "a batch cannot be read: " + *fault;
    if (batch.n_children != type.n_children || (batch.n_children > 0 && batch.children == nullptr))
        return "a batch has other columns than its schema";
    for (std::int64_t i = 0; i < batch.n_children; ++i) {
        const ArrowArray* const column = batch.children[i];
        const ArrowSchema& its_type = *type.children[i];
        std::int64_t first = 0;
        if (column == nullptr || __builtin_add_overflow(batch.offset, column->offset, &first))
            return "a batch has other columns than its schema";
        if (!reader_of(its_type)) continue;  // a finding of its own
        if (const Fault fault = fault_of_values(its_type, *column, {first, batch.length}))
            return "its column '" + std::string{its_type.name == nullptr ? "" : its_type.name} +
                   "' cannot be read: " + *fault;
    }
    return std::nullopt;
}

}  // namespace jiedui::detail
