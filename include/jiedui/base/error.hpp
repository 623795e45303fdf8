// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Error and ErrorCode: what goes wrong, as a stable number; the text is for people.

#include <array>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/export.hpp"

namespace jiedui {

struct Finding;

/// What went wrong.  The numbers never change.  The hundreds say what must be mended: 1xx an argument, 2xx an
/// id, 3xx a ledger or policy, 4xx the environment; 5xx is an interruption.
enum class ErrorCode : std::uint16_t {
    empty_period = 101,    ///< a period that has no days
    bad_day = 102,         ///< there is no such day, or a mark was given where a day is needed
    bad_span = 103,        ///< a text that is not a span of days
    not_one_day = 104,     ///< a longer span where one day is needed
    unknown_bound = 105,   ///< a period with an unknown or open bound where both are needed
    bad_channel = 106,     ///< a word that is neither a channel nor a family of channels
    no_channel = 107,      ///< an empty set of channels
    unknown_column = 108,  ///< no table has such a column
    bad_word = 109,        ///< not a word of a closed list
    bad_number = 110,      ///< a number outside its range
    other_network = 111,   ///< a set of schools that belongs to another network
    // 112 was that of amounts of different units; a number is not given a second time
    amount_overflow = 113,  ///< a sum that no Amount can hold
    no_schools = 114,       ///< an empty set of schools where schools are needed
    bad_calendar = 115,     ///< terms that do not fit into a year
    too_many_rows = 116,    ///< more rows than four bytes can number
    would_change = 117,     ///< a value that a file cannot hold: it would be read back as another value
    bad_table = 118,        ///< not a table: an object in memory of another type, or with columns of several lengths
    unknown_table = 119,    ///< no ledger has such a table
    other_ledger = 120,     ///< a difference that was made for another ledger
    unknown_value = 121,    ///< a value that no school has in the column
    bad_text = 122,         ///< a text that is not UTF-8
    unfit_builder = 123,    ///< a LedgerBuilder that has made its ledger already, or has no ledger to take records from
    unfit_parameter = 124,  ///< a parameter that a question does not have, that is missing, or has a wrong value
    missing_value = 125,    ///< a column of numbers or labels in which values are missing
    bad_value = 126,        ///< a value that a measure does not take: infinite, negative, or a zero
    bad_weights = 127,      ///< weights that are infinite, negative or 0 in sum, or that have no place here
    unequal_columns = 128,  ///< columns of different length where each row needs a value in each
    too_few_values = 129,   ///< no value, or only one where a difference is asked
    not_defined = 130,      ///< a measure that these values do not define: it would divide by 0
    not_in_ledger = 131,    ///< a school year, an indicator or a unit of which the ledger says nothing
    unknown_school = 201,   ///< no school has that id
    ambiguous_name = 202,   ///< several schools have that name
    unknown_record = 203,   ///< no record of the table has that id
    bad_ledger = 301,       ///< a ledger with findings
    bad_snapshot = 302,     ///< bytes that are not a snapshot, are not whole, or have an unknown version
    bad_policy = 303,       ///< a policy with findings
    bad_shape = 304,        ///< a shape that is not JSON of its schema, or is not of this file
    unreadable = 401,       ///< a path that does not exist or cannot be read
    missing_extra = 402,    ///< a Python package that is not installed
    unwritable = 403,       ///< a path that cannot be written
    interrupted = 501       ///< Ctrl-C
};

/// Every error code, by ascending number.
inline constexpr std::array all_error_codes{
    ErrorCode::empty_period,   ErrorCode::bad_day,       ErrorCode::bad_span,        ErrorCode::not_one_day,
    ErrorCode::unknown_bound,  ErrorCode::bad_channel,   ErrorCode::no_channel,      ErrorCode::unknown_column,
    ErrorCode::bad_word,       ErrorCode::bad_number,    ErrorCode::other_network,   ErrorCode::amount_overflow,
    ErrorCode::no_schools,     ErrorCode::bad_calendar,  ErrorCode::too_many_rows,   ErrorCode::would_change,
    ErrorCode::bad_table,      ErrorCode::unknown_table, ErrorCode::other_ledger,    ErrorCode::unknown_value,
    ErrorCode::bad_text,       ErrorCode::unfit_builder, ErrorCode::unfit_parameter, ErrorCode::missing_value,
    ErrorCode::bad_value,      ErrorCode::bad_weights,   ErrorCode::unequal_columns, ErrorCode::too_few_values,
    ErrorCode::not_defined,    ErrorCode::not_in_ledger, ErrorCode::unknown_school,  ErrorCode::ambiguous_name,
    ErrorCode::unknown_record, ErrorCode::bad_ledger,    ErrorCode::bad_snapshot,    ErrorCode::bad_policy,
    ErrorCode::bad_shape,      ErrorCode::unreadable,    ErrorCode::missing_extra,   ErrorCode::unwritable,
    ErrorCode::interrupted};

/// The name of a code, as Python writes it: `empty_period`.
[[nodiscard]] JIEDUI_API std::string_view word_of(ErrorCode code) noexcept;

/// What the library throws: a code for programs, the subject that is wrong, and a sentence for people.  Copies
/// share their contents.  An error that was moved from keeps its contents.
class JIEDUI_API Error : public std::exception {
public:
    /// @param subject what is wrong: the id, the word, the path.
    /// @param hint how to mend it, added to the sentence of the code: for example the nearest ids.  May be
    ///     empty.
    Error(ErrorCode code, std::string subject, std::string_view hint = {});
    /// An error about a ledger or a policy, with everything that is wrong in it.
    Error(ErrorCode code, std::string subject, std::vector<Finding> findings);
    Error(const Error&) noexcept = default;
    Error& operator=(const Error&) noexcept = default;
    ~Error() override = default;

    /// What went wrong.
    [[nodiscard]] ErrorCode code() const noexcept;
    /// The id, word or path that is wrong, with exactly the bytes that were given.  It may contain control
    /// characters: use `printable` before you show it.
    [[nodiscard]] const std::string& subject() const noexcept;
    /// Everything that is wrong with a ledger or a policy, in the order in which it was given; empty for other
    /// codes.
    [[nodiscard]] const std::vector<Finding>& findings() const noexcept;
    /// The sentence for people.  Texts from data are made `printable` in it.  Findings follow, one per line.
    [[nodiscard]] const char* what() const noexcept override;

private:
    struct Parts;
    std::shared_ptr<const Parts> parts_;  // never null
};

namespace detail {
/// The ISO text `2003-09-01`, even if there is no such day.
[[nodiscard]] inline std::string iso_text(int year, unsigned month, unsigned day) {
    if (year >= 0 && year <= 9999 && month <= 99 && day <= 99) {  // every day there is, without the detour by printf
        const auto put = [](char* to, unsigned number) {
            to[0] = static_cast<char>('0' + number / 10);
            to[1] = static_cast<char>('0' + number % 10);
        };
        std::string text = "0000-00-00";
        put(text.data(), static_cast<unsigned>(year) / 100);
        put(text.data() + 2, static_cast<unsigned>(year) % 100);
        put(text.data() + 5, month);
        put(text.data() + 8, day);
        return text;
    }
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", year, month, day);
    return buffer.data();
}
}  // namespace detail

}  // namespace jiedui
