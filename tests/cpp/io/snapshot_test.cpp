// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/snapshot.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/folder.hpp"
#include "io/memory.hpp"
#include "jiedui/model/slice.hpp"
#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/forged_snapshot.hpp"
#include "support/random_ledger.hpp"
#include "support/random_network.hpp"
#include "support/same_ties.hpp"

namespace jiedui {
namespace {

namespace fs = std::filesystem;
using tests::Folder;

constexpr unsigned drawn_ledgers = 150;
constexpr std::string_view all_ties = "all_kinds; with_planned; ties";

/// All that a ledger shows, beside its records.
void expect_same(const Ledger& a, const Ledger& b) {
    EXPECT_EQ(a.are_teachers_listed(), b.are_teachers_listed());
    EXPECT_EQ(a, b);
    EXPECT_EQ(a.fingerprint(), b.fingerprint());
    EXPECT_EQ(a.findings(), b.findings());
    EXPECT_EQ(a.dropped(), b.dropped());
    EXPECT_EQ(a.sources(), b.sources());
    EXPECT_EQ(a.not_ties(), b.not_ties());
    EXPECT_EQ(a.settings(), b.settings());
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        const Table<Record>& mine = a.table<Record>();
        const Table<Record>& theirs = b.table<Record>();
        for (std::size_t column = 0; column < column_count<Record>; ++column)
            EXPECT_EQ(mine.has_column(column), theirs.has_column(column)) << Record::table << column;
        ASSERT_EQ(mine.attributes().size(), theirs.attributes().size());
        for (std::size_t i = 0; i < mine.attributes().size(); ++i)
            EXPECT_EQ(mine.attributes()[i].is_declared, theirs.attributes()[i].is_declared);
        if constexpr (tie_record<Record>) {
            for (std::uint32_t row = 0; row < mine.size(); ++row)
                EXPECT_EQ(a.id_of(Record::tie_kind, row), b.id_of(Record::tie_kind, row));
        }
    });
}

void expect_same(const Network& a, const Network& b) {
    expect_same(a.ledger(), b.ledger());
    jiedui::expect_same(a.ties(), b.ties());
    ASSERT_EQ(a.has_school_days(), b.has_school_days());
    for (std::uint32_t i = 0; a.has_school_days() && i < a.school_count(); ++i)
        EXPECT_TRUE(a.opened({i}) == b.opened({i}) && a.closed({i}) == b.closed({i}));
    EXPECT_EQ(whole_answer(a, all_ties), whole_answer(b, all_ties));
}

[[nodiscard]] std::string bytes_in(const fs::path& file) {
    std::ifstream source{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{source}, {}};
}

/// What opening the bytes says; nothing if they open.
[[nodiscard]] std::optional<std::string> refusal_of(const std::string& bytes) {
    try {
        (void)network_from_snapshot(bytes);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::bad_snapshot) << error.what();
        return error.what();
    }
    return std::nullopt;
}

[[nodiscard]] std::string small_snapshot() { return snapshot_of(random_network(7, 6, 20).network); }

/// The bytes with the word at `at` replaced, and every checksum made right again.
[[nodiscard]] std::string forged(std::string bytes, std::size_t at, std::uint64_t word) {
    std::memcpy(bytes.data() + at, &word, sizeof word);
    return with_right_sums(std::move(bytes));
}

TEST(Snapshot, KeepsDrawnLedgersWhole) {
    const Folder folder;
    for (unsigned seed = 0; seed < drawn_ledgers; ++seed) {
        const Ledger ledger = random_ledger(seed);
        save(ledger, folder.path() / "ledger", Existing::replace);
        expect_same(ledger, open_ledger(folder.path() / "ledger"));
        expect_same(ledger, ledger_from_snapshot(snapshot_of(ledger)));
        expect_same(Network{ledger}, open_network(folder.path() / "ledger"));  // which makes its network
        if (HasFailure()) FAIL() << "seed " << seed;
    }
}

TEST(Snapshot, KeepsDrawnNetworksWhole) {
    const Folder folder;
    for (unsigned seed = 0; seed < drawn_ledgers; ++seed) {
        const Network network = random_network(seed, seed % 9, seed % 9 == 0 ? 0 : seed).network;
        save(network, folder.path() / "network", Existing::replace);
        expect_same(network, open_network(folder.path() / "network"));
        expect_same(network, network_from_snapshot(snapshot_of(network)));
        expect_same(network.ledger(), open_ledger(folder.path() / "network"));
        if (HasFailure()) FAIL() << "seed " << seed;
    }
}

TEST(Snapshot, KeepsFindingsDroppedRowsAndSources) {
    const Ledger ledger = tests::ledger_of({{"schools.csv", "id,name,town\nA,Alpha,\nA,Again,\nB,Beta,\n"},
                                            {"supports.csv", "supporter,recipient\nA,B\nA,A\nC,B\n"},
                                            {"notes.csv", "x\n"}},
                                           Keep::valid);
    ASSERT_FALSE(ledger.findings().empty());
    ASSERT_FALSE(ledger.dropped().empty());
    ASSERT_FALSE(ledger.sources().empty());
    expect_same(ledger, ledger_from_snapshot(snapshot_of(ledger)));
}

TEST(Snapshot, IsTheSameForTheSameLedger) {
    EXPECT_EQ(snapshot_of(random_ledger(3)), snapshot_of(random_ledger(3)));
    EXPECT_EQ(small_snapshot(), small_snapshot());
    const Folder folder;
    const Network network = random_network(7, 6, 20).network;
    save(network, folder.path() / "network");
    EXPECT_EQ(bytes_in(folder.path() / "network"), snapshot_of(network));
    EXPECT_EQ(snapshot_of(open_network(folder.path() / "network")), snapshot_of(network));
}

TEST(Snapshot, OutlivesItsFile) {
    const Folder folder;
    const fs::path file = folder.path() / "network";
    const Network network = random_network(5, 6, 30).network;
    save(network, file);
    const Network opened = open_network(file);
    save(random_network(6, 3, 4).network, file, Existing::replace);
    fs::remove(file);
    expect_same(network, opened);
}

TEST(Snapshot, LetsALedgerBeMadeOfIt) {
    const Network network = random_network(11, 6, 40).network;
    const Network opened = network_from_snapshot(snapshot_of(network));
    expect_same(network.following_successions(Day{2020, 1, 1}), opened.following_successions(Day{2020, 1, 1}));
    expect_same(network, Network{opened.ledger()});
}

TEST(Snapshot, EndsItsOpeningWhereTheWatchSaysSo) {
    const Folder folder;
    const fs::path path = folder.path() / "network";
    const Network network = random_network(5, 6, 30).network;
    save(network, path);
    std::size_t told = 0;
    expect_same(network, open_network(path, [&](const Progress&) { return ++told > 0; }));
    ASSERT_GE(told, 3U);
    for (std::size_t last = 1; last <= told; ++last) {
        std::size_t seen = 0;
        try {
            (void)open_network(path, [&](const Progress&) { return ++seen < last; });
            ADD_FAILURE() << last;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::interrupted) << last;
        }
    }
}

TEST(Snapshot, IsNotPutOverAFile) {
    const Folder folder{{{"kept", "bytes"}}};
    EXPECT_EQ(code_of([&] { return save(random_ledger(1), folder.path() / "kept"), 0; }), ErrorCode::unwritable);
    EXPECT_EQ(bytes_in(folder.path() / "kept"), "bytes");
    EXPECT_EQ(code_of([&] { return save(random_ledger(1), folder.path() / "no" / "file"), 0; }), ErrorCode::unwritable);
    EXPECT_EQ(code_of([&] { return open_ledger(folder.path() / "none"); }), ErrorCode::unreadable);
    EXPECT_EQ(code_of([&] { return open_ledger(folder.path()); }), ErrorCode::unreadable);
}

TEST(Snapshot, LeavesNothingBehindOnAFullDisk) {
    const Folder folder;
    struct rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto old = std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = before;
    small.rlim_cur = 4096;
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto code = code_of([&] { return save(random_network(1, 20, 5000).network, folder.path() / "network"), 0; });
    setrlimit(RLIMIT_FSIZE, &before);
    (void)std::signal(SIGXFSZ, old);
    EXPECT_EQ(code, ErrorCode::unwritable);
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(Snapshot, SaysWhatIsWrong) {
    const std::string bytes = small_snapshot();
    const auto says = [](const std::string& wrong, std::string_view part) {
        const auto text = refusal_of(wrong);
        return text && text->find(part) != std::string::npos ? std::string{"yes"} : text.value_or("opens");
    };
    EXPECT_EQ(says("", "no snapshot"), "yes");
    EXPECT_EQ(says("id,name\nA,Alpha\n", "no snapshot"), "yes");
    EXPECT_EQ(says(bytes.substr(0, 30), "before the end of its header"), "yes");
    EXPECT_EQ(says(bytes.substr(0, bytes.size() - 8), "before the end of " + std::to_string(bytes.size())), "yes");
    EXPECT_EQ(says(bytes + "more", "behind its end"), "yes");
    const auto of_version = [&](unsigned version) {
        return forged(bytes, 8, std::uint64_t{0x0102'0304} << 32U | version);
    };
    EXPECT_EQ(says(of_version(2), "save it again from the ledger's own files"), "yes");
    EXPECT_EQ(says(of_version(4), "open it with the version that saved it, or a later one"), "yes");
    const std::uint64_t other_order = std::uint64_t{0x0403'0201} << 32U | 3U;
    EXPECT_EQ(says(forged(bytes, 8, other_order), "byte order"), "yes");
    std::string changed = bytes;
    changed[100] = static_cast<char>(changed[100] ^ 1);
    EXPECT_EQ(says(changed, "its content does not match"), "yes");
    changed = bytes;
    changed[20] = static_cast<char>(changed[20] ^ 1);
    EXPECT_EQ(says(changed, "its header does not match"), "yes");
}

/// One flipped bit, some bytes written over, moved, left out or put in twice: what copies and disks do.
[[nodiscard]] std::string mutated(std::mt19937& rng, std::string bytes) {
    const auto place = [&](std::size_t end) { return rng() % end; };
    const std::size_t at = place(bytes.size());
    const std::size_t count = 1 + place(std::min<std::size_t>(bytes.size() - at, 64));
    switch (rng() % 6) {
        case 0: bytes[at] = static_cast<char>(bytes[at] ^ 1 << rng() % 8); break;
        case 1: bytes.resize(at); break;
        case 2: bytes.erase(at, count); break;
        case 3: bytes.insert(at, std::string{bytes.substr(at, count)}); break;
        case 4: bytes.replace(at, count, count, static_cast<char>(rng())); break;
        default: std::ranges::reverse(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end());
    }
    return bytes;
}

TEST(Snapshot, RefusesTenThousandMutations) {
    const std::string whole = small_snapshot();
    std::mt19937 rng{1};
    unsigned changed = 0;
    for (unsigned i = 0; i < 10'000; ++i) {
        const std::string bytes = mutated(rng, whole);
        if (bytes == whole) continue;
        ++changed;
        ASSERT_TRUE(refusal_of(bytes)) << i;
    }
    EXPECT_GT(changed, 9'000U);
}

TEST(Snapshot, RefusesEveryFlippedBit) {
    std::string bytes = snapshot_of(random_network(1, 2, 1).network);
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
        const char kept = std::exchange(bytes[bit / 8], static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8));
        ASSERT_TRUE(refusal_of(bytes)) << bit;
        bytes[bit / 8] = kept;
    }
}

// Where the checksums are right, too, a number may still lead nowhere.  What opens all the same is walked from end to end: under
// the sanitizers this shows that nothing leaves its column.
TEST(Snapshot, NeverLeavesItsColumnsForged) {
    const std::string whole = small_snapshot();
    std::mt19937 rng{2};
    unsigned refused = 0;
    for (std::size_t at = snapshot_header; at + 8 <= whole.size(); at += 8) {
        std::uint64_t before = 0;
        std::memcpy(&before, whole.data() + at, sizeof before);
        for (const std::uint64_t word :
             {std::uint64_t{0}, ~std::uint64_t{0}, before | 0xFFFF'FFFFU, before | ~std::uint64_t{0xFFFF'FFFFU},
              before ^ std::uint64_t{1} << rng() % 64, std::uint64_t{rng()} << 32U | rng()}) {
            const std::string bytes = forged(whole, at, word);
            if (refusal_of(bytes)) {
                ++refused;
                continue;
            }
            const Network network = network_from_snapshot(bytes);
            (void)whole_answer(network, all_ties);
            (void)network.ledger().fingerprint();
            (void)Network{network.ledger()};  // whose ties are ordered anew
        }
    }
    EXPECT_GT(refused, whole.size() / 16);
}

TEST(Snapshot, TakesNoMemoryForWhatANumberSays) {
    constexpr std::uint64_t words = 1U << 14U;  // behind the parts, so that every count of words would fit
    const std::string whole = small_snapshot();
    const std::string longer = whole + std::string(8 * words, '\0');
    for (std::size_t at = snapshot_header; at + 8 <= whole.size(); at += 8) {
        const std::string bytes = forged(longer, at, words);
        const std::size_t before = tests::memory::bytes;
        tests::memory::most_bytes = before;
        EXPECT_TRUE(refusal_of(bytes)) << at;
        ASSERT_LT(tests::memory::most_bytes - before, 40 * bytes.size()) << at;
    }
}

/// Where the cells of a text stand in the bytes.
[[nodiscard]] std::size_t place_of(const std::string& bytes, std::string_view text) {
    const std::size_t place = bytes.find(text);
    EXPECT_NE(place, std::string::npos) << text;
    return place;
}

TEST(Snapshot, RefusesTextsThatAreNone) {
    Records records;
    records.schools = {
        {.id = "A", .name = "names-a-school", .township = "names-a-place", .attributes = {{"attribute", "word-of-it"}}},
        {.id = "B", .name = "Beta"}};
    records.documents = {{.id = "D", .title = "title-of-paper"}};
    const std::string whole = snapshot_of(Ledger{records, {.district = "name-of-district"}});
    for (const std::string_view text :
         {"names-a-school", "names-a-place", "attribute", "word-of-it", "title-of-paper", "name-of-district"})
        for (const std::string_view bad :
             {std::string_view{"\xff"}, std::string_view{"\0", 1}, std::string_view{"\xE5"}}) {
            std::string bytes = whole;
            bytes.replace(place_of(whole, text), 1, bad);
            EXPECT_TRUE(refusal_of(with_right_sums(std::move(bytes)))) << text;
        }
}

TEST(Snapshot, RefusesIdsThatDoNotAscend) {
    Records records;
    records.schools = {{.id = "same-id-1", .name = "Alpha"}, {.id = "same-id-2", .name = "Beta"}};
    std::string bytes = snapshot_of(Ledger{records});
    bytes[place_of(bytes, "same-id-2") + 8] = '1';
    EXPECT_TRUE(refusal_of(with_right_sums(bytes)));
    bytes[place_of(bytes, "same-id-1same-id-1") + 17] = '0';
    EXPECT_TRUE(refusal_of(with_right_sums(bytes)));
}

// What a later version of the library may have more of: tables, columns, words at the end of a list, phrases.  It reads what an earlier
// one saved by the names that stand in the bytes; the tests change these names.

[[nodiscard]] std::string word_in_bytes(std::uint64_t word) {
    std::string bytes(sizeof word, '\0');
    std::memcpy(bytes.data(), &word, sizeof word);
    return bytes;
}
/// A text as it stands in a snapshot: its length, and its bytes filled up to words.
[[nodiscard]] std::string text_in_bytes(std::string_view text) {
    return word_in_bytes(text.size()) + std::string{text} + std::string((8 - text.size() % 8) % 8, '\0');
}
[[nodiscard]] std::string head_in_bytes(std::string_view column, std::string_view kind) {
    return text_in_bytes(column) + text_in_bytes(kind) + word_in_bytes(1);
}
/// The bytes with `part` replaced wherever it stands, with right checksums.
[[nodiscard]] std::string replaced(std::string bytes, const std::string& part, const std::string& other) {
    std::size_t count = 0;
    for (std::size_t at = bytes.find(part); at != std::string::npos; at = bytes.find(part, at + other.size())) {
        bytes.replace(at, part.size(), other);
        ++count;
    }
    EXPECT_GT(count, 0U);
    return with_right_sums(std::move(bytes));
}

TEST(Snapshot, RefusesWhatItDoesNotKnowByName) {
    const std::string bytes = small_snapshot();
    const auto says = [&](const std::string& part, const std::string& other) {
        return refusal_of(replaced(bytes, part, other)).value_or("opens");
    };
    const auto tells = [&](const std::string& text, std::string_view part) {
        EXPECT_NE(text.find(part), std::string::npos) << text;
    };
    tells(says(text_in_bytes("township"), text_in_bytes("hamlet")), "it holds the column hamlet of schools");
    tells(says(text_in_bytes("claims"), text_in_bytes("wishes")), "it holds the table wishes");
    tells(says(head_in_bytes("latitude", "decimals of 8"), head_in_bytes("latitude", "decimals of 4")),
          "the column latitude of schools (decimals of 4)");
    tells(says(text_in_bytes("latitude"), text_in_bytes("longitude")), "it contradicts itself");
    tells(says(text_in_bytes("claims"), text_in_bytes("needs")), "it contradicts itself");
    tells(says(text_in_bytes("one of agreement posting transfer"), text_in_bytes("one of posting agreement transfer")),
          "ties that are one of posting");
}

TEST(Snapshot, OpensWithoutAColumnOrATableThatCameLater) {
    Records records;
    records.schools = {{.id = "A", .name = "Alpha", .longitude = 119.5}, {.id = "B", .name = "Beta"}};
    records.supports = {{.supporter = "A", .recipient = "B", .channel = Channel::staff}};
    const Ledger ledger{records};
    const std::string whole = snapshot_of(Network{ledger});
    const std::string count = word_in_bytes(column_count<School>);
    const std::string without_column =
        replaced(replaced(whole, head_in_bytes("latitude", "decimals of 8") + word_in_bytes(0), ""),
                 count + text_in_bytes("id"), word_in_bytes(column_count<School> - 1) + text_in_bytes("id"));
    const Ledger opened = network_from_snapshot(without_column).ledger();
    EXPECT_EQ(opened, ledger);
    EXPECT_FALSE(opened.table<School>().has_column(jiedui::column_place<School, &School::latitude>()));
    EXPECT_TRUE(opened.table<School>().has_column(jiedui::column_place<School, &School::longitude>()));

    const std::size_t claims = whole.find(text_in_bytes("claims"));
    const std::size_t next = whole.find(text_in_bytes("successions"));
    ASSERT_LT(claims, next);
    std::string without_table = whole;
    without_table.erase(claims, next - claims);
    without_table = replaced(without_table, word_in_bytes(10) + text_in_bytes("schools"),
                             word_in_bytes(9) + text_in_bytes("schools"));
    EXPECT_EQ(network_from_snapshot(without_table).ledger(), ledger);
    EXPECT_EQ(whole_answer(network_from_snapshot(without_table), all_ties), whole_answer(Network{ledger}, all_ties));
}

TEST(Snapshot, OpensWithListsThatHaveGrownAtTheirEndAlone) {
    Records records;
    records.schools = {{.id = "A", .name = "Alpha", .locale = Locale::urban}, {.id = "B", .name = "Beta"}};
    const Ledger ledger{records};
    const std::string whole = snapshot_of(ledger);
    std::string words = "one of";
    for (const std::string_view word : ClosedList<Locale>::words) words.append(" ").append(word);
    const std::string shorter = words.substr(0, words.rfind(' '));
    const auto with = [&](const std::string& other) {
        return replaced(whole, text_in_bytes(words), text_in_bytes(other));
    };
    EXPECT_EQ(ledger_from_snapshot(with(shorter)), ledger);
    EXPECT_TRUE(refusal_of(with(words + " lunar")));                       // of a later version
    EXPECT_TRUE(refusal_of(with(shorter.substr(0, shorter.size() - 1))));  // half a word
    EXPECT_TRUE(refusal_of(with("one of lunar" + shorter.substr(6))));     // other places
}

TEST(Snapshot, KeepsWhatAPhraseSaidThatIsGone) {
    const Ledger ledger = tests::ledger_of({{"schools.csv", "id,name,latitude\nA,Alpha,north\nB,Beta,1\n"},
                                            {"supports.csv", "supporter,recipient\nA,B\nB,A\n"}},
                                           Keep::valid);
    ASSERT_FALSE(ledger.findings().empty());
    std::size_t gone = 0;
    for (std::size_t i = 0; i < ledger.findings().size(); ++i) {
        const std::string sentence = text_of(ledger.findings()[i].expected);
        std::string id;
        std::string rest;  // behind it: what fills its gaps, and what it says in full
        const auto note = [&](const std::string& called, const std::vector<std::string>& arguments) {
            id = called;
            rest = word_in_bytes(arguments.size());
            for (const std::string& each : arguments) rest += text_in_bytes(each);
            rest += text_in_bytes(sentence);
        };
        Phrase::visit_parts(ledger.findings()[i].expected, note);
        if (id == "as_it_is" || sentence.empty()) continue;
        ++gone;
        const std::string bytes =
            replaced(snapshot_of(ledger), text_in_bytes(id) + rest, text_in_bytes("no_longer_" + id) + rest);
        const Ledger opened = ledger_from_snapshot(bytes);
        EXPECT_EQ(text_of(opened.findings()[i].expected), sentence);
        EXPECT_EQ(text_of(opened.findings()[i].expected, Language::zh), sentence);
        EXPECT_EQ(explain(opened.findings()[i]), explain(ledger.findings()[i]));
    }
    EXPECT_GT(gone, 0U);
    const std::string code{word_of(ledger.findings().front().code)};
    const auto refusal = refusal_of(replaced(snapshot_of(ledger), text_in_bytes(code), text_in_bytes("x" + code)));
    EXPECT_TRUE(refusal && refusal->find("among the words of finding") != std::string::npos);
}

}  // namespace
}  // namespace jiedui
