// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// SchoolSet: some schools of a network, and the schools of which it is not known whether they belong.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/model/network.hpp"

namespace jiedui {

/// Some schools of one network, fixed when made: a small value that copies cheaply.
///
/// A school whose attribute is unknown is not a member, and is counted as unknown.  The complement of the set has
/// such a school as a member, and still counts it as unknown.
class SchoolSet {
public:
    /// The empty set of schools of `network`.
    explicit SchoolSet(Network network)
        : network_{std::move(network)},
          bits_{std::make_shared<const Bits>(Bits{Words(word_count(), 0), Words(word_count(), 0)})} {}

    /// The schools for which `is_member(SchoolIndex)` returns Certainty::yes.  Schools for which it returns
    /// Certainty::undecided are unknown.  It is called once for each school of the network, ascending.
    template <class IsMember>
    [[nodiscard]] static SchoolSet of(const Network& network, IsMember&& is_member) {
        SchoolSet set{network};
        Bits bits = *set.bits_;
        for (std::uint32_t i = 0; i < network.school_count(); ++i) {
            const Certainty certainty = is_member(SchoolIndex{i});
            if (certainty != Certainty::no)
                (certainty == Certainty::yes ? bits.members : bits.unknown)[i / 64] |= std::uint64_t{1} << i % 64;
        }
        set.bits_ = std::make_shared<const Bits>(std::move(bits));
        return set;
    }

    [[nodiscard]] const Network& network() const& noexcept { return network_; }
    [[nodiscard]] Network network() && { return network_; }
    /// Whether the school is a member.  A school of unknown membership is a member only of a complement.
    [[nodiscard]] bool contains(SchoolIndex school) const noexcept { return has(bits_->members, school); }
    /// Whether it is unknown if the school belongs.
    [[nodiscard]] bool is_unknown(SchoolIndex school) const noexcept { return has(bits_->unknown, school); }
    /// Whether the school belongs; undecided if `is_unknown(school)`.
    [[nodiscard]] Certainty membership(SchoolIndex school) const noexcept {
        if (is_unknown(school)) return Certainty::undecided;
        return contains(school) ? Certainty::yes : Certainty::no;
    }
    /// How many members the set has.  O(n / 64) for n schools of the network.
    [[nodiscard]] std::uint32_t size() const noexcept { return count(bits_->members); }
    /// How many schools have unknown membership.  O(n / 64) for n schools of the network.
    [[nodiscard]] std::uint32_t unknown_count() const noexcept { return count(bits_->unknown); }
    /// The members, ascending.
    [[nodiscard]] std::vector<SchoolIndex> schools() const { return list(bits_->members); }
    /// The schools of unknown membership, ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown() const { return list(bits_->unknown); }

    /// Intersection; below union, difference and complement.  A school is unknown in the result if its unknown
    /// membership decides whether it belongs.
    /// @errors ErrorCode::other_network if `&`, `|` or `-` gets sets of two networks.
    friend SchoolSet operator&(const SchoolSet& a, const SchoolSet& b) {
        return a.joined(
            b, [](Three x, Three y) { return Three{x.in & y.in, (x.unknown | y.unknown) & ~x.out() & ~y.out()}; });
    }
    friend SchoolSet operator|(const SchoolSet& a, const SchoolSet& b) {
        return a.joined(
            b, [](Three x, Three y) { return Three{x.in | y.in, (x.unknown | y.unknown) & ~x.sure() & ~y.sure()}; });
    }
    friend SchoolSet operator-(const SchoolSet& a, const SchoolSet& b) { return a & ~b; }
    friend SchoolSet operator~(const SchoolSet& a) {
        return a.joined(a, [](Three x, Three) { return Three{~x.in, x.unknown}; });
    }
    friend bool operator==(const SchoolSet& a, const SchoolSet& b) noexcept {
        return a.network_ == b.network_ && a.bits_->members == b.bits_->members && a.bits_->unknown == b.bits_->unknown;
    }

private:
    using Words = std::vector<std::uint64_t>;
    struct Bits {
        Words members;
        Words unknown;
    };
    /// 64 schools at once: which are members, and which have unknown membership.
    struct Three {
        std::uint64_t in;
        std::uint64_t unknown;
        [[nodiscard]] std::uint64_t sure() const noexcept { return in & ~unknown; }
        [[nodiscard]] std::uint64_t out() const noexcept { return ~in & ~unknown; }
    };

    [[nodiscard]] std::size_t word_count() const noexcept { return (std::size_t{network_.school_count()} + 63) / 64; }
    [[nodiscard]] static bool has(const Words& words, SchoolIndex school) noexcept {
        return (words[school.value / 64] >> school.value % 64 & 1U) != 0;
    }
    [[nodiscard]] static std::uint32_t count(const Words& words) noexcept {
        std::uint32_t sum = 0;
        for (const std::uint64_t word : words) sum += static_cast<std::uint32_t>(std::popcount(word));
        return sum;
    }
    [[nodiscard]] std::vector<SchoolIndex> list(const Words& words) const {
        std::vector<SchoolIndex> schools;
        for (std::uint32_t w = 0; w < words.size(); ++w)
            for (std::uint64_t rest = words[w]; rest != 0; rest &= rest - 1)
                schools.push_back({w * 64 + static_cast<std::uint32_t>(std::countr_zero(rest))});
        return schools;
    }
    template <class Join>
    [[nodiscard]] SchoolSet joined(const SchoolSet& other, Join join) const {
        if (network_ != other.network_) throw Error{ErrorCode::other_network, "set operation"};
        Bits bits = *bits_;
        for (std::size_t w = 0; w < bits.members.size(); ++w) {
            const Three three =
                join(Three{bits.members[w], bits.unknown[w]}, Three{other.bits_->members[w], other.bits_->unknown[w]});
            const bool is_last = w + 1 == bits.members.size() && network_.school_count() % 64 != 0;
            const std::uint64_t inside =
                is_last ? (std::uint64_t{1} << network_.school_count() % 64) - 1 : ~std::uint64_t{0};
            bits.members[w] = three.in & inside;
            bits.unknown[w] = three.unknown & inside;
        }
        SchoolSet set = *this;
        set.bits_ = std::make_shared<const Bits>(std::move(bits));
        return set;
    }

    Network network_;
    std::shared_ptr<const Bits> bits_;
};

/// The set in words, different for different sets.  Up to ten members are named by their ids.  More members are given
/// as their number and 16 hexadecimal digits.  Schools of unknown membership follow in the same form.
[[nodiscard]] JIEDUI_API std::string text_of(const SchoolSet& set);

}  // namespace jiedui
