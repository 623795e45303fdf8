// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// KnownSchools: finds the school that a cell means, though the cell has a short form of its name.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jiedui::detail {

/// The names of a ledger's schools.
class KnownSchools {
public:
    /// Adds a name as the list of schools has it.
    void add(std::string_view name);
    [[nodiscard]] bool empty() const noexcept { return names_.empty(); }
    /// Whether a school has exactly this name.
    [[nodiscard]] bool has(std::string_view name) const { return names_.contains(name); }

    /// Whether a text ends like the name of a school: 小学, 中学, 幼儿园.
    [[nodiscard]] static bool is_like_one(std::string_view name);
    /// The one name that a text means: the same but for blanks or a bracket at its end, or a short form, whose parts
    /// stand in one name and in no other: 县二小 for 县第二小学.  Nothing if there is none, or several.
    /// @complexity O(names) for a short form.
    [[nodiscard]] std::optional<std::string> find(std::string_view written) const;

private:
    struct Parts {
        std::string kind{};                    ///< what sort of school the end of the name says: 小, 中, 中心小
        std::vector<std::string_view> rest{};  ///< the characters before that
    };
    [[nodiscard]] static Parts parts_of(std::string_view folded_name);
    [[nodiscard]] static bool fits(const Parts& written, const Parts& name);
    [[nodiscard]] static bool may_mean(const Parts& written, std::string_view folded_name);

    std::map<std::string, std::string, std::less<>> names_{};        // as they are -> folded
    std::multimap<std::string, std::string, std::less<>> folded_{};  // folded -> as they are
};

}  // namespace jiedui::detail
