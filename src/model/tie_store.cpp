// SPDX-License-Identifier: Apache-2.0
#include "jiedui/detail/model/tie_store.hpp"

namespace jiedui {

template class Cells<Day>;
template class Cells<TieMark>;

}  // namespace jiedui
