// SPDX-License-Identifier: Apache-2.0
/// @file
/// Any bytes as supports.csv: refused with findings that can be explained, or a ledger that is written and reads back.

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "fuzz.hpp"
#include "jiedui/io/read_ledger.hpp"
#include "jiedui/io/write_ledger.hpp"
#include "jiedui/model/network.hpp"

namespace jiedui::fuzz {
namespace {

namespace fs = std::filesystem;

/// A folder of this process, gone with it.
class Place {
public:
    Place() : path_{fs::temp_directory_path() / ("jiedui-fuzz-" + std::to_string(::getpid()))} {
        fs::create_directories(path_ / "in");
        std::ofstream{path_ / "in" / "schools.csv"} << "id,name\nA,Alpha\nB,Beta\n";
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] fs::path in() const { return path_ / "in"; }
    [[nodiscard]] fs::path out() const { return path_ / "out"; }

private:
    fs::path path_;
};

void read(std::string_view bytes) {
    static const Place place;
    std::ofstream{place.in() / "supports.csv", std::ios::binary} << bytes;
    try {
        const Ledger ledger = read_ledger(place.in(), {.keep = Keep::valid});
        for (const Finding& each : ledger.findings()) require(!explain(each).empty(), "findings can be explained");
        require(Network{ledger}.tie_count() == ledger.table<Support>().size(), "every support is a tie");
        write_ledger(ledger, place.out(), Existing::replace);
        require(read_ledger(place.out()) == ledger, "what is written reads back equal");
    } catch (const Error& error) {
        require(error.code() == ErrorCode::bad_ledger || error.code() == ErrorCode::would_change, error.what());
        require(error.code() != ErrorCode::bad_ledger || !error.findings().empty(), "a bad ledger has findings");
    }
}

}  // namespace
}  // namespace jiedui::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    jiedui::fuzz::read(jiedui::fuzz::text_of(data, size));
    return 0;
}
