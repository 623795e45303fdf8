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

/// What to do if something is at the path already.
enum class Existing : std::uint8_t {
    keep,    ///< refuse to write
    replace  ///< replace it by the new file or folder, as a whole
};

/// A file or folder that is being written.  It is made beside its final path, under a hidden name, written to
/// the disk, and moved to the final path by one rename.  So other programs see either the old contents or all
/// of the new ones.  If `put` is not called, the new file or folder is removed with this object.
///
/// If the path is a symbolic link, the target of the link is replaced, and the link stays.  A file that
/// replaces another gets its permissions; a folder and each file in it likewise.  A file that the old folder
/// did not have gets the permissions that all files of the old folder had.  Until `put`, only the owner can
/// read the new file or folder.  With Existing::keep, nothing is replaced, even if it was created after the
/// writing began.  Folders are exchanged in one step if the system can do so, as Linux can on most file
/// systems; else by two renames, between which the path is empty.
///
/// If the process is killed or the computer loses power, the path holds either the old contents or all of the
/// new ones.  The other may remain beside it, under a hidden name: `.ledger.new0` for `ledger`.  The library
/// never reads it; the next call that writes to the path removes it when it is more than a day old.  If the
/// process was killed between two renames, the path is empty: write the ledger again, or rename the hidden
/// folder.
class JIEDUI_API NewPlace {
public:
    /// Begins a new file.  If the path is a device or a pipe, it is written to directly.
    /// @errors ErrorCode::unwritable, with the reason, if no file can be made beside the path, if the path is a
    ///     folder, or if the file exists and `existing` is Existing::keep.
    [[nodiscard]] static NewPlace file(const std::filesystem::path& path, Existing existing);
    /// Begins a new, empty folder for a ledger.  What is at the path stays there until `put`.
    ///
    /// `put` replaces an empty folder at the path.  With Existing::replace it also replaces a folder that holds
    /// only a ledger: files named after tables (`.csv`, `.parquet`), and `ledger.json`.  Parents are not created.
    /// @errors ErrorCode::unwritable, with the reason, if no folder can be made beside the path, or if
    ///     something is at the path that must not be replaced.
    [[nodiscard]] static NewPlace ledger_folder(const std::filesystem::path& path, Existing existing);

    NewPlace(NewPlace&& other) noexcept;
    NewPlace& operator=(NewPlace&&) = delete;
    NewPlace(const NewPlace&) = delete;
    NewPlace& operator=(const NewPlace&) = delete;
    ~NewPlace() { discard(); }

    /// The hidden path under which the new file or folder is written until `put`.
    [[nodiscard]] const std::filesystem::path& temporary() const noexcept { return temporary_; }
    /// Writes the bytes of the new file.
    /// @param name for a new folder, the name of the file in it that is written.
    /// @errors ErrorCode::unwritable, with the reason, if the bytes cannot be written.
    void write(std::string_view bytes, std::string_view name = {}) const;
    /// Moves the new file or folder to its final path.
    /// @errors ErrorCode::unwritable, with the reason, if it cannot be moved; then nothing has changed at the
    ///     path.
    void put();
    /// Removes the new file or folder if `put` was not called.  The final path does not change.
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
