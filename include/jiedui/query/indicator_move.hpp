// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// IndicatorMove: how postings or transfers move an indicator from school to school.

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/channel.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"

#include "jiedui/model/lists.hpp"

namespace jiedui {

/// Which number of a record says how much of an indicator it moves.
enum class MovedAmount : std::uint8_t {
    heads,     ///< the heads of a posting
    fte,       ///< the heads of a posting times its share of a full post
    quantity,  ///< the quantity of a transfer
    yuan       ///< the value of a transfer in yuan
};
template <>
struct ClosedList<MovedAmount> {
    static constexpr std::string_view name = "moved_amount";
    static constexpr std::array<std::string_view, 4> words{"heads", "fte", "quantity", "yuan"};
};

/// How the records of one kind move an indicator.  A posting takes from the home school and gives to the host.  A transfer
/// gives to the recipient.
struct IndicatorMove {
    std::string indicator{};              ///< the indicator that is moved
    TieKind kind = TieKind::posting;      ///< the records that move it: postings or transfers
    MovedAmount of = MovedAmount::heads;  ///< the number of the record that says how much
    std::optional<std::string> unit{};    ///< of quantities: only transfers in this unit count
    std::optional<Channels> channel{};    ///< of transfers: only those through these count
    bool takes = false;                   ///< of transfers: whether they also take from the supporter
    friend bool operator==(const IndicatorMove&, const IndicatorMove&) = default;
};

/// Several of them; an indicator may have more than one.
using IndicatorMoves = std::vector<IndicatorMove>;

/// An IndicatorMove from texts: `{{"kind", "transfer"}, {"of", "quantity"}, {"unit", "books"}, {"takes", "yes"}}`.
/// @errors ErrorCode::unfit_parameter if a field is unknown or missing, or has no place here; ErrorCode::bad_word or
///     ErrorCode::bad_channel for a word that a field does not allow.
[[nodiscard]] JIEDUI_API IndicatorMove indicator_move(std::string indicator,
                                                      const std::map<std::string, std::string, std::less<>>& fields);

/// Refuses what has no meaning, such as the quantity of a posting.
/// @errors ErrorCode::unfit_parameter, with what to write instead.
JIEDUI_API void check_move(const IndicatorMove& move);

/// Refuses none, what `check_move` refuses, and two moves that count the same records for one indicator.
/// @errors ErrorCode::unfit_parameter, with what to write instead.
JIEDUI_API void check_moves(const IndicatorMoves& moves);

/// The indicator and its fields: `books kind=transfer of=quantity unit=books takes=yes`.
[[nodiscard]] JIEDUI_API std::string text_of(const IndicatorMove& move);

}  // namespace jiedui
