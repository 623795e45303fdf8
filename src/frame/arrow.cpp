// SPDX-License-Identifier: Apache-2.0
#include "jiedui/frame/arrow.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace jiedui {
namespace {

using Bytes = std::vector<std::byte>;

/// A column in the form that Arrow wants: a tree of buffers, shared by all that leave.
struct Node {
    std::string format;
    std::string name;
    bool nullable = false;
    std::int64_t length = 0;
    std::int64_t null_count = 0;
    std::vector<Bytes> buffers;
    std::vector<bool> is_absent;  ///< which buffers are not there: validity where nothing is missing
    std::vector<std::shared_ptr<const Node>> children;
    std::shared_ptr<const Node> dictionary;
};
using NodePtr = std::shared_ptr<const Node>;

template <class T>
[[nodiscard]] Bytes bytes_of(const std::vector<T>& values) {
    Bytes bytes(std::max<std::size_t>(values.size() * sizeof(T), 1));
    if (!values.empty()) std::memcpy(bytes.data(), values.data(), values.size() * sizeof(T));
    return bytes;
}

template <class IsSet>
[[nodiscard]] Bytes bits_of(std::size_t count, IsSet&& is_set) {
    std::vector<std::uint8_t> bits((count + 7) / 8, 0);
    for (std::size_t i = 0; i < count; ++i)
        if (is_set(i)) bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | 1U << i % 8);
    return bytes_of(bits);
}

void add_buffer(Node& node, Bytes bytes) {
    node.buffers.push_back(std::move(bytes));
    node.is_absent.push_back(false);
}

void add_validity(Node& node, const FrameColumn& column) {
    const auto rows = static_cast<std::size_t>(node.length);
    node.nullable = column.may_miss;
    node.null_count = column.may_miss ? std::ranges::count(column.present, std::uint8_t{0}) : 0;
    add_buffer(node,
               node.null_count == 0 ? Bytes{} : bits_of(rows, [&](std::size_t i) { return column.is_present(i); }));
    node.is_absent.back() = node.null_count == 0;
}

template <class Range, class TextOf>
[[nodiscard]] NodePtr utf8_node(std::string name, const Range& items, TextOf&& text_of) {
    auto node = std::make_shared<Node>();
    node->format = "u";
    node->name = std::move(name);
    node->length = static_cast<std::int64_t>(items.size());
    std::vector<std::int32_t> offsets{0};
    std::string text;
    for (const auto& item : items) {
        text += text_of(item);
        if (text.size() > std::numeric_limits<std::int32_t>::max())
            throw Error{ErrorCode::too_many_rows, "2 GiB of text in the column " + node->name};
        offsets.push_back(static_cast<std::int32_t>(text.size()));
    }
    add_buffer(*node, {});
    node->is_absent.back() = true;
    add_buffer(*node, bytes_of(offsets));
    add_buffer(*node, bytes_of(std::vector<char>(text.begin(), text.end())));
    return node;
}

template <class T>
[[nodiscard]] std::vector<T> converted(const std::vector<std::int64_t>& numbers) {
    std::vector<T> values(numbers.size());
    std::ranges::transform(numbers, values.begin(), [](std::int64_t number) { return static_cast<T>(number); });
    return values;
}

/// Whole numbers of 128 bits, low half first.
[[nodiscard]] Bytes decimals_of(const FrameColumn& column) {
    constexpr std::int64_t limit = 1'000'000'000'000'000'000;  // 18 digits
    std::vector<std::int64_t> halves;
    for (const std::int64_t number : column.numbers) {
        if (number >= limit || number <= -limit)
            throw Error{ErrorCode::amount_overflow, text_of(Thousandths{number}) + " in the column " + column.name};
        halves.push_back(number);
        halves.push_back(number < 0 ? -1 : 0);
    }
    return bytes_of(halves);
}

void add_texts(Node& node, const FrameColumn& column) {
    node.format = "+l";
    std::vector<std::int32_t> offsets{0};
    for (const std::size_t end : column.list_ends) offsets.push_back(static_cast<std::int32_t>(end));
    add_buffer(node, bytes_of(offsets));
    node.children.push_back(utf8_node("item", column.list_codes,
                                      [&](std::uint32_t code) -> const std::string& { return column.words[code]; }));
}

[[nodiscard]] NodePtr node_of(const FrameColumn& column, std::size_t rows) {
    auto node = std::make_shared<Node>();
    node->name = column.name;
    node->length = static_cast<std::int64_t>(rows);
    add_validity(*node, column);
    switch (column.kind) {
        case FrameKind::text:
            node->format = "i";
            add_buffer(*node, bytes_of(converted<std::int32_t>(column.numbers)));
            node->dictionary =
                utf8_node("", column.words, [](const std::string& word) -> const std::string& { return word; });
            break;
        case FrameKind::texts: add_texts(*node, column); break;
        case FrameKind::boolean:
            node->format = "b";
            add_buffer(*node, bits_of(rows, [&](std::size_t i) { return column.numbers[i] != 0; }));
            break;
        case FrameKind::integer:
            node->format = "l";
            add_buffer(*node, bytes_of(column.numbers));
            break;
        case FrameKind::real:
            node->format = "g";
            add_buffer(*node, bytes_of(column.reals));
            break;
        case FrameKind::day:
            node->format = "tdD";
            add_buffer(*node, bytes_of(converted<std::int32_t>(column.numbers)));
            break;
        case FrameKind::decimal:
            node->format = "d:18,3";
            add_buffer(*node, decimals_of(column));
            break;
    }
    return node;
}

[[nodiscard]] NodePtr node_of(const Frame& frame) {
    auto node = std::make_shared<Node>();
    node->format = "+s";
    node->length = static_cast<std::int64_t>(frame.rows);
    add_buffer(*node, {});
    node->is_absent.back() = true;
    for (const FrameColumn& column : frame.columns) node->children.push_back(node_of(column, frame.rows));
    return node;
}

/// What an exported schema or array owns: its node, and the structs of its children, which are released with it, also where
/// memory ends before all of them are there.
template <class Exported>
struct Owner {
    Owner() = default;
    Owner(const Owner&) = delete;
    Owner& operator=(const Owner&) = delete;
    ~Owner() {
        for (Exported& child : children)
            if (child.release != nullptr) child.release(&child);
        if (dictionary && dictionary->release != nullptr) dictionary->release(dictionary.get());
    }

    NodePtr node;
    std::vector<Exported> children;
    std::vector<Exported*> child_pointers;
    std::unique_ptr<Exported> dictionary;
    std::vector<const void*> buffers;
};

template <class Exported>
void release(Exported* exported) {
    delete static_cast<Owner<Exported>*>(exported->private_data);  // NOLINT(cppcoreguidelines-owning-memory)
    exported->release = nullptr;
}

void fill(Owner<ArrowSchema>& owner, ArrowSchema* out) {
    constexpr std::int64_t nullable = 2;
    out->format = owner.node->format.c_str();
    out->name = owner.node->name.c_str();
    out->metadata = nullptr;
    out->flags = owner.node->nullable ? nullable : 0;
}

void fill(Owner<ArrowArray>& owner, ArrowArray* out) {
    for (std::size_t i = 0; i < owner.node->buffers.size(); ++i)
        owner.buffers.push_back(owner.node->is_absent[i] ? nullptr : owner.node->buffers[i].data());
    out->length = owner.node->length;
    out->null_count = owner.node->null_count;
    out->offset = 0;
    out->n_buffers = static_cast<std::int64_t>(owner.buffers.size());
    out->buffers = owner.buffers.data();
}

template <class Exported>
void export_node(const NodePtr& node, Exported* out) {
    auto owner = std::make_unique<Owner<Exported>>();
    owner->node = node;
    owner->children.resize(node->children.size());
    for (std::size_t i = 0; i < node->children.size(); ++i) {
        export_node(node->children[i], &owner->children[i]);
        owner->child_pointers.push_back(&owner->children[i]);
    }
    if (node->dictionary) {
        owner->dictionary = std::make_unique<Exported>();
        export_node(node->dictionary, owner->dictionary.get());
    }
    fill(*owner, out);
    out->n_children = static_cast<std::int64_t>(owner->children.size());
    out->children = owner->child_pointers.data();
    out->dictionary = owner->dictionary.get();
    out->release = &release<Exported>;
    out->private_data = owner.release();
}

/// What a stream still has to give.
struct Stream {
    NodePtr node;
    bool is_given = false;
    std::string error;
};

template <class Give>
[[nodiscard]] int guarded(ArrowArrayStream* stream, Give&& give) noexcept {
    auto& source = *static_cast<Stream*>(stream->private_data);
    try {
        give(source);
        return 0;
    } catch (const std::exception& error) {
        source.error.clear();
        try {
            source.error = error.what();
        } catch (const std::bad_alloc&) {  // then it has no text
            return ENOMEM;
        }
        return ENOMEM;
    }
}

}  // namespace

void export_arrow(const Frame& frame, ArrowArrayStream* stream) {
    auto source = std::make_unique<Stream>(Stream{node_of(frame), false, {}});
    stream->get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
        return guarded(self, [&](const Stream& from) { export_node(from.node, out); });
    };
    stream->get_next = [](ArrowArrayStream* self, ArrowArray* out) {
        return guarded(self, [&](Stream& from) {
            if (from.is_given)
                out->release = nullptr;  // the end
            else
                export_node(from.node, out);
            from.is_given = true;
        });
    };
    stream->get_last_error = [](ArrowArrayStream* self) -> const char* {
        const auto& error = static_cast<const Stream*>(self->private_data)->error;
        return error.empty() ? nullptr : error.c_str();
    };
    stream->release = [](ArrowArrayStream* self) {
        delete static_cast<Stream*>(self->private_data);  // NOLINT(cppcoreguidelines-owning-memory)
        self->release = nullptr;
    };
    stream->private_data = source.release();
}

namespace {

/// A schema and a batch that somebody else made, until they are taken.
struct TakenBatch {
    ArrowSchema schema{};
    ArrowArray batch{};
    TakenBatch(ArrowSchema& from_schema, ArrowArray& from_batch)
        : schema{std::exchange(from_schema, {})}, batch{std::exchange(from_batch, {})} {}
    TakenBatch(const TakenBatch&) = delete;
    TakenBatch& operator=(const TakenBatch&) = delete;
    ~TakenBatch() {
        if (schema.release != nullptr) schema.release(&schema);
        if (batch.release != nullptr) batch.release(&batch);
    }
};

[[nodiscard]] TakenBatch& taken_of(const ArrowArrayStream* stream) noexcept {
    return *static_cast<TakenBatch*>(stream->private_data);
}

}  // namespace

void stream_of(ArrowSchema& schema, ArrowArray& batch, ArrowArrayStream* stream) {
    stream->private_data = new TakenBatch{schema, batch};  // NOLINT(cppcoreguidelines-owning-memory)
    stream->get_schema = [](ArrowArrayStream* self, ArrowSchema* out) noexcept {
        *out = std::exchange(taken_of(self).schema, {});
        return out->release == nullptr ? EINVAL : 0;
    };
    stream->get_next = [](ArrowArrayStream* self, ArrowArray* out) noexcept {
        *out = std::exchange(taken_of(self).batch, {});
        return 0;
    };
    stream->get_last_error = [](ArrowArrayStream*) noexcept -> const char* { return "the schema can be taken once"; };
    stream->release = [](ArrowArrayStream* self) noexcept {
        delete &taken_of(self);  // NOLINT(cppcoreguidelines-owning-memory)
        self->release = nullptr;
    };
}

}  // namespace jiedui
