// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Answers as text: ids instead of indices, columns joined by blanks, rows by `; `.

#include <optional>
#include <string>
#include <vector>

#include "jiedui/model/answer.hpp"
#include "jiedui/model/cell_text.hpp"
#include "jiedui/model/network.hpp"

namespace jiedui {

/// Shows the values of rows; tests/golden/README.md says how.
class Shower {
public:
    explicit Shower(Network network) : network_{std::move(network)} {}

    [[nodiscard]] std::string operator()(SchoolIndex school) const { return std::string{network_.id(school)}; }
    template <class Tag>
    [[nodiscard]] std::string operator()(std::optional<Index<Tag>> index) const {
        return index ? (*this)(*index) : "-";
    }
    [[nodiscard]] std::string operator()(TieIndex tie) const { return network_.id(tie); }
    [[nodiscard]] std::string operator()(TeacherIndex teacher) const { return std::string{network_.id(teacher)}; }
    [[nodiscard]] std::string operator()(const Amount& amount) const {
        return text_of(amount.number) + " " + or_dash(amount.unit);
    }
    [[nodiscard]] std::string operator()(const std::optional<Amount>& amount) const {
        return amount ? (*this)(*amount) : "- -";
    }
    [[nodiscard]] std::string operator()(Span span) const { return span.is_known() ? text_of(span) : "?"; }
    [[nodiscard]] std::string operator()(LastDay day) const { return day.is_running() ? "running" : text_of(day); }
    template <class T>
    [[nodiscard]] std::string operator()(const T& value) const {
        return or_dash(cell_text(value));
    }

private:
    [[nodiscard]] static std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }
    Network network_;
};

/// The columns of a row, joined by blanks.
template <described Row>
[[nodiscard]] std::string shown_row(const Network& network, const Row& row) {
    std::string text;
    each_column<Row>([&](auto, const auto& column) {
        text += (text.empty() ? "" : " ") + Shower{network}(std::invoke(column.member, row));
    });
    return text;
}

/// The rows of an answer.
template <question Question>
[[nodiscard]] std::string shown(const Network& network, const Answer<Question>& answer) {
    std::string text;
    for (const auto& row : answer.rows) text += (text.empty() ? "" : "; ") + shown_row(network, row);
    return text;
}

/// The ids of schools, or of ties.
template <class Tag>
[[nodiscard]] std::string shown(const Network& network, const std::vector<Index<Tag>>& indices) {
    std::string text;
    for (const auto index : indices) text += (text.empty() ? "" : " ") + Shower{network}(index);
    return text;
}

/// The ids of records of any kind.
[[nodiscard]] inline std::string shown(const Network& network, const std::vector<RecordRef>& records) {
    std::string text;
    for (const std::string& id : ids_of(network.ledger(), records)) text += (text.empty() ? "" : " ") + id;
    return text;
}

/// `self_support unknown_channel undecided unknown_schools`.
[[nodiscard]] inline std::string shown(const LeftOut& left_out) {
    return std::to_string(left_out.self_support) + " " + std::to_string(left_out.unknown_channel) + " " +
           std::to_string(left_out.undecided) + " " + std::to_string(left_out.unknown_schools);
}

}  // namespace jiedui
