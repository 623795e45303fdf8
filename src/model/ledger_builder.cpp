// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/ledger_builder.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "model/checks/catalogue.hpp"
#include "model/checks/run.hpp"
#include "model/draft.hpp"

namespace jiedui {
namespace {

/// Whether a ledger without the row would be rid of the finding.
[[nodiscard]] bool is_of_one_row(const Finding& finding) noexcept {
    const bool is_of_table = finding.code < FindingCode::row_length && finding.code != FindingCode::misplaced_quote;
    return finding.row > 0 && !is_of_table;
}

[[nodiscard]] bool is_refused(const std::vector<Finding>& findings, Keep keep) {
    return std::ranges::any_of(findings, [&](const Finding& each) {
        return each.severity() == Severity::error && (keep == Keep::all_or_nothing || !is_of_one_row(each));
    });
}

}  // namespace

LedgerBuilder::LedgerBuilder(Settings settings, Naming naming)
    : naming_{naming}, draft_{std::make_unique<detail::Draft>(std::move(settings), naming)} {}
LedgerBuilder::LedgerBuilder(const Ledger& origin) : draft_{std::make_unique<detail::Draft>(origin)} {}
LedgerBuilder::LedgerBuilder(LedgerBuilder&&) noexcept = default;
LedgerBuilder& LedgerBuilder::operator=(LedgerBuilder&&) noexcept = default;
LedgerBuilder::~LedgerBuilder() = default;

detail::Draft& LedgerBuilder::draft() {
    if (!draft_) throw Error{ErrorCode::unfit_builder, "it has made its ledger, or was moved from"};
    return *draft_;
}

std::span<const FindingCode> LedgerBuilder::codes() noexcept { return detail::Catalogue::codes; }

void LedgerBuilder::take_all() {
    const Ledger& origin = draft().origin_or_throw();
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        if (std::is_same_v<Record, Teacher> && !origin.are_teachers_listed()) return;
        for (std::uint32_t row = 0; row < origin.table<Record>().size(); ++row) take<Record>(row);
    });
}

void LedgerBuilder::add(Finding finding) { draft().add({}, std::move(finding), {}); }

void LedgerBuilder::add(const std::string& cause, Finding finding, const std::function<Phrase()>& expected) {
    draft().add(cause, std::move(finding), expected);
}

void LedgerBuilder::add(Source source) {
    if (!draft().origin) draft().store->sources.push_back(std::move(source));
}

void LedgerBuilder::add(ReadColumn column) {
    if (!draft().origin) draft().store->reading.push_back(std::move(column));
}

void LedgerBuilder::describe_teachers(const Table<Teacher>& teachers) { draft().describe_teachers(teachers); }

void LedgerBuilder::leave_teachers_to_postings() { draft().leave_teachers_to_postings(); }

Ledger LedgerBuilder::finish(std::string_view source, Keep keep, const Watch& watch) {
    std::ignore = draft();
    const std::unique_ptr<detail::Draft> whole = std::move(draft_);  // gone also if the ledger is refused
    detail::Draft& draft = *whole;
    constexpr int parts = 5;  // in which the checks are told to the watch
    const auto report = [&](int done) { watch.report({.step = "checks", .share = static_cast<double>(done) / parts}); };
    report(0);
    each_table([&]<class Record>(std::vector<Record> Records::*) { detail::DraftTable<Record>::finish(draft); });
    check_settings(draft);
    check_texts(draft);
    draft.resolve_names();
    report(1);
    check_references(draft);
    report(2);
    draft.count_rows();
    if (keep == Keep::valid) draft.drop_bad();
    draft.note_gaps();
    draft.name_teachers();
    report(3);
    draft.order_and_resolve();
    report(4);
    check_ledger(draft);
    draft.count_not_ties();
    std::vector<Finding> findings = draft.take_findings();
    report(parts);
    if (is_refused(findings, keep)) throw Error{ErrorCode::bad_ledger, std::string{source}, std::move(findings)};
    draft.store->findings = std::move(findings);
    return Ledger{std::shared_ptr<const detail::LedgerStore>{std::move(draft.store)}};
}

}  // namespace jiedui
