// SPDX-License-Identifier: Apache-2.0
// Every word of src/io/aliases.json is read as what it stands for: its lists are walked, and each word is put into a file.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "io/one_table.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/cell_text.hpp"

namespace jiedui {
namespace {

using tests::findings_of;
using tests::Folder;
using tests::ledger_with;
using tests::no_support;
using tests::quoted;
using tests::read_as;
using tests::shown;
using tests::two_schools;

/// A text or number of a JSON file, and the keys that lead to it; places in lists are left out.
struct Leaf {
    std::vector<std::string> path;
    std::string text;
};

/// The leaves of JSON with line comments; only as much of the language as aliases.json uses.
class Leaves {
public:
    explicit Leaves(std::string text) : text_{std::move(text)} { value({}); }
    [[nodiscard]] const std::vector<Leaf>& all() const noexcept { return all_; }

private:
    char next() {
        for (;; ++at_) {
            if (text_.compare(at_, 2, "//") == 0) at_ = text_.find('\n', at_);
            if (std::string_view{" \n,:"}.find(text_.at(at_)) == std::string_view::npos) return text_[at_];
        }
    }
    std::string token() {
        const bool is_text = next() == '"';
        const std::size_t start = is_text ? ++at_ : at_;
        const std::size_t end = text_.find_first_of(is_text ? "\"" : ",}] \n", at_);
        at_ = end + (is_text ? 1 : 0);
        return text_.substr(start, end - start);
    }
    void value(const std::vector<std::string>& path) {
        const char first = next();
        if (first != '{' && first != '[') return all_.push_back({path, token()});
        for (++at_; next() != '}' && text_[at_] != ']';) {
            std::vector<std::string> inner = path;
            if (first == '{') inner.push_back(token());
            value(inner);
        }
        ++at_;
    }
    std::string text_;
    std::size_t at_ = 0;
    std::vector<Leaf> all_;
};

/// Texts by token.
struct Words {
    std::map<std::string, std::vector<std::string>> texts;
};

/// The list at `path` of aliases.json.
[[nodiscard]] Words words_at(const std::vector<std::string>& path) {
    std::ifstream file{"src/io/aliases.json"};
    const Leaves leaves{{std::istreambuf_iterator<char>{file}, {}}};
    Words words;
    for (const Leaf& leaf : leaves.all()) {
        if (leaf.path.size() != path.size() + 1 || !std::equal(path.begin(), path.end(), leaf.path.begin())) continue;
        words.texts[leaf.path.back()].push_back(leaf.text);
    }
    EXPECT_FALSE(words.texts.empty()) << "nothing at " << path.front();
    return words;
}

/// Each text of a list of values, and its token, is read as the token.
template <class Record>
void expect_values(const std::string& list, std::string_view column) {
    const Words words = words_at({"values", list});
    std::vector<std::string> texts;
    std::vector<std::string> tokens;
    for (const auto& [token, all] : words.texts) {
        texts.push_back(token);
        texts.insert(texts.end(), all.begin(), all.end());
        tokens.insert(tokens.end(), all.size() + 1, token);
    }
    EXPECT_EQ(read_as<Record>(column, texts), tokens) << list;
}

TEST(Aliases, EveryWordOfAClosedListIsReadAsItsToken) {
    expect_values<Support>("channel", "channel");
    expect_values<Transfer>("channel", "channel");
    expect_values<Support>("status", "status");
    expect_values<Posting>("status", "status");
    expect_values<School>("kind", "kind");
    expect_values<School>("locale", "locale");
    expect_values<Indicator>("stage", "stage");
    expect_values<Posting>("form", "form");
    expect_values<Teacher>("title", "title");
    expect_values<Teacher>("title", "applies_for");
    expect_values<Teacher>("backbone_level", "backbone");
    expect_values<Posting>("backbone_level", "backbone");
    expect_values<Document>("document_kind", "kind");
    expect_values<Succession>("succession_kind", "kind");
    expect_values<Transfer>("recorded_by", "recorded_by");
    expect_values<Teacher>("sex", "sex");
}

TEST(Aliases, EveryWordOfAnOpenListIsReadAsItsToken) {
    expect_values<Teacher>("subject", "subject");
    expect_values<Posting>("subject", "subject");
    expect_values<Need>("subject", "subject");
    expect_values<Indicator>("indicator", "indicator");
}

TEST(Aliases, CaseWidthAndBlanksCountForNothing) {
    EXPECT_EQ(read_as<Support>("channel", {"STAFF", " S taff ", "ＳＴＡＦＦ", "师 资", "教学　和　管理"}),
              (std::vector<std::string>{"staff", "staff", "staff", "staff", "teaching"}));
}

TEST(Aliases, EveryYesNoAndUnknownIsReadAsSuch) {
    const Words cells = words_at({"cells"});
    const auto all = [&](const std::string& list, const std::string& value) {
        return std::vector<std::string>(cells.texts.at(list).size(), value);
    };
    EXPECT_EQ(read_as<School>("weak", cells.texts.at("yes")), all("yes", "yes"));
    EXPECT_EQ(read_as<School>("weak", cells.texts.at("no")), all("no", "no"));
    EXPECT_EQ(read_as<School>("weak", cells.texts.at("unknown")), all("unknown", ""));
    EXPECT_EQ(read_as<Teacher>("exempt", cells.texts.at("yes")), all("yes", "yes"));
    EXPECT_EQ(read_as<Teacher>("exempt", cells.texts.at("no")), all("no", "no"));
    EXPECT_EQ(read_as<Teacher>("backbone", cells.texts.at("yes")), all("yes", "yes"));
    EXPECT_EQ(read_as<Teacher>("backbone", cells.texts.at("no")), all("no", "no"));
    EXPECT_EQ(read_as<Support>("last_day", cells.texts.at("running")), all("running", ""));
    EXPECT_EQ(read_as<Support>("last_day", cells.texts.at("unknown")), all("unknown", "?"));
    EXPECT_EQ(read_as<Support>("first_day", cells.texts.at("unknown")), all("unknown", ""));
    EXPECT_EQ(read_as<Support>("basis", cells.texts.at("unknown")), all("unknown", ""));
    EXPECT_EQ(read_as<Teacher>("exempt", {"哺乳期"}), std::vector<std::string>{"哺乳期"});
}

TEST(Aliases, EveryNameOfASheetIsANameOfItsFile) {
    const Words sheets = words_at({"sheets"});
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        std::string header;
        for (const std::string_view each : Record::required_columns) header.append(each).append(",");
        header += '\n';
        for (const std::string& name : sheets.texts.at(std::string{Record::table})) {
            const std::string file = name + ".csv";
            Folder::Files files{{"schools.csv", two_schools}, {"supports.csv", no_support}, {file, header}};
            std::erase_if(files, [&](const auto& each) { return each.first == std::string{Record::table} + ".csv"; });
            const Ledger ledger = read_ledger(Folder{files}.path());
            EXPECT_TRUE(ledger.table<Record>().has_column(0) || ledger.table<Record>().has_column(1)) << name;
            EXPECT_EQ(shown(ledger.findings()), "") << name;
        }
    });
}

/// A header row that calls each column of `columns` by its name number `k`, or by its token if it has no such.
[[nodiscard]] std::string header_of(const Words& columns, std::size_t k) {
    std::string header;
    for (const auto& [column, names] : columns.texts)
        header += (header.empty() ? "" : ",") + quoted(k < names.size() ? names[k] : column);
    return header + "\n";
}

TEST(Aliases, EveryHeaderIsReadAsItsColumn) {
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        Words columns = words_at({"headers", std::string{Record::table}});
        const Words everywhere = words_at({"every_table"});
        columns.texts.insert(everywhere.texts.begin(), everywhere.texts.end());
        columns.texts.erase("first_and_last_day");  // stands for two of them
        each_column<Record>([&](auto, const auto& column) { columns.texts[std::string{column.name}]; });
        for (std::size_t k = 0; k < 20; ++k) {
            const Ledger ledger = ledger_with(Record::table, header_of(columns, k));
            for (std::size_t column = 0; column < column_count<Record>; ++column)
                EXPECT_TRUE(ledger.table<Record>().has_column(column)) << header_of(columns, k) << column;
            EXPECT_TRUE(ledger.table<Record>().attributes().empty()) << header_of(columns, k);
        }
    });
}

TEST(Aliases, EveryHeaderOfAnAttributeIsReadAsItsToken) {
    const Words attributes = words_at({"attributes"});
    for (const auto& [token, names] : attributes.texts)
        for (const std::string& name : names) {
            const Ledger ledger = ledger_with("schools", "id,name," + quoted(name) + "\n");
            ASSERT_EQ(ledger.table<School>().attributes().size(), 1U) << name;
            EXPECT_EQ(ledger.table<School>().attributes()[0].name, token) << name;
        }
}

TEST(Aliases, EveryAmbiguousHeaderRefusesItsTable) {
    const Words ambiguous = words_at({"ambiguous"});
    for (const auto& [header, why] : ambiguous.texts) {
        const std::string csv = "supporter,recipient,last_day," + header + "\n";
        const auto findings = findings_of({{"schools.csv", two_schools}, {"supports.csv", csv}});
        EXPECT_EQ(shown(findings), "ambiguous_column supports =" + header);
        EXPECT_EQ(findings.at(0).expected.id(), why.at(0));
    }
}

TEST(Aliases, EveryUnitOfMoneyIsAppliedToTheNumbersBelowIt) {
    const Words money = words_at({"units", "money"});
    for (const auto& [unit, yuan] : money.texts) {
        const std::string csv = "supporter,recipient,金额(" + unit + ")\nA,B,2.5\n";
        const Ledger ledger = ledger_with("transfers", csv);
        EXPECT_EQ(ledger.table<Transfer>().get<&Transfer::value_yuan>(0), (Thousandths{2500 * std::stoll(yuan.at(0))}))
            << unit;
    }
}

TEST(Aliases, UnitsOfPeopleAndGoodsAreReadInCellsAndHeaders) {
    const auto unit_of = [](const std::string& csv) {
        const Ledger ledger = ledger_with("supports", csv);
        return ledger.table<Support>().get<&Support::unit>(0);
    };
    Words units = words_at({"units", "people"});
    const Words goods = words_at({"units", "goods"});
    for (const std::string& text : goods.texts.at("tokens")) units.texts[text] = {text};
    for (const auto& [token, texts] : units.texts)
        for (const std::string& text : texts) {
            EXPECT_EQ(unit_of("supporter,recipient,last_day,amount,unit\nA,B,,2," + text + "\n"), token);
            EXPECT_EQ(unit_of("supporter,recipient,last_day,数量(" + text + ")\nA,B,,2\n"), token);
        }
}

TEST(Aliases, NoTextStandsForTwoThings) {
    for (const std::string list : {"schools", "supports", "postings", "teachers", "transfers", "needs", "indicators",
                                   "documents", "claims", "successions"}) {
        std::map<std::string, std::string> meanings;
        Words words = words_at({"headers", list});
        const Words everywhere = words_at({"every_table"});
        words.texts.insert(everywhere.texts.begin(), everywhere.texts.end());
        for (const auto& [token, texts] : words.texts)
            for (const std::string& text : texts) {
                const auto [found, is_new] = meanings.emplace(folded(text), token);
                EXPECT_TRUE(is_new || found->second == token) << list << ": " << text;
            }
    }
}

}  // namespace
}  // namespace jiedui
