// SPDX-License-Identifier: Apache-2.0
/// @file
/// Gives a fuzz target each file of its corpus, for compilers without a fuzzer.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "fuzz.hpp"

int main(int count, char** arguments) {
    std::size_t files = 0;
    for (int i = 1; i < count; ++i)
        for (const auto& each : std::filesystem::directory_iterator{arguments[i]}) {
            std::ifstream source{each.path(), std::ios::binary};
            const std::vector<char> bytes{std::istreambuf_iterator<char>{source}, {}};
            const std::vector<std::uint8_t> input{bytes.begin(), bytes.end()};
            std::printf("%s\n", each.path().filename().c_str());
            (void)LLVMFuzzerTestOneInput(input.data(), input.size());
            ++files;
        }
    return files > 0 ? 0 : 1;
}
