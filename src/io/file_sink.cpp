// SPDX-License-Identifier: Apache-2.0
#include "io/file_sink.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include "io/file_bytes.hpp"
#include "jiedui/base/error.hpp"

namespace jiedui::detail {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& shown) {
    throw Error{ErrorCode::unwritable, shown_path(shown), std::error_code{errno, std::generic_category()}.message()};
}

}  // namespace

FileSink::FileSink(const std::filesystem::path& file, std::filesystem::path shown) : shown_{std::move(shown)} {
    check_path(file, ErrorCode::unwritable);
    file_.reset(std::fopen(file.c_str(), "wb"));
    if (!file_) refuse(shown_);
}

void FileSink::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) refuse(shown_);
}

void FileSink::close() {
    if (std::fclose(file_.release()) != 0) refuse(shown_);
}

}  // namespace jiedui::detail
