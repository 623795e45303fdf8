// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Drawn networks, slices and orders, the same on every platform for a seed.

#include <random>
#include <string>
#include <vector>

#include "jiedui/model/ledger.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui {

/// A network and the records it was made of.
struct Drawn {
    Network network;
    Records records;

    /// What its ledger says of itself: in half of them, for which days postings are complete.
    [[nodiscard]] const Settings& settings() const { return network.ledger().settings(); }
};

/// Draws ties of every kind between `schools` schools called A, B, …: every channel and status, known, unknown,
/// running, equal and touching bounds within the days 0 to 30, schools that support themselves, rings,
/// parallel ties; and what schools may say of themselves.  Postings name teachers, whose days overlap, touch and are
/// equal; half of the networks list teachers in a table.  Documents list agreements, some have an id or a number that is a basis, and say
/// programmes and who leads them.  Every record that may have an id has one.
/// @pre schools ≤ 26.
[[nodiscard]] Drawn random_network(unsigned seed, unsigned schools, unsigned ties);

/// The id of school number `i` of a drawn network.
[[nodiscard]] std::string drawn_id(unsigned i);

/// Draws slice calls for a network of `schools` drawn schools, as the text that `ask` reads; `count` of them at most.
[[nodiscard]] std::string random_calls(std::mt19937& rng, unsigned schools, unsigned count);

/// A number drawn below `n`.
[[nodiscard]] inline unsigned below(std::mt19937& rng, unsigned n) { return static_cast<unsigned>(rng() % n); }

/// The items in a drawn order.
template <class T>
void shuffle(std::mt19937& rng, std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(rng, static_cast<unsigned>(i))]);
}
/// The records without those of `ties` of their network.
[[nodiscard]] Records without_ties(Records records, const Network& network, const std::vector<TieIndex>& ties);
/// The rows of every table in a drawn order.
[[nodiscard]] Records shuffled(std::mt19937& rng, Records records);

}  // namespace jiedui
