// SPDX-License-Identifier: Apache-2.0
// The table of postings: a row may say that there was no posting.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "io/people.hpp"
#include "io/record_reader.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

class PostingsReader : public RecordReader<Posting> {
public:
    explicit PostingsReader(Reading& reading) : RecordReader{reading} {
        shape().is_end_expected = true;
        shape().share_column = "share";
    }

private:
    void prepare() override {
        form_place_ = header().find_column("form");
        teacher_place_ = header().find_column("teacher");
        for (std::size_t place = 0; place < header().cells.size() && !teacher_place_; ++place)
            if (header().cells[place].name == "teacher_name") teacher_place_ = place;
    }

    void complete_record() override {
        if (teacher_place_ && (is_like_people(cell(*teacher_place_)) || is_of_subject(cell(*teacher_place_))))
            report(FindingCode::several_people, row(), header().cells[*teacher_place_].text, cell(*teacher_place_));
    }

    /// Whether a cell tells what a teacher teaches, in place of a name: 语文老师.
    [[nodiscard]] bool is_of_subject(std::string_view text) const {
        for (const std::string_view word : {"老师", "教师"})
            if (text.ends_with(word))
                return aliases().find("values/subject", folded(text.substr(0, text.size() - word.size()))) != nullptr;
        return false;
    }

    [[nodiscard]] bool is_skipped() override {
        if (!form_place_ || *form_place_ >= cells().size()) return false;
        const std::string_view form = cell(*form_place_);
        if (!reading().common.is_no_posting(form)) return false;
        if (skipped_count_++ == 0) {
            skipped_row_ = row();
            skipped_form_ = form;
        }
        return true;
    }

    void report_table() override {
        if (skipped_count_ > 0)
            report(FindingCode::no_posting, skipped_row_, header().cells[*form_place_].text,
                   std::to_string(skipped_count_), skipped_form_);
    }

    std::optional<std::size_t> form_place_;
    std::optional<std::size_t> teacher_place_;
    std::uint64_t skipped_count_ = 0;
    std::uint32_t skipped_row_ = 0;  // the first of them
    std::string skipped_form_;
};

}  // namespace

template <>
struct ReaderOf<Posting> {
    using Type = PostingsReader;
};
template std::unique_ptr<TableReader> reader_of<Posting>(Reading&);

}  // namespace jiedui::detail
