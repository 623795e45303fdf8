// SPDX-License-Identifier: Apache-2.0
#include "model/checks/run.hpp"

#include <algorithm>
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "jiedui/base/text.hpp"
#include "model/checks/catalogue.hpp"
#include "model/made_ids.hpp"

namespace jiedui::detail {
namespace {

/// Whether no check finds fault with a text.
[[nodiscard]] bool is_right(std::string_view text) {
    bool is_right = true;
    Catalogue::each([&]<class Check>(std::type_identity<Check>) {
        if constexpr (requires { Check::of_text(text); }) is_right = is_right && !Check::of_text(text);
    });
    return is_right;
}

/// Looks at the texts of one table.
template <class Record>
class TextsOf {
public:
    explicit TextsOf(Draft& draft) : draft_{draft}, rows_{draft.table<Record>()} {}

    void check() {
        each_column<Record>([&]<class I>(I, const auto& column) {
            const auto& store = rows_.template store<I::value>();
            using Store = std::remove_cvref_t<decltype(store)>;
            if constexpr (std::same_as<Store, TextStore>) check_each(column.name, store);
            if constexpr (std::same_as<Store, WordStore>) check_words(column.name, store);
            if constexpr (std::same_as<Store, RefStore>) check_words(column.name, store.words());
        });
        for (const AttributeColumn& each : rows_.attributes()) {
            check_words(as_utf8(each.name), each.words);
            if (BadText::of_text(each.name))
                draft_.found.add({BadText::code, std::string{Record::table}, 0, "", as_utf8(each.name), {}});
        }
    }

private:
    void check_each(std::string_view column, const TextStore& texts) {
        for (std::size_t row = 0; row < texts.size(); ++row)
            if (!texts[row].empty() && !is_right(texts[row])) report(row, column, texts[row]);
    }
    void check_words(std::string_view column, const WordStore& words) {
        std::vector<std::uint32_t> bad;
        for (std::uint32_t code = 0; code < words.words().size(); ++code)
            if (!is_right(words.words()[code])) bad.push_back(code);
        for (std::size_t row = 0; row < rows_.size() && !bad.empty(); ++row)
            if (std::ranges::binary_search(bad, words.code_of(row))) report(row, column, *words[row]);
    }
    void report(std::size_t row, std::string_view column, std::string_view text) {
        Catalogue::each([&]<class Check>(std::type_identity<Check>) {
            if constexpr (requires { Check::of_text(text); })
                if (const Faulty fault = Check::of_text(text))
                    draft_.report_cause<Check, Record>(cause_of({"bad text", Record::table, column, text}), row, column,
                                                       as_utf8(text), [&] { return fault->expected; });
        });
    }

    Draft& draft_;
    const Table<Record>& rows_;
};

}  // namespace

void check_settings(Draft& draft) {
    Catalogue::each([&]<class Check>(std::type_identity<Check>) {
        if constexpr (requires { Check::of_settings(draft); }) Check::of_settings(draft);
    });
}

void check_texts(Draft& draft) {
    each_table([&]<class Record>(std::vector<Record> Records::*) { TextsOf<Record>{draft}.check(); });
}

void check_references(Draft& draft) {
    draft.same_rows = number_made_ids(*draft.store);
    Catalogue::each([&]<class Check>(std::type_identity<Check>) {
        if constexpr (requires { Check::of_references(draft); }) Check::of_references(draft);
    });
}

void check_ledger(Draft& draft) {
    Catalogue::each([&]<class Check>(std::type_identity<Check>) {
        if constexpr (requires { Check::of_ledger(draft); }) Check::of_ledger(draft);
    });
}

}  // namespace jiedui::detail
