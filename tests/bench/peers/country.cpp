// SPDX-License-Identifier: Apache-2.0
/// @file
/// Writes a drawn country as a folder of CSV: `country district|province|nation <folder>`.  Days are days, so that every
/// reader can parse them.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "../support/country_records.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/model/cell_text.hpp"

namespace jiedui::bench {
namespace {

/// Rows of cells, none of which needs quotes.
class CsvFile {
public:
    CsvFile(const std::filesystem::path& path, std::string_view header) : file_{std::fopen(path.c_str(), "wb")} {
        if (!file_)
            throw std::filesystem::filesystem_error{"cannot write", path, std::make_error_code(std::errc::io_error)};
        put(header);
    }
    template <class... Cells>
    void row(const Cells&... cells) {
        line_.clear();
        ((line_ += (line_.empty() ? "" : ","), line_ += cells), ...);
        put(line_);
    }

private:
    struct Close {
        void operator()(std::FILE* file) const noexcept { (void)std::fclose(file); }
    };
    void put(std::string_view line) {
        (void)std::fwrite(line.data(), 1, line.size(), file_.get());
        (void)std::fputc('\n', file_.get());
    }
    std::unique_ptr<std::FILE, Close> file_;
    std::string line_;
};

/// The first day of a span; nothing if it is unknown.
[[nodiscard]] std::string first_of(Span span) { return span.is_known() ? text_of(span.first()) : ""; }
/// The last: nothing if it is running, `?` if it is unknown.
[[nodiscard]] std::string last_of(LastDay day) { return text_of(day.last()); }

void write(const DrawnCountry& country, const std::filesystem::path& folder) {
    CsvFile schools{folder / "schools.csv", "id,name,kind,locale,division,pupils_primary"};
    for (std::uint32_t i = 0; i < country.size().schools; ++i) {
        const School school = school_record(country, i);
        schools.row(school.id, school.name, cell_text(school.kind), cell_text(school.locale), *school.division,
                    cell_text(school.pupils_primary));
    }
    const DrawnAgreements agreements = country.draw_agreements();
    CsvFile supports{folder / "supports.csv", "id,supporter,recipient,channel,status,first_day,last_day"};
    for (std::uint32_t i = 0; i < agreements.size(); ++i) {
        const Support support = support_record(agreements, i);
        supports.row(support.id, support.supporter.id, support.recipient.id, cell_text(support.channel),
                     cell_text(support.status), first_of(support.first_day), last_of(support.last_day));
    }
    const DrawnPostings drawn = country.draw_postings();
    CsvFile teachers{folder / "teachers.csv", "id,home"};
    CsvFile postings{folder / "postings.csv", "id,home,host,teacher,count,form,status,first_day,last_day"};
    std::uint32_t named = 0;
    for (std::uint32_t i = 0; i < drawn.size(); ++i) {
        const Posting posting = posting_record(drawn, i);
        if (drawn.teacher[i] == named) {  // each is named for the first time in the order of numbers
            teachers.row(posting.teacher->id, posting.home.id);
            ++named;
        }
        postings.row(posting.id, posting.home.id, posting.host.id, posting.teacher ? posting.teacher->id : "",
                     cell_text(posting.count), cell_text(posting.form), cell_text(posting.status),
                     first_of(posting.first_day), last_of(posting.last_day));
    }
}

[[nodiscard]] std::optional<CountrySize> size_called(std::string_view name) {
    for (const CountrySize& size : {district, province, nation})
        if (size.name == name) return size;
    return std::nullopt;
}

}  // namespace
}  // namespace jiedui::bench

int main(int count, char** arguments) {
    const auto size = count == 3 ? jiedui::bench::size_called(arguments[1]) : std::nullopt;
    if (!size) {
        std::fputs("country district|province|nation <folder>\n", stderr);
        return 2;
    }
    std::filesystem::create_directories(arguments[2]);
    jiedui::bench::write(jiedui::bench::DrawnCountry{*size}, arguments[2]);
}
