// SPDX-License-Identifier: Apache-2.0
#include "jiedui/detail/model/posting_groups.hpp"

#include "group_names.hpp"
#include "jiedui/detail/model/school_groups.hpp"

namespace jiedui {

PostingGroups::PostingGroups(const Network& network, std::string_view column) {
    if (column.starts_with("home.") || column.starts_with("host.")) {
        by_ = column.starts_with("home.") ? By::home : By::host;
        const SchoolGroups groups{network, column.substr(5)};
        for (std::uint32_t group = 0; group < groups.count(); ++group) names_.push_back(groups.name(group));
        for (std::uint32_t school = 0; school < network.school_count(); ++school)
            group_of_.push_back(groups.of(SchoolIndex{school}));
        return;
    }
    const std::vector<std::string> cells =
        cells_of(network.ledger().table<Posting>(), column, "; home. or host. before a column of schools groups by it");
    const GroupNames groups{cells};
    names_ = groups.names();
    for (const std::string& cell : cells) group_of_.push_back(groups.group_of(cell));
}

}  // namespace jiedui
