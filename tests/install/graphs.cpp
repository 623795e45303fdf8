// SPDX-License-Identifier: Apache-2.0
// A stranger's program that uses the algorithms on plain graphs, and links no library of ours.
#include <jiedui/graph/csr.hpp>
#include <jiedui/graph/strong_components.hpp>

#include <cstdint>
#include <vector>

int main() {
    const std::vector<std::uint32_t> tails{0, 1, 2};
    const std::vector<std::uint32_t> heads{1, 0, 0};
    const auto components = jiedui::graph::strong_components(jiedui::graph::Csr{3, tails, heads});
    return components.count == 2 ? 0 : 1;
}
