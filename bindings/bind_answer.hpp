// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Tables as Python gets them: the rows once as C++ keeps them, once as columns.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/base/finding.hpp"
#include "jiedui/frame/any_answer.hpp"
#include "jiedui/frame/findings_frame.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/over.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {

/// What a kind of column is called in Python.
[[nodiscard]] const char* name_of(FrameKind kind) noexcept;

/// These rows of a frame, in this order, with the words that they use.  @pre each is a row of `frame`.
[[nodiscard]] Frame taken(const Frame& frame, const std::vector<std::size_t>& rows);

/// Rows as columns, as Python gets them: a table of a ledger, an answer, findings, a difference.
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
    /// The ledger in which ids have names; none if the rows come from no ledger.
    [[nodiscard]] virtual std::optional<Ledger> ledger() const { return std::nullopt; }

private:
    std::string name_;
    Frame frame_;
};

/// A table of a ledger, called after it.
class LedgerTable : public FrameView {
public:
    LedgerTable(std::string table, Frame frame, Ledger ledger)
        : FrameView{std::move(table), std::move(frame)}, ledger_{std::move(ledger)} {}
    [[nodiscard]] std::optional<Ledger> ledger() const override { return ledger_; }

protected:
    [[nodiscard]] const Ledger& of_ledger() const noexcept { return ledger_; }

private:
    Ledger ledger_;
};

template <described Record>
class TableOf final : public LedgerTable {
public:
    explicit TableOf(const Ledger& ledger)
        : LedgerTable{std::string{Record::table}, frame_of<Record>(ledger), ledger} {}
    [[nodiscard]] Frame frame_with_names() const override { return frame_of<Record>(of_ledger(), true); }
    [[nodiscard]] bool is_id_made(std::size_t row) const override {
        if constexpr (tie_record<Record>)
            return of_ledger()
                .template table<Record>()
                .template get<&Record::id>(static_cast<std::uint32_t>(row))
                .empty();
        else
            return false;
    }
};

/// Some rows of another view, in an order of their own.
class TakenView final : public FrameView {
public:
    /// @pre each of `rows` is one of `of`.
    TakenView(std::shared_ptr<const FrameView> of, std::vector<std::size_t> rows)
        : FrameView{of->name(), taken(of->frame(), rows)}, of_{std::move(of)}, rows_{std::move(rows)} {}

    [[nodiscard]] Frame frame_with_names() const override { return taken(of_->frame_with_names(), rows_); }
    [[nodiscard]] bool has_row_class() const noexcept override { return of_->has_row_class(); }
    [[nodiscard]] bool is_id_made(std::size_t row) const override { return of_->is_id_made(rows_[row]); }
    [[nodiscard]] std::optional<Ledger> ledger() const override { return of_->ledger(); }

private:
    std::shared_ptr<const FrameView> of_;
    std::vector<std::size_t> rows_;
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

/// An answer: of one slice, or of several periods as one; of these the rows' class is made from their columns.
class AnswerView final : public FrameView {
public:
    explicit AnswerView(std::unique_ptr<const AnyAnswer> answer)
        : FrameView{std::string{answer->question()}, answer->frame(false)}, answer_{std::move(answer)} {}
    [[nodiscard]] bool has_row_class() const noexcept override { return !answer_->is_over_periods(); }
    [[nodiscard]] Frame frame_with_names() const override { return answer_->frame(true); }
    [[nodiscard]] std::optional<Ledger> ledger() const override { return answer_->network().ledger(); }
    [[nodiscard]] const AnyAnswer& answer() const noexcept { return *answer_; }

private:
    std::unique_ptr<const AnyAnswer> answer_;
};

/// An answer as Python's class of answers.
[[nodiscard]] py::object to_python(std::shared_ptr<AnswerView> view);

/// A slice over several periods, and how a question of it is worked through.
struct PeriodsOf {
    SliceOver over;
    unsigned threads = 1;
    py::object progress = py::none();
};

}  // namespace jiedui::bindings
