// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Networks as one line of text: what a text means.

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "io/column_rules.hpp"
#include "io/settings_file.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui::testing::detail {

/// What cells mean: the words known, and when terms begin.
class Dictionary {
public:
    explicit Dictionary(jiedui::detail::SettingsFile file)
        : file_{std::move(file)},
          common_{file_.aliases},
          joined_{file_.aliases},
          sources_{file_.aliases, file_.settings.calendar, common_, joined_} {}
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;
    ~Dictionary() = default;

    [[nodiscard]] const Settings& settings() const noexcept { return file_.settings; }
    [[nodiscard]] const jiedui::detail::RuleSources& sources() const noexcept { return sources_; }
    /// Whether the unit is one in which numbers mean others than they are: 万元.
    [[nodiscard]] bool is_scaled(std::string_view unit) const { return file_.aliases.yuan_in(unit).value_or(1) != 1; }

private:
    jiedui::detail::SettingsFile file_;
    jiedui::detail::CommonWords common_;
    jiedui::detail::JoinedWords joined_;
    jiedui::detail::RuleSources sources_;
};

/// All that a text means.
struct Meaning {
    Records records{};
    Settings settings{};
    std::vector<Finding> findings{};  ///< values that are none of their columns'

    [[nodiscard]] bool is_sound(std::string_view table, std::uint32_t row) const {
        return std::ranges::none_of(findings,
                                    [&](const Finding& each) { return each.table == table && each.row == row; });
    }
};

/// Reads a text, part by part.
/// @errors a word that does not fit is refused with the item it stands in.
[[nodiscard]] Meaning read_text(std::string_view text, const Dictionary& dictionary);

}  // namespace jiedui::testing::detail
