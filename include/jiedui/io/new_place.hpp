// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// NewPlace: a file or folder that appears whole or not at all.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "jiedui/base/export.hpp"

namespace jiedui {

/// What to do about what a path holds already.
enum class Existing : std::uint8_t {
    keep,    ///< refuse to write
    replace  ///< put what is new in its place, whole
};

/// A file or folder on its way.  It is made beside its place, under a hidden name, brought onto the disk, and put there
/// by one rename: who looks sees what was there before, or all that is new.  Where it is not put, it goes with the object.
///
/// A link is followed: what it points to is replaced, and the link stays.  What is replaced hands its permissions on: a file, and a
/// folder with each file in it; to a file that is new in a folder, those that all had.  Until then only the owner sees what is new.
/// What is to be kept is kept even if it came while the new one was written.  Folders change places in one step where the
/// system can do so, as Linux can on most file systems; elsewhere by two renames, between which nothing stands in the place.
///
/// A process that is killed, and a computer that loses its power, leave in the place what was there before or all that is
/// new, and perhaps the other of both beside it, under a hidden name: `.ledger.new0` for `ledger`.  Nothing reads it.  The next
/// call that writes to the place removes it once it is a day old.  If the process was killed between two renames, nothing
/// stands in the place: write the ledger again, or rename the folder.
class JIEDUI_API NewPlace {
public:
    /// A file.  A path that is neither a file nor free, such as a device or a pipe, is written straight into.
    /// @errors ErrorCode::unwritable, with the system's reason, if nothing can be made beside it, if it is a folder, or
    /// if it exists and is to be kept.
    [[nodiscard]] static NewPlace file(const std::filesystem::path& path, Existing existing);
    /// The folder of a ledger, empty so far.  One that is there is replaced only if it is empty, or if that is asked for and
    /// it holds nothing but a ledger: files called after tables (`.csv`, `.parquet`), and `ledger.json`.
    /// @errors ErrorCode::unwritable likewise.
    [[nodiscard]] static NewPlace ledger_folder(const std::filesystem::path& path, Existing existing);

    NewPlace(NewPlace&& other) noexcept;
    NewPlace& operator=(NewPlace&&) = delete;
    NewPlace(const NewPlace&) = delete;
    NewPlace& operator=(const NewPlace&) = delete;
    ~NewPlace() { discard(); }

    /// Where to write until it is put.
    [[nodiscard]] const std::filesystem::path& temporary() const noexcept { return temporary_; }
    /// Writes the bytes of the file; of a folder, those of the file `name` in it.
    /// @errors ErrorCode::unwritable with the system's reason.
    void write(std::string_view bytes, std::string_view name = {}) const;
    /// Puts it in its place.
    /// @errors ErrorCode::unwritable with the system's reason; then all is as it was.
    void put();
    /// Removes what was not put; all is as it was.
    void discard() noexcept;

private:
    NewPlace(std::filesystem::path path, std::filesystem::path temporary, Existing existing) noexcept;
    void put_file();
    void put_folder();
    void replace_folder_in_two_steps();

    std::filesystem::path path_;
    std::filesystem::path temporary_;  // empty when there is nothing to remove
    Existing existing_;
};

}  // namespace jiedui
