// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/equity/atkinson.hpp"
#include "jiedui/equity/cv.hpp"
#include "jiedui/equity/decompose.hpp"
#include "jiedui/equity/difference_coefficient.hpp"
#include "jiedui/equity/gini.hpp"
#include "jiedui/equity/hoover.hpp"
#include "jiedui/equity/lorenz_dominates.hpp"
#include "jiedui/equity/mcloone.hpp"
#include "jiedui/equity/quantile.hpp"
#include "jiedui/equity/theil_l.hpp"
#include "jiedui/equity/theil_t.hpp"
#include "jiedui/equity/verstegen.hpp"

namespace jiedui::equity {
namespace {

/// The columns of a case; tests/golden/equity/README.md says how they are written.
struct Columns {
    std::map<std::string, std::vector<double>> numbers{};
    std::vector<std::string> labels{};
    [[nodiscard]] Sample sample() const { return {.values = at("values"), .weights = at("weights")}; }
    [[nodiscard]] Numbers at(const std::string& name) const {
        const auto found = numbers.find(name);
        return found == numbers.end() ? Numbers{} : Numbers{found->second};
    }
};

Columns columns_from(const std::string& line) {
    Columns columns;
    std::istringstream parts{line};
    for (std::string part; std::getline(parts, part, ';');) {
        std::istringstream words{part};
        std::string name;
        words >> name;
        for (std::string word; words >> word;) {
            if (name == "labels")
                columns.labels.push_back(word);
            else
                columns.numbers[name].push_back(std::stod(word));
        }
    }
    return columns;
}

/// The measure that an `ask` line names, with its one option, if any.
Measure measure_from(const std::string& name, const std::string& option) {
    const std::string value = option.substr(option.find('=') + 1);
    if (name == "cv") return Cv{.form = find_word<Form>(value).value_or(Form::population)};
    if (name == "gini") return Gini{.form = find_word<Form>(value).value_or(Form::population)};
    if (name == "hoover") return Hoover{};
    if (name == "theil_t") return TheilT{};
    if (name == "theil_l") return TheilL{};
    if (name == "difference_coefficient") return DifferenceCoefficient{};
    if (name == "atkinson") return Atkinson{std::stod(value)};
    if (name == "quantile") return Quantile{std::stod(value)};
    if (name == "mcloone") return McLoone{find_word<LowerMembers>(value).value()};
    return Verstegen{find_word<UpperMembers>(value).value()};
}

void expect_parts(const Columns& columns, const std::string& option, const std::string& expected) {
    const auto which = find_word<Decomposable>(option).value();
    const Labels labels = labels_of(columns.labels);
    const Decomposition parts = decompose(which, columns.sample(), {&labels, 1});
    std::istringstream numbers{expected};
    double total = 0;
    double between = 0;
    double within = 0;
    numbers >> total >> between >> within;
    EXPECT_NEAR(parts.total, total, 1e-13 * total);
    EXPECT_NEAR(parts.between.at(0), between, 1e-12 * total);
    EXPECT_NEAR(parts.within, within, 1e-12 * total);
}

void expect_holds(const Columns& columns, const std::string& asked, const std::string& expected) {
    std::istringstream words{asked};
    std::string name;
    std::string option;
    words >> name >> option;
    if (name == "decompose") return expect_parts(columns, option, expected);
    if (name == "lorenz_dominates") {
        const Dominance found = lorenz_dominates(columns.sample(), {.values = columns.at("second")});
        EXPECT_EQ(word_of(found), expected);
        return;
    }
    const double wanted = std::stod(expected);
    EXPECT_NEAR(measure_from(name, option)(columns.sample()), wanted, 1e-13 * std::abs(wanted));
}

TEST(GoldenMeasures, HoldInEveryCase) {
    int asked = 0;
    for (const auto& entry : std::filesystem::directory_iterator{JIEDUI_GOLDEN "/equity"}) {
        if (entry.path().extension() != ".txt") continue;
        std::ifstream file{entry.path()};
        Columns columns;
        std::string ask;
        for (std::string line; std::getline(file, line);) {
            SCOPED_TRACE(entry.path().stem().string() + ": " + ask);
            if (line.starts_with("columns ")) columns = columns_from(line.substr(8));
            if (line.starts_with("ask ")) ask = line.substr(4);
            if (line.starts_with("expect ")) {
                expect_holds(columns, ask, line.substr(7));
                ++asked;
            }
        }
    }
    EXPECT_GE(asked, 35);
}

}  // namespace
}  // namespace jiedui::equity
