// The sentences of the history: what an edit does, in both languages. Private to plan; pure, any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "plan/carrier_fields.h"
#include "plan/plan.h"

namespace plan {

/// 7 号 海宁高新区科创中心; for several: 3 个载体.
Name who(std::span<const Carrier> carriers);

/// 移动 7 号 海宁高新区科创中心：向东北 312 米. Of several the first one's way is told.
Name moved_summary(std::span<const Carrier> before, std::span<const Carrier> after);
/// The first position of a carrier.
Name placed_summary(const Carrier& after, const Name& basis);
/// 修改 3 个载体：建设阶段 → 在建
Name changed_summary(const Plan& plan, std::span<const Carrier> after, std::span<const FieldValue> changed);
/// How many carriers a list adds, moves, and changes without moving them.
struct ListCounts {
    int added = 0, moved = 0, changed = 0;
};
Name list_summary(const ListCounts& counts);
Name added_summary(const Carrier& carrier);
Name removed_summary(std::span<const Carrier> carriers);
Name restored_summary(std::span<const Carrier> carriers);
Name accepted_summary(const Carrier& carrier, const std::string& code);
Name taken_back_summary(const Carrier& carrier, const std::string& code);

}  // namespace plan
