// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Answers of every question as one Python class: the rows once as C++ keeps them, once as columns.

#include <concepts>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/base/finding.hpp"
#include "jiedui/io/findings_frame.hpp"
#include "jiedui/io/frame.hpp"
#include "jiedui/io/published.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/over.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {

/// Rows as columns, seen from Python: a table of a ledger, or an answer.
class FrameView {
public:
    FrameView(std::string name, Frame frame) : name_{std::move(name)}, frame_{std::move(frame)} {}
    FrameView(const FrameView&) = delete;
    FrameView& operator=(const FrameView&) = delete;
    virtual ~FrameView() = default;

    [[nodiscard]] const std::string& name() const noexcept { return name_; }  ///< of the row's class
    [[nodiscard]] const Frame& frame() const noexcept { return frame_; }
    /// The same rows with names beside ids.
    [[nodiscard]] virtual Frame frame_with_names() const { return frame_; }
    /// Whether `jiedui.rows` has a class for the rows, called after `name`; else it is made from the columns.
    [[nodiscard]] virtual bool has_row_class() const noexcept { return false; }
    /// Whether the id that a row shows was made from its fields.
    [[nodiscard]] virtual bool is_id_made(std::size_t) const { return false; }

private:
    std::string name_;
    Frame frame_;
};

/// A table of a ledger, called after it.
class LedgerTable : public FrameView {
public:
    LedgerTable(std::string table, Frame frame, Ledger ledger)
        : FrameView{std::move(table), std::move(frame)}, ledger_{std::move(ledger)} {}
    [[nodiscard]] const Ledger& ledger() const noexcept { return ledger_; }

private:
    Ledger ledger_;
};
template <described Record>
class TableOf final : public LedgerTable {
public:
    explicit TableOf(const Ledger& ledger)
        : LedgerTable{std::string{Record::table}, frame_of<Record>(ledger), ledger} {}
    [[nodiscard]] Frame frame_with_names() const override { return frame_of<Record>(ledger(), true); }
    [[nodiscard]] bool is_id_made(std::size_t row) const override {
        if constexpr (tie_record<Record>)
            return ledger().template table<Record>().template get<&Record::id>(static_cast<std::uint32_t>(row)).empty();
        else
            return false;
    }
};

/// What is wrong or doubtful in a ledger, in one language.
class FindingsView final : public FrameView {
public:
    explicit FindingsView(std::vector<Finding> findings, Language language = Language::en)
        : FrameView{"findings", frame_of(findings, language)}, findings_{std::move(findings)}, language_{language} {}

    [[nodiscard]] const std::vector<Finding>& findings() const noexcept { return findings_; }
    [[nodiscard]] Language language() const noexcept { return language_; }

private:
    std::vector<Finding> findings_;
    Language language_;
};

/// What all answers can say, whatever their rows are.
class AnswerView : public FrameView {
public:
    using FrameView::FrameView;
    [[nodiscard]] virtual const Network& network() const noexcept = 0;
    [[nodiscard]] virtual std::vector<TieIndex> evidence(std::size_t row) const = 0;
    [[nodiscard]] virtual LeftOut left_out() const = 0;
    [[nodiscard]] virtual std::vector<TieIndex> left_out_ties(Standing reason) const = 0;
    [[nodiscard]] virtual std::vector<SchoolIndex> unknown_schools() const = 0;
    [[nodiscard]] virtual About about() const = 0;
    [[nodiscard]] virtual Frame published(const Publishing& how) const = 0;
};

template <row Row>
[[nodiscard]] const Network& network_of(const Answer<Row>& answer) noexcept {
    return answer.slice.network();
}
template <row Row>
[[nodiscard]] const Network& network_of(const AnswerOver<Row>& answer) noexcept {
    return answer.over.slice().network();
}

/// An Answer, or the answers of several periods as one: of these the rows' class is made from their columns.
template <class Kind>
class AnswerOf final : public AnswerView {
public:
    explicit AnswerOf(Kind answer)
        : AnswerView{std::string{Row::question}, frame_of(answer.rows, network_of(answer), false)},
          answer_{std::move(answer)} {}
    [[nodiscard]] bool has_row_class() const noexcept override { return std::same_as<Kind, Answer<Row>>; }
    [[nodiscard]] Frame frame_with_names() const override { return frame_of(answer_.rows, network(), true); }
    [[nodiscard]] const Network& network() const noexcept override { return network_of(answer_); }
    [[nodiscard]] std::vector<TieIndex> evidence(std::size_t row) const override { return answer_.evidence(row); }
    [[nodiscard]] LeftOut left_out() const override { return answer_.left_out(); }
    [[nodiscard]] std::vector<TieIndex> left_out_ties(Standing reason) const override {
        return answer_.left_out_ties(reason);
    }
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools() const override { return answer_.unknown_schools(); }
    [[nodiscard]] About about() const override { return answer_.about(); }
    [[nodiscard]] Frame published(const Publishing& how) const override { return jiedui::published(answer_, how); }
    [[nodiscard]] const Kind& answer() const noexcept { return answer_; }

private:
    using Row = decltype(Kind::rows)::value_type;
    Kind answer_;
};

/// An answer on its way to Python.
template <class Kind>
[[nodiscard]] std::shared_ptr<AnswerView> to_view(Kind answer) {
    return std::make_shared<AnswerOf<Kind>>(std::move(answer));
}

/// A slice over several periods, and how a question of it is worked through.
struct PeriodsOf {
    SliceOver over;
    unsigned threads = 1;
    py::object progress = py::none();
};

}  // namespace jiedui::bindings
