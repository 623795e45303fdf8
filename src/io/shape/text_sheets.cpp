// SPDX-License-Identifier: Apache-2.0
#include "io/shape/text_sheets.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

#include "io/csv.hpp"
#include "io/encoding.hpp"
#include "io/file_bytes.hpp"
#include "io/settings_file.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/io/read_options.hpp"

namespace jiedui::detail {
namespace {

namespace fs = std::filesystem;

[[nodiscard]] bool is_text(const fs::path& file) {
    constexpr std::array endings{".csv", ".tsv", ".txt"};
    return std::ranges::find(endings, folded(file.extension().string())) != endings.end();
}

/// The separator that divides the first rows into most cells.
[[nodiscard]] char separator_of(std::string_view text, const ReadOptions& options) {
    char best = ',';
    std::size_t most = 0;
    for (const char separator : {',', ';', '\t'}) {
        Csv csv{text, separator, options};
        std::size_t cells = 0;
        for (int row = 0; row < 20 && csv.next() && !csv.fault(); ++row) cells += csv.cells().size();
        if (cells > most) best = separator;
        most = std::max(most, cells);
    }
    return best;
}

/// Adds a file as a sheet with a row a line, so that its rows have the numbers of lines.
void add_sheet(const fs::path& file, std::string bytes, const ReadOptions& options, TextSheets& book) {
    const auto decoded = decode(std::move(bytes));
    const auto* const text = std::get_if<Decoded>(&decoded);
    if (text == nullptr)
        throw Error{ErrorCode::unreadable, shown_path(file), "it is not text in UTF-8, GB18030 or UTF-16"};
    Csv csv{text->text, separator_of(text->text, options), options};
    csv.restart();
    Sheet sheet{.name = shown_path(file.stem()), .is_text = true};
    while (csv.next()) {
        sheet.rows.resize(std::max<std::size_t>(csv.row(), 1));
        sheet.rows.back().assign(csv.cells().begin(), csv.cells().end());
        if (!csv.fault()) continue;
        const std::size_t cap = csv.fault()->text == "columns" ? options.most_columns : options.most_row_bytes;
        const bool is_too_large = csv.fault()->code == FindingCode::too_large;
        book.findings.push_back({csv.fault()->code, shown_path(file.filename()), csv.fault()->row, "",
                                 shown(csv.fault()->text), is_too_large ? Phrase{std::to_string(cap)} : Phrase{}});
        if (ends_source(*csv.fault())) break;
    }
    book.sheets.push_back(std::move(sheet));
}

}  // namespace

TextSheets text_sheets(const fs::path& place, const ReadOptions& options) {
    if (!fs::is_directory(place)) {
        TextSheets book;
        add_sheet(place, bytes_of(place, options.largest_file), options, book);
        return book;
    }
    return read_whole_folder(place, [&](const OpenFolder& folder) {
        TextSheets book;
        for (const fs::path file : folder.files()) {
            if (file == settings_name)
                book.settings = folder.bytes_of(file, options.largest_file);
            else if (is_text(file))
                add_sheet(file, folder.bytes_of(file, options.largest_file), options, book);
        }
        return book;
    });
}

}  // namespace jiedui::detail
