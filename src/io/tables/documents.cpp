// SPDX-License-Identifier: Apache-2.0
// The table of documents: one that names a support of several channels means all of its parts.
#include <string>
#include <vector>

#include "io/record_reader.hpp"

namespace jiedui::detail {
namespace {

class DocumentsReader : public RecordReader<Document> {
public:
    using RecordReader::RecordReader;

private:
    void complete_record() override {
        std::vector<std::string> ids;
        for (std::string& id : record().supports.items) {
            const auto parts = reading().divided.find(id);
            if (parts == reading().divided.end())
                ids.push_back(std::move(id));
            else
                ids.insert(ids.end(), parts->second.begin(), parts->second.end());
        }
        record().supports.items = std::move(ids);
    }
};

}  // namespace

template <>
struct ReaderOf<Document> {
    using Type = DocumentsReader;
};
template std::unique_ptr<TableReader> reader_of<Document>(Reading&);

}  // namespace jiedui::detail
