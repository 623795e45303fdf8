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

#include "io/row_source.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/io/arrow.hpp"

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

/// How the text of one cell is made: the view is of the column's own bytes, or of `copy`.
using ReadArrowCell = std::string_view (*)(const ArrowSchema& type, const ArrowArray& values, std::int64_t at,
                                           std::string& copy);

/// Walks the rows of a stream; the first are the names of its columns.
class ArrowRows final : public RowSource {
public:
    /// Takes every batch and releases `stream`.  Texts are not copied.
    /// @param table for which it is, as `watch` is told.
    /// @errors ErrorCode::unreadable if the stream fails or holds no record batches, with its own reason.
    ArrowRows(ArrowArrayStream& stream, const std::string& name, std::string_view table, const Watch& watch);

    /// A column of a type that is no cell.
    struct BadColumn {
        std::string name;
        std::string_view type;  ///< what it holds, for people
    };
    [[nodiscard]] const std::vector<BadColumn>& bad_columns() const noexcept { return bad_columns_; }

    [[nodiscard]] bool next() override;
    void restart() override;
    [[nodiscard]] std::size_t most_rows(std::size_t) const noexcept override { return row_count_; }
    [[nodiscard]] double share() const noexcept override {
        return static_cast<double>(std::min<std::uint64_t>(next_row_, row_count_)) / static_cast<double>(row_count_);
    }
    [[nodiscard]] bool names_columns() const noexcept override { return true; }

private:
    void take_names();
    void read_cells(const ArrowArray& batch, std::int64_t row);

    ArrowPtr<ArrowSchema> schema_;
    std::vector<ArrowPtr<ArrowArray>> batches_;
    std::vector<ReadArrowCell> readers_;  // one a column that can be read
    std::vector<std::size_t> places_;     // which column of the batch each is
    std::vector<std::string> copies_;     // the texts of a row that stand nowhere
    std::vector<BadColumn> bad_columns_;
    std::uint64_t row_count_ = 1;  // with the one of names
    std::size_t batch_ = 0;
    std::int64_t next_in_batch_ = 0;
    std::uint32_t next_row_ = 0;
};

}  // namespace jiedui::detail
