// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Snapshots: a checked ledger, and its network, as bytes that can be opened without parsing cells.

#include <filesystem>
#include <string>

#include "jiedui/base/export.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/io/new_place.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/network.hpp"

namespace jiedui {

/// Writes a ledger into one file, which appears whole or not at all.
///
/// A snapshot holds the columns as they are in memory, the findings, and the sources of the tables.  This
/// version of the library and every later one can open it, on processors with the same byte order.  For people
/// and other programs, write files with `write_ledger`.
/// @param existing whether a file at the path is replaced; default: no.
/// @param watch is told of the progress from time to time while the file is written.
/// @errors ErrorCode::unwritable if the file cannot be written, or if it exists and is to be kept;
///     ErrorCode::interrupted if the watch ends the call.
/// @complexity O(bytes), three passes over memory; the columns are not copied.
JIEDUI_API void save(const Ledger& ledger, const std::filesystem::path& path, Existing existing = Existing::keep,
                     const Watch& watch = {});
/// Writes a network and its ledger into one file, in the same way.
JIEDUI_API void save(const Network& network, const std::filesystem::path& path, Existing existing = Existing::keep,
                     const Watch& watch = {});

/// Opens the ledger in a snapshot of a ledger or of a network.  The file is mapped into memory as long as the
/// ledger, or a copy of it, exists.  During that time the file must not be changed or shortened in place.
/// `save` to the same path is safe: it puts a new file there.
///
/// The bytes are compared with their checksum, and every number that refers to a place is checked.  This finds
/// damaged files, but not forged ones: sign the file to protect it against forgery.
/// @param watch is told of the step `snapshot` while the checksum is computed, with the share that is done;
///     then of the step `checks`.
/// @errors ErrorCode::unreadable if the file does not exist or cannot be read; ErrorCode::interrupted if the
///     watch ends the call; ErrorCode::bad_snapshot, with the reason, if the file is not a snapshot, is not
///     complete, was changed, or was saved by an unknown version or on a machine with another byte order.
/// @complexity O(bytes), about as fast as memory.
[[nodiscard]] JIEDUI_API Ledger open_ledger(const std::filesystem::path& path, const Watch& watch = {});
/// Opens the network in a snapshot.  From a snapshot of a ledger it builds the network, and the watch is told
/// of these steps, too.
/// @errors as for `open_ledger`.
[[nodiscard]] JIEDUI_API Network open_network(const std::filesystem::path& path, const Watch& watch = {});

/// The bytes of the snapshot that `save` writes for a ledger.
[[nodiscard]] JIEDUI_API std::string snapshot_of(const Ledger& ledger);
/// The bytes of the snapshot that `save` writes for a network and its ledger.
[[nodiscard]] JIEDUI_API std::string snapshot_of(const Network& network);
/// Opens the ledger in the bytes of a snapshot, as `open_ledger` does.  The bytes are copied once.
/// @errors ErrorCode::bad_snapshot as for `open_ledger`.
[[nodiscard]] JIEDUI_API Ledger ledger_from_snapshot(const std::string& bytes);
/// Opens the network in the bytes of a snapshot, as `open_network` does.  The bytes are copied once.
/// @errors ErrorCode::bad_snapshot as for `open_ledger`.
[[nodiscard]] JIEDUI_API Network network_from_snapshot(const std::string& bytes);

}  // namespace jiedui
