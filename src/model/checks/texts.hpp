// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Checks of texts and of the names of attributes.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/text.hpp"
#include "jiedui/model/records.hpp"
#include "model/checks/check.hpp"

namespace jiedui::detail {

/// A text that is not UTF-8, so that it could not leave the library on every way out.
struct BadText {
    static constexpr auto code = FindingCode::bad_text;
    [[nodiscard]] static Faulty of_text(std::string_view text) { return is_utf8(text) ? Faulty{} : Faulty{Fault{}}; }
};

/// An attribute that is called as a column is, or as another attribute of the record.
struct SameColumn {
    static constexpr auto code = FindingCode::same_column;
    [[nodiscard]] static Faulty of_attribute(const AttributeName& attribute) {
        return attribute.is_column ? Faulty{fault_of(attribute.name)} : Faulty{};
    }
    /// A table can hold each name once.
    [[nodiscard]] static Faulty of_attributes(const Attributes& attributes) {
        std::vector<std::string_view> names;
        for (const auto& [name, text] : attributes) names.push_back(name);  // an empty text declares the column, too
        std::ranges::sort(names);
        const auto twice = std::ranges::adjacent_find(names);
        if (twice == names.end()) return {};
        Fault fault = fault_of(*twice);
        fault.is_kept = false;
        return fault;
    }

private:
    [[nodiscard]] static Fault fault_of(std::string_view name) {
        return {.value = std::string{name},
                .expected = phrase("the_attribute", {std::string{name}}),
                .column = std::string{name}};
    }
};

}  // namespace jiedui::detail
