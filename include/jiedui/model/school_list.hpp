// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// SchoolList: the schools that a caller names, in whichever form the caller has them.

#include <initializer_list>
#include <span>
#include <vector>

#include "jiedui/base/index.hpp"
#include "jiedui/model/school_set.hpp"

namespace jiedui {

/// Schools as the argument of a question: one school, several, or a set.
///
/// Every constructor is implicit: `withdraw(slice, school)`, `withdraw(slice, {a, b})`, `withdraw(slice, set)`.  Of a
/// SchoolSet it has the members; schools of unknown membership are none of them.
class SchoolList {
public:
    SchoolList() = default;
    // NOLINTBEGIN(google-explicit-constructor)
    SchoolList(SchoolIndex school) : schools_{school} {}
    SchoolList(std::initializer_list<SchoolIndex> schools) : schools_{schools} {}
    SchoolList(std::span<const SchoolIndex> schools) : schools_{schools.begin(), schools.end()} {}
    SchoolList(std::vector<SchoolIndex> schools) : schools_{std::move(schools)} {}
    SchoolList(const SchoolSet& schools) : schools_{schools.schools()} {}
    // NOLINTEND(google-explicit-constructor)

    /// As they were given: in any order, and perhaps repeated.
    [[nodiscard]] const std::vector<SchoolIndex>& schools() const& noexcept { return schools_; }
    [[nodiscard]] std::vector<SchoolIndex> schools() && { return std::move(schools_); }

private:
    std::vector<SchoolIndex> schools_;
};

}  // namespace jiedui
