// SPDX-License-Identifier: Apache-2.0
#include "jiedui/frame/csv.hpp"

#include <string_view>
#include <vector>

#include "jiedui/frame/personal.hpp"
#include "jiedui/model/cell_text.hpp"

namespace jiedui {
namespace {

[[nodiscard]] bool is_text(FrameKind kind) noexcept { return kind == FrameKind::text || kind == FrameKind::texts; }

[[nodiscard]] std::string joined_texts(const FrameColumn& column, std::size_t row) {
    std::string text;
    const std::size_t begin = row == 0 ? 0 : column.list_ends[row - 1];
    for (std::size_t i = begin; i < column.list_ends[row]; ++i) {
        if (i > begin) text += column.joint;
        text += column.words[column.list_codes[i]];
    }
    return text;
}

/// Writes cell after cell.
class CsvWriter {
public:
    CsvWriter(const Frame& frame, CsvFor reader) : frame_{frame}, reader_{reader} {
        for (const FrameColumn& each : frame.columns) {
            if (!each.is_personal) columns_.push_back(&each);
            if (each.name == "field" && is_text(each.kind)) field_ = &each;
        }
        if (field_ != nullptr)
            for (const std::string& word : field_->words) is_personal_field_.push_back(is_personal(word));
    }

    [[nodiscard]] std::string write() {
        if (reader_ == CsvFor::spreadsheets) text_ += "\xEF\xBB\xBF";
        for (const FrameColumn* const each : columns_) put_text(each->name);
        end_row();
        for (std::size_t row = 0; row < frame_.rows; ++row) {
            for (const FrameColumn* const each : columns_) {
                if (is_hidden(*each, row))
                    put({});
                else if (is_text(each->kind))
                    put_text(cell_text_of(*each, row));
                else
                    put(cell_text_of(*each, row));
            }
            end_row();
        }
        return std::move(text_);
    }

private:
    /// Whether a cell of a difference is that of a personal field.
    [[nodiscard]] bool is_hidden(const FrameColumn& column, std::size_t row) const {
        return field_ != nullptr && (column.name == "before" || column.name == "after") && field_->is_present(row) &&
               is_personal_field_[static_cast<std::size_t>(field_->numbers[row])];
    }
    void put_text(const std::string& text) {
        constexpr std::string_view starts = "=+-@\t\r";
        const bool is_formula = !text.empty() && starts.find(text.front()) != std::string_view::npos;
        put(reader_ == CsvFor::spreadsheets && is_formula ? "'" + text : text);
    }

    void put(std::string_view text) {
        if (!is_first_) text_ += ',';
        is_first_ = false;
        const bool is_blank_line = text.empty() && columns_.size() == 1;  // which readers pass over
        if (!is_blank_line && text.find_first_of(",\"\r\n") == std::string_view::npos) {
            text_ += text;
            return;
        }
        text_ += '"';
        for (const char c : text) text_.append(c == '"' ? 2 : 1, c);
        text_ += '"';
    }

    void end_row() {
        text_ += '\n';
        is_first_ = true;
    }

    const Frame& frame_;
    std::vector<const FrameColumn*> columns_;
    const FrameColumn* field_ = nullptr;  // of a difference: which field of a record its row speaks of
    std::vector<bool> is_personal_field_;
    CsvFor reader_;
    std::string text_;
    bool is_first_ = true;
};

}  // namespace

std::string cell_text_of(const FrameColumn& column, std::size_t row) {
    if (!column.is_present(row)) return {};
    switch (column.kind) {
        case FrameKind::text: return column.words[static_cast<std::size_t>(column.numbers[row])];
        case FrameKind::texts: return joined_texts(column, row);
        case FrameKind::boolean: return cell_text(column.numbers[row] != 0);
        case FrameKind::integer: return cell_text(column.numbers[row]);
        case FrameKind::real: return cell_text(column.reals[row]);
        case FrameKind::day: return text_of(Day::from_number(static_cast<std::int32_t>(column.numbers[row])));
        case FrameKind::decimal: return cell_text(Thousandths{column.numbers[row]});
    }
    return {};
}

std::string csv_of(const Frame& frame, CsvFor reader) { return CsvWriter{frame, reader}.write(); }

}  // namespace jiedui
