// SPDX-License-Identifier: Apache-2.0
#include "io/file_bytes.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <system_error>

#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, const std::error_code& reason) {
    throw Error{ErrorCode::unreadable, shown_path(path), reason.message()};
}

[[noreturn]] void refuse(const fs::path& path, int number) {
    refuse(path, std::error_code{number, std::generic_category()});
}

struct Close {
    void operator()(std::FILE* file) const noexcept { (void)std::fclose(file); }
};

}  // namespace

std::string shown(std::string_view text) {
    constexpr std::size_t most = 120;
    if (text.size() <= most) return as_utf8(text);
    std::size_t length = most;
    while (length > 0 && (text[length] & '\xC0') == '\x80') --length;
    return as_utf8(text.substr(0, length)) + "…";
}

std::string shown_path(const fs::path& path) { return as_utf8(path.string()); }

void check_path(const fs::path& path, ErrorCode code) {
    if (path.native().find('\0') != std::string::npos)
        throw Error{code, shown_path(path), "there is a zero byte in it, and no file is called so"};
}

std::vector<fs::path> files_in(const fs::path& folder) {
    check_path(folder, ErrorCode::unreadable);
    std::error_code reason;
    const fs::file_status status = fs::status(folder, reason);
    if (!fs::status_known(status) || !fs::exists(status))
        refuse(folder, reason ? reason : std::make_error_code(std::errc::no_such_file_or_directory));
    if (!fs::is_directory(status))
        throw Error{ErrorCode::unreadable, shown_path(folder), "it is a file, and a ledger is a folder of CSV files"};
    std::vector<fs::path> files;
    fs::directory_iterator each{folder, reason};
    for (; !reason && each != fs::directory_iterator{}; each.increment(reason)) {
        const std::string name = each->path().filename().string();
        std::error_code ignored;
        const bool is_called_like_one = name == "ledger.json" || folded(each->path().extension().string()) == ".csv";
        const bool is_hidden = name.starts_with('.') || name.starts_with("~$");
        if (!is_hidden && (is_called_like_one || !each->is_directory(ignored))) files.push_back(each->path());
    }
    if (reason) refuse(folder, reason);
    std::ranges::sort(files);
    return files;
}

std::string bytes_of(const fs::path& file) {
    check_path(file, ErrorCode::unreadable);
    const std::unique_ptr<std::FILE, Close> source{std::fopen(file.c_str(), "rb")};
    if (!source) refuse(file, errno);
    std::error_code no_size;
    const std::uintmax_t size = fs::file_size(file, no_size);
    std::string bytes(no_size ? 1 : static_cast<std::size_t>(size) + 1, '\0');  // one more, to meet the end
    std::size_t count = 0;
    for (;;) {
        const std::size_t got = std::fread(bytes.data() + count, 1, bytes.size() - count, source.get());
        count += got;
        if (got == 0) break;
        if (count == bytes.size()) bytes.resize(2 * bytes.size());
    }
    if (std::ferror(source.get()) != 0) refuse(file, errno);
    bytes.resize(count);
    return bytes;
}

void give_back(std::span<char> bytes) noexcept {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    void* start = bytes.data();
    std::size_t size = bytes.size();
    if (std::align(page, page, start, size) != nullptr) (void)::madvise(start, size / page * page, MADV_DONTNEED);
}

}  // namespace jiedui::detail
