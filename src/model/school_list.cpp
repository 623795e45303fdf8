// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/school_list.hpp"

#include "jiedui/model/network.hpp"

namespace jiedui {

SchoolIndex NamedSchool::in(const Network& network) const { return has_id_ ? network.school_of(id_) : index_; }

std::vector<SchoolIndex> SchoolList::in(const Network& network) const {
    if (set_) return set_in(network, "schools").schools();
    std::vector<SchoolIndex> found;
    for (const NamedSchool& each : schools_) found.push_back(each.in(network));
    return found;
}

SchoolSet SchoolList::set_in(const Network& network, std::string_view asked_by) const {
    if (!set_) return network.school_set(in(network));
    if (set_->network() != network) throw Error{ErrorCode::other_network, std::string{asked_by}};
    return *set_;
}

}  // namespace jiedui
