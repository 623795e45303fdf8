// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Posts: how many posts of each subject a school should have, has, sends and gets on a day, between what is sure and what is possible.

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/model/record_ref.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// A number of posts of which only bounds are known; `most` is nothing where there is none. [thousandths]
struct Posts {
    __extension__ using Wide = __int128;
    Wide least = 0;
    std::optional<Wide> most = 0;

    /// So many, surely.
    [[nodiscard]] static Posts exactly(Wide posts) noexcept { return {posts, posts}; }
    [[nodiscard]] static Posts unknown() noexcept { return {0, std::nullopt}; }

    Posts& operator+=(const Posts& more) noexcept {
        least += more.least;
        most = most && more.most ? std::optional{*most + *more.most} : std::nullopt;
        return *this;
    }
    /// The number, if it is known; posts may be fewer than none where more are sent than there are.
    [[nodiscard]] std::optional<Thousandths> number() const {
        if (most != least) return std::nullopt;
        ExactSum sum;
        sum.add(Thousandths{static_cast<std::int64_t>(least / 1000)}, 1000);
        sum.add(Thousandths{static_cast<std::int64_t>(least % 1000)});
        return sum.result("posts");
    }
};

/// What is left of `has` without `away`; none of both bounds where the other's is unknown.
struct Balance {
    std::optional<Posts::Wide> least;
    std::optional<Posts::Wide> most;

    Balance(const Posts& has, const Posts& away) noexcept
        : least{away.most ? std::optional{has.least - *away.most} : std::nullopt},
          most{has.most ? std::optional{*has.most - away.least} : std::nullopt} {}
    /// Whether it is at least so much, at most so much.
    [[nodiscard]] bool is_surely_at_least(Posts::Wide posts) const noexcept { return least && *least >= posts; }
    [[nodiscard]] bool is_surely_below(Posts::Wide posts) const noexcept { return most && *most < posts; }
    [[nodiscard]] std::optional<Thousandths> number() const {
        return least && least == most ? Posts::exactly(*least).number() : std::nullopt;
    }
};

/// What is known of one subject at one school.
struct SubjectPosts {
    bool is_needed = false;            ///< whether the ledger says needs of it
    bool lacks_required = false;       ///< some of these do not say how many posts
    bool lacks_on_hand = false;        ///< some do not say how many there are
    Posts::Wide required = 0;          ///< [thousandths]
    Posts::Wide on_hand = 0;           ///< [thousandths]
    Posts belong = Posts::exactly(0);  ///< teachers of that home and subject
    Posts away = Posts::exactly(0);    ///< sent
    Posts come = Posts::exactly(0);    ///< sent by others
    bool is_sent = false;              ///< whether some are surely sent
};

/// The posts of a slice's schools on a day.
class PostsOnDay {
public:
    using Key = std::pair<SchoolIndex, std::string>;

    /// @param on the slice's postings on the day.
    explicit PostsOnDay(const Slice& on);

    /// By school and subject, ascending.
    [[nodiscard]] const std::map<Key, SubjectPosts>& all() const noexcept { return posts_; }
    /// Whether some posting from the school is surely in force.
    [[nodiscard]] bool sends(SchoolIndex school) const { return sends_.contains(school); }

    [[nodiscard]] std::optional<Thousandths> required(const SubjectPosts& posts) const;
    /// Who belongs to the school, sent or not.
    [[nodiscard]] Posts has(const Key& key, const SubjectPosts& posts) const;
    /// Sent, of that subject or of an unknown one.
    [[nodiscard]] Posts away(const Key& key, const SubjectPosts& posts) const;
    [[nodiscard]] Posts come(const Key& key, const SubjectPosts& posts) const;

private:
    void add_needs(const Network& network);
    void add_teachers(const Network& network);
    void add_postings(const Slice& on);
    void add_posting(const Network& network, TieIndex tie, bool is_sure);

    std::map<Key, SubjectPosts> posts_;
    std::map<SchoolIndex, bool> sends_;
    std::map<SchoolIndex, Posts> away_of_any_;  // postings of which nobody knows the subject: none of them, or all
    std::map<SchoolIndex, Posts> come_of_any_;
    std::map<SchoolIndex, Posts> belong_of_any_;                 // teachers of that home and an unknown subject
    std::map<std::string, Posts, std::less<>> belong_anywhere_;  // teachers of that subject and an unknown home
    Posts belong_anyhow_ = Posts::exactly(0);                    // teachers of whom neither is known
    bool are_teachers_listed_ = false;
    bool lacks_needs_ = false;  // rows of the table were left out of the ledger
    bool lacks_teachers_ = false;
    bool lacks_postings_ = false;  // on the day
};

/// The needs of a school in one subject, ascending by id.
[[nodiscard]] std::vector<RecordRef> needs_of(const Network& network, SchoolIndex school, std::string_view subject);

/// What a posting teaches: what it says, else what its teacher teaches; nothing if neither is known.
[[nodiscard]] std::optional<std::string> subject_of(const Network& network, TieIndex tie);

}  // namespace jiedui
