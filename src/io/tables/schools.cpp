// SPDX-License-Identifier: Apache-2.0
// The table of schools: no ledger is without it.
#include "io/record_reader.hpp"

namespace jiedui::detail {
namespace {

class SchoolsReader : public RecordReader<School> {
public:
    using RecordReader::RecordReader;

    /// Ids of schools are no findings of their own where no table lists schools.
    void miss() override {
        RecordReader::miss();
        mark_unreadable();
    }
};

}  // namespace

template <>
struct ReaderOf<School> {
    using Type = SchoolsReader;
};
template std::unique_ptr<TableReader> reader_of<School>(Reading&);

}  // namespace jiedui::detail
