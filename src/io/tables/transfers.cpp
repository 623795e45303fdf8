// SPDX-License-Identifier: Apache-2.0
// The table of transfers: what moved has a quantity in a unit, and a value in yuan.
#include <cstddef>
#include <optional>

#include "io/record_reader.hpp"

namespace jiedui::detail {
namespace {

class TransfersReader : public RecordReader<Transfer> {
public:
    explicit TransfersReader(Reading& reading) : RecordReader{reading} {
        shape().amount_column = "quantity";
        shape().value_column = "value_yuan";
    }

private:
    void prepare() override { value_place_ = header().find_column("value_yuan"); }

    /// A unit beside a value without a quantity is that of the value.
    void complete_record() override {
        if (units().has_amount(cells(), reading().common) || !units().is_said())
            note_unitless(value_place_, "value_yuan", record().value_yuan);
        complete_unit(record().quantity);
    }

    std::optional<std::size_t> value_place_;
};

}  // namespace

template <>
struct ReaderOf<Transfer> {
    using Type = TransfersReader;
};
template std::unique_ptr<TableReader> reader_of<Transfer>(Reading&);

}  // namespace jiedui::detail
