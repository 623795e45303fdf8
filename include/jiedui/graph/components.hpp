// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Components: the vertices of a graph, divided into groups.  Each vertex belongs to one group.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace jiedui::graph {

/// The component of each vertex of a graph.
struct Components {
    /// one number per vertex: its component.  Components count from 0, by ascending lowest vertex.
    std::vector<std::uint32_t> component;
    std::uint32_t count = 0;  ///< how many components there are

    /// How many vertices each component has: one number per component, in the order of their numbers.
    [[nodiscard]] std::vector<std::uint32_t> sizes() const {
        std::vector<std::uint32_t> sizes(count);
        for (const std::uint32_t each : component) ++sizes[each];
        return sizes;
    }
};

/// Lists the vertices of each component.
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
    /// The vertices of a component, ascending.  Valid as long as this object.
    /// @pre `component` is below the number of components.
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t component) const noexcept {
        return std::span{members_}.subspan(begins_[component], begins_[component + 1] - begins_[component]);
    }

private:
    std::vector<std::uint32_t> begins_;
    std::vector<std::uint32_t> members_;
};

/// Numbers components from 0, by ascending lowest vertex.
/// @param component one number per vertex, the same for all vertices of a component.  Each number is below the
///     number of vertices.
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
