// SPDX-License-Identifier: Apache-2.0
// Whoever watches a reading is told how far it has come, and can end it.
#include "jiedui/base/watch.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "io/folder.hpp"
#include "jiedui/frame/arrow.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/io/read_ledger.hpp"
#include "support/errors.hpp"

namespace jiedui {
namespace {

using tests::Folder;

/// Notes what it is told, and ends the call at the look of that number, from 1.
struct Looks {
    struct Look {
        std::string step;
        std::uint64_t rows;
        std::optional<double> share;
    };
    std::vector<Look> all{};
    std::size_t last = 0;

    [[nodiscard]] Watch watch() {
        return [this](const Progress& progress) {
            all.push_back({std::string{progress.step}, progress.rows, progress.share});
            return all.size() != last;
        };
    }
    /// The steps in their order, each once.
    [[nodiscard]] std::string steps() const {
        std::string text;
        std::string before;
        for (const Look& each : all)
            if (each.step != std::exchange(before, each.step)) text += (text.empty() ? "" : " ") + each.step;
        return text;
    }
};

/// Supports, so many that they are looked at on the way.
[[nodiscard]] std::string many_supports() {
    std::string csv = "supporter,recipient,first_day,last_day\n";
    for (int i = 0; i < 20'000; ++i) csv += "A,B,2003-09-01,2004-08-31\n";
    return csv;
}

/// Each step is told in order, and to its end.
void expect_whole_steps(const Looks& looks) {
    for (std::size_t i = 0; i < looks.all.size(); ++i) {
        const Looks::Look& each = looks.all[i];
        if (i + 1 == looks.all.size() || looks.all[i + 1].step != each.step) {
            EXPECT_EQ(each.share, 1.0) << each.step;
        } else {
            EXPECT_LE(each.rows, looks.all[i + 1].rows) << each.step;
            EXPECT_LE(each.share.value_or(0), looks.all[i + 1].share.value_or(0)) << each.step;
        }
    }
}

TEST(Watch, HearsOfEachTableAndOfTheChecks) {
    const Folder folder{{{"schools.csv", tests::two_schools}, {"supports.csv", many_supports()}}};
    Looks looks;
    const Ledger ledger = read_ledger(folder.path(), {.watch = looks.watch()});
    EXPECT_EQ(ledger.table<Support>().size(), 20'000U);
    EXPECT_EQ(looks.steps(), "schools supports checks");
    expect_whole_steps(looks);
    EXPECT_EQ(looks.all[0].rows, 0U);
    EXPECT_EQ(looks.all[0].share, 8.0 / 23.0) << "behind the header";
    EXPECT_EQ(looks.all[1].rows, 2U);
    EXPECT_GT(looks.all.size(), 10U) << "not asked on the way";
}

TEST(Watch, EndsAReadingAtEveryLook) {
    const Folder folder{{{"schools.csv", tests::two_schools}, {"supports.csv", many_supports()}}};
    Looks whole;
    const Ledger ledger = read_ledger(folder.path(), {.watch = whole.watch()});
    for (std::size_t last = 1; last <= whole.all.size(); ++last) {
        Looks looks{.last = last};
        EXPECT_EQ(code_of([&] { return read_ledger(folder.path(), {.watch = looks.watch()}); }),
                  ErrorCode::interrupted);
        EXPECT_EQ(looks.all.size(), last);
    }
    EXPECT_EQ(read_ledger(folder.path()), ledger);
}

TEST(Watch, LetsPassWhatItThrows) {
    const Folder folder{{{"schools.csv", tests::two_schools}, {"supports.csv", tests::one_support}}};
    const Watch watch{[](const Progress&) -> bool { throw std::out_of_range{"mine"}; }};
    EXPECT_THROW((void)read_ledger(folder.path(), {.watch = watch}), std::out_of_range);
}

TEST(Watch, ReleasesStreamsThatItEnds) {
    const Ledger ledger = read_ledger(JIEDUI_EXAMPLES "/district");
    for (std::size_t last = 0; last < 8; ++last) {
        ArrowArrayStream schools{};
        ArrowArrayStream supports{};
        export_arrow(frame_of<School>(ledger), &schools);
        export_arrow(frame_of<Support>(ledger), &supports);
        Looks looks{.last = last};
        const std::vector<TableInput> tables{ArrowTable{"schools", &schools}, ArrowTable{"supports", &supports}};
        const auto code = code_of([&] { return read_ledger(tables, "", {.watch = looks.watch()}); });
        EXPECT_EQ(code, last == 0 ? std::nullopt : std::optional{ErrorCode::interrupted});
        EXPECT_EQ(schools.release, nullptr);
        EXPECT_EQ(supports.release, nullptr);
        if (last > 0) continue;
        EXPECT_EQ(looks.steps(), "schools supports checks");
        EXPECT_EQ(looks.all.front().share, std::nullopt) << "a stream has not ended";
        expect_whole_steps(looks);
    }
}

TEST(Watch, EndsAnAddition) {
    const Ledger ledger = read_ledger(JIEDUI_EXAMPLES "/district");
    const std::vector<TableInput> tables{
        Sheet{.name = "schools", .rows = {{"id", "name"}, {"new", "New"}}, .first_row = 0}};
    Looks whole;
    const Ledger more = with_records(ledger, tables, whole.watch());
    EXPECT_EQ(more.table<School>().size(), 13U);
    EXPECT_EQ(whole.steps(), "schools checks");
    Looks looks{.last = 1};
    EXPECT_EQ(code_of([&] { return with_records(ledger, tables, looks.watch()); }), ErrorCode::interrupted);
}

}  // namespace
}  // namespace jiedui
