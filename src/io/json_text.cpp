// SPDX-License-Identifier: Apache-2.0
#include "io/json_text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "io/encoding.hpp"
#include "io/file_bytes.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

using nlohmann::json;

/// The line, from 1, on which byte `place` of `text` stands.
[[nodiscard]] std::uint32_t line_of(std::string_view text, std::size_t place) {
    return 1 + static_cast<std::uint32_t>(std::ranges::count(text.substr(0, place), '\n'));
}

[[nodiscard]] Finding not_json(std::string_view file, std::string_view bytes, std::size_t place) {
    bytes = bytes.substr(0, bytes.find_last_not_of(" \t\r\n") + 1);
    place = std::min(place, bytes.size());
    const std::size_t start = bytes.substr(0, place).rfind('\n') + 1;
    const std::string_view line = bytes.substr(start, bytes.find('\n', start) - start);
    return {FindingCode::bad_setting,         std::string{file},    line_of(bytes, place), "",
            "'" + shown(trimmed(line)) + "'", phrase("json_object")};
}

/// Reads a text without making values of it, and finds what a parsed value no longer shows: keys that stand twice in an
/// object, a depth that nobody means, and where the text is no JSON.
class JsonCheck : public nlohmann::json_sax<json> {
public:
    JsonCheck(std::string_view text, std::string_view file, FindingList& findings)
        : text_{text}, file_{file}, findings_{findings} {}

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(json::number_integer_t) override { return true; }
    bool number_unsigned(json::number_unsigned_t) override { return true; }
    bool number_float(json::number_float_t, const json::string_t&) override { return true; }
    bool string(json::string_t&) override { return true; }
    bool binary(json::binary_t&) override { return true; }
    bool start_object(std::size_t) override { return open(); }
    bool start_array(std::size_t) override { return open(); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(json::string_t& text) override {
        if (!keys_.back().insert(text).second)
            findings_.add(cause_of({"twice", file_}), finding_of(in_quotes(text)), [] { return phrase("key_once"); });
        return true;
    }
    bool parse_error(std::size_t place, const std::string& token, const json::exception& error) override {
        constexpr int too_large = 406;  // the library's number for one that no double holds
        if (error.id == too_large)
            complain(token, phrase("json_number"), line_of(text_, std::min(place, text_.size())));
        else
            findings_.add(not_json(file_, text_, place == 0 ? 0 : place - 1));
        return false;
    }

private:
    static constexpr std::size_t deepest = 32;

    bool open() {
        keys_.emplace_back();
        if (keys_.size() <= deepest) return true;
        complain("…[[[", phrase("levels_at_most", {std::to_string(deepest)}));
        return false;
    }
    bool close() {
        keys_.pop_back();
        return true;
    }
    void complain(const std::string& value, const Phrase& expected, std::uint32_t line = 0) {
        Finding finding = finding_of(value);
        finding.row = line;
        finding.expected = expected;
        findings_.add(std::move(finding));
    }
    [[nodiscard]] Finding finding_of(const std::string& value) const {
        return {FindingCode::bad_setting, std::string{file_}, 0, "", shown(value), {}};
    }

    std::string_view text_;
    std::string_view file_;
    FindingList& findings_;
    std::vector<std::set<std::string>> keys_;  // of the objects and lists that are open
};

}  // namespace

std::optional<json> parse_json(std::string bytes, std::string_view file, FindingList& findings) {
    const auto decoded = decode(std::move(bytes));
    if (const auto* const fault = std::get_if<Undecodable>(&decoded)) {
        findings.add({fault->code, std::string{file}, fault->line, "", "", {}});
        return std::nullopt;
    }
    const std::string& text = std::get<Decoded>(decoded).text;
    JsonCheck check{text, file, findings};
    if (!json::sax_parse(text, &check, json::input_format_t::json, true, true)) return std::nullopt;
    return json::parse(text, nullptr, true, true);
}

}  // namespace jiedui::detail
