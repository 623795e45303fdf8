// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/new_place.hpp"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "base/folded_header.hpp"
#include "io/file_bytes.hpp"
#include "io/file_sink.hpp"
#include "io/settings_file.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, std::string_view reason) {
    throw Error{ErrorCode::unwritable, detail::shown_path(path), reason};
}

[[noreturn]] void refuse(const fs::path& path, const std::error_code& reason) { refuse(path, reason.message()); }

constexpr std::string_view file_exists = "the file exists; choose another, or ask to replace it";

using detail::last_reason;

/// The path without a `/` at its end and, where it is there, without links.
[[nodiscard]] fs::path resolved(const fs::path& path) {
    detail::check_path(path, ErrorCode::unwritable);
    const fs::path plain = path.has_filename() ? path : path.parent_path();
    std::error_code no_such;
    const fs::path real = fs::canonical(plain, no_such);
    return no_such ? plain : real;
}

/// Whether nobody has touched what a call made beside its place for a day: then its process is gone.
[[nodiscard]] bool is_left_over(const fs::path& name) {
    std::error_code reason;
    const auto changed = fs::last_write_time(name, reason);
    return !reason && fs::file_time_type::clock::now() - changed > std::chrono::hours{24};
}

/// A hidden name beside `path` that nothing has, made by `make(name)`, which says whether it did.
template <class Make>
[[nodiscard]] fs::path made_beside(const fs::path& path, Make&& make) {
    constexpr unsigned most = 10'000;
    for (unsigned number = 0; number < most; ++number) {
        fs::path name = path;
        name.replace_filename("." + path.filename().string() + ".new" + std::to_string(number));
        std::error_code ignored;
        if (make(name)) return name;
        if (is_left_over(name) && fs::remove_all(name, ignored) > 0 && make(name)) return name;
    }
    refuse(path, "too many hidden files that were never put in place lie beside it; remove them");
}

[[nodiscard]] bool makes_file(const fs::path& name, const fs::path& path) {
    std::FILE* const file = std::fopen(name.c_str(), "wbx");
    if (file != nullptr) return (void)std::fclose(file), true;
    if (errno != EEXIST) refuse(path, last_reason());
    return false;
}

[[nodiscard]] bool makes_folder(const fs::path& name, const fs::path& path) {
    std::error_code reason;
    const bool is_made = fs::create_directory(name, reason);
    if (reason && reason != std::errc::file_exists) refuse(path, reason);
    return is_made;
}

/// Whether a ledger's folder has a file of that name.
[[nodiscard]] bool is_of_ledger(const fs::path& file, const detail::Aliases& aliases) {
    if (file.filename() == detail::settings_name) return true;
    const std::string ending = folded(file.extension().string());
    const std::string stem = detail::folded_header(detail::shown_path(file.stem()));
    return (ending == ".csv" || ending == ".parquet") && aliases.find("sheets", stem) != nullptr;
}

/// @errors ErrorCode::unwritable if the folder holds anything but a ledger.
void check_holds_ledger(const fs::path& folder) {
    const detail::Aliases aliases;
    std::error_code reason;
    fs::directory_iterator each{folder, reason};
    for (; !reason && each != fs::directory_iterator{}; each.increment(reason)) {
        std::error_code ignored;
        if (!is_of_ledger(each->path(), aliases) || !each->is_regular_file(ignored))
            refuse(folder, "it holds " + in_quotes(detail::shown_path(each->path().filename())) +
                               ", which is no file of a ledger; move that away, or choose another folder");
    }
    if (reason) refuse(folder, reason);
}

void check_folder(const fs::path& path, Existing existing) {
    std::error_code reason;
    const fs::file_status status = fs::status(path, reason);
    if (status.type() == fs::file_type::not_found) return;
    if (!fs::status_known(status)) refuse(path, reason);
    if (!fs::is_directory(status)) refuse(path, "a file is in the way, and a ledger is a folder; choose another path");
    const bool is_empty = fs::is_empty(path, reason);
    if (reason) refuse(path, reason);
    if (is_empty) return;
    if (existing == Existing::keep)
        refuse(path, "the folder exists and is not empty; choose another, or ask to replace the ledger in it");
    check_holds_ledger(path);
}

/// Hands the permissions of what is there on to what will replace it.
void hand_on_permissions(const fs::path& from, const fs::path& to) {
    std::error_code ignored;  // what cannot be handed on is as for any new file
    const fs::file_status status = fs::status(from, ignored);
    if (fs::exists(status)) fs::permissions(to, status.permissions(), ignored);
}

/// The permissions that all files of a folder have; nothing if there are none.
[[nodiscard]] std::optional<fs::perms> permissions_in(const fs::path& folder) {
    std::error_code ignored;
    std::optional<fs::perms> common;
    for (fs::directory_iterator each{folder, ignored}; each != fs::directory_iterator{}; each.increment(ignored))
        common = common.value_or(fs::perms::all) & each->status(ignored).permissions();
    return common;
}

/// Hands the permissions of a folder and of its files on: to a file from that of the same name, to a new one those that all have.
void hand_on_permissions_in(const fs::path& from, const fs::path& to) {
    const std::optional<fs::perms> common = permissions_in(from);
    std::error_code ignored;
    for (fs::directory_iterator each{to, ignored}; each != fs::directory_iterator{}; each.increment(ignored)) {
        if (common) fs::permissions(each->path(), *common, ignored);
        hand_on_permissions(from / each->path().filename(), each->path());
    }
    hand_on_permissions(from, to);
}

}  // namespace

NewPlace::NewPlace(fs::path path, fs::path temporary, Existing existing) noexcept
    : path_{std::move(path)}, temporary_{std::move(temporary)}, existing_{existing} {}

NewPlace::NewPlace(NewPlace&& other) noexcept
    : path_{std::move(other.path_)}, temporary_{std::exchange(other.temporary_, {})}, existing_{other.existing_} {}

NewPlace NewPlace::file(const fs::path& path, Existing existing) {
    fs::path place = resolved(path);
    std::error_code reason;
    const fs::file_status status = fs::status(place, reason);
    const bool is_free = status.type() == fs::file_type::not_found;
    if (!is_free && !fs::status_known(status)) refuse(path, reason);
    if (fs::is_directory(status)) refuse(path, "it is a folder, and a file is to be written; choose another path");
    if (!is_free && !fs::is_regular_file(status)) return {place, place, existing};
    if (!is_free && existing == Existing::keep) refuse(path, file_exists);
    fs::path temporary = made_beside(place, [&](const fs::path& name) { return makes_file(name, path); });
    std::error_code ignored;  // who may not see the old file may not see the new one on its way
    if (!is_free) fs::permissions(temporary, fs::perms::owner_read | fs::perms::owner_write, ignored);
    return {std::move(place), std::move(temporary), existing};
}

NewPlace NewPlace::ledger_folder(const fs::path& path, Existing existing) {
    fs::path place = resolved(path);
    check_folder(place, existing);
    fs::path temporary = made_beside(place, [&](const fs::path& name) { return makes_folder(name, path); });
    std::error_code ignored;  // who may not see the old files may not see the new ones on their way
    if (fs::exists(place, ignored)) fs::permissions(temporary, fs::perms::owner_all, ignored);
    return {std::move(place), std::move(temporary), existing};
}

void NewPlace::write(std::string_view bytes, std::string_view name) const {
    const fs::path shown = name.empty() ? path_ : path_ / name;
    const fs::path file = name.empty() ? temporary_ : temporary_ / name;
    detail::FileSink target{file, shown};
    target.write(bytes);
    target.close();
}

void NewPlace::put() {
    if (temporary_ == path_) return;
    if (const std::error_code reason = detail::sync(temporary_)) refuse(path_, reason);
    std::error_code ignored;
    if (fs::is_directory(temporary_, ignored)) {
        if (fs::exists(path_, ignored)) hand_on_permissions_in(path_, temporary_);
        put_folder();
    } else {
        hand_on_permissions(path_, temporary_);
        put_file();
    }
    temporary_.clear();
    const fs::path beside = path_.has_parent_path() ? path_.parent_path() : fs::path{"."};
    if (const std::error_code reason = detail::sync_names_in(beside)) refuse(path_, reason);
}

void NewPlace::put_file() {
    std::error_code reason;
    if (existing_ == Existing::keep)
        reason = detail::rename_to_free(temporary_, path_);
    else
        fs::rename(temporary_, path_, reason);
    if (reason == std::errc::file_exists) refuse(path_, file_exists);
    if (reason) refuse(path_, reason);
}

/// A rename replaces an empty folder, and refuses any other.
void NewPlace::put_folder() {
    check_folder(path_, existing_);  // again: others may have put something into it meanwhile
    std::error_code reason;
    std::error_code ignored;
    if (existing_ == Existing::keep || !fs::exists(path_, ignored)) {
        fs::rename(temporary_, path_, reason);
        if (reason) refuse(path_, reason);
        return;
    }
    reason = detail::exchange(temporary_, path_);
    if (reason == std::errc::function_not_supported) return replace_folder_in_two_steps();
    if (reason) refuse(path_, reason);
    fs::remove_all(temporary_, ignored);
}

/// The old folder makes room first, and comes back if the new one cannot take its place.
void NewPlace::replace_folder_in_two_steps() {
    const fs::path old = made_beside(path_, [&](const fs::path& name) { return makes_folder(name, path_); });
    std::error_code reason;
    std::error_code ignored;
    fs::rename(path_, old, reason);
    if (reason) {
        fs::remove(old, ignored);  // still empty
        refuse(path_, reason);
    }
    fs::rename(temporary_, path_, reason);
    if (reason) {
        fs::rename(old, path_, ignored);
        refuse(path_, reason);
    }
    fs::remove_all(old, ignored);
}

void NewPlace::discard() noexcept {
    std::error_code ignored;
    if (!temporary_.empty() && temporary_ != path_) fs::remove_all(temporary_, ignored);
    temporary_.clear();
}

}  // namespace jiedui
