// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The catalogue: everything that can be wrong or doubtful in records, one check a finding code.

#include "model/checks/check.hpp"
#include "model/checks/names.hpp"
#include "model/checks/plausibility.hpp"
#include "model/checks/references.hpp"
#include "model/checks/settings.hpp"
#include "model/checks/texts.hpp"
#include "model/checks/values.hpp"
#include "model/checks/would_change.hpp"

namespace jiedui::detail {

/// All checks, in the order in which they look at the same thing.
using Catalogue = Checks<  //
    BadSetting,            //
    MissingValue,          //
    NumberForText,         //
    UnknownWord,           //
    BadDay,                //
    BadNumber,             //
    SameColumn,            //
    WouldChange,           //
    LastBeforeFirst,       //
    BadText,               //
    UnknownName,           //
    AmbiguousName,         //
    DuplicateId,           //
    RenamedId,             //
    UnknownId,             //
    SuccessionRing,        //
    UnclearSuccession,     //
    LooksEndless,          //
    OpenSchoolYear,        //
    SameName,              //
    SameRecord,            //
    BackboneDiffers,       //
    SelfSupport,           //
    BeforeOpening,         //
    AfterClosing,          //
    LongRunning>;

}  // namespace jiedui::detail
