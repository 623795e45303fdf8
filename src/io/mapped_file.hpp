// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// MappedFile: the bytes of a file where the system keeps them, shared by every process that maps it.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace jiedui::detail {

class MappedFile {
public:
    /// @errors ErrorCode::unreadable with the system's reason.
    [[nodiscard]] static std::shared_ptr<const MappedFile> open(const std::filesystem::path& path);

    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    /// @pre nobody shortens the file as long as this lives.
    [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return bytes_; }

private:
    explicit MappedFile(std::span<const std::byte> bytes) noexcept : bytes_{bytes} {}
    std::span<const std::byte> bytes_;
};

}  // namespace jiedui::detail
