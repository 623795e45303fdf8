// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/cells.hpp"

namespace jiedui {

template class Cells<char>;
template class Cells<std::uint32_t>;
template class Cells<std::uint64_t>;

}  // namespace jiedui
