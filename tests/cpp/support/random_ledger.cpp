// SPDX-License-Identifier: Apache-2.0
#include "support/random_ledger.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "jiedui/model/completeness.hpp"
#include "jiedui/model/ledger_builder.hpp"
#include "support/random_network.hpp"

namespace jiedui {
namespace {

/// Fills records field by field, by the type of the field.
class LedgerDrawer {
public:
    explicit LedgerDrawer(unsigned seed) : rng_{seed}, settings_{draw_settings()}, builder_{settings_} {}

    Ledger draw() {
        for (unsigned i = 0; i < 3; ++i) add_school(i);
        for (unsigned i = 0; i < 3; ++i) builder_.add(drawn_record<Teacher>("T" + std::to_string(i)), i + 1);
        add_rows<Support>();
        add_rows<Posting>();
        add_rows<Transfer>();
        add_rows<Need>();
        add_rows<Indicator>();
        for (unsigned i = 0; i < 2; ++i) builder_.add(drawn_record<Document>("D" + std::to_string(i)), i + 1);
        add_rows<Claim>();
        add_rows<Succession>();
        take_columns_away();
        return builder_.finish("drawn", Keep::all_or_nothing);
    }

private:
    unsigned number(unsigned n) { return below(rng_, n); }
    bool one_in(unsigned n) { return number(n) == 0; }
    template <class T, std::size_t N>
    const T& one_of(const std::array<T, N>& values) {
        return values[number(N)];
    }
    std::string odd_text() {
        static constexpr std::array<std::string_view, 18> texts{
            "plain",     "甲校",    "a, b",     "says \"hi\"", "\"",  "two\nlines", "cr\r\nlf", "=1+1",  "+86 10",
            "-1 and -2", "@school", "''quoted", "x  y",        "a;b", "a|b",        ",",        "007-a", "ＡＢ"};
        return std::string{one_of(texts)};
    }

    Settings draw_settings() {
        Settings settings;
        if (one_in(2)) settings.district = odd_text();
        if (one_in(3)) settings.calendar = Calendar{{8, 15}, {3, 1}};
        if (one_in(2)) settings.complete.push_back({"supports", settings.calendar.span_of("2003/2004").period()});
        if (one_in(3)) settings.complete.push_back({"postings", {*Day::find(2001, 9, 1), Day::running()}});
        if (one_in(3)) detail::add_gaps(settings, "postings", {{*Day::find(2003, 9, 1), *Day::find(2004, 2, 1)}});
        if (one_in(4)) detail::add_gaps(settings, "teachers", {{Day::first(), Day::last() + 1}});
        if (one_in(4)) detail::add_gaps(settings, "postings", {{*Day::find(2009, 9, 1), Day::last() + 1}});
        return settings;
    }

    Span span() {
        static constexpr std::array<std::string_view, 7> texts{"2003-09-01", "2003-09",    "2003-autumn", "2004-spring",
                                                               "2003/2004",  "0001-01-01", "2003-12-31"};
        return one_in(4) ? Span{} : settings_.calendar.span_of(one_of(texts));
    }

    // Each draws a value of its type, unknown ones too where there are such.
    void put(Span& span_of_record) { span_of_record = span(); }
    void put(LastDay& day) {
        static constexpr std::array<std::string_view, 4> texts{"2004-08-31", "2010-06", "9999-12-31", "2009/2010"};
        day = one_in(3)   ? LastDay{}
              : one_in(2) ? LastDay::running()
                          : LastDay{settings_.calendar.span_of(one_of(texts))};
    }
    void put(bool& yes) { yes = one_in(2); }
    void put(std::uint32_t& count) { count = one_of(std::array{0U, 1U, 35U, 4'294'967'294U}); }
    void put(double& degrees) { degrees = one_of(std::array{0.1, -90.0, 31.123456789012345, 1e-7}); }
    void put(Thousandths& amount) {
        amount.value = one_of(std::array<std::int64_t, 6>{0, 1, -500, 12'500, largest_number.value, -1'000'250});
    }
    void put(std::string& text) { text = odd_text(); }
    void put(TextList& list) {
        for (unsigned i = number(3); i > 0; --i)
            list.items.emplace_back(one_of(std::array{"North School", "一中", "a, b"}));
    }
    void put(RefTo<School>& ref) { ref.id = "S" + std::to_string(number(3)); }
    void put(RefTo<Teacher>& ref) { ref.id = "T" + std::to_string(number(3)); }
    void put(RefTo<Document>& ref) { ref.id = "D" + std::to_string(number(2)); }
    template <closed_list Enum>
    void put(Enum& value) {
        value = static_cast<Enum>(number(static_cast<unsigned>(ClosedList<Enum>::words.size())));
    }
    template <class T>
    void put(std::optional<T>& value) {
        if (one_in(3)) return;
        value.emplace();
        put(*value);
    }

    template <class Record>
    Record drawn_record(std::string id) {
        Record record;
        each_column<Record>([&](auto, const auto& column) { put(record.*column.member); });
        if constexpr (requires { record.id; }) record.id = std::move(id);
        if constexpr (requires { record.unit; })
            record.unit =
                one_of(std::array<std::optional<std::string>, 4>{std::nullopt, "yuan", "persons", "boxes, 2"});
        if constexpr (requires { record.share; }) record.share = Thousandths{250};
        if constexpr (requires { record.part_of; }) record.part_of = {};
        if constexpr (requires { record.school_year; }) {
            record.school_year = settings_.calendar.span_of("2003/2004");
            record.stage = Stage::junior;
        }
        if constexpr (std::same_as<Record, Posting>)
            if (record.teacher && record.count) record.count = 1;
        if constexpr (std::same_as<Record, Document>) record.supports = {};
        if constexpr (std::same_as<Record, Claim>) record.amount = Thousandths{129'000};
        for (const std::string_view name : {"remark", "fact, \"1\"", "特色"})
            if (one_in(2)) record.attributes.emplace_back(name, odd_text());
        if (one_in(2) && record.attributes.size() > 1) std::swap(record.attributes[0], record.attributes[1]);
        return record;
    }
    void add_school(unsigned i) {
        School school = drawn_record<School>("S" + std::to_string(i));
        school.first_day = {};
        builder_.add(school, i + 1);
    }
    template <class Record>
    void add_rows() {
        for (unsigned i = number(4); i > 0; --i) {
            std::string id = one_in(2) ? std::string{} : "K " + std::to_string(i);
            builder_.add(drawn_record<Record>(std::move(id)), i);
        }
    }

    /// Says of columns of which nothing is known, and of the rest of empty tables, that the ledger never had them.
    void take_columns_away() {
        const bool takes = one_in(2);
        each_table([&]<class Record>(std::vector<Record> Records::*) {
            Table<Record>& table = builder_.table<Record>();
            builder_.finish_table<Record>();  // to be read
            const bool is_needed = Record::table == "supports" || table.size() > 0;
            each_column<Record>([&]<class I>(I, const auto& column) {
                const auto& required = Record::required_columns;
                const bool is_required = std::ranges::find(required, column.name) != required.end();
                const bool is_wanted = is_needed && (is_required || !is_unknown<I::value>(table));
                if (takes && !is_wanted) table.mark_absent(I::value);
            });
        });
    }
    template <std::size_t I, class Record>
    [[nodiscard]] static bool is_unknown(const Table<Record>& table) {
        for (std::size_t row = 0; row < table.size(); ++row)
            if (table.template value<I>(row) != column_value<Record, I>{}) return false;
        return true;
    }

    std::mt19937 rng_;
    Settings settings_;
    LedgerBuilder builder_;
};

}  // namespace

Ledger random_ledger(unsigned seed) { return LedgerDrawer{seed}.draw(); }

}  // namespace jiedui
