// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// FileSink: a file that is written piece by piece.

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

namespace jiedui::detail {

class FileSink {
public:
    /// @param shown how errors call the file.
    /// @errors ErrorCode::unwritable with the system's reason; so for each call.
    FileSink(const std::filesystem::path& file, std::filesystem::path shown);
    void write(std::string_view bytes);
    /// Ends the file; what was not closed is not surely written.
    void close();

private:
    struct Close {
        void operator()(std::FILE* file) const noexcept { (void)std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
    std::filesystem::path shown_;
};

}  // namespace jiedui::detail
