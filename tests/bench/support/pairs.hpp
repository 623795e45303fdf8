// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Two programs timed side by side: interleaved pairs on one thread, the median of their ratios, a table.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#if defined(__linux__)
#include <sched.h>
#endif

namespace jiedui::bench {

/// Keeps this thread on the core on which it runs.
inline void pin_to_one_core() {
#if defined(__linux__)
    const int core = sched_getcpu();
    if (core < 0) return;
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(static_cast<unsigned>(core), &cores);
    sched_setaffinity(0, sizeof cores, &cores);
#endif
}

/// Processor time of this thread: what else runs on the machine does not count. [s]
[[nodiscard]] inline double thread_seconds() {
    std::timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Seconds that `work()` takes, called `calls` times; what it returns is destroyed outside the measured time.
template <class Work>
[[nodiscard]] double seconds_of(Work& work, unsigned calls) {
    double sum = 0;
    for (unsigned call = 0; call < calls; ++call) {
        const double begin = thread_seconds();
        [[maybe_unused]] const auto result = work();
        sum += thread_seconds() - begin;
    }
    return sum;
}

/// What a comparison gave.
struct Ratio {
    double median = 0;  ///< of ours over theirs
    double low = 0;     ///< its first quartile
    double high = 0;    ///< its third quartile
    double ours = 0;    ///< the median of our times [s]
};

[[nodiscard]] inline double quantile(std::vector<double> values, double share) {
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
}

/// Times both in turn, now one and now the other first; each sample takes two milliseconds or more.
template <class Ours, class Theirs>
[[nodiscard]] Ratio compare(Ours&& ours, Theirs&& theirs, unsigned pairs = 21) {
    unsigned calls = 1;
    while (calls < 4'096 && std::min(seconds_of(ours, calls), seconds_of(theirs, calls)) < 0.002) calls *= 2;
    std::vector<double> ratios;
    std::vector<double> times;
    for (unsigned pair = 0; pair < pairs; ++pair) {
        const bool we_begin = pair % 2 == 0;
        double our_time = we_begin ? seconds_of(ours, calls) : 0;
        const double their_time = seconds_of(theirs, calls);
        if (!we_begin) our_time = seconds_of(ours, calls);
        ratios.push_back(our_time / their_time);
        times.push_back(our_time / calls);
    }
    return {quantile(ratios, 0.5), quantile(ratios, 0.25), quantile(ratios, 0.75), quantile(times, 0.5)};
}

/// Says how many processors there are, and which share a core with the first.
inline void print_cores() {
    std::FILE* const file = std::fopen("/sys/devices/system/cpu/cpu0/topology/thread_siblings_list", "r");
    char siblings[64] = "unknown";
    if (file != nullptr) {
        if (std::fscanf(file, "%63s", siblings) != 1) std::snprintf(siblings, sizeof siblings, "unknown");
        (void)std::fclose(file);
    }
    std::printf("processors: %u; on the core of the first: %s\n", std::thread::hardware_concurrency(), siblings);
}

/// The table at the end: row, size, goal, ratio, met?
class Table {
public:
    void add(std::string_view row, std::string_view work, std::string_view size, double goal, const Ratio& ratio) {
        char text[64];
        std::snprintf(text, sizeof text, "%.2f (%.2f..%.2f)", ratio.median, ratio.low, ratio.high);
        lines_.push_back({{std::string{row}, std::string{work}, std::string{size}, shown("<= %.2f x", goal), text,
                           ratio.median <= goal ? "yes" : "no"}});
    }
    void add(std::string_view row, std::string_view work, std::string_view size, double goal, double bytes) {
        lines_.push_back({{std::string{row}, std::string{work}, std::string{size}, shown("<= %.0f bytes", goal),
                           shown("%.1f bytes", bytes), bytes <= goal ? "yes" : "no"}});
    }
    /// How many times faster something became.
    void add_faster(std::string_view row, std::string_view work, std::string_view size, double goal,
                    const Ratio& ratio) {
        char text[64];
        std::snprintf(text, sizeof text, "%.2f (%.2f..%.2f)", ratio.median, ratio.low, ratio.high);
        lines_.push_back({{std::string{row}, std::string{work}, std::string{size}, shown(">= %.2f x", goal), text,
                           ratio.median >= goal ? "yes" : "no"}});
    }
    void print() const {
        print({{"row", "work", "size", "goal", "ratio (quartiles)", "met?"}});
        print({{"---", "---", "---", "---", "---", "---"}});
        for (const Line& line : lines_) print(line);
    }

private:
    struct Line {
        std::string cells[6];
    };
    [[nodiscard]] static std::string shown(const char* format, double value) {
        char text[64];
        std::snprintf(text, sizeof text, format, value);
        return text;
    }
    static void print(const Line& line) {
        constexpr int widths[6] = {3, 42, 8, 11, 19, 4};
        for (std::size_t i = 0; i < 6; ++i) std::printf("| %-*s ", widths[i], line.cells[i].c_str());
        std::printf("|\n");
    }

    std::vector<Line> lines_;
};

}  // namespace jiedui::bench
