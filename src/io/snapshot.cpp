// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/snapshot.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/archive.hpp"
#include "io/archive_tables.hpp"
#include "io/checksum.hpp"
#include "io/file_bytes.hpp"
#include "io/file_sink.hpp"
#include "io/mapped_file.hpp"
#include "io/snapshot_checks.hpp"
#include "jiedui/base/error.hpp"

namespace jiedui {
namespace detail {

/// The way into ledgers and networks, and out of them, part by part.
struct SnapshotDoor {
    [[nodiscard]] static const LedgerStore& store(const Ledger& ledger) noexcept { return ledger.store(); }
    [[nodiscard]] static Ledger ledger(std::unique_ptr<LedgerStore> store) {
        return Ledger{std::shared_ptr<const LedgerStore>{std::move(store)}};
    }
    [[nodiscard]] static const Cells<Day>& opened(const Network& network) noexcept { return network.store_->opened; }
    [[nodiscard]] static const Cells<Day>& closed(const Network& network) noexcept { return network.store_->closed; }
    [[nodiscard]] static Network network(Ledger ledger, TieStore ties, Cells<Day> opened, Cells<Day> closed) {
        return Network{std::make_shared<const Network::Store>(
            Network::Store{std::move(ledger), std::move(ties), std::move(opened), std::move(closed)})};
    }
};

namespace {

/// What stands before the parts.
struct SnapshotHeader {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t byte_order;
    std::uint64_t size;    // of all bytes
    std::uint64_t body;    // the checksum of all behind the header
    std::uint64_t header;  // the checksum of all before it
};
constexpr std::array<char, 8> magic{'\x89', 'j', 'i', 'e', 'd', 'u', 'i', '\n'};
// Whoever changes how the parts stand counts the version up, and lets read_parts read the earlier ones too, from `oldest_version` on.
// More tables, more columns and more words at the end of a list need no new version: they are found by their names.
constexpr std::uint32_t version = 3;
constexpr std::uint32_t oldest_version = 3;
constexpr std::uint32_t byte_order = 0x0102'0304;
constexpr std::size_t checked_bytes = offsetof(SnapshotHeader, header);

[[nodiscard]] std::string_view bytes_of(const SnapshotHeader& header) noexcept {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): its bytes
    return {reinterpret_cast<const char*>(&header), sizeof header};
}

[[nodiscard]] std::uint64_t sum_of(std::string_view words) noexcept {
    Checksum sum;
    sum.add(words);
    return sum.value();
}

void visit_tables(const Tables& tables, ArchiveWriter& archive) {
    archive(Tables::size);
    const auto write = [&]<class Record>(const Table<Record>& table) { archive(std::string{Record::table}, table); };
    tables.apply([&](const auto&... each) { (write(each), ...); });
}
void visit_tables(Tables& tables, ArchiveReader& archive) {
    std::set<std::string> seen;
    for (auto left = archive.number<std::size_t>(); left > 0; --left) {
        std::string name;
        archive(name);
        if (!seen.insert(name).second) throw BrokenArchive{};
        const auto read_if_it_is = [&]<class Record>(Table<Record>& table) {
            const bool is_it = name == Record::table;
            if (is_it) archive(table);
            return is_it;
        };
        if (!tables.apply([&](auto&... each) { return (read_if_it_is(each) || ...); }))
            throw StrangeArchive{"the table " + name};
    }
}

/// All parts of a ledger but what points at others of them.
template <class Store, class Archive>
void visit_ledger(Store& store, Archive& archive) {
    visit_tables(store.tables, archive);
    for (const auto* order : {&store.schools, &store.teachers, &store.documents}) archive(**order);
    for (auto& ids : store.made_ids) archive(ids);
    archive(store.are_teachers_listed, store.settings, store.findings, store.dropped, store.sources, store.not_ties);
}

/// The words that the mark of a tie packs, by their places.
[[nodiscard]] std::array<std::string, 3> words_of_marks() {
    return {words_of_list<TieKind>(), words_of_list<Channel>(), words_of_list<Status>()};
}

void write_parts(const Ledger& ledger, const Network* network, ArchiveWriter::Sink sink) {
    ArchiveWriter archive{std::move(sink)};
    archive(network != nullptr);
    visit_ledger(SnapshotDoor::store(ledger), archive);
    if (network == nullptr) return;
    for (const std::string& words : words_of_marks()) archive(words);
    archive(network->ties(), SnapshotDoor::opened(*network), SnapshotDoor::closed(*network));
}

/// Measures first, then writes: so no place has to be filled in afterwards.
void write_all(const Ledger& ledger, const Network* network, const ArchiveWriter::Sink& sink) {
    SnapshotHeader header{magic, version, byte_order, sizeof(SnapshotHeader), 0, 0};
    Checksum body;
    write_parts(ledger, network, [&, started = std::string{}](std::string_view bytes) mutable {
        header.size += bytes.size();
        if (started.empty() && bytes.size() % 8 == 0) return body.add(bytes);
        started.append(bytes);  // the end of cells and what fills it up
        if (started.size() % 8 != 0) return;
        body.add(started);
        started.clear();
    });
    header.body = body.value();
    header.header = sum_of(bytes_of(header).substr(0, checked_bytes));
    sink(bytes_of(header));
    write_parts(ledger, network, sink);
}

void save_all(const Ledger& ledger, const Network* network, const std::filesystem::path& path, Existing existing,
              const Watch& watch) {
    NewPlace place = NewPlace::file(path, existing);
    FileSink file{place.temporary(), path};
    write_all(ledger, network, [&](std::string_view bytes) {
        watch.report({.step = "snapshot"});
        file.write(bytes);
    });
    file.close();
    place.put();
    watch.report({.step = "snapshot", .share = 1.0});
}

[[nodiscard]] std::string bytes_of_all(const Ledger& ledger, const Network* network) {
    std::string bytes;
    write_all(ledger, network, [&](std::string_view part) { bytes.append(part); });
    return bytes;
}

/// What a snapshot holds.
struct Opened {
    std::optional<Ledger> ledger;
    std::optional<Network> network;
};

/// Bytes that say that they are a snapshot, on their way to a network.
class Opening {
public:
    /// @param watch must outlive this.
    Opening(std::span<const std::byte> bytes, std::shared_ptr<const void> owner, std::string name, const Watch& watch)
        : bytes_{bytes}, owner_{std::move(owner)}, name_{std::move(name)}, watch_{watch} {}

    /// @errors ErrorCode::bad_snapshot; ErrorCode::interrupted.
    [[nodiscard]] Opened opened() const {
        check_header();
        try {
            return read_parts();
        } catch (const BrokenArchive&) {
            refuse_broken();
        } catch (const StrangeArchive& strange) {
            refuse(std::string{"it holds "} + strange.what() + ", which this version of the library does not know; " +
                   "open it with the version that saved it, or a later one");
        } catch (const Error& error) {
            if (error.code() == ErrorCode::interrupted) throw;
            refuse_broken();  // a calendar or a period that is none
        }
    }

private:
    [[noreturn]] void refuse(std::string_view reason) const { throw Error{ErrorCode::bad_snapshot, name_, reason}; }
    [[noreturn]] void refuse_broken() const {
        refuse("it contradicts itself, though its checksum is right; save it again from the ledger's own files");
    }

    void check_header() const {
        SnapshotHeader header{};
        if (!bytes_.empty()) std::memcpy(&header, bytes_.data(), std::min(bytes_.size(), sizeof header));
        if (bytes_.size() < sizeof header.magic || header.magic != magic)
            refuse("it is no snapshot; read a ledger's files with read_ledger");
        if (bytes_.size() < sizeof header) refuse(is_cut("its header"));
        if (header.byte_order != byte_order && header.byte_order == swapped(byte_order))
            refuse("it was saved on a machine of another byte order; save it on this one from the ledger's own files");
        if (header.header != sum_of(text(0, checked_bytes))) refuse(was_changed("its header"));
        if (header.version < oldest_version)
            refuse("it has version " + std::to_string(header.version) + ", and this library opens version " +
                   std::to_string(oldest_version) + " and later ones; save it again from the ledger's own files");
        if (header.version > version)
            refuse("it has version " + std::to_string(header.version) + ", and this library opens those up to " +
                   std::to_string(version) + "; open it with the version that saved it, or a later one");
        if (header.size != bytes_.size())
            refuse(bytes_.size() < header.size ? is_cut(std::to_string(header.size) + " bytes")
                                               : "something stands behind its end; copy it again");
        if (header.size % 8 != 0 || header.body != sum_of_body()) refuse(was_changed("its content"));
    }
    [[nodiscard]] std::uint64_t sum_of_body() const {
        constexpr std::size_t most_at_once = std::size_t{1} << 22U;  // some milliseconds
        Checksum sum;
        for (std::size_t at = sizeof(SnapshotHeader); at < bytes_.size();) {
            const std::size_t count = std::min(most_at_once, bytes_.size() - at);
            sum.add(text(at, count));
            at += count;
            watch_.report({.step = "snapshot", .share = static_cast<double>(at) / static_cast<double>(bytes_.size())});
        }
        return sum.value();
    }
    [[nodiscard]] std::string is_cut(const std::string& whole) const {
        return "it ends after " + std::to_string(bytes_.size()) + " bytes, before the end of " + whole +
               "; copy it again, or save it again";
    }
    [[nodiscard]] static std::string was_changed(const std::string& part) {
        return part +
               " does not match the checksum: it was changed after it was saved; copy it again, or save it again";
    }
    [[nodiscard]] static constexpr std::uint32_t swapped(std::uint32_t word) noexcept {
        return word << 24U | (word & 0xFF00U) << 8U | (word >> 8U & 0xFF00U) | word >> 24U;
    }
    [[nodiscard]] std::string_view text(std::size_t at, std::size_t count) const noexcept {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters
        return {reinterpret_cast<const char*>(bytes_.data()) + at, count};
    }

    [[nodiscard]] Opened read_parts() const {
        ArchiveReader archive{bytes_.subspan(sizeof(SnapshotHeader)), owner_};
        bool has_network = false;
        archive(has_network);
        auto store = std::make_unique<LedgerStore>();
        const auto order = [](const auto& table) {
            using Record = std::remove_cvref_t<decltype(table[0])>;
            return std::make_unique<IdOrder>(table.template column<&Record::id>());
        };
        store->schools = order(store->table<School>());
        store->teachers = order(store->table<Teacher>());
        store->documents = order(store->table<Document>());
        visit_ledger(*store, archive);
        watch_.report({.step = "checks"});
        require(attach_soundly(*store));
        watch_.report({.step = "checks"});
        Opened opened{SnapshotDoor::ledger(std::move(store)), std::nullopt};
        if (has_network) {
            for (const std::string& words : words_of_marks()) {
                std::string saved;
                archive(saved);
                if (saved != words) throw StrangeArchive{"ties that are " + saved};
            }
            TieStore ties;
            Cells<Day> first;
            Cells<Day> until;
            archive(ties, first, until);
            require(are_sound(ties, *opened.ledger) && are_sound(first, until, opened.ledger->schools_by_id().size()));
            for (const TieMark each : ties.mark) ties.has_mark[each.bits()] = true;
            opened.network = SnapshotDoor::network(*opened.ledger, std::move(ties), std::move(first), std::move(until));
        }
        if (!archive.is_at_end()) throw BrokenArchive{};
        watch_.report({.step = "checks", .share = 1.0});
        return opened;
    }

    static void require(bool is_sound) {
        if (!is_sound) throw BrokenArchive{};
    }

    std::span<const std::byte> bytes_;
    std::shared_ptr<const void> owner_;
    std::string name_;
    const Watch& watch_;
};

[[nodiscard]] Opened open_file(const std::filesystem::path& path, const Watch& watch) {
    const std::shared_ptr<const MappedFile> file = MappedFile::open(path);
    return Opening{file->bytes(), file, shown_path(path), watch}.opened();
}

[[nodiscard]] Opened open_bytes(const std::string& bytes) {
    const Watch nobody;
    const auto words = std::make_shared<std::vector<std::uint64_t>>((bytes.size() + 7) / 8);
    if (!bytes.empty()) std::memcpy(words->data(), bytes.data(), bytes.size());
    return Opening{std::as_bytes(std::span{*words}).first(bytes.size()), words, "bytes", nobody}.opened();
}

[[nodiscard]] Network network_of(Opened opened, const Watch& watch = {}) {
    return opened.network ? *std::move(opened.network) : Network{*std::move(opened.ledger), watch};
}

}  // namespace
}  // namespace detail

void save(const Ledger& ledger, const std::filesystem::path& path, Existing existing, const Watch& watch) {
    detail::save_all(ledger, nullptr, path, existing, watch);
}
void save(const Network& network, const std::filesystem::path& path, Existing existing, const Watch& watch) {
    detail::save_all(network.ledger(), &network, path, existing, watch);
}
Ledger open_ledger(const std::filesystem::path& path, const Watch& watch) {
    return *detail::open_file(path, watch).ledger;
}
Network open_network(const std::filesystem::path& path, const Watch& watch) {
    return detail::network_of(detail::open_file(path, watch), watch);
}
std::string snapshot_of(const Ledger& ledger) { return detail::bytes_of_all(ledger, nullptr); }
std::string snapshot_of(const Network& network) { return detail::bytes_of_all(network.ledger(), &network); }
Ledger ledger_from_snapshot(const std::string& bytes) { return *detail::open_bytes(bytes).ledger; }
Network network_from_snapshot(const std::string& bytes) { return detail::network_of(detail::open_bytes(bytes)); }

}  // namespace jiedui
