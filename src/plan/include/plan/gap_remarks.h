// Remarks on gaps, and gaps that somebody has looked at and lets stand. A gap is named by its key, which says what it
// is about, so that a remark stays when the gap is found again. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "plan/edit.h"
#include "plan/observations.h"

namespace plan {

/// Null where nobody remarked on it.
const GapRemark* find_gap_remark(const Plan& plan, std::string_view gap);

/// Each refuses what is not possible with one sentence. An Edit that would change nothing is empty(). `called` is how
/// the history names the gap.
base::Result<Edit> remark_on_gap(const Plan& plan, const std::string& gap, const Name& called, const std::string& text,
                                 const Entry& entry);
/// Lets it stand, with a note that says why; a remark that is there already serves where `text` is empty.
base::Result<Edit> acknowledge_gap(const Plan& plan, const std::string& gap, const Name& called,
                                   const std::string& text, const Entry& entry);
/// It asks again; what was remarked stays.
base::Result<Edit> ask_about_gap_again(const Plan& plan, const std::string& gap, const Name& called,
                                       const Entry& entry);
/// Takes the remark away, and with it that the gap was let stand.
base::Result<Edit> take_gap_remark_back(const Plan& plan, const std::string& gap, const Name& called);

}  // namespace plan
