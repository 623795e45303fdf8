// SPDX-License-Identifier: Apache-2.0
// The table of indicators: a sheet may have a column for each of them, and a ratio per pupil stands for a total.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/record_reader.hpp"

namespace jiedui::detail {
namespace {

/// The indicator that is money.
constexpr std::string_view equipment_value = "equipment_value";

class IndicatorsReader : public RecordReader<Indicator> {
public:
    explicit IndicatorsReader(Reading& reading) : RecordReader{reading} { shape().has_totals = true; }

private:
    /// A column of a sheet that holds the totals of one indicator.
    struct Total {
        std::size_t place = 0;
        CellRules rules{};
    };

    [[nodiscard]] bool is_said_otherwise(std::string_view column) const override {
        const bool is_of_totals = column == "indicator" || column == "amount";
        return is_of_totals ? header().has(HeaderCell::Use::total) : RecordReader::is_said_otherwise(column);
    }

    void prepare() override {
        for (std::size_t place = 0; place < header().cells.size(); ++place) {
            const HeaderCell& cell = header().cells[place];
            if (cell.use != HeaderCell::Use::total) continue;
            Total total{.place = place, .rules = rules_of<Thousandths>(Indicator::table, "amount", sources())};
            const auto& scales = units().units().scales;
            if (const auto scale = scales.find(cell.name); scale != scales.end()) total.rules.scale = scale->second;
            totals_.push_back(std::move(total));
        }
    }

    /// An empty stage is the whole school, so one that is not known cannot be said.
    [[nodiscard]] bool may_be_unknown(const Field& field, std::string_view cell) override {
        if (header().cells[field.place].name != "stage" || cell.empty())
            return RecordReader::may_be_unknown(field, cell);
        report(FindingCode::missing_value, row(), field.header, cell);
        return false;
    }

    void complete_record() override {
        if (record().indicator == equipment_value)
            note_unitless(header().find_column("amount"), "amount", record().amount);
    }

    void add_row(bool is_readable) override {
        if (!totals_.empty()) return add_totals(is_readable);
        const bool is_total = make_total(record());
        add_record(is_total && is_readable);
    }

    /// One indicator a column of totals that says something.
    void add_totals(bool is_readable) {
        for (const Total& total : totals_) {
            const HeaderCell& header_cell = header().cells[total.place];
            const std::string_view text = cell(total.place);
            if (text.empty()) {
                count(total.place, CellFate::empty);
                continue;
            }
            Indicator each = record();
            each.indicator = header_cell.name;
            const CellState state = read_cell(text, total.rules, each.amount);
            const bool is_bad = state == CellState::bad;
            count(total.place, is_bad                        ? CellFate::bad
                               : state == CellState::unknown ? CellFate::unknown
                                                             : CellFate::understood);
            if (is_bad) report(total.rules.fault, row(), header_cell.text, text, total.rules.expected);
            if (each.indicator == equipment_value) note_unitless(total.place, each.indicator, each.amount);
            add_record_of_row(each, is_readable && !is_bad);
        }
    }

    /// Turns a ratio per pupil into the total that it means, if that is exact; false if not.
    [[nodiscard]] bool make_total(Indicator& indicator) {
        const auto ratio = aliases().ratio_of(indicator.indicator);
        if (!ratio) return true;
        if (indicator.amount) {
            const auto total =
                indicator.pupils ? total_of(*indicator.amount, *indicator.pupils, ratio->pupils) : std::nullopt;
            if (!total) {
                report(FindingCode::per_pupil, row(), "indicator", indicator.indicator, ratio->indicator);
                return false;
            }
            indicator.amount = total;
        }
        indicator.indicator = ratio->indicator;
        return true;
    }

    std::vector<Total> totals_;
};

}  // namespace

template <>
struct ReaderOf<Indicator> {
    using Type = IndicatorsReader;
};
template std::unique_ptr<TableReader> reader_of<Indicator>(Reading&);

}  // namespace jiedui::detail
