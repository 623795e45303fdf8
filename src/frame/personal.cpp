// SPDX-License-Identifier: Apache-2.0
#include "jiedui/frame/personal.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/folded_header.hpp"
#include "base/immortal.hpp"

namespace jiedui {
namespace {

constexpr std::array<std::string_view, 30> words{"identity_number",
                                                 "phone",
                                                 "home_address",
                                                 "contact",
                                                 "身份证",
                                                 "身份号码",
                                                 "证件号",
                                                 "护照",
                                                 "电话",
                                                 "手机",
                                                 "联系方式",
                                                 "联系人",
                                                 "住址",
                                                 "家庭地址",
                                                 "邮箱",
                                                 "微信",
                                                 "qq",
                                                 "银行卡",
                                                 "银行账号",
                                                 "社保号",
                                                 "id card",
                                                 "passport",
                                                 "identity card",
                                                 "identity no",
                                                 "mobile",
                                                 "email",
                                                 "home address",
                                                 "bank card",
                                                 "wechat",
                                                 "bank account"};

[[nodiscard]] std::vector<std::string> folded_words() {
    std::vector<std::string> folded;
    for (const std::string_view word : words) folded.push_back(detail::folded_header(word));
    return folded;
}

}  // namespace

bool is_personal(std::string_view attribute) {
    static const detail::Immortal<std::vector<std::string>> personal{folded_words()};
    const std::string folded = detail::folded_header(attribute);
    return std::ranges::any_of(personal.value,
                               [&](const std::string& word) { return folded.find(word) != std::string::npos; });
}

}  // namespace jiedui
