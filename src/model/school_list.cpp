// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/school_list.hpp"

#include "jiedui/model/network.hpp"

namespace jiedui {

SchoolIndex NamedSchool::in(const Network& network) const { return has_id_ ? network.school_of(id_) : index_; }

std::vector<SchoolIndex> SchoolList::in(const Network& network) const {
    std::vector<SchoolIndex> found;
    for (const NamedSchool& each : schools_) found.push_back(each.in(network));
    return found;
}

}  // namespace jiedui
