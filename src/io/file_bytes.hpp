// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Files as the system gives them: names and bytes, and how they come to their place.

#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "jiedui/base/error.hpp"

namespace jiedui::detail {

/// `text` as it can be shown: well-formed UTF-8, at most 120 bytes.
[[nodiscard]] std::string shown(std::string_view text);

/// How errors call a path.
[[nodiscard]] std::string shown_path(const std::filesystem::path& path);

/// Why the last call of the system failed.
[[nodiscard]] std::error_code last_reason() noexcept;

/// Refuses a path with a zero byte, which the system would cut there in silence.
/// @param code what the error is: unreadable or unwritable.
void check_path(const std::filesystem::path& path, ErrorCode code);

/// A descriptor of the system, closed with the object.
class Descriptor {
public:
    explicit Descriptor(int number) noexcept : number_{number} {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&&) = delete;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();
    [[nodiscard]] int number() const noexcept { return number_; }

private:
    int number_;
};

/// A regular file, open for reading.  A pipe or a device is refused at once, as reading one may never end.
class OpenFile {
public:
    /// @errors ErrorCode::unreadable with the system's reason, or if it is no regular file.
    explicit OpenFile(const std::filesystem::path& path);
    /// A file that was opened before.
    OpenFile(Descriptor file, std::filesystem::path path);

    [[nodiscard]] int number() const noexcept { return file_.number(); }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// All that stands in it.
    /// @errors ErrorCode::unreadable with the system's reason, or if it has more than `most` bytes.
    [[nodiscard]] std::string bytes(std::uint64_t most) const;
    /// @errors ErrorCode::unreadable, and why.
    [[noreturn]] void refuse_size(std::uint64_t size, std::uint64_t most) const;

private:
    Descriptor file_;
    std::filesystem::path path_;
    std::size_t size_ = 0;
};

/// A folder that is opened once.  Whatever is read through it is of that one folder, even if another takes its place meanwhile.
class OpenFolder {
public:
    /// Another folder took the place of the one that is read, and a file of it is gone: read again.
    class Replaced : public std::exception {};

    /// @errors ErrorCode::unreadable with the system's reason, or if it is no folder.
    explicit OpenFolder(std::filesystem::path path);

    /// What lies in it and is not a folder, by name; without hidden files and the lock files of office programs.  A folder
    /// that is called like a file of a ledger is listed, so that reading it says that it is not a file.
    [[nodiscard]] const std::vector<std::string>& files() const noexcept { return files_; }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// The bytes of one of its files.
    /// @errors as OpenFile; Replaced.
    [[nodiscard]] std::string bytes_of(const std::string& name, std::uint64_t most) const;

private:
    [[nodiscard]] std::vector<std::string> listed() const;
    [[nodiscard]] bool is_in_place() const;

    std::filesystem::path path_;
    Descriptor folder_;
    std::vector<std::string> files_;
};

/// Reads a folder, and reads it again where another one took its place meanwhile.
/// @return what `read(folder)` returns.
/// @errors ErrorCode::unreadable, also if the folder is replaced again and again.
template <class Read>
auto read_whole_folder(const std::filesystem::path& path, Read&& read) -> decltype(read(OpenFolder{path}));

/// The bytes of a file.
/// @param most how many it may have.
/// @errors ErrorCode::unreadable with the system's reason, or if it is no regular file or has more bytes.
[[nodiscard]] std::string bytes_of(const std::filesystem::path& file, std::uint64_t most = std::uint64_t{4} << 30U);

/// Waits until a file, or a folder with its files, is on the disk.
[[nodiscard]] std::error_code sync(const std::filesystem::path& path);

/// Waits until the names in a folder are on the disk.
[[nodiscard]] std::error_code sync_names_in(const std::filesystem::path& folder);

/// Gives a file another name that nothing has.
/// @return std::errc::file_exists if something has it.
[[nodiscard]] std::error_code rename_to_free(const std::filesystem::path& from, const std::filesystem::path& to);

/// Lets two folders change names in one step.
/// @return std::errc::function_not_supported where the system cannot do so.
[[nodiscard]] std::error_code exchange(const std::filesystem::path& a, const std::filesystem::path& b);

/// Gives the memory in the middle of `bytes`, as far as it is whole pages, back to the system: zeros stand there afterwards.
void give_back(std::span<char> bytes) noexcept;

[[noreturn]] void refuse_replaced(const std::filesystem::path& path);

template <class Read>
auto read_whole_folder(const std::filesystem::path& path, Read&& read) -> decltype(read(OpenFolder{path})) {
    constexpr int most = 100;
    for (int i = 0; i < most; ++i) {
        try {
            return read(OpenFolder{path});
        } catch (const OpenFolder::Replaced&) {
            continue;
        }
    }
    refuse_replaced(path);
}

}  // namespace jiedui::detail
