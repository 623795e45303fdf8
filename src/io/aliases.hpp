// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Aliases: the words of real ledgers, and what each stands for.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/folded_header.hpp"
#include "jiedui/base/phrase.hpp"
#include "jiedui/detail/model/word_table.hpp"

namespace jiedui::detail {

/// Lets a map of strings be asked with a string_view.
struct TextHash {
    using is_transparent = void;
    [[nodiscard]] std::size_t operator()(std::string_view text) const noexcept { return WordTable::hash_of(text); }
};

/// Folded text -> what it stands for.
using Meanings = std::unordered_map<std::string, std::string, TextHash, std::equal_to<>>;

/// What a ratio per pupil is a ratio of.
struct Ratio {
    std::string indicator;    ///< the total
    std::int64_t pupils = 1;  ///< for how many pupils the ratio is stated
};

/// Told of what is wrong in a table of aliases: where (a JSON pointer), what, and what was expected.
using Complain = std::function<void(const std::string& place, const std::string& value, const Phrase& expected)>;

/// The words that the library knows, and those that a user adds to them.
///
/// Its lists are called by their path in aliases.json: `sheets`, `headers/supports`, `every_table`,
/// `attributes`, `general`, `ambiguous`, `clear_beside/帮扶学校`, `cells/unknown`, `split/schools.aliases`, `values/channel`,
/// `units/money`, `units/people`, `units/degrees`, `units/goods`, `units/square_metres`, `units/of_headers`.
class Aliases {
public:
    /// The words of aliases.json.
    Aliases();

    /// Adds `words`, an object of the same shape, found at `place` in its file.
    void add(const nlohmann::json& words, const std::string& place, const Complain& complain);

    /// What the folded `text` stands for in `list`; null if it is not there.
    [[nodiscard]] const std::string* find(std::string_view list, std::string_view text) const;
    /// All of a list, by folded text; empty if there is no such list.
    [[nodiscard]] const Meanings& words(std::string_view list) const;
    /// The texts at which cells of `column`, e.g. `schools.aliases`, are split.
    [[nodiscard]] const std::vector<std::string>& separators(std::string_view column) const;
    /// What money in a unit is worth; nothing if the unit is none of money.
    [[nodiscard]] std::optional<std::int64_t> yuan_in(std::string_view unit) const;
    /// What the ratio of that name, 生均图书册数, is a ratio of; nothing if it names none.
    [[nodiscard]] std::optional<Ratio> ratio_of(std::string_view name) const;

private:
    friend class AliasReader;
    struct Unread {};
    explicit Aliases(Unread) {}
    [[nodiscard]] static Aliases read();
    std::map<std::string, Meanings, std::less<>> lists_;
    std::map<std::string, std::vector<std::string>, std::less<>> separators_;
    std::map<std::string, Ratio, std::less<>> ratios_;  // by folded name
};

}  // namespace jiedui::detail
