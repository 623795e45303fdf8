// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Components: the vertices of a graph, divided among groups.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace jiedui::graph {

/// To which component each vertex of a graph belongs.
struct Components {
    /// by vertex: its component, numbered from 0 in the order of their lowest vertices
    std::vector<std::uint32_t> component;
    std::uint32_t count = 0;  ///< of components

    /// By component: how many vertices it has.
    [[nodiscard]] std::vector<std::uint32_t> sizes() const {
        std::vector<std::uint32_t> sizes(count);
        for (const std::uint32_t each : component) ++sizes[each];
        return sizes;
    }
};

/// The vertices of each component.
class ComponentMembers {
public:
    /// @complexity O(n) time for n vertices; 4 bytes a vertex and a component.
    explicit ComponentMembers(const Components& components)
        : begins_(components.count + std::size_t{1}), members_(components.component.size()) {
        for (const std::uint32_t component : components.component) ++begins_[component];
        std::inclusive_scan(begins_.begin(), begins_.end(), begins_.begin());
        for (auto vertex = static_cast<std::uint32_t>(members_.size()); vertex-- > 0;)
            members_[--begins_[components.component[vertex]]] = vertex;
    }
    /// The vertices of a component, ascending.
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t component) const noexcept {
        return std::span{members_}.subspan(begins_[component], begins_[component + 1] - begins_[component]);
    }

private:
    std::vector<std::uint32_t> begins_;
    std::vector<std::uint32_t> members_;
};

/// Numbers components anew in the order of their lowest vertices.
/// @param component by vertex: some number of its component, below the number of vertices.
[[nodiscard]] inline Components numbered_by_lowest(std::vector<std::uint32_t> component) {
    constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> number(component.size(), none);
    std::uint32_t count = 0;
    for (std::uint32_t& each : component) {
        if (number[each] == none) number[each] = count++;
        each = number[each];
    }
    return {std::move(component), count};
}

}  // namespace jiedui::graph
