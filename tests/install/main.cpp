// SPDX-License-Identifier: Apache-2.0
// A stranger's program: records in, an answer out, by the public headers alone.
#include <jiedui/jiedui.hpp>
#include <jiedui/testing/text_network.hpp>
#include <jiedui/testing/verdicts.hpp>

int main() {
    const jiedui::Ledger ledger{
        {.schools = {{.id = "town", .name = "Town School"}, {.id = "hill", .name = "Hill School"}},
         .supports = {{.supporter = "town", .recipient = "hill", .channel = jiedui::Channel::staff}}}};
    const jiedui::Network network{ledger};
    const auto answer =
        jiedui::ask(jiedui::Slice{network}.through(jiedui::Channel::staff), jiedui::Reach{.school = "town"});
    const auto duties =
        jiedui::ask(jiedui::Slice{jiedui::testing::network_of("A>B staff | schools A duty=1")}, jiedui::Duties{});
    jiedui::testing::assert_met(duties, {.subject = "A"});
    return answer.rows.size() == 1 && network.id(answer.rows[0].school) == "hill" ? 0 : 1;
}
