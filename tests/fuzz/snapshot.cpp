// SPDX-License-Identifier: Apache-2.0
/// @file
/// Any bytes as a snapshot, as they are and with every checksum made right: refused, or a network whose every cell can be read.

#include <string>

#include "fuzz.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/io/snapshot.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/ties.hpp"
#include "support/forged_snapshot.hpp"

namespace jiedui::fuzz {
namespace {

void open(const std::string& bytes) {
    try {
        const Network network = network_from_snapshot(bytes);
        (void)frame_of(ask(Slice{network}.all_kinds(), Ties{}), true);
        (void)network.ledger().fingerprint();
    } catch (const Error& error) {
        require(error.code() == ErrorCode::bad_snapshot, error.what());
    }
}

}  // namespace
}  // namespace jiedui::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes{jiedui::fuzz::text_of(data, size)};
    jiedui::fuzz::open(bytes);
    static const std::string sound = jiedui::snapshot_of(jiedui::Ledger{{.schools = {{.id = "A", .name = "Alpha"}}}});
    jiedui::fuzz::open(jiedui::with_right_sums(sound.substr(0, jiedui::snapshot_header) + bytes));
    return 0;
}
