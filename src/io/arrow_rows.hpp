// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ArrowRows: the rows of a stream of Arrow record batches, cell by cell as texts.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/arrow_values.hpp"
#include "io/row_source.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/frame/arrow.hpp"
#include "jiedui/io/table_input.hpp"

namespace jiedui::detail {

/// Releases what an Arrow producer gave.
struct ReleaseArrow {
    template <class Arrow>
    void operator()(Arrow* given) const {
        if (given->release != nullptr) given->release(given);
        delete given;  // NOLINT(cppcoreguidelines-owning-memory): the struct is ours, its content theirs
    }
};
template <class Arrow>
using ArrowPtr = std::unique_ptr<Arrow, ReleaseArrow>;

/// Walks the rows of a stream; the first are the names of its columns.
class ArrowRows final : public RowSource {
public:
    /// Takes every batch and releases `stream`.  Texts are not copied.
    /// @param table for which it is, as `watch` is told.
    /// @errors ErrorCode::unreadable if the stream fails or holds no record batches, with its own reason, or if its
    ///     batches contradict themselves; ErrorCode::too_many_rows.
    ArrowRows(ArrowArrayStream& stream, const std::string& name, std::string_view table, const Watch& watch);

    /// The columns of types that are no cells; what they hold, for people.
    [[nodiscard]] const std::vector<UnreadableColumn>& bad_columns() const noexcept { return bad_columns_; }

    [[nodiscard]] bool next() override;
    void restart() override;
    [[nodiscard]] std::size_t most_rows(std::size_t) const noexcept override { return row_count_; }
    [[nodiscard]] double share() const noexcept override {
        return static_cast<double>(std::min<std::uint64_t>(next_row_, row_count_)) / static_cast<double>(row_count_);
    }
    [[nodiscard]] bool names_columns() const noexcept override { return true; }
    [[nodiscard]] bool is_number(std::size_t place) const noexcept override { return are_numbers_[place]; }

private:
    void take_columns();
    void take_names();
    void read_cells(const ArrowArray& batch, std::int64_t row);

    ArrowPtr<ArrowSchema> schema_;
    std::vector<ArrowPtr<ArrowArray>> batches_;
    std::vector<ReadArrowCell> readers_;  // one a column that can be read
    std::vector<std::size_t> places_;     // which column of the batch each is
    std::vector<bool> are_numbers_;       // whether its type has decimals
    std::vector<std::string> copies_;     // the texts of a row that stand nowhere
    std::vector<UnreadableColumn> bad_columns_;
    std::uint64_t row_count_ = 1;  // with the one of names
    std::size_t batch_ = 0;
    std::int64_t next_in_batch_ = 0;
    std::uint32_t next_row_ = 0;
};

}  // namespace jiedui::detail
