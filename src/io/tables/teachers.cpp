// SPDX-License-Identifier: Apache-2.0
// The table of teachers: it lists them, or says more of those that postings name, as ledger.json says.
#include "io/record_reader.hpp"

namespace jiedui::detail {
namespace {

class TeachersReader : public RecordReader<Teacher> {
public:
    using RecordReader::RecordReader;

    void end() override {
        if (!reading().settings.are_teachers_listed) reading().builder.leave_teachers_to_postings();
        RecordReader::end();
    }
};

}  // namespace

template <>
struct ReaderOf<Teacher> {
    using Type = TeachersReader;
};
template std::unique_ptr<TableReader> reader_of<Teacher>(Reading&);

}  // namespace jiedui::detail
