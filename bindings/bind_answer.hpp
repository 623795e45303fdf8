// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Tables as Python gets them: the rows once as C++ keeps them, once as columns.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/base/finding.hpp"
#include "jiedui/frame/any_answer.hpp"
#include "jiedui/frame/findings_frame.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/frame/in_language.hpp"
#include "jiedui/frame/reading_frame.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/over.hpp"
#include "jiedui/model/record_ref.hpp"
#include "pybind.hpp"

namespace jiedui::bindings {

/// What a kind of column is called in Python.
[[nodiscard]] const char* name_of(FrameKind kind) noexcept;

/// These rows of a frame, in this order, with the words that they use.  @pre each is a row of `frame`.
[[nodiscard]] Frame taken(const Frame& frame, const std::vector<std::size_t>& rows);

/// Rows as columns, as Python gets them: a table of a ledger, an answer, findings, a difference.
class FrameView {
public:
    /// @param nouns where its columns are named in other languages: `answers/` and a question, or `columns/` and a table of the ledger.
    FrameView(std::string name, Frame frame, std::string nouns)
        : name_{std::move(name)}, frame_{std::move(frame)}, nouns_{std::move(nouns)} {}
    FrameView(const FrameView&) = delete;
    FrameView& operator=(const FrameView&) = delete;
    virtual ~FrameView() = default;

    [[nodiscard]] const std::string& name() const noexcept { return name_; }  ///< of the row's class
    [[nodiscard]] const Frame& frame() const noexcept { return frame_; }
    /// The same rows with names beside ids.
    [[nodiscard]] virtual Frame frame_with_names() const { return frame_; }
    /// The same rows with the names of columns, and the words of closed lists, in a language.
    [[nodiscard]] virtual Frame frame_in(Language language) const {
        return jiedui::in_language(frame_, nouns_, language);
    }
    /// Whether `jiedui.rows` has a class for the rows, called after `name`; else it is made from the columns.
    [[nodiscard]] virtual bool has_row_class() const noexcept { return false; }
    /// Whether the id that a row shows was made from its fields.
    [[nodiscard]] virtual bool is_id_made(std::size_t) const { return false; }
    /// The ledger in which ids have names; none if the rows come from no ledger.
    [[nodiscard]] virtual std::optional<Ledger> ledger() const { return std::nullopt; }
    [[nodiscard]] const std::string& nouns() const noexcept { return nouns_; }
    /// In which language columns and closed words are called.
    [[nodiscard]] virtual Language language() const noexcept { return Language::en; }

private:
    std::string name_;
    Frame frame_;
    std::string nouns_;
};

/// A table of a ledger, called after it.
class LedgerTable : public FrameView {
public:
    LedgerTable(const std::string& table, Frame frame, Ledger ledger)
        : FrameView{table, std::move(frame), "columns/" + table}, ledger_{std::move(ledger)} {}
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

/// Records of one kind, as the ledger's table shows them.
template <described Record>
class RecordsView final : public FrameView {
public:
    RecordsView(Ledger ledger, std::vector<std::uint32_t> rows)
        : FrameView{std::string{Record::table}, frame_of<Record>(ledger, rows),
                    "columns/" + std::string{Record::table}},
          ledger_{std::move(ledger)},
          rows_{std::move(rows)} {}
    [[nodiscard]] Frame frame_with_names() const override { return frame_of<Record>(ledger_, rows_, true); }
    [[nodiscard]] bool is_id_made(std::size_t row) const override {
        if constexpr (tie_record<Record>)
            return ledger_.template table<Record>().template get<&Record::id>(rows_[row]).empty();
        else
            return false;
    }
    [[nodiscard]] std::optional<Ledger> ledger() const override { return ledger_; }

private:
    Ledger ledger_;
    std::vector<std::uint32_t> rows_;
};

/// The records, those of one kind that stand side by side in one table.
[[nodiscard]] std::vector<std::shared_ptr<FrameView>> tables_of(const Ledger& ledger,
                                                                const std::vector<RecordRef>& records);

/// Another view in another language.
class LanguageView final : public FrameView {
public:
    LanguageView(std::shared_ptr<const FrameView> of, Language language)
        : FrameView{of->name(), of->frame_in(language), of->nouns()}, of_{std::move(of)}, language_{language} {}

    [[nodiscard]] Frame frame_with_names() const override {
        return in_language(of_->frame_with_names(), nouns(), language_);
    }
    [[nodiscard]] bool has_row_class() const noexcept override {
        return language_ == Language::en && of_->has_row_class();
    }
    [[nodiscard]] bool is_id_made(std::size_t row) const override { return of_->is_id_made(row); }
    [[nodiscard]] std::optional<Ledger> ledger() const override { return of_->ledger(); }
    [[nodiscard]] Language language() const noexcept override { return language_; }

private:
    std::shared_ptr<const FrameView> of_;
    Language language_;
};

/// Some rows of another view, in an order of their own.
class TakenView final : public FrameView {
public:
    /// @pre each of `rows` is one of `of`.
    TakenView(std::shared_ptr<const FrameView> of, std::vector<std::size_t> rows)
        : FrameView{of->name(), taken(of->frame(), rows), of->nouns()}, of_{std::move(of)}, rows_{std::move(rows)} {}

    [[nodiscard]] Frame frame_with_names() const override { return taken(of_->frame_with_names(), rows_); }
    [[nodiscard]] bool has_row_class() const noexcept override { return of_->has_row_class(); }
    [[nodiscard]] Frame frame_in(Language language) const override { return taken(of_->frame_in(language), rows_); }
    [[nodiscard]] bool is_id_made(std::size_t row) const override { return of_->is_id_made(rows_[row]); }
    [[nodiscard]] std::optional<Ledger> ledger() const override { return of_->ledger(); }
    [[nodiscard]] Language language() const noexcept override { return of_->language(); }

private:
    std::shared_ptr<const FrameView> of_;
    std::vector<std::size_t> rows_;
};

/// What is wrong or doubtful in a ledger, in one language.
class FindingsView final : public FrameView {
public:
    explicit FindingsView(std::vector<Finding> findings, Language language = Language::en)
        : FrameView{"findings", frame_of(findings, language), "answers/findings"},
          findings_{std::move(findings)},
          language_{language} {}

    [[nodiscard]] const std::vector<Finding>& findings() const noexcept { return findings_; }
    [[nodiscard]] Language language() const noexcept override { return language_; }

private:
    std::vector<Finding> findings_;
    Language language_;
};

/// What became of the columns of a ledger's sources.
class ReadingView final : public FrameView {
public:
    explicit ReadingView(const std::vector<ReadColumn>& reading)
        : FrameView{"reading", reading_frame(reading), "answers/reading"}, reading_{reading} {}
    [[nodiscard]] Frame frame_in(Language language) const override { return reading_frame(reading_, language); }

private:
    std::vector<ReadColumn> reading_;
};

/// An answer: of one slice, or of several periods as one; of these the rows' class is made from their columns.
class AnswerView final : public FrameView {
public:
    explicit AnswerView(std::unique_ptr<const AnyAnswer> answer)
        : FrameView{std::string{answer->question()}, answer->frame(false),
                    "answers/" + std::string{answer->question()}},
          answer_{std::move(answer)} {}
    [[nodiscard]] bool has_row_class() const noexcept override { return !answer_->is_over_periods(); }
    [[nodiscard]] Frame frame_with_names() const override { return answer_->frame(true); }
    [[nodiscard]] std::optional<Ledger> ledger() const override { return answer_->network().ledger(); }
    [[nodiscard]] const AnyAnswer& answer() const noexcept { return *answer_; }

private:
    std::unique_ptr<const AnyAnswer> answer_;
};

/// An answer as Python's class of answers.
[[nodiscard]] py::object to_python(const std::shared_ptr<AnswerView>& view);

/// A slice over several periods, and how a question of it is worked through.
struct PeriodsOf {
    SliceOver over;
    unsigned threads = 1;
    py::object progress = py::none();
};

}  // namespace jiedui::bindings
