// SPDX-License-Identifier: Apache-2.0
/// @file
/// Any bytes as ledger.json: findings, or settings that are written and read back.

#include <string>
#include <vector>

#include "fuzz.hpp"
#include "jiedui/io/read_ledger.hpp"
#include "jiedui/io/write_ledger.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace jiedui;
    const std::vector<TableInput> tables{Sheet{"schools", {{"id", "name"}, {"A", "Alpha"}, {"B", "Beta"}}, 1},
                                         Sheet{"supports", {{"supporter", "recipient"}, {"A", "B"}}, 1}};
    try {
        const Ledger ledger = read_ledger(tables, std::string{fuzz::text_of(data, size)});
        const std::string text = settings_text_of(ledger);
        fuzz::require(read_ledger(tables, text).settings() == ledger.settings(), "what is written reads back equal");
    } catch (const Error& error) {
        fuzz::require(error.code() == ErrorCode::bad_ledger, error.what());
        fuzz::require(!error.findings().empty(), "a bad ledger has findings");
    }
    return 0;
}
