// SPDX-License-Identifier: Apache-2.0
#include "io/aliases.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <concepts>
#include <nlohmann/json.hpp>

#include "base/immortal.hpp"
#include "io/aliases_data.hpp"
#include "io/json_place.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/base/text.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui::detail {

using nlohmann::json;

namespace {

/// The keys of an object, as a list to choose from.
[[nodiscard]] Phrase choice_of(const std::vector<std::string>& words) { return phrase("one_of", words); }

}  // namespace

/// Takes one table of aliases apart.
class AliasReader {
public:
    /// `is_ours`: the shipped words, which say what lists, columns and tokens there are.
    AliasReader(Aliases& aliases, const Complain& complain, bool is_ours)
        : aliases_{aliases}, complain_{complain}, is_ours_{is_ours} {}

    void read(const json& all, const std::string& place) {
        each_member(all, place, [&](const std::string& key, const json& value, const std::string& at) {
            if (key == "format") {
                if (value != 1) complain(at, value, phrase("the_number_one"));
            } else if (key == "sheets" || key == "sheet_words" || key == "every_table" || key == "attributes") {
                read_tokens(key, value, at, folded_header, key == "attributes");
            } else if (key == "general") {
                each_text(value, at, [&](const std::string& text) {
                    aliases_.lists_[key].try_emplace(folded_header(text), text);
                });
            } else if (key == "headers" || key == "likely") {
                read_lists(key, value, at, folded_header);
            } else if (key == "values") {
                read_lists(key, value, at, folded);
            } else if (key == "ambiguous") {
                read_meanings(key, value, at, folded_header);
            } else if (key == "clear_beside") {
                each_member(value, at, [&](const std::string& header, const json& beside, const std::string& inner) {
                    read_meanings(key + "/" + folded_header(header), beside, inner, folded_header);
                });
            } else if (key == "cells" || key == "rows") {
                read_cells(key + "/", value, at);
            } else if (key == "split") {
                read_separators(value, at);
            } else if (key == "units") {
                read_units(value, at);
            } else if (key == "per_pupil") {
                read_ratios(value, at);
            } else {
                complain_(place, in_quotes(key), choice_of(sections()));
            }
        });
    }

private:
    using Fold = std::string (*)(std::string_view);

    [[nodiscard]] static std::vector<std::string> sections() {
        return {"sheets",       "sheet_words", "headers", "likely", "every_table", "attributes", "general", "ambiguous",
                "clear_beside", "rows",        "cells",   "split",  "values",      "per_pupil",  "units"};
    }

    void complain(const std::string& place, const json& value, const Phrase& expected) const {
        complain_(place, value.dump(-1, ' ', false, json::error_handler_t::replace), expected);
    }

    /// Calls `visit(key, value, place)` for each member of an object.
    template <class Visit>
    void each_member(const json& object, const std::string& place, Visit&& visit) const {
        if (!object.is_object()) return complain(place, object, phrase("an_object"));
        for (const auto& [key, value] : object.items()) visit(key, value, below(place, key));
    }

    /// Calls `visit(text)` for each text of an array.
    template <class Visit>
    void each_text(const json& array, const std::string& place, Visit&& visit) const {
        if (!array.is_array()) return complain(place, array, phrase("list_of_texts"));
        for (std::size_t i = 0; i < array.size(); ++i) {
            if (array[i].is_string())
                visit(array[i].get_ref<const std::string&>());
            else
                complain(place + "/" + std::to_string(i), array[i], phrase("a_text"));
        }
    }

    /// A text stands for one thing in a list.
    void put(Meanings& list, const std::string& text, const std::string& meaning, const std::string& place) const {
        const auto [found, is_new] = list.try_emplace(text, meaning);
        if (!is_new && found->second != meaning)
            complain_(place, in_quotes(text), phrase("word_is_taken", {found->second}));
    }

    /// `token: [text, …]`.  Where a list is not open, a user's token is one of those there are.
    void read_tokens(const std::string& name, const json& tokens, const std::string& place, Fold fold, bool is_open) {
        Meanings& list = aliases_.lists_[name];
        const std::vector<std::string> known = known_tokens(name, list);
        each_member(tokens, place, [&](const std::string& token, const json& texts, const std::string& at) {
            if (!is_ours_ && !is_open && std::ranges::find(known, token) == known.end())
                return complain_(place, in_quotes(token), choice_of(known));
            put(list, fold(token), token, at);
            each_text(texts, at, [&](const std::string& text) { put(list, fold(text), token, at); });
        });
    }

    [[nodiscard]] std::vector<std::string> known_tokens(std::string_view name, const Meanings& list) const {
        std::vector<std::string> known;
        if (is_ours_) return known;
        if (name.starts_with("headers/"))
            for (const auto& [text, token] : aliases_.words("every_table")) known.push_back(token);
        for (const auto& [text, token] : list) known.push_back(token);
        std::ranges::sort(known);
        const auto repeated = std::ranges::unique(known);
        known.erase(repeated.begin(), repeated.end());
        return known;
    }

    void read_lists(const std::string& key, const json& lists, const std::string& place, Fold fold) {
        const std::vector<std::string> known = known_lists(key + "/");
        each_member(lists, place, [&](const std::string& name, const json& tokens, const std::string& at) {
            if (!is_ours_ && std::ranges::find(known, name) == known.end())
                return complain_(place, in_quotes(name), choice_of(known));
            read_tokens(key + "/" + name, tokens, at, fold, name == "subject" || name == "indicator");
        });
    }

    [[nodiscard]] std::vector<std::string> known_lists(const std::string& prefix) const {
        std::vector<std::string> known;
        for (const auto& [name, list] : aliases_.lists_)
            if (name.starts_with(prefix)) known.push_back(name.substr(prefix.size()));
        return known;
    }

    /// `text: what it means`.
    void read_meanings(const std::string& name, const json& meanings, const std::string& place, Fold fold) {
        each_member(meanings, place, [&](const std::string& text, const json& meaning, const std::string& at) {
            if (meaning.is_string())
                put(aliases_.lists_[name], fold(text), meaning.get<std::string>(), at);
            else
                complain(at, meaning, phrase("a_text"));
        });
    }

    void read_cells(const std::string& prefix, const json& cells, const std::string& place) {
        const std::vector<std::string> known = known_lists(prefix);
        each_member(cells, place, [&](const std::string& name, const json& texts, const std::string& at) {
            if (!is_ours_ && std::ranges::find(known, name) == known.end())
                return complain_(place, in_quotes(name), choice_of(known));
            Meanings& list = aliases_.lists_[prefix + name];
            each_text(texts, at, [&](const std::string& text) { put(list, folded(text), name, at); });
        });
    }

    void read_separators(const json& columns, const std::string& place) {
        each_member(columns, place, [&](const std::string& column, const json& texts, const std::string& at) {
            const auto known = aliases_.separators_.find(column);
            if (!is_ours_ && known == aliases_.separators_.end())
                return complain_(place, in_quotes(column), phrase("column_that_is_split"));
            std::vector<std::string>& all = aliases_.separators_[column];
            each_text(texts, at, [&](const std::string& text) {
                if (text.empty()) return complain_(at, "''", phrase("a_text"));
                all.push_back(text);
            });
        });
    }

    /// `[{"indicator": token, "base": pupils, "names": [text, …]}, …]`.
    void read_ratios(const json& ratios, const std::string& place) {
        if (!ratios.is_array()) return complain(place, ratios, phrase("list_of_ratios"));
        for (std::size_t i = 0; i < ratios.size(); ++i) {
            const json& each = ratios[i];
            const std::string at = place + "/" + std::to_string(i);
            const auto member = [&](const char* key) { return each.is_object() ? each.value(key, json{}) : json{}; };
            const json base = member("base");
            if (!member("indicator").is_string() || !base.is_number_integer() || base < 1 || base > 1'000'000)
                return complain(
                    at, each,
                    phrase("for_example", {R"({"indicator": "books", "base": 1, "names": ["生均图书册数"]})"}));
            const Ratio ratio{member("indicator").get<std::string>(), base.get<std::int64_t>()};
            each_text(member("names"), at + "/names",
                      [&](const std::string& name) { aliases_.ratios_.insert_or_assign(folded(name), ratio); });
        }
    }

    void read_units(const json& units, const std::string& place) {
        each_member(units, place, [&](const std::string& key, const json& value, const std::string& at) {
            if (key == "money") {
                read_money(value, at);
            } else if (key == "people") {
                read_tokens("units/people", value, at, folded, true);
            } else if (key == "degrees") {
                read_tokens("units/degrees", value, at, folded, true);
            } else if (key == "goods") {
                read_goods(value, at);
            } else if (key == "of_headers") {
                read_meanings("units/of_headers", value, at, folded_header);
            } else if (key == "area") {
                read_area(value, at);
            } else {
                complain_(place, in_quotes(key),
                          choice_of({"money", "people", "degrees", "area", "goods", "of_headers"}));
            }
        });
    }

    void read_money(const json& units, const std::string& place) {
        each_member(units, place, [&](const std::string& unit, const json& yuan, const std::string& at) {
            const bool is_factor = yuan.is_number_integer() && yuan > 0 && yuan <= std::int64_t{1'000'000'000'000};
            if (!is_factor) return complain(at, yuan, phrase("yuan_above_0"));
            put(aliases_.lists_["units/money"], folded(unit), std::to_string(yuan.get<std::int64_t>()), at);
        });
    }

    /// Only square metres themselves are exact; in any other unit of area numbers are not read.
    void read_area(const json& units, const std::string& place) {
        each_member(units, place, [&](const std::string& unit, const json& square_metres, const std::string& at) {
            if (!square_metres.is_number()) return complain(at, square_metres, phrase("square_metres"));
            if (square_metres == 1) put(aliases_.lists_["units/square_metres"], folded(unit), "m2", at);
        });
    }

    void read_goods(const json& goods, const std::string& place) {
        each_member(goods, place, [&](const std::string& key, const json& texts, const std::string& at) {
            if (key != "tokens") return complain_(place, in_quotes(key), choice_of({"tokens"}));
            each_text(texts, at,
                      [&](const std::string& text) { put(aliases_.lists_["units/goods"], folded(text), text, at); });
        });
    }

    Aliases& aliases_;
    const Complain& complain_;
    bool is_ours_;
};

Aliases::Aliases() : Aliases{Unread{}} {
    static const Immortal<Aliases> built_in{read()};  // once: a test of many small ledgers would do little else
    *this = built_in.value;
}

Aliases Aliases::read() {
    Aliases aliases{Unread{}};
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        Meanings& list = aliases.lists_["headers/" + std::string{Record::table}];
        each_column<Record>([&]<class I>(I, const auto& column) {
            list.emplace(folded_header(column.name), column.name);
            if constexpr (std::derived_from<column_value<Record, I::value>, Span>)  // as frames call its text
                list.emplace(folded_header(std::string{column.name} + "_text"), column.name);
        });
    });
    const Complain none = [](const auto&, const auto&, const auto&) {};  // a test sees to it that there is nothing
    AliasReader{aliases, none, true}.read(json::parse(aliases_json, nullptr, true, true), "");
    return aliases;
}

void Aliases::add(const json& words, const std::string& place, const Complain& complain) {
    AliasReader{*this, complain, false}.read(words, place);
}

const std::string* Aliases::find(std::string_view list, std::string_view text) const {
    const Meanings& all = words(list);
    const auto found = all.find(text);
    return found == all.end() ? nullptr : &found->second;
}

const Meanings& Aliases::words(std::string_view list) const {
    static const Immortal<Meanings> none;
    const auto found = lists_.find(list);
    return found == lists_.end() ? none.value : found->second;
}

const std::vector<std::string>& Aliases::separators(std::string_view column) const {
    static const Immortal<std::vector<std::string>> none;
    const auto found = separators_.find(column);
    return found == separators_.end() ? none.value : found->second;
}

std::optional<Ratio> Aliases::ratio_of(std::string_view name) const {
    const auto found = ratios_.find(folded(name));
    return found == ratios_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::int64_t> Aliases::yuan_in(std::string_view unit) const {
    const std::string* const text = find("units/money", folded(unit));
    if (text == nullptr) return std::nullopt;
    std::int64_t yuan = 0;
    std::from_chars(text->data(), text->data() + text->size(), yuan);
    return yuan;
}

}  // namespace jiedui::detail
