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
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/archive.hpp"
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
    [[nodiscard]] static const LedgerStore& store(const Ledger& ledger) noexcept { return *ledger.store_; }
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
    std::uint64_t layout;  // what the columns are
    std::uint64_t body;    // the checksum of all behind the header
    std::uint64_t header;  // the checksum of all before it
};
constexpr std::array<char, 8> magic{'\x89', 'j', 'i', 'e', 'd', 'u', 'i', '\n'};
constexpr std::uint32_t version = 2;
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

/// Tables, columns and the words of closed lists as one number: what a snapshot's bytes depend on.
[[nodiscard]] std::uint64_t layout() {
    std::string text;
    const auto add_words = [&]<closed_list Enum>(std::type_identity<Enum>) {
        for (const std::string_view word : ClosedList<Enum>::words) text.append(word).append(" ");
    };
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        text.append("\n").append(Record::table);
        each_column<Record>([&]<class I>(I, const auto& column) {
            using Store = std::remove_cvref_t<decltype(std::declval<Table<Record>>().template store<I::value>())>;
            text.append("\n").append(column.name).append(" ").append(std::to_string(sizeof(Store))).append(" ");
            if constexpr (requires { typename column_value<Record, I::value>::value_type; })
                if constexpr (closed_list<typename column_value<Record, I::value>::value_type>)
                    add_words(std::type_identity<typename column_value<Record, I::value>::value_type>{});
        });
    });
    add_words(std::type_identity<FindingCode>{});
    add_words(std::type_identity<Encoding>{});
    add_words(std::type_identity<PostingForm>{});
    add_words(std::type_identity<TieKind>{});
    add_words(std::type_identity<Channel>{});
    add_words(std::type_identity<Status>{});
    for (const PhraseText& each : phrase_texts) text.append("\n").append(each.en);
    text.resize((text.size() + 7) / 8 * 8, '\n');
    return sum_of(text);
}

/// All parts of a ledger but what points at others of them.
template <class Store, class Archive>
void visit_ledger(Store& store, Archive& archive) {
    std::apply([&](auto&... tables) { archive(tables...); }, store.tables);
    for (const auto* order : {&store.schools, &store.teachers, &store.documents}) archive(**order);
    for (auto& ids : store.made_ids) archive(ids);
    archive(store.are_teachers_listed, store.settings, store.findings, store.dropped, store.sources, store.not_ties);
}

void write_parts(const Ledger& ledger, const Network* network, ArchiveWriter::Sink sink) {
    ArchiveWriter archive{std::move(sink)};
    archive(network != nullptr);
    visit_ledger(SnapshotDoor::store(ledger), archive);
    if (network != nullptr) archive(network->ties(), SnapshotDoor::opened(*network), SnapshotDoor::closed(*network));
}

/// Measures first, then writes: so no place has to be filled in afterwards.
void write_all(const Ledger& ledger, const Network* network, const ArchiveWriter::Sink& sink) {
    SnapshotHeader header{magic, version, byte_order, sizeof(SnapshotHeader), layout(), 0, 0};
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
        watch.tell({.step = "snapshot"});
        file.write(bytes);
    });
    file.close();
    place.put();
    watch.tell({.step = "snapshot", .share = 1.0});
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
        } catch (const ArchiveReader::Broken&) {
            refuse_broken();
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
        if (header.version != version)
            refuse("it has version " + std::to_string(header.version) + ", and this library opens version " +
                   std::to_string(version) + "; save it again from the ledger's own files");
        if (header.layout != layout())
            refuse(
                "its tables have other columns than in this version of the library; save it again from the ledger's "
                "own files");
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
            watch_.tell({.step = "snapshot", .share = static_cast<double>(at) / static_cast<double>(bytes_.size())});
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
        watch_.tell({.step = "checks"});
        require(attach_soundly(*store));
        watch_.tell({.step = "checks"});
        Opened opened{SnapshotDoor::ledger(std::move(store)), std::nullopt};
        if (has_network) {
            TieStore ties;
            Cells<Day> first;
            Cells<Day> until;
            archive(ties, first, until);
            require(are_sound(ties, *opened.ledger) && are_sound(first, until, opened.ledger->schools_by_id().size()));
            for (const TieMark each : ties.mark) ties.has_mark[each.bits()] = true;
            opened.network = SnapshotDoor::network(*opened.ledger, std::move(ties), std::move(first), std::move(until));
        }
        if (!archive.is_at_end()) throw ArchiveReader::Broken{};
        watch_.tell({.step = "checks", .share = 1.0});
        return opened;
    }

    static void require(bool is_sound) {
        if (!is_sound) throw ArchiveReader::Broken{};
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
