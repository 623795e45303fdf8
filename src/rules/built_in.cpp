// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/coefficient_rule.hpp"
#include "jiedui/rules/coverage_rule.hpp"
#include "jiedui/rules/distance_rule.hpp"
#include "jiedui/rules/double_booking_rule.hpp"
#include "jiedui/rules/double_duty_rule.hpp"
#include "jiedui/rules/duty_rule.hpp"
#include "jiedui/rules/floor_rule.hpp"
#include "jiedui/rules/form_rule.hpp"
#include "jiedui/rules/minimum_rule.hpp"
#include "jiedui/rules/papers_rule.hpp"
#include "jiedui/rules/recorded_rule.hpp"
#include "jiedui/rules/ring_rule.hpp"
#include "jiedui/rules/rotation_rule.hpp"
#include "jiedui/rules/rule_kind.hpp"
#include "jiedui/rules/service_rule.hpp"
#include "jiedui/rules/stage_rule.hpp"
#include "jiedui/rules/tenure_rule.hpp"
#include "jiedui/rules/term_rule.hpp"

namespace jiedui {

RuleKinds RuleKinds::built_in() {
    RuleKinds kinds;
    kinds.add<DutyRule>();
    kinds.add<CoverageRule>();
    kinds.add<ServiceRule>();
    kinds.add<PapersRule>();
    kinds.add<RingRule>();
    kinds.add<DoubleBookingRule>();
    kinds.add<TermRule>();
    kinds.add<FloorRule>();
    kinds.add<StageRule>();
    kinds.add<DistanceRule>();
    kinds.add<RotationShareRule>();
    kinds.add<BackboneShareRule>();
    kinds.add<TenureRule>();
    kinds.add<DoubleDutyRule>();
    kinds.add<FormRule>();
    kinds.add<RecordedRule>();
    kinds.add<DifferenceCoefficientRule>();
    kinds.add<CompositeCoefficientRule>();
    kinds.add<SchoolMinimumRule>();
    return kinds;
}

}  // namespace jiedui
