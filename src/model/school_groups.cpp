// SPDX-License-Identifier: Apache-2.0
#include "jiedui/detail/model/school_groups.hpp"

#include "group_names.hpp"

namespace jiedui {

SchoolGroups::SchoolGroups(const Network& network, std::string_view column) {
    const std::vector<std::string> cells = cells_of(network.ledger().table<School>(), column);
    const GroupNames groups{cells};
    names_ = groups.names();
    for (std::uint32_t school = 0; school < network.school_count(); ++school)
        group_of_.push_back(groups.group_of(cells[network.row(SchoolIndex{school})]));
}

}  // namespace jiedui
