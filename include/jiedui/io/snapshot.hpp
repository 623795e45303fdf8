// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Snapshots: a checked ledger, and its network, as bytes that open without reading a cell.

#include <filesystem>
#include <string>

#include "jiedui/base/export.hpp"
#include "jiedui/base/watch.hpp"
#include "jiedui/io/new_place.hpp"
#include "jiedui/model/ledger.hpp"
#include "jiedui/model/network.hpp"

namespace jiedui {

/// Writes a ledger, or a network and its ledger, into one file, which appears whole or not at all.
///
/// A snapshot holds the columns as they stand in memory, with the findings and where the tables came from.  This version of the
/// library and every later one opens it, on processors of this byte order.  People and other programs read the ledger's own files,
/// which `write_ledger` makes.
/// @param watch is told now and then while the file is written.
/// @errors ErrorCode::unwritable; ErrorCode::interrupted.
/// @complexity O(bytes), three passes over memory; nothing is copied.
JIEDUI_API void save(const Ledger& ledger, const std::filesystem::path& path, Existing existing = Existing::keep,
                     const Watch& watch = {});
JIEDUI_API void save(const Network& network, const std::filesystem::path& path, Existing existing = Existing::keep,
                     const Watch& watch = {});

/// Opens a snapshot: that of a ledger, or the ledger of a network's.  The file is mapped into memory, and what is opened
/// keeps it there: nobody may change or shorten it in place meanwhile (`save` never does: it puts a new file there).
///
/// All bytes are held against their checksum, and every number that leads somewhere against where it leads.  That
/// finds every accident; against forgery, sign the file.
/// @param watch is told of the step `snapshot` while the bytes are summed, with the share that is done, and then of the
/// step `checks`.
/// @errors ErrorCode::unreadable; ErrorCode::interrupted; ErrorCode::bad_snapshot, with what is wrong, for a file that
/// is no snapshot, is not whole, was changed, or was saved by a version that this one does not know or on another kind of machine.
/// @complexity O(bytes), about as fast as memory.
[[nodiscard]] JIEDUI_API Ledger open_ledger(const std::filesystem::path& path, const Watch& watch = {});
/// The same as a network: that of the snapshot, or the one that its ledger makes, of whose steps the watch is told, too.
[[nodiscard]] JIEDUI_API Network open_network(const std::filesystem::path& path, const Watch& watch = {});

/// The same bytes in memory.
[[nodiscard]] JIEDUI_API std::string snapshot_of(const Ledger& ledger);
[[nodiscard]] JIEDUI_API std::string snapshot_of(const Network& network);
/// What the bytes hold; they are copied once.
/// @errors ErrorCode::bad_snapshot.
[[nodiscard]] JIEDUI_API Ledger ledger_from_snapshot(const std::string& bytes);
[[nodiscard]] JIEDUI_API Network network_from_snapshot(const std::string& bytes);

}  // namespace jiedui
