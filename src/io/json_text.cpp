// SPDX-License-Identifier: Apache-2.0
#include "io/json_text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <variant>

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
    return {FindingCode::bad_setting,
            std::string{file},
            line_of(bytes, place),
            "",
            "'" + shown(trimmed(line)) + "'",
            phrase("JSON: one object, texts in double quotes, a comma between members")};
}

/// Sees what a parsed value no longer shows: keys that stand twice in an object, and a depth that nobody means.
class JsonWatch {
public:
    JsonWatch(std::string_view file, std::vector<Finding>& findings) : file_{file}, findings_{findings} {}

    /// Whether to keep what was just read at `depth`.
    [[nodiscard]] bool keep(int depth, json::parse_event_t event, const json& parsed) {
        const auto level = static_cast<std::size_t>(depth);
        if (event == json::parse_event_t::object_start) keys_.assign_level(level + 1);
        if (event == json::parse_event_t::key && !keys_.add(level, parsed.get<std::string>()))
            complain(in_quotes(parsed.get<std::string>()), phrase("each key once in an object"));
        if (depth < deepest) return true;
        if (!std::exchange(is_too_deep_, true))
            complain("…[[[", phrase("at most {0} levels", {std::to_string(deepest)}));
        return false;
    }

private:
    static constexpr int deepest = 32;
    /// The keys of the objects that are open, by depth.
    struct Keys {
        std::vector<std::set<std::string>> levels{};
        void assign_level(std::size_t level) {
            levels.resize(level + 1);
            levels[level].clear();
        }
        [[nodiscard]] bool add(std::size_t level, const std::string& key) {
            return level >= levels.size() || levels[level].insert(key).second;
        }
    };
    void complain(const std::string& value, const Phrase& expected) {
        findings_.push_back({FindingCode::bad_setting, std::string{file_}, 0, "", shown(value), expected});
    }
    std::string_view file_;
    std::vector<Finding>& findings_;
    Keys keys_;
    bool is_too_deep_ = false;
};

}  // namespace

std::optional<json> parse_json(std::string bytes, std::string_view file, std::vector<Finding>& findings) {
    const auto decoded = decode(std::move(bytes));
    if (const auto* const fault = std::get_if<Undecodable>(&decoded)) {
        findings.push_back({fault->code, std::string{file}, fault->line, "", "", {}});
        return std::nullopt;
    }
    const std::string& text = std::get<Decoded>(decoded).text;
    try {
        JsonWatch watch{file, findings};
        const auto keep = [&](int depth, json::parse_event_t event, const json& parsed) {
            return watch.keep(depth, event, parsed);
        };
        return json::parse(text, keep, true, true);
    } catch (const json::parse_error& error) {
        findings.push_back(not_json(file, text, error.byte == 0 ? 0 : error.byte - 1));
        return std::nullopt;
    }
}

}  // namespace jiedui::detail
