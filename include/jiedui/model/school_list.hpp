// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// NamedSchool and SchoolList: one or several schools that a caller gives, by id or by index.

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/model/school_set.hpp"

namespace jiedui {

/// A school as the argument of a question, given by its id or by its index.
///
/// Every constructor is implicit: `Reach{.school = "north"}`, `Reach{.school = network.school_of("north")}`.
class JIEDUI_API NamedSchool {
public:
    NamedSchool() = default;
    // NOLINTBEGIN(google-explicit-constructor)
    NamedSchool(SchoolIndex school) : index_{school}, has_id_{false} {}
    NamedSchool(std::string_view id) : id_{id} {}
    NamedSchool(std::string id) : id_{std::move(id)} {}
    NamedSchool(const char* id) : id_{id} {}
    // NOLINTEND(google-explicit-constructor)

    /// The index of the school in a network.  A school that was given by its index is not checked.
    /// @errors ErrorCode::unknown_school, with the nearest ids, if the network has no school of that id.
    /// @complexity O(log n) for n schools.
    [[nodiscard]] SchoolIndex in(const Network& network) const;

    friend bool operator==(const NamedSchool&, const NamedSchool&) = default;

private:
    std::string id_{};
    SchoolIndex index_{};
    bool has_id_ = true;
};

/// Schools as the argument of a question: one school, several, or a set.
///
/// Every constructor is implicit: `Withdraw{.schools = "A"}`, `Withdraw{.schools = {"A", "B"}}`,
/// `Withdraw{.schools = set}`.
class JIEDUI_API SchoolList {
public:
    SchoolList() = default;
    // NOLINTBEGIN(google-explicit-constructor)
    SchoolList(NamedSchool school) : schools_{std::move(school)} {}
    SchoolList(SchoolIndex school) : schools_{school} {}
    SchoolList(std::string_view id) : schools_{id} {}
    SchoolList(const char* id) : schools_{id} {}
    SchoolList(std::initializer_list<NamedSchool> schools) : schools_{schools} {}
    SchoolList(std::span<const SchoolIndex> schools) : schools_{schools.begin(), schools.end()} {}
    SchoolList(const std::vector<SchoolIndex>& schools) : schools_{schools.begin(), schools.end()} {}
    SchoolList(const std::vector<std::string>& ids) : schools_{ids.begin(), ids.end()} {}
    SchoolList(SchoolSet schools) : set_{std::move(schools)} {}
    // NOLINTEND(google-explicit-constructor)

    /// The indices of the schools in a network, in the order in which they were given, with repetitions.  Schools
    /// that were given by their index are not checked.  A SchoolSet gives its members, ascending, without the schools
    /// of unknown membership.
    /// @errors ErrorCode::unknown_school, with the nearest ids, for an id that the network does not have;
    ///     ErrorCode::other_network for a SchoolSet of another network.
    /// @complexity O(k log n) for k given schools in a network of n.
    [[nodiscard]] std::vector<SchoolIndex> in(const Network& network) const;
    /// The same schools as a set.  A SchoolSet that was given keeps its schools of unknown membership.
    /// @param asked_by what an error names: the parameter, or the step of a slice.
    /// @errors the errors of `in`.
    /// @complexity O(n + k log n) for k given schools in a network of n; O(1) for a SchoolSet.
    [[nodiscard]] SchoolSet set_in(const Network& network, std::string_view asked_by) const;

private:
    std::vector<NamedSchool> schools_{};
    std::optional<SchoolSet> set_{};
};

}  // namespace jiedui
