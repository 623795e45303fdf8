// SPDX-License-Identifier: Apache-2.0
// The table of claims: a figure counts in a unit.
#include "io/record_reader.hpp"

namespace jiedui::detail {
namespace {

class ClaimsReader : public RecordReader<Claim> {
public:
    explicit ClaimsReader(Reading& reading) : RecordReader{reading} { shape().amount_column = "amount"; }

private:
    void complete_record() override { complete_unit(record().amount); }
};

}  // namespace

template <>
struct ReaderOf<Claim> {
    using Type = ClaimsReader;
};
template std::unique_ptr<TableReader> reader_of<Claim>(Reading&);

}  // namespace jiedui::detail
