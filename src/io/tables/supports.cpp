// SPDX-License-Identifier: Apache-2.0
// The table of supports: a cell may hold several channels, which are as many supports.
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "io/record_reader.hpp"

namespace jiedui::detail {
namespace {

class SupportsReader : public RecordReader<Support> {
public:
    explicit SupportsReader(Reading& reading) : RecordReader{reading} {
        shape().amount_column = "amount";
        shape().is_end_expected = true;
    }

private:
    /// A channel cell may hold several, which are kept.
    [[nodiscard]] bool is_readable(const Field& field, std::string_view cell) override {
        if (header().cells[field.place].name != "channel") return false;
        std::set<Channel> channels;
        for (const std::string& part : parts_of(cell, *field.rules.separators)) {
            const auto code = find_code(part, field.rules);
            if (!code) return false;
            channels.insert(static_cast<Channel>(*code));
        }
        channels_.assign(channels.begin(), channels.end());
        return !channels_.empty();
    }

    void complete_record() override {
        if (!record().unit && record().channel == Channel::funds)
            note_unitless(header().find_column("amount"), "amount", record().amount);
        complete_unit(record().amount);
    }

    /// One support a channel; an amount cannot be divided.
    void add_row(bool is_readable) override {
        const std::vector<Channel> channels = std::exchange(channels_, {});
        if (channels.empty()) return add_record(is_readable);
        Support support = record();
        if (support.amount) {
            report(FindingCode::undivided_amount, row(), header().cells[*header().find_column("amount")].text,
                   cell(*header().find_column("channel")));
            is_readable = false;
        }
        const std::string id = support.id;
        std::vector<std::string> ids;
        for (const Channel channel : channels) {
            support.channel = channel;
            if (!id.empty()) support.id = ids.emplace_back(id + "/" + std::string{word_of(channel)});
            add_record_of_row(support, is_readable);
        }
        if (!id.empty()) reading().divided.emplace(id, std::move(ids));
    }

    std::vector<Channel> channels_;  // of a row that holds several
};

}  // namespace

template <>
struct ReaderOf<Support> {
    using Type = SupportsReader;
};
template std::unique_ptr<TableReader> reader_of<Support>(Reading&);

}  // namespace jiedui::detail
