// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// NameBook: the names that belong to ids, to check names that stand beside them.

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "io/aliases.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/records.hpp"
#include "jiedui/model/table.hpp"

namespace jiedui::detail {

/// The names and listed aliases of the records of one table.
class NameBook {
public:
    NameBook() = default;
    template <class Record>
    explicit NameBook(const Table<Record>& table) {
        for (std::size_t row = 0; row < table.size(); ++row) {
            const std::string name = cell_text(table.template get<&Record::name>(row));
            std::vector<std::string>& names = names_[table.template get<&Record::id>(row)];
            if (!name.empty()) names.push_back(name);
            if constexpr (std::same_as<Record, School>)
                for (std::string& alias : table.template get<&School::aliases>(row).items)
                    names.push_back(std::move(alias));
            for (const std::string& each : names) folded_.insert(folded(each));
        }
    }

    /// The names of an id, its proper one first; null if it is not known or has none.
    [[nodiscard]] const std::vector<std::string>* find(std::string_view id) const {
        const auto found = names_.find(id);
        return found == names_.end() || found->second.empty() ? nullptr : &found->second;
    }
    /// Whether `text` is one of the names, blanks and width aside.
    [[nodiscard]] static bool has(const std::vector<std::string>& names, std::string_view text) {
        return std::ranges::any_of(
            names, [&](const std::string& name) { return name == text || folded(name) == folded(text); });
    }
    /// Whether `text` is a name in the book.
    [[nodiscard]] bool has(std::string_view text) const { return !folded_.empty() && folded_.contains(folded(text)); }

private:
    std::unordered_map<std::string, std::vector<std::string>, TextHash, std::equal_to<>> names_;
    std::unordered_set<std::string> folded_;
};

}  // namespace jiedui::detail
