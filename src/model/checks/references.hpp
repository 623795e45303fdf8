// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Checks of ids, and of what records say of one another.

#include "jiedui/base/finding.hpp"
#include "model/draft.hpp"

namespace jiedui::detail {

/// An id that an earlier record of the table has.
struct DuplicateId {
    static constexpr auto code = FindingCode::duplicate_id;
    static void of_references(Draft& draft);
};

/// An id that its table does not have: in a reference, in the parts of a record, among the supports
/// of a document.
struct UnknownId {
    static constexpr auto code = FindingCode::unknown_id;
    static void of_references(Draft& draft);
};

/// An id in a document that was another support's before records were added or taken away.
struct RenamedId {
    static constexpr auto code = FindingCode::renamed_id;
    static void of_references(Draft& draft);
};

/// Schools that succeed one another round about on one day.
struct SuccessionRing {
    static constexpr auto code = FindingCode::succession_ring;
    static void of_references(Draft& draft);
};

/// A succession that lacks something, or says too much, so that nothing follows it.
struct UnclearSuccession {
    static constexpr auto code = FindingCode::unclear_succession;
    static void of_references(Draft& draft);
};

}  // namespace jiedui::detail
