// SPDX-License-Identifier: Apache-2.0
#include "io/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

#include "io/byte_search.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/text.hpp"

namespace jiedui::detail {
namespace {

[[nodiscard]] bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }

/// The first byte that is not ASCII, or `end`.
[[nodiscard]] const char* find_not_ascii(const char* at, const char* end) noexcept {
    while (end - at >= 8 && (eight_bytes(at) & highs) == 0) at += 8;
    return std::find_if_not(at, end, is_ascii);
}

/// The first run of bytes outside ASCII that is no UTF-8; where it begins, or the end of `bytes`.
[[nodiscard]] std::size_t find_not_utf8(std::string_view bytes) noexcept {
    const char* const start = std::to_address(bytes.begin());
    const char* const end = std::to_address(bytes.end());
    for (const char* at = find_not_ascii(start, end); at != end; at = find_not_ascii(at, end)) {
        const char* const run_end = std::find_if(at, end, is_ascii);
        if (!is_utf8(between(at, run_end))) return static_cast<std::size_t>(at - start);
        at = run_end;
    }
    return bytes.size();
}

[[nodiscard]] std::uint32_t line_at(std::string_view bytes, std::size_t place) noexcept {
    return 1 + line_breaks(bytes.substr(0, place));
}

/// Whether a line is UTF-8 with a character of three bytes or more, as Chinese has them: two bytes alone may be
/// GB18030 by chance.
[[nodiscard]] bool is_chinese_utf8(std::string_view line) noexcept {
    const bool has_long = std::ranges::any_of(line, [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
    return has_long && is_utf8(line);
}

/// The number of the first line of that kind; nothing if there is none.
[[nodiscard]] std::optional<std::uint32_t> find_utf8_line(std::string_view bytes) noexcept {
    std::uint32_t line = 1;
    for (std::size_t start = 0; start < bytes.size(); ++line) {
        const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
        if (is_chinese_utf8(bytes.substr(start, end - start))) return line;
        start = end + 1;
    }
    return std::nullopt;
}

/// A conversion of the C library.
class Converter {
public:
    explicit Converter(const char* encoding) : state_{::iconv_open("UTF-8", encoding)} {
        if (!is_open())
            throw Error{ErrorCode::unreadable, encoding, "the C library of this machine cannot convert this encoding"};
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() { ::iconv_close(state_); }

    /// Adds `bytes` in UTF-8 to `text`.  @return how many were converted: all, unless one is bad.
    [[nodiscard]] std::size_t convert(std::string_view bytes, std::string& text) const {
        std::string source{bytes.substr(0, chunk)};  // iconv does not promise to leave its source alone
        std::size_t done = 0;
        std::string out(2 * chunk, '\0');  // no encoding read here grows more
        while (done < bytes.size()) {
            source.assign(bytes.substr(done, chunk));
            char* from = source.data();
            std::size_t from_left = source.size();
            char* to = out.data();
            std::size_t to_left = out.size();
            (void)::iconv(state_, &from, &from_left, &to, &to_left);
            text.append(out.data(), out.size() - to_left);
            const std::size_t taken = source.size() - from_left;
            if (taken == 0) break;
            done += taken;
        }
        return done;
    }

private:
    static constexpr std::size_t chunk = 1U << 16U;
    [[nodiscard]] bool is_open() const noexcept {
        return state_ != reinterpret_cast<::iconv_t>(-1);  // NOLINT(*-reinterpret-cast, *-int-to-ptr)
    }
    ::iconv_t state_;
};

[[nodiscard]] std::variant<Decoded, Undecodable> converted(std::string_view bytes, const char* name,
                                                           Encoding encoding) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 2);
    const std::size_t done = Converter{name}.convert(bytes, text);
    if (done != bytes.size()) return Undecodable{FindingCode::bad_encoding, line_at(text, text.size())};
    if (const std::size_t nul = text.find('\0'); nul != std::string::npos)
        return Undecodable{FindingCode::nul_byte, line_at(text, nul)};
    return Decoded{std::move(text), encoding};
}

}  // namespace

std::variant<Decoded, Undecodable> decode(std::string bytes) {
    const std::string_view all{bytes};
    if (all.starts_with("\xFF\xFE")) return converted(all.substr(2), "UTF-16LE", Encoding::utf16);
    if (all.starts_with("\xFE\xFF")) return converted(all.substr(2), "UTF-16BE", Encoding::utf16);
    if (const std::size_t nul = all.find('\0'); nul != std::string_view::npos)
        return Undecodable{FindingCode::nul_byte, line_at(all, nul)};
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    const bool is_marked = all.starts_with(mark);
    const std::size_t bad = find_not_utf8(all);
    if (bad == all.size()) {
        if (is_marked) bytes.erase(0, mark.size());
        return Decoded{std::move(bytes), is_marked ? Encoding::utf8_with_mark : Encoding::utf8};
    }
    if (is_marked) return Undecodable{FindingCode::bad_encoding, line_at(all, bad)};
    if (find_utf8_line(all)) return Undecodable{FindingCode::mixed_encoding, line_at(all, bad)};
    return converted(all, "GB18030", Encoding::gb18030);
}

}  // namespace jiedui::detail
