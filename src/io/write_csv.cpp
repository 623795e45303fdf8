// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/write_csv.hpp"

#include "jiedui/io/new_place.hpp"

namespace jiedui {

void write_csv(const Frame& frame, const std::filesystem::path& path, CsvFor reader) {
    NewPlace place = NewPlace::file(path, Existing::replace);
    place.write(csv_of(frame, reader));
    place.put();
}

}  // namespace jiedui
