// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Share: a parameter of rules that is a part of a whole.

#include "jiedui/base/amount.hpp"
#include "jiedui/base/export.hpp"

namespace jiedui {

/// A part of a whole, from 0 to 1: a share of 0.1 is 10 %.
struct JIEDUI_API Share {
    Thousandths number{};
};

}  // namespace jiedui
