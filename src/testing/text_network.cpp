// SPDX-License-Identifier: Apache-2.0
#include "jiedui/testing/text_network.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include "base/immortal.hpp"
#include "io/settings_file.hpp"
#include "jiedui/model/ledger_builder.hpp"
#include "testing/text_reader.hpp"
#include "testing/text_words.hpp"

namespace jiedui::testing {
namespace {

using detail::Dictionary;
using detail::Meaning;

[[nodiscard]] const Dictionary& plain_dictionary() {
    static const jiedui::detail::Immortal<Dictionary> plain{jiedui::detail::SettingsFile{}};
    return plain.value;
}

[[nodiscard]] Meaning meaning_of(std::string_view text, const std::string& settings) {
    if (settings.empty()) return detail::read_text(text, plain_dictionary());
    FindingList list;
    const Dictionary dictionary{jiedui::detail::read_settings(settings, list)};
    const std::vector<Finding> findings = list.take();
    Meaning meaning = detail::read_text(text, dictionary);
    meaning.findings.insert(meaning.findings.begin(), findings.begin(), findings.end());
    return meaning;
}

/// How errors call the ledger of a text.
constexpr std::string_view of_a_text = "of a text";

[[nodiscard]] Meaning sound_meaning_of(std::string_view text) {
    Meaning meaning = meaning_of(text, {});
    if (!meaning.findings.empty())
        throw Error{ErrorCode::bad_ledger, std::string{of_a_text}, std::move(meaning.findings)};
    return meaning;
}

}  // namespace

Day day(int number) {
    if (number < Day::first().number() || number > Day::last().number())
        throw Error{ErrorCode::bad_day, "the day " + std::to_string(number) + " days after 1970-01-01"};
    return Day::from_number(number);
}
Period days(int first, int last) { return Period::inclusive(day(first), day(last)); }

Span span_in(std::string_view text) { return detail::DayReader{Calendar{}, text, text}.span(text); }
LastDay last_day_in(std::string_view text) { return detail::DayReader{Calendar{}, text, text}.last_day(text); }
Period period_in(std::string_view text) { return detail::DayReader{Calendar{}, text, text}.period(text); }

Ledger ledger_of(std::string_view text, const std::string& settings) {
    Meaning meaning = meaning_of(text, settings);
    LedgerBuilder builder{std::move(meaning.settings)};
    for (const Finding& each : meaning.findings) builder.add(each);
    each_table([&]<class Record>(std::vector<Record> Records::* member) {
        std::uint32_t row = 0;
        for (const Record& record : meaning.records.*member) {
            ++row;
            builder.add(record, row, meaning.is_sound(Record::table, row));
        }
    });
    return builder.finish(of_a_text, Keep::all_or_nothing);
}
Network network_of(std::string_view text, const std::string& settings) { return Network{ledger_of(text, settings)}; }

Records records_of(std::string_view text) { return sound_meaning_of(text).records; }
Settings settings_of(std::string_view text) { return sound_meaning_of(text).settings; }

}  // namespace jiedui::testing
