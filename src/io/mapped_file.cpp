// SPDX-License-Identifier: Apache-2.0
#include "io/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "io/file_bytes.hpp"
#include "jiedui/base/error.hpp"

namespace jiedui::detail {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& reason) {
    throw Error{ErrorCode::unreadable, shown_path(path), reason};
}

[[nodiscard]] std::string last_reason() { return std::error_code{errno, std::generic_category()}.message(); }

/// An open file.
class Descriptor {
public:
    explicit Descriptor(const std::filesystem::path& path)
        : number_{::open(path.c_str(), O_RDONLY | O_CLOEXEC)} {  // NOLINT(cppcoreguidelines-pro-type-vararg)
        if (number_ < 0) refuse(path, last_reason());
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { (void)::close(number_); }
    [[nodiscard]] int number() const noexcept { return number_; }

private:
    int number_;
};

}  // namespace

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& path) {
    check_path(path, ErrorCode::unreadable);
    const Descriptor file{path};
    struct stat status{};
    if (::fstat(file.number(), &status) != 0) refuse(path, last_reason());
    if (!S_ISREG(status.st_mode)) refuse(path, "it is no file");
    const auto size = static_cast<std::size_t>(status.st_size);
    std::span<const std::byte> bytes;
    if (size > 0) {  // nothing cannot be mapped
        void* const start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
        if (start == MAP_FAILED) refuse(path, last_reason());  // NOLINT: the system's own cast
        (void)::madvise(start, size, MADV_WILLNEED);
        bytes = {static_cast<const std::byte*>(start), size};
    }
    return std::shared_ptr<const MappedFile>{new MappedFile{bytes}};  // NOLINT(cppcoreguidelines-owning-memory)
}

MappedFile::~MappedFile() {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): the system takes back what it gave
    if (!bytes_.empty()) (void)::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace jiedui::detail
