// SPDX-License-Identifier: Apache-2.0
#include "io/arrow_rows.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

#include "jiedui/base/day.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/cell_text.hpp"

namespace jiedui::detail {
namespace {

template <class T>
[[nodiscard]] T value_at(const ArrowArray& values, int buffer, std::int64_t at) noexcept {
    T value{};
    std::memcpy(&value, static_cast<const char*>(values.buffers[buffer]) + at * static_cast<std::int64_t>(sizeof(T)),
                sizeof(T));
    return value;
}

[[nodiscard]] bool bit_at(const void* bits, std::int64_t at) noexcept {
    const auto byte = static_cast<const std::uint8_t*>(bits)[at / 8];
    return (byte >> static_cast<unsigned>(at % 8) & 1U) != 0;
}

[[nodiscard]] bool is_null(const ArrowArray& values, std::int64_t at) noexcept {
    return values.null_count != 0 && values.n_buffers > 0 && values.buffers[0] != nullptr &&
           !bit_at(values.buffers[0], at);
}

template <class Number>
[[nodiscard]] std::string_view number_text(Number number, std::string& copy) {
    return copy = cell_text(number);
}

[[nodiscard]] std::string_view read_null(const ArrowSchema&, const ArrowArray&, std::int64_t, std::string&) {
    return {};
}

[[nodiscard]] std::string_view read_bool(const ArrowSchema&, const ArrowArray& values, std::int64_t at, std::string&) {
    return bit_at(values.buffers[1], at) ? "yes" : "no";
}

template <class Integer>
[[nodiscard]] std::string_view read_integer(const ArrowSchema&, const ArrowArray& values, std::int64_t at,
                                            std::string& copy) {
    return number_text(std::int64_t{value_at<Integer>(values, 1, at)}, copy);
}
template <>
std::string_view read_integer<std::uint64_t>(const ArrowSchema&, const ArrowArray& values, std::int64_t at,
                                             std::string& copy) {
    return number_text(value_at<std::uint64_t>(values, 1, at), copy);
}

/// What is no number is missing, as data frames have it.
template <class Float>
[[nodiscard]] std::string_view read_float(const ArrowSchema&, const ArrowArray& values, std::int64_t at,
                                          std::string& copy) {
    constexpr double most_whole = 9'007'199'254'740'992;  // 2^53: every whole number below is exact
    const auto number = value_at<Float>(values, 1, at);
    if (std::isnan(number)) return {};
    if (std::trunc(number) == number && std::abs(double{number}) <= most_whole)
        return number_text(static_cast<std::int64_t>(number), copy);
    std::array<char, 400> digits{};  // without an exponent, as ledgers write numbers
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr;
    copy.assign(digits.data(), end);
    return copy;
}

template <class Offset>
[[nodiscard]] std::string_view read_text(const ArrowSchema&, const ArrowArray& values, std::int64_t at, std::string&) {
    const auto start = value_at<Offset>(values, 1, at);
    const auto end = value_at<Offset>(values, 1, at + 1);
    return {static_cast<const char*>(values.buffers[2]) + start, static_cast<std::size_t>(end - start)};
}

/// A text of at most 12 bytes stands in its view, a longer one in a buffer that the view names.
[[nodiscard]] std::string_view read_text_view(const ArrowSchema&, const ArrowArray& values, std::int64_t at,
                                              std::string&) {
    const char* const view = static_cast<const char*>(values.buffers[1]) + 16 * at;
    std::array<std::int32_t, 4> parts{};  // length, first bytes, buffer, place in it
    std::memcpy(parts.data(), view, sizeof parts);
    const auto length = static_cast<std::size_t>(parts[0]);
    return {length <= 12 ? view + 4 : static_cast<const char*>(values.buffers[2 + parts[2]]) + parts[3], length};
}

[[nodiscard]] std::string_view day_text(std::int64_t days, std::string& copy) {
    const std::int64_t first = Day::first().number();
    const std::int64_t last = Day::last().number();
    if (days < first || days > last) return copy = std::to_string(days) + " days after 1970-01-01";
    return copy = text_of(Day::from_number(static_cast<std::int32_t>(days)));
}

/// A time that is no midnight is shown as it is, and so found to be no day.
[[nodiscard]] std::string_view time_text(std::int64_t ticks, std::int64_t ticks_a_second, std::string& copy) {
    const std::int64_t ticks_a_day = ticks_a_second * 86'400;
    std::int64_t days = ticks / ticks_a_day;
    std::int64_t rest = ticks % ticks_a_day;
    if (rest < 0) {
        --days;
        rest += ticks_a_day;
    }
    (void)day_text(days, copy);
    if (rest == 0) return copy;
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const std::int64_t seconds = rest / ticks_a_second;
    return copy += "T" + two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60) +
                   (rest % ticks_a_second == 0 ? "" : "…");
}

[[nodiscard]] std::string_view read_date32(const ArrowSchema&, const ArrowArray& values, std::int64_t at,
                                           std::string& copy) {
    return day_text(value_at<std::int32_t>(values, 1, at), copy);
}

template <std::int64_t TicksASecond>
[[nodiscard]] std::string_view read_time(const ArrowSchema&, const ArrowArray& values, std::int64_t at,
                                         std::string& copy) {
    return time_text(value_at<std::int64_t>(values, 1, at), TicksASecond, copy);
}

/// How many digits of a decimal, `d:18,3`, stand behind its point.
[[nodiscard]] int scale_of(std::string_view format) noexcept {
    int scale = 0;
    const std::size_t comma = format.find(',');
    std::from_chars(format.data() + comma + 1, format.data() + format.size(), scale);
    return scale;
}

[[nodiscard]] std::string_view read_decimal(const ArrowSchema& type, const ArrowArray& values, std::int64_t at,
                                            std::string& copy) {
    __extension__ using Wide = unsigned __int128;
    Wide digits = value_at<Wide>(values, 1, at);
    const bool is_negative = (digits >> 127U) != 0;
    if (is_negative) digits = -digits;
    copy.clear();
    for (; digits != 0; digits /= 10) copy += static_cast<char>('0' + static_cast<int>(digits % 10));
    const auto scale = static_cast<std::size_t>(std::max(scale_of(type.format), 0));
    if (copy.size() <= scale) copy.append(scale + 1 - copy.size(), '0');
    std::ranges::reverse(copy);
    if (scale > 0) {
        copy.insert(copy.size() - scale, ".");
        copy.erase(copy.find_last_not_of('0') + 1);
        if (copy.back() == '.') copy.pop_back();
    }
    if (is_negative) copy.insert(0, "-");
    return copy;
}

[[nodiscard]] ReadArrowCell number_reader_of(char format) {
    switch (format) {
        case 'c': return &read_integer<std::int8_t>;
        case 'C': return &read_integer<std::uint8_t>;
        case 's': return &read_integer<std::int16_t>;
        case 'S': return &read_integer<std::uint16_t>;
        case 'i': return &read_integer<std::int32_t>;
        case 'I': return &read_integer<std::uint32_t>;
        case 'l': return &read_integer<std::int64_t>;
        case 'L': return &read_integer<std::uint64_t>;
        case 'f': return &read_float<float>;
        case 'g': return &read_float<double>;
        default: return nullptr;
    }
}

/// How cells of a type are read; null if they cannot be.
[[nodiscard]] ReadArrowCell reader_of(const ArrowSchema& type);

[[nodiscard]] std::string_view read_dictionary(const ArrowSchema& type, const ArrowArray& values, std::int64_t at,
                                               std::string& copy) {
    const std::string_view place = number_reader_of(type.format[0])(type, values, at, copy);
    std::int64_t code = 0;
    std::from_chars(place.data(), place.data() + place.size(), code);
    const std::int64_t word = code + values.dictionary->offset;
    if (is_null(*values.dictionary, word)) return {};
    return reader_of(*type.dictionary)(*type.dictionary, *values.dictionary, word, copy);
}

template <class Offset>
[[nodiscard]] std::string_view read_list(const ArrowSchema& type, const ArrowArray& values, std::int64_t at,
                                         std::string& copy) {
    const ArrowArray& items = *values.children[0];
    const ReadArrowCell read = reader_of(*type.children[0]);
    TextList list;
    std::string item;  // NOLINT(misc-const-correctness): written through a pointer to a function
    for (auto i = value_at<Offset>(values, 1, at); i < value_at<Offset>(values, 1, at + 1); ++i) {
        const std::int64_t place = std::int64_t{i} + items.offset;
        if (!is_null(items, place)) list.items.emplace_back(read(*type.children[0], items, place, item));
    }
    return copy = cell_text(list);
}

[[nodiscard]] bool is_list_of_texts(const ArrowSchema& type) {
    if (type.n_children != 1) return false;
    const ArrowSchema& item = *type.children[0];
    const std::string_view format = item.dictionary == nullptr ? item.format : item.dictionary->format;
    return format == "u" || format == "U" || format == "vu";
}

[[nodiscard]] ReadArrowCell reader_of(const ArrowSchema& type) {
    const std::string_view format = type.format;
    if (type.dictionary != nullptr) {
        const bool is_code = format.size() == 1 && format != "f" && format != "g" && number_reader_of(format[0]);
        return is_code && reader_of(*type.dictionary) != nullptr ? &read_dictionary : nullptr;
    }
    if (format == "n") return &read_null;
    if (format == "b") return &read_bool;
    if (format == "u") return &read_text<std::int32_t>;
    if (format == "U") return &read_text<std::int64_t>;
    if (format == "vu") return &read_text_view;
    if (format == "tdD") return &read_date32;
    if (format == "tdm" || format == "tsm:") return &read_time<1'000>;
    if (format == "tss:") return &read_time<1>;
    if (format == "tsu:") return &read_time<1'000'000>;
    if (format == "tsn:") return &read_time<1'000'000'000>;
    if (format == "+l" && is_list_of_texts(type)) return &read_list<std::int32_t>;
    if (format == "+L" && is_list_of_texts(type)) return &read_list<std::int64_t>;
    const bool is_decimal128 = format.starts_with("d:") && std::ranges::count(format, ',') == 1;
    if (is_decimal128 && scale_of(format) >= 0) return &read_decimal;
    return format.size() == 1 ? number_reader_of(format[0]) : nullptr;
}

/// What a column holds that cannot be read, for people.
[[nodiscard]] std::string_view type_of(const ArrowSchema& type) noexcept {
    const std::string_view format = type.dictionary != nullptr ? type.dictionary->format : type.format;
    const auto begins = [&](auto... starts) { return (format.starts_with(starts) || ...); };
    if (begins("z", "Z", "vz", "w")) return "bytes";
    if (begins("tt")) return "times of day";
    if (begins("ts")) return "times with a time zone";
    if (begins("tD", "ti")) return "lengths of time";
    if (begins("+l", "+L", "+v", "+w")) return "lists of other values than texts";
    if (begins("+s", "+m", "+u")) return "records";
    if (begins("d:")) return "decimals of another precision";
    return "values of another type";
}

/// A stream, released whatever happens.
class OpenStream {
public:
    OpenStream(ArrowArrayStream& stream, const std::string& name) : stream_{stream}, name_{name} {}
    OpenStream(const OpenStream&) = delete;
    OpenStream& operator=(const OpenStream&) = delete;
    ~OpenStream() {
        if (stream_.release != nullptr) stream_.release(&stream_);
    }

    [[nodiscard]] ArrowPtr<ArrowSchema> schema() {
        ArrowPtr<ArrowSchema> schema{new ArrowSchema{}};
        if (stream_.get_schema(&stream_, schema.get()) != 0) refuse(reason());
        if (std::string_view{schema->format} != "+s") refuse("it is not a stream of record batches");
        return schema;
    }
    /// The next batch; null behind the last.
    [[nodiscard]] ArrowPtr<ArrowArray> next() {
        ArrowPtr<ArrowArray> batch{new ArrowArray{}};
        if (stream_.get_next(&stream_, batch.get()) != 0) refuse(reason());
        if (batch->release == nullptr) return nullptr;
        return batch;
    }

private:
    [[nodiscard]] std::string reason() {
        const char* const said = stream_.get_last_error(&stream_);
        return said == nullptr ? "the stream failed and does not say why" : said;
    }
    [[noreturn]] void refuse(const std::string& reason) const { throw Error{ErrorCode::unreadable, name_, reason}; }

    ArrowArrayStream& stream_;
    const std::string& name_;
};

}  // namespace

ArrowRows::ArrowRows(ArrowArrayStream& stream, const std::string& name, std::string_view table, const Watch& watch) {
    OpenStream source{stream, name};
    schema_ = source.schema();
    while (auto batch = source.next()) {
        row_count_ += static_cast<std::uint64_t>(batch->length);
        batches_.push_back(std::move(batch));
        watch.tell({.step = table});
    }
    for (std::size_t i = 0; std::cmp_less(i, schema_->n_children); ++i) {
        const ArrowSchema& column = *schema_->children[i];
        if (const ReadArrowCell read = reader_of(column)) {
            readers_.push_back(read);
            places_.push_back(i);
        } else {
            bad_columns_.push_back({column.name, type_of(column)});
        }
    }
    copies_.resize(readers_.size());
}

void ArrowRows::restart() {
    batch_ = 0;
    next_in_batch_ = 0;
    next_row_ = 0;
    blank_rows_ = 0;
}

bool ArrowRows::next() {
    row_ = next_row_++;
    if (row_ == 0) return take_names(), true;
    const auto is_blank = [](std::string_view cell) { return trimmed(cell).empty(); };
    while (batch_ < batches_.size()) {
        if (next_in_batch_ == batches_[batch_]->length) {
            ++batch_;
            next_in_batch_ = 0;
            continue;
        }
        read_cells(*batches_[batch_], next_in_batch_++);
        if (!std::ranges::all_of(cells_, is_blank)) return true;
        ++blank_rows_;
        row_ = next_row_++;
    }
    return false;
}

void ArrowRows::take_names() {
    cells_.clear();
    for (const std::size_t place : places_) cells_.emplace_back(schema_->children[place]->name);
}

void ArrowRows::read_cells(const ArrowArray& batch, std::int64_t row) {
    cells_.clear();
    for (std::size_t i = 0; i < readers_.size(); ++i) {
        const ArrowArray& column = *batch.children[places_[i]];
        const std::int64_t at = batch.offset + row + column.offset;
        cells_.push_back(is_null(column, at) ? std::string_view{}
                                             : readers_[i](*schema_->children[places_[i]], column, at, copies_[i]));
    }
}

}  // namespace jiedui::detail
