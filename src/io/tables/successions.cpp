// SPDX-License-Identifier: Apache-2.0
// The table of successions: nothing in it is peculiar.
#include "io/record_reader.hpp"

namespace jiedui::detail {

template std::unique_ptr<TableReader> reader_of<Succession>(Reading&);

}  // namespace jiedui::detail
