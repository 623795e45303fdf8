// SPDX-License-Identifier: Apache-2.0
#include "jiedui/frame/arrow.hpp"

#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <utility>

#include "io/memory.hpp"
#include "jiedui/frame/frame.hpp"

namespace jiedui::tests::memory {
std::atomic<long> left{no_limit};
std::atomic<long> alive{0};
std::atomic<std::size_t> bytes{0};
std::atomic<std::size_t> most_bytes{0};
}  // namespace jiedui::tests::memory

namespace memory = jiedui::tests::memory;

void* operator new(std::size_t size) {
    if (memory::left == 0) throw std::bad_alloc{};
    if (memory::left > 0) --memory::left;
    void* const place = std::malloc(size == 0 ? 1 : size);  // NOLINT(cppcoreguidelines-no-malloc)
    if (place == nullptr) throw std::bad_alloc{};
    ++memory::alive;
    memory::bytes += malloc_usable_size(place);
    memory::most_bytes = std::max<std::size_t>(memory::most_bytes, memory::bytes);
    return place;
}
void operator delete(void* place) noexcept {
    if (place == nullptr) return;
    --memory::alive;
    memory::bytes -= malloc_usable_size(place);
    std::free(place);  // NOLINT(cppcoreguidelines-no-malloc)
}
void operator delete(void* place, std::size_t) noexcept { operator delete(place); }

namespace jiedui {
namespace {

/// A frame with a column of every kind.
[[nodiscard]] Frame frame_of_all_kinds() {
    Frame frame;
    frame.rows = 3;
    frame.columns = {
        {.name = "text", .may_miss = true, .present = {1, 1, 0}, .numbers = {0, 1, 0}, .words = {"a", "b"}},
        {.name = "texts", .kind = FrameKind::texts, .list_ends = {1, 1, 2}, .list_codes = {0, 1}, .words = {"a", "b"}},
        {.name = "boolean", .kind = FrameKind::boolean, .numbers = {0, 1, 1}},
        {.name = "integer", .kind = FrameKind::integer, .numbers = {0, 1, 1}},
        {.name = "real", .kind = FrameKind::real, .reals = {0, 0.5, 1}},
        {.name = "day", .kind = FrameKind::day, .numbers = {0, 1, 1}},
        {.name = "decimal", .kind = FrameKind::decimal, .numbers = {0, 1, 1}},
    };
    return frame;
}

/// Takes the schema and both batches of a frame's stream, and releases all that came.
/// @return whether memory lasted.
[[nodiscard]] bool is_streamed(const Frame& frame) {
    ArrowArrayStream stream{};
    try {
        export_arrow(frame, &stream);
    } catch (const std::bad_alloc&) {
        return false;
    }
    ArrowSchema schema{};
    ArrowArray batch{};
    ArrowArray end{};
    const bool lasted = stream.get_schema(&stream, &schema) == 0 && stream.get_next(&stream, &batch) == 0 &&
                        stream.get_next(&stream, &end) == 0;
    if (schema.release != nullptr) schema.release(&schema);
    if (batch.release != nullptr) batch.release(&batch);
    stream.release(&stream);
    return lasted;
}

TEST(ExportArrow, LosesNothingWhereverMemoryEnds) {
    const Frame frame = frame_of_all_kinds();
    bool lasts = false;
    long failing = 0;
    for (; !lasts; ++failing) {
        const long before = memory::alive;
        memory::left = failing;
        lasts = is_streamed(frame);
        memory::left = memory::no_limit;
        ASSERT_EQ(memory::alive, before) << "where allocation " << failing << " fails";
    }
    EXPECT_GT(failing, 100);
}

TEST(StreamOf, TakesOverNothingWhereMemoryEnds) {
    ArrowSchema schema{};
    ArrowArray batch{};
    static int released = 0;
    schema.release = [](ArrowSchema* self) { ++released, self->release = nullptr; };
    batch.release = [](ArrowArray* self) { ++released, self->release = nullptr; };
    ArrowArrayStream stream{};
    memory::left = 0;
    EXPECT_THROW(stream_of(schema, batch, &stream), std::bad_alloc);
    memory::left = memory::no_limit;
    EXPECT_EQ(stream.release, nullptr);
    EXPECT_EQ(released, 0);
    stream_of(schema, batch, &stream);
    stream.release(&stream);
    EXPECT_EQ(released, 2);
}

}  // namespace
}  // namespace jiedui
