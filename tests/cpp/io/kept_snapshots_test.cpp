// SPDX-License-Identifier: Apache-2.0
// Snapshots that are kept for ever: each folder of tests/snapshots holds what one format was, as the library of that day saved it, and the
// ledger that it was made of.  If a test fails, mend the reader.  A file is never written anew: then it would only show that today's
// library reads today's snapshots.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/io/read_ledger.hpp"
#include "jiedui/io/snapshot.hpp"
#include "support/ask.hpp"

namespace jiedui {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> kept_formats() {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator{"tests/snapshots"})
        if (entry.is_directory()) folders.push_back(entry.path());
    std::ranges::sort(folders);
    return folders;
}

/// All that the tables of a ledger hold, and what it says of itself.
void expect_same_tables(const Ledger& kept, const Ledger& read) {
    EXPECT_EQ(kept, read);
    EXPECT_EQ(kept.fingerprint(), read.fingerprint());
    EXPECT_EQ(kept.settings(), read.settings());
    EXPECT_EQ(kept.not_ties(), read.not_ties());
    EXPECT_EQ(kept.are_teachers_listed(), read.are_teachers_listed());
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        const Table<Record>& mine = kept.table<Record>();
        const Table<Record>& theirs = read.table<Record>();
        ASSERT_GT(mine.size(), 0U) << Record::table;
        ASSERT_EQ(mine.size(), theirs.size()) << Record::table;
        for (std::uint32_t row = 0; row < mine.size(); ++row) {
            EXPECT_EQ(mine[row], theirs[row]) << Record::table << " " << row;
            if constexpr (tie_record<Record>) {
                EXPECT_EQ(kept.id_of(Record::tie_kind, row), read.id_of(Record::tie_kind, row)) << row;
            }
        }
        ASSERT_EQ(mine.attributes().size(), theirs.attributes().size()) << Record::table;
        for (std::size_t i = 0; i < mine.attributes().size(); ++i)
            EXPECT_EQ(mine.attributes()[i].name, theirs.attributes()[i].name);
    });
}

TEST(KeptSnapshots, AreThereForEachFormatThatWasReleased) {
    EXPECT_EQ(kept_formats(), std::vector<fs::path>{"tests/snapshots/format-3"});
}

TEST(KeptSnapshots, HoldTheLedgersThatTheyWereMadeOf) {
    for (const fs::path& format : kept_formats()) {
        const Ledger read = read_ledger(format / "ledger");
        expect_same_tables(open_ledger(format / "network.jiedui"), read);
        expect_same_tables(open_network(format / "network.jiedui").ledger(), read);
    }
}

// Later checks of a ledger may find more; what was found then is found still.
TEST(KeptSnapshots, HoldWhatWasFound) {
    for (const fs::path& format : kept_formats()) {
        const Ledger kept = open_ledger(format / "network.jiedui");
        const Ledger read = read_ledger(format / "ledger");
        EXPECT_FALSE(kept.findings().empty());
        for (const Finding& found : kept.findings()) {
            EXPECT_TRUE(std::ranges::any_of(read.findings(), [&](const Finding& each) {
                return each.code == found.code && each.table == found.table && each.row == found.row &&
                       each.column == found.column && each.value == found.value;
            })) << explain(found);
        }
        EXPECT_EQ(kept.sources().size(), read.sources().size());
    }
}

TEST(KeptSnapshots, GiveTheSameAnswers) {
    for (const fs::path& format : kept_formats()) {
        const Network kept = open_network(format / "network.jiedui");
        const Network read{read_ledger(format / "ledger")};
        ASSERT_EQ(kept.tie_count(), read.tie_count());
        for (const char* question : {"ties",
                                     "all_kinds; with_planned; ties",
                                     "delivered; ties",
                                     "summary",
                                     "roles",
                                     "schools",
                                     "coverage needed staff",
                                     "all_kinds; reach 实小",
                                     "rings",
                                     "depths",
                                     "sole_supports",
                                     "dependence",
                                     "partners S10",
                                     "flows township",
                                     "amount_flows township",
                                     "delivery 2005-01-01",
                                     "presence 2003-12-01 2004-12-01",
                                     "head_counts",
                                     "service 2006-01-01",
                                     "floor_at_home 2003-12-01",
                                     "uncovered_subjects 2003-12-01",
                                     "identity 2013-01-01",
                                     "claims",
                                     "documents",
                                     "bases",
                                     "papers",
                                     "history S2",
                                     "at 2004-03-01; through teaching_staff; ties",
                                     "during 2003-autumn; with_undated; ties"})
            EXPECT_EQ(whole_answer(kept, question), whole_answer(read, question)) << question;
    }
}

}  // namespace
}  // namespace jiedui
