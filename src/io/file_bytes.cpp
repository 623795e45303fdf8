// SPDX-License-Identifier: Apache-2.0
#include "io/file_bytes.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <utility>

#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, std::string_view reason) {
    throw Error{ErrorCode::unreadable, shown_path(path), reason};
}

[[noreturn]] void refuse(const fs::path& path, const std::error_code& reason) { refuse(path, reason.message()); }

/// Without waiting for whoever writes into a pipe, and without making a terminal ours.
constexpr int for_reading = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
// NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): the system's calls
[[nodiscard]] Descriptor opened(const fs::path& path) { return Descriptor{::open(path.c_str(), for_reading)}; }
[[nodiscard]] Descriptor opened_in(const Descriptor& folder, const std::string& name) {
    return Descriptor{::openat(folder.number(), name.c_str(), for_reading)};
}
[[nodiscard]] Descriptor opened_folder(const fs::path& path) {
    check_path(path, ErrorCode::unreadable);
    return Descriptor{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY)};
}
// NOLINTEND(cppcoreguidelines-pro-type-vararg)

[[nodiscard]] struct stat status_of(const Descriptor& file, const fs::path& path) {
    struct stat status{};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) refuse(path, last_reason());
    return status;
}

struct CloseFolder {
    void operator()(DIR* folder) const noexcept { (void)::closedir(folder); }
};

/// Whether a system or a file system lacks a call, so that another way must be gone.
[[nodiscard]] bool is_missing(int reason) noexcept {
    return reason == ENOSYS || reason == EINVAL || reason == EOPNOTSUPP;
}

[[nodiscard]] std::error_code rename_with([[maybe_unused]] const fs::path& from, [[maybe_unused]] const fs::path& to,
                                          [[maybe_unused]] unsigned flags) {
#ifdef RENAME_EXCHANGE
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0) return {};
    if (!is_missing(errno)) return last_reason();
#endif
    return std::make_error_code(std::errc::function_not_supported);
}

[[nodiscard]] std::error_code sync_one(const fs::path& path) {
    const Descriptor file = opened(path);
    if (file.number() < 0) return last_reason();
    if (::fsync(file.number()) == 0 || is_missing(errno) || errno == EROFS) return {};
    return last_reason();
}

}  // namespace

std::error_code last_reason() noexcept { return {errno, std::generic_category()}; }

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

Descriptor::Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
Descriptor::~Descriptor() {
    if (number_ >= 0) (void)::close(number_);
}

OpenFile::OpenFile(const fs::path& path) : OpenFile{(check_path(path, ErrorCode::unreadable), opened(path)), path} {}

OpenFile::OpenFile(Descriptor file, fs::path path) : file_{std::move(file)}, path_{std::move(path)} {
    const struct stat status = status_of(file_, path_);
    if (S_ISDIR(status.st_mode)) refuse(path_, "it is a folder, and a file is read here");
    if (!S_ISREG(status.st_mode)) refuse(path_, "it is a pipe, a device or the like, and only regular files are read");
    size_ = static_cast<std::size_t>(status.st_size);
}

void OpenFile::refuse_size(std::uint64_t size, std::uint64_t most) const {
    refuse(path_, "it has " + std::to_string(size) + " bytes or more, and at most " + std::to_string(most) +
                      " are read; raise largest_file if it is the right file");
}

std::string OpenFile::bytes(std::uint64_t most) const {
    if (size_ > most) refuse_size(size_, most);
    std::string bytes(size_ + 1, '\0');  // one more, to meet the end
    std::size_t count = 0;
    for (;;) {
        const auto got = ::read(file_.number(), bytes.data() + count, bytes.size() - count);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) refuse(path_, last_reason());
        if (got == 0) break;
        count += static_cast<std::size_t>(got);
        if (count > most) refuse_size(count, most);
        if (count == bytes.size()) bytes.resize(2 * bytes.size());
    }
    bytes.resize(count);
    return bytes;
}

OpenFolder::OpenFolder(fs::path path) : path_{std::move(path)}, folder_{opened_folder(path_)} {
    if (folder_.number() < 0 && errno == ENOTDIR)
        refuse(path_,
               "it is a file, and a ledger is a folder of CSV files; read one text file by a shape "
               "(shape=sniff(path)), and a snapshot by open_ledger or open_network");
    if (folder_.number() < 0) refuse(path_, last_reason());
    files_ = listed();
    if (!is_in_place()) throw Replaced{};  // and what was listed may have been half removed
}

std::vector<std::string> OpenFolder::listed() const {
    const int own = ::fcntl(folder_.number(), F_DUPFD_CLOEXEC, 0);  // NOLINT(cppcoreguidelines-pro-type-vararg)
    if (own < 0) refuse(path_, last_reason());
    const std::unique_ptr<DIR, CloseFolder> entries{::fdopendir(own)};
    if (!entries) {
        const Descriptor closed{own};
        refuse(path_, last_reason());
    }
    std::vector<std::string> files;
    errno = 0;
    while (const dirent* const entry = ::readdir(entries.get())) {  // NOLINT(concurrency-mt-unsafe): its own stream
        const std::string name{static_cast<const char*>(entry->d_name)};
        struct stat status{};
        const bool is_folder = ::fstatat(folder_.number(), name.c_str(), &status, 0) == 0 && S_ISDIR(status.st_mode);
        const bool is_called_like_one = name == "ledger.json" || folded(name).ends_with(".csv");
        const bool is_hidden = name.starts_with('.') || name.starts_with("~$");
        if (!is_hidden && (is_called_like_one || !is_folder)) files.push_back(name);
        errno = 0;
    }
    if (errno != 0) refuse(path_, last_reason());
    std::ranges::sort(files);
    return files;
}

bool OpenFolder::is_in_place() const {
    const struct stat mine = status_of(folder_, path_);
    struct stat now{};
    return ::stat(path_.c_str(), &now) == 0 && mine.st_dev == now.st_dev && mine.st_ino == now.st_ino;
}

std::string OpenFolder::bytes_of(const std::string& name, std::uint64_t most) const {
    Descriptor file = opened_in(folder_, name);
    if (file.number() < 0) {
        const std::error_code reason = last_reason();
        if (reason == std::errc::no_such_file_or_directory && !is_in_place()) throw Replaced{};
        refuse(path_ / name, reason);
    }
    return OpenFile{std::move(file), path_ / name}.bytes(most);
}

void refuse_replaced(const fs::path& path) {
    refuse(path, "the folder is replaced again and again while it is read; try again later");
}

std::string bytes_of(const fs::path& file, std::uint64_t most) { return OpenFile{file}.bytes(most); }

std::error_code sync(const fs::path& path) {
    std::error_code reason;
    if (fs::is_directory(path, reason)) {
        fs::directory_iterator each{path, reason};
        for (; !reason && each != fs::directory_iterator{}; each.increment(reason))
            if (const std::error_code of_file = sync_one(each->path())) return of_file;
    }
    return reason ? reason : sync_one(path);
}

std::error_code sync_names_in(const fs::path& folder) { return sync_one(folder); }

std::error_code rename_to_free(const fs::path& from, const fs::path& to) {
    std::error_code reason = std::make_error_code(std::errc::function_not_supported);
#ifdef RENAME_NOREPLACE
    reason = rename_with(from, to, RENAME_NOREPLACE);
#endif
    if (reason != std::errc::function_not_supported) return reason;
    if (::link(from.c_str(), to.c_str()) != 0) return last_reason();
    (void)::unlink(from.c_str());
    return {};
}

std::error_code exchange(const fs::path& a, const fs::path& b) {
#ifdef RENAME_EXCHANGE
    return rename_with(a, b, RENAME_EXCHANGE);
#else
    return std::make_error_code(std::errc::function_not_supported);
#endif
}

void give_back(std::span<char> bytes) noexcept {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    void* start = bytes.data();
    std::size_t size = bytes.size();
    if (std::align(page, page, start, size) != nullptr) (void)::madvise(start, size / page * page, MADV_DONTNEED);
}

}  // namespace jiedui::detail
