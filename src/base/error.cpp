// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/error.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "jiedui/base/finding.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui {
namespace {

/// What went wrong and what to do, with `{}` for the subject.
[[nodiscard]] std::string_view sentence_of(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::empty_period:
            return "the period {} has no days; give a first day before the day after its last";
        case ErrorCode::bad_day: return "a day from 0001-01-01 to 9999-12-31 is needed, not {}";
        case ErrorCode::bad_span:
            return "'{}' is not a day, month, term, year or school year; write 2003-09-01, 2003-09, 2003-autumn, 2003 "
                   "or "
                   "2003/2004";
        case ErrorCode::not_one_day:
            return "'{}' is longer than one day; give one day, or ask during(…) or throughout(…)";
        case ErrorCode::unknown_bound: return "the period {} has an unknown or open bound; give both days";
        case ErrorCode::bad_channel:
            return "'{}' is neither a channel (staff, teaching, funds, materials) nor a family (teaching_staff, "
                   "material)";
        case ErrorCode::no_channel: return "no channel given ({}); name at least one";
        case ErrorCode::unknown_column: return "no table asked here has a column '{}'";
        case ErrorCode::bad_word: return "'{}' does not fit here";
        case ErrorCode::bad_number: return "the number {} is out of its range";
        case ErrorCode::other_network:
            return "a set of schools belongs to another network; make it from the one you ask ({})";
        case ErrorCode::amount_overflow: return "the sum is larger than an amount can be: {}";
        case ErrorCode::no_schools: return "a set of schools is needed, and none was given ({})";
        case ErrorCode::bad_calendar: return "the terms do not fit into a year: {}; spring must begin before autumn";
        case ErrorCode::too_many_rows: return "more rows than can be numbered in four bytes: {}";
        case ErrorCode::would_change: return "{} cannot be written so that it reads back as it is";
        case ErrorCode::bad_table: return "the table '{}' cannot be read";
        case ErrorCode::unknown_table: return "no ledger has a table '{}'";
        case ErrorCode::other_ledger: return "the difference does not fit this ledger: {}";
        case ErrorCode::unknown_value: return "no school has the value '{}'";
        case ErrorCode::bad_text: return "the text '{}' cannot be used";
        case ErrorCode::unfit_builder:
            return "this LedgerBuilder cannot be used here: {}; make a new one for each ledger";
        case ErrorCode::unfit_parameter: return "the question cannot be asked like this: {}";
        case ErrorCode::missing_value: return "values are missing in {}";
        case ErrorCode::bad_value: return "the values of {} cannot be used";
        case ErrorCode::bad_weights: return "the weights of {} cannot be used";
        case ErrorCode::unequal_columns: return "the columns of {} have different lengths";
        case ErrorCode::too_few_values: return "there are too few values for {}";
        case ErrorCode::not_defined: return "{} is not defined here";
        case ErrorCode::not_in_ledger: return "the ledger says nothing of '{}'";
        case ErrorCode::unknown_school: return "there is no school '{}'";
        case ErrorCode::ambiguous_name: return "several schools are called '{}'; use an id";
        case ErrorCode::unknown_record: return "there is no record '{}' here";
        case ErrorCode::bad_ledger: return "the ledger {} cannot be used";
        case ErrorCode::bad_snapshot: return "the snapshot '{}' cannot be opened";
        case ErrorCode::bad_policy: return "the policy '{}' cannot be used";
        case ErrorCode::bad_shape: return "the shape cannot be used: at '{}'";
        case ErrorCode::unreadable: return "cannot read '{}'";
        case ErrorCode::unwritable: return "cannot write '{}'";
        case ErrorCode::missing_extra: return "the package '{}' is needed for this and is not installed";
        case ErrorCode::interrupted: return "interrupted at the step '{}'";
    }
    return "{}";
}

[[nodiscard]] std::string filled(std::string_view sentence, std::string_view subject) {
    const std::size_t gap = sentence.find("{}");
    if (gap == std::string_view::npos) return std::string{sentence};
    constexpr std::size_t most = 300;  // of a path, too
    return std::string{sentence.substr(0, gap)}.append(printable(subject, most)).append(sentence.substr(gap + 2));
}

[[nodiscard]] std::string text_of_findings(const std::vector<Finding>& findings) {
    constexpr std::size_t most = 20;
    std::string text;
    std::size_t shown = 0;
    std::size_t errors = 0;
    for (const Finding& each : findings) {
        if (each.severity() != Severity::error) continue;
        errors += each.unlisted + 1;
        if (shown == most) continue;
        text += "\n  " + explain(each);
        ++shown;
    }
    if (errors > shown) text += "\n  … and " + std::to_string(errors - shown) + " more in the findings";
    return ": " + std::to_string(errors) + (errors == 1 ? " finding" : " findings") + text;
}

}  // namespace

std::string_view word_of(ErrorCode code) noexcept {
    switch (code) {
        case ErrorCode::empty_period: return "empty_period";
        case ErrorCode::bad_day: return "bad_day";
        case ErrorCode::bad_span: return "bad_span";
        case ErrorCode::not_one_day: return "not_one_day";
        case ErrorCode::unknown_bound: return "unknown_bound";
        case ErrorCode::bad_channel: return "bad_channel";
        case ErrorCode::no_channel: return "no_channel";
        case ErrorCode::unknown_column: return "unknown_column";
        case ErrorCode::bad_word: return "bad_word";
        case ErrorCode::bad_number: return "bad_number";
        case ErrorCode::other_network: return "other_network";
        case ErrorCode::amount_overflow: return "amount_overflow";
        case ErrorCode::no_schools: return "no_schools";
        case ErrorCode::bad_calendar: return "bad_calendar";
        case ErrorCode::too_many_rows: return "too_many_rows";
        case ErrorCode::would_change: return "would_change";
        case ErrorCode::bad_table: return "bad_table";
        case ErrorCode::unknown_table: return "unknown_table";
        case ErrorCode::other_ledger: return "other_ledger";
        case ErrorCode::unknown_value: return "unknown_value";
        case ErrorCode::bad_text: return "bad_text";
        case ErrorCode::unfit_builder: return "unfit_builder";
        case ErrorCode::unfit_parameter: return "unfit_parameter";
        case ErrorCode::missing_value: return "missing_value";
        case ErrorCode::bad_value: return "bad_value";
        case ErrorCode::bad_weights: return "bad_weights";
        case ErrorCode::unequal_columns: return "unequal_columns";
        case ErrorCode::too_few_values: return "too_few_values";
        case ErrorCode::not_defined: return "not_defined";
        case ErrorCode::not_in_ledger: return "not_in_ledger";
        case ErrorCode::unknown_school: return "unknown_school";
        case ErrorCode::ambiguous_name: return "ambiguous_name";
        case ErrorCode::unknown_record: return "unknown_record";
        case ErrorCode::bad_ledger: return "bad_ledger";
        case ErrorCode::bad_snapshot: return "bad_snapshot";
        case ErrorCode::bad_policy: return "bad_policy";
        case ErrorCode::bad_shape: return "bad_shape";
        case ErrorCode::unreadable: return "unreadable";
        case ErrorCode::unwritable: return "unwritable";
        case ErrorCode::missing_extra: return "missing_extra";
        case ErrorCode::interrupted: return "interrupted";
    }
    return {};
}

struct Error::Parts {
    ErrorCode code;
    std::string subject;
    std::string text;
    std::vector<Finding> findings{};
};

Error::Error(ErrorCode code, std::string subject, std::string_view hint) {
    std::string text = filled(sentence_of(code), subject);
    if (!hint.empty()) text.append("; ").append(printable(hint, most_said));
    parts_ = std::make_shared<const Parts>(Parts{code, std::move(subject), std::move(text)});
}

Error::Error(ErrorCode code, std::string subject, std::vector<Finding> findings) {
    std::string text = filled(sentence_of(code), subject) + text_of_findings(findings);
    parts_ = std::make_shared<const Parts>(Parts{code, std::move(subject), std::move(text), std::move(findings)});
}

ErrorCode Error::code() const noexcept { return parts_->code; }
const std::string& Error::subject() const noexcept { return parts_->subject; }
const std::vector<Finding>& Error::findings() const noexcept { return parts_->findings; }
const char* Error::what() const noexcept { return parts_->text.c_str(); }

}  // namespace jiedui
