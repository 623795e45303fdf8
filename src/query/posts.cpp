// SPDX-License-Identifier: Apache-2.0
#include "posts.hpp"

#include "jiedui/model/completeness.hpp"

namespace jiedui {
namespace {

constexpr Posts::Wide one_post = 1000;

/// Adds what is there or not: from none to all.
void add_perhaps(Posts& to, const Posts& posts) noexcept { to += Posts{0, posts.most}; }

/// Heads times share of a posting.
[[nodiscard]] Posts posts_of(const Network& network, TieIndex tie) {
    const auto heads = network.heads(tie);
    const auto share = network.ledger().table<Posting>().get<&Posting::share>(network.row(tie));
    if (!heads) return Posts::unknown();
    if (!share) return {0, Posts::Wide{*heads} * one_post};
    return Posts::exactly(Posts::Wide{*heads} * share->value);
}

template <class Map, class Key>
[[nodiscard]] Posts found(const Map& map, const Key& key) {
    const auto place = map.find(key);
    return place == map.end() ? Posts::exactly(0) : place->second;
}

/// The place of a key in a map of posts, where there are none at first.
template <class Map, class Key>
[[nodiscard]] Posts& at(Map& map, const Key& key) {
    return map.try_emplace(key, Posts::exactly(0)).first->second;
}

}  // namespace

std::vector<RecordRef> needs_of(const Network& network, SchoolIndex school, std::string_view subject) {
    const auto& needs = network.ledger().table<Need>();
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < needs.size(); ++row)
        if (needs.column<&Need::school>().place_at(row) == school.value && needs.get<&Need::subject>(row) == subject)
            rows.push_back(row);
    return ordered_by_id(network.ledger(), references_to<Need>(rows));
}

std::optional<std::string> subject_of(const Network& network, TieIndex tie) {
    if (auto subject = network.ledger().table<Posting>().get<&Posting::subject>(network.row(tie))) return subject;
    const auto teacher = network.teacher(tie);
    if (!teacher || !network.ledger().are_teachers_listed()) return std::nullopt;
    return network.ledger().table<Teacher>().get<&Teacher::subject>(
        network.ledger().teachers_by_id().row_at(teacher->value));
}

PostsOnDay::PostsOnDay(const Slice& on) : are_teachers_listed_{on.network().ledger().are_teachers_listed()} {
    const Settings& settings = on.network().ledger().settings();
    lacks_needs_ = lacks_rows(settings, Need::table);
    lacks_teachers_ = lacks_rows(settings, Teacher::table);
    lacks_postings_ = lacks_ties(on);
    add_needs(on.network());
    if (are_teachers_listed_) add_teachers(on.network());
    add_postings(on);
}

void PostsOnDay::add_needs(const Network& network) {
    const auto& needs = network.ledger().table<Need>();
    for (std::uint32_t row = 0; row < needs.size(); ++row) {
        const SchoolIndex school{needs.column<&Need::school>().place_at(row)};
        SubjectPosts& posts = posts_[{school, needs.get<&Need::subject>(row)}];
        const auto required = needs.get<&Need::required>(row);
        const auto on_hand = needs.get<&Need::on_hand>(row);
        posts.is_needed = true;
        posts.lacks_required |= !required;
        posts.lacks_on_hand |= !on_hand;
        posts.required += required.value_or(Thousandths{}).value;
        posts.on_hand += on_hand.value_or(Thousandths{}).value;
    }
}

void PostsOnDay::add_teachers(const Network& network) {
    const auto& teachers = network.ledger().table<Teacher>();
    for (std::uint32_t row = 0; row < teachers.size(); ++row) {
        const auto subject = teachers.get<&Teacher::subject>(row);
        const std::uint32_t home = teachers.column<&Teacher::home>().place_at(row);
        const Posts one = Posts::exactly(one_post);
        if (home != no_row && subject)
            posts_[{SchoolIndex{home}, *subject}].belong += one;
        else if (home != no_row)
            add_perhaps(at(belong_of_any_, SchoolIndex{home}), one);
        else
            add_perhaps(subject ? at(belong_anywhere_, *subject) : belong_anyhow_, one);
    }
}

void PostsOnDay::add_postings(const Slice& on) {
    const Network& network = on.network();
    network.ties().each_of_kind(TieKind::posting, [&](TieIndex tie) {
        const bool is_sure = on.has(tie);
        if (is_sure || on.standing(tie) == Standing::undecided || on.cuts_off(tie)) add_posting(network, tie, is_sure);
    });
}

void PostsOnDay::add_posting(const Network& network, TieIndex tie, bool is_sure) {
    const SchoolIndex home = network.supporter(tie);
    const SchoolIndex host = network.recipient(tie);
    const auto subject = subject_of(network, tie);
    const Posts posts = posts_of(network, tie);
    if (is_sure) sends_[home] = true;
    if (!subject) {
        add_perhaps(at(away_of_any_, home), posts);
        add_perhaps(at(come_of_any_, host), posts);
        return;
    }
    SubjectPosts& from = posts_[{home, *subject}];
    from.is_sent |= is_sure;
    if (is_sure)
        from.away += posts;
    else
        add_perhaps(from.away, posts);
    SubjectPosts& to = posts_[{host, *subject}];
    if (is_sure)
        to.come += posts;
    else
        add_perhaps(to.come, posts);
}

std::optional<Thousandths> PostsOnDay::required(const SubjectPosts& posts) const {
    if (!posts.is_needed || posts.lacks_required || lacks_needs_) return std::nullopt;
    return Posts::exactly(posts.required).number();
}

Posts PostsOnDay::has(const Key& key, const SubjectPosts& posts) const {
    if (lacks_needs_) return Posts::unknown();  // the posts on hand may stand in a row that was left out
    if (posts.is_needed && !posts.lacks_on_hand) return Posts::exactly(posts.on_hand);
    if (!are_teachers_listed_) return Posts::unknown();
    Posts sum = posts.belong;
    if (lacks_teachers_) sum += Posts::unknown();
    for (const Posts& more : {found(belong_of_any_, key.first), found(belong_anywhere_, key.second), belong_anyhow_})
        sum += more;
    return sum;
}

Posts PostsOnDay::away(const Key& key, const SubjectPosts& posts) const {
    Posts sum = posts.away;
    if (lacks_postings_) sum += Posts::unknown();
    return sum += found(away_of_any_, key.first);
}
Posts PostsOnDay::come(const Key& key, const SubjectPosts& posts) const {
    Posts sum = posts.come;
    if (lacks_postings_) sum += Posts::unknown();
    return sum += found(come_of_any_, key.first);
}

}  // namespace jiedui
