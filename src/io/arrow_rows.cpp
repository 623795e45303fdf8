// SPDX-License-Identifier: Apache-2.0
#include "io/arrow_rows.hpp"

#include <algorithm>
#include <utility>

#include "io/arrow_checks.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/detail/model/column_store.hpp"

namespace jiedui::detail {
namespace {

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
        if (stream_.release == nullptr) refuse("its stream was read before");
        ArrowPtr<ArrowSchema> schema{new ArrowSchema{}};
        if (stream_.get_schema(&stream_, schema.get()) != 0) refuse(reason());
        if (const auto fault = fault_of(*schema)) refuse(*fault);
        return schema;
    }
    /// The next batch of a stream of that schema; null behind the last.
    [[nodiscard]] ArrowPtr<ArrowArray> next(const ArrowSchema& schema) {
        ArrowPtr<ArrowArray> batch{new ArrowArray{}};
        if (stream_.get_next(&stream_, batch.get()) != 0) refuse(reason());
        if (batch->release == nullptr) return nullptr;
        if (const auto fault = fault_of(schema, *batch)) refuse(*fault);
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

[[nodiscard]] const char* name_of(const ArrowSchema& column) noexcept {
    return column.name == nullptr ? "" : column.name;
}

}  // namespace

ArrowRows::ArrowRows(ArrowArrayStream& stream, const std::string& name, std::string_view table, const Watch& watch) {
    OpenStream source{stream, name};
    schema_ = source.schema();
    take_columns();
    while (auto batch = source.next(*schema_)) {
        row_count_ += static_cast<std::uint64_t>(batch->length);
        if (row_count_ >= no_row) throw Error{ErrorCode::too_many_rows, name};
        batches_.push_back(std::move(batch));
        watch.report({.step = table});
    }
    if (places_.empty()) batches_.clear();  // rows without a cell say nothing
}

void ArrowRows::take_columns() {
    for (std::size_t i = 0; std::cmp_less(i, schema_->n_children); ++i) {
        const ArrowSchema& column = *schema_->children[i];
        if (const ReadArrowCell read = reader_of(column)) {
            readers_.push_back(read);
            places_.push_back(i);
            are_numbers_.push_back(has_decimals(column));
        } else {
            bad_columns_.push_back({name_of(column), std::string{type_of(column)}});
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
    for (const std::size_t place : places_) cells_.emplace_back(name_of(*schema_->children[place]));
}

void ArrowRows::read_cells(const ArrowArray& batch, std::int64_t row) {
    cells_.clear();
    if (is_null(batch, batch.offset + row)) return cells_.resize(readers_.size());  // a row that is missing as a whole
    for (std::size_t i = 0; i < readers_.size(); ++i) {
        const ArrowArray& column = *batch.children[places_[i]];
        const std::int64_t at = batch.offset + row + column.offset;
        cells_.push_back(is_null(column, at) ? std::string_view{}
                                             : readers_[i](*schema_->children[places_[i]], column, at, copies_[i]));
    }
}

}  // namespace jiedui::detail
