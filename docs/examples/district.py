# SPDX-License-Identifier: Apache-2.0
"""The district of the source document: who supports whom, what hangs on it, and what is not known.

district.cpp, beside this file, prints the same.
"""

import sys

import jiedui as jd


def tell(folder: str) -> None:
    network = jd.Network(jd.read_ledger(folder))

    def named(school: str) -> str:
        return f"{network.name(school)} ({school})"

    ties = network.ties()
    print(f"A district of {network.school_count} schools and {len(ties)} agreements.")

    print("\nWho supports whom, and through what?")
    for each in network.roles():
        if each.recipients > 0:
            print(f"  {named(each.school)} supports")
        for partner in network.partners(each.school):
            if partner.direction == "gets":
                channels = "+".join(partner.channels) or "a channel that nobody names"
                print(f"    {named(partner.partner)} through {channels}")

    print("\nWho is both, a supporter and supported?")
    for each in network.roles():
        if each.role == "both":
            print(f"  {named(each.school)}: supporters {each.supporters}, recipients {each.recipients}")

    print("\nIs every duty met: in all, and on the day 2003-11-12?")
    then = network.at("2003-11-12").duties()
    for duty, day in zip(network.duties(), then, strict=True):
        count = f"{duty.supported} of {duty.required}"
        print(f"  {named(duty.school)} supports {count}: {duty.verdict}; {day.verdict}")
    print(f"  Agreements whose dates leave that day undecided: {then.left_out.undecided} of {len(ties)}")

    print(f"\nHow does support travel from {named('city-middle')} to {named('ziyuan-primary')}?")
    for link in network.chain("city-middle", "ziyuan-primary"):
        print(f"  {link.position}. {named(link.supporter)} supports {named(link.recipient)}")
        print(f"     as the {link.tie_kind} {link.tie} says")

    print("\nAnd through staff alone?")
    by_staff = network.through("staff").reach("city-middle")
    for reached in by_staff:
        print(f"  {named(reached.school)} is reached")
    print(f"  Ties left out because nobody names their channel: {by_staff.left_out.unknown_channel}")

    print(f"\nWhat is lost if {named('city-middle')} withdraws?")
    for loss in network.withdraw("city-middle"):
        lost = f", with {'+'.join(loss.channels_lost)}" if loss.channels_lost else ""
        print(f"  {named(loss.school)}: {loss.how}{lost}; supporters left: {loss.supporters_left}")

    print("\nWhat does the document claim, and what do its records show?")
    claims = network.claims()
    for place, claim in enumerate(claims):
        recorded = "nothing" if claim.recorded is None else claim.recorded
        print(f"  {claim.what}: the document says {claim.stated}, the records show {recorded}")
        for kind, record in claims.evidence(place):
            print(f"    looked at the {kind} {record}")


if __name__ == "__main__":
    tell(sys.argv[1] if len(sys.argv) > 1 else "docs/examples/district")
