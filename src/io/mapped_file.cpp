// SPDX-License-Identifier: Apache-2.0
#include "io/mapped_file.hpp"

#include <sys/mman.h>

#include "io/file_bytes.hpp"
#include "jiedui/base/error.hpp"

namespace jiedui::detail {

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const OpenFile file{path};
    const std::size_t size = file.size();
    std::span<const std::byte> bytes;
    if (size > 0) {  // nothing cannot be mapped
        void* const start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
        if (start == MAP_FAILED)  // NOLINT: the system's own cast
            throw Error{ErrorCode::unreadable, shown_path(path), last_reason().message()};
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
