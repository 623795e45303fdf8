// SPDX-License-Identifier: Apache-2.0
// The district of the source document: who supports whom, what hangs on it, and what is not known.
// district.py, beside this file, prints the same.
#include <concepts>
#include <cstddef>
#include <cstdio>
#include <jiedui/jiedui.hpp>
#include <string>
#include <string_view>

namespace jd = jiedui;

/// Prints a line: texts as they are, numbers and words as a ledger writes them.
static void print(const auto&... parts) {
    std::string line;
    const auto add = [&]<class Part>(const Part& part) {
        if constexpr (std::convertible_to<Part, std::string_view>)
            line += part;
        else
            line += jd::cell_text(part);
    };
    (add(parts), ...);
    std::puts(line.c_str());
}

static void tell(const char* folder) {
    const jd::Network network{jd::read_ledger(folder)};
    const jd::Slice all{network};
    const auto named = [&](jd::SchoolIndex school) {
        return network.get<&jd::School::name>(school).append(" (").append(network.id(school)).append(")");
    };

    const auto ties = jd::ask(all, jd::Ties{});
    print("A district of ", network.school_count(), " schools and ", ties.rows.size(), " agreements.");

    print("\nWho supports whom, and through what?");
    for (const auto& each : jd::ask(all, jd::Roles{}).rows) {
        if (each.recipients > 0) print("  ", named(each.school), " supports");
        for (const auto& [partner, direction, channels, count] : jd::ask(all, jd::Partners{each.school}).rows)
            if (direction == jd::Direction::gets)
                print("    ", named(partner), " through ",
                      channels.is_empty() ? "a channel that nobody names" : text_of(channels));
    }

    print("\nWho is both, a supporter and supported?");
    for (const auto& each : jd::ask(all, jd::Roles{}).rows)
        if (each.role == jd::SchoolRole::both)
            print("  ", named(each.school), ": supporters ", each.supporters, ", recipients ", each.recipients);

    print("\nIs every duty met: in all, and on the day 2003-11-12?");
    const auto then = jd::ask(jd::Slice{network}.at({2003, 11, 12}), jd::Duties{});
    for (auto same = then.rows.begin();
         const auto& [school, required, supported, shortfall, verdict] : jd::ask(all, jd::Duties{}).rows)
        print("  ", named(school), " supports ", supported, " of ", required, ": ", verdict, "; ", (same++)->verdict);
    print("  Agreements whose dates leave that day undecided: ", then.left_out().undecided, " of ", ties.rows.size());

    const auto middle = network.school_of("city-middle");
    const auto village = network.school_of("ziyuan-primary");
    print("\nHow does support travel from ", named(middle), " to ", named(village), "?");
    for (const auto& [position, tie, supporter, recipient] : jd::ask(all, jd::Chain{.a = middle, .b = village}).rows) {
        print("  ", position, ". ", named(supporter), " supports ", named(recipient));
        print("     as the ", network.kind(tie), " ", network.id(tie), " says");
    }

    print("\nAnd through staff alone?");
    const auto by_staff = jd::ask(jd::Slice{network}.through(jd::Channel::staff), jd::Reach{.school = middle});
    for (const auto& reached : by_staff.rows) print("  ", named(reached.school), " is reached");
    print("  Ties left out because nobody names their channel: ", by_staff.left_out().unknown_channel);

    print("\nWhat is lost if ", named(middle), " withdraws?");
    for (const auto& [school, how, lost, left] : jd::ask(all, jd::Withdraw{.schools = {middle}}).rows)
        print("  ", named(school), ": ", how, lost.is_empty() ? "" : ", with ", lost, "; supporters left: ", left);

    print("\nWhat does the document claim, and what do its records show?");
    const auto claims = jd::ask(all, jd::Claims{});
    for (std::size_t i = 0; i < claims.rows.size(); ++i) {
        const jd::Claims::Row& claim = claims.rows[i];
        const std::string recorded = claim.recorded ? jd::cell_text(claim.recorded) : "nothing";
        print("  ", claim.what, ": the document says ", claim.stated, ", the records show ", recorded);
        for (const auto tie : claims.ties(i)) print("    looked at the ", network.kind(tie), " ", network.id(tie));
    }
}

int main(int argc, char** argv) try {  // NOLINT(misc-const-correctness): so main is declared
    tell(argc > 1 ? argv[1] : "docs/examples/district");
} catch (const jd::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
