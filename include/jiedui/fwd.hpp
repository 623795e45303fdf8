// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The main types of jiedui, declared only: for headers that name them and do not look inside.

#include <cstdint>
#include <vector>

namespace jiedui {

// base
class Day;
class Period;
class Calendar;
class Channels;
class Error;
class Phrase;
class Watch;
struct Amount;
struct Finding;
struct Thousandths;
enum class Channel : std::uint8_t;
enum class ErrorCode : std::uint16_t;

// model
class Ledger;
class LedgerBuilder;
class NamedSchool;
class Network;
class SchoolList;
class SchoolSet;
class Slice;
class SliceOver;
struct RecordRef;
struct Records;
struct School;
struct Support;
struct Posting;
struct Transfer;
struct Teacher;
struct Need;
struct Indicator;
struct Document;
struct Claim;
struct Succession;

// frame
class AnyAnswer;
struct Frame;
struct FrameColumn;

// query, rules
class RuleKinds;
struct AnyQuestion;
struct Eligibility;
struct Judgement;
struct ParameterFault;
struct Policy;
struct Rule;
struct RuleCase;
struct ServiceThreshold;
using Judgements = std::vector<Judgement>;  // where a rule kind puts what it judges

}  // namespace jiedui
