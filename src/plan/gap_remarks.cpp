#include "plan/gap_remarks.h"

#include "base/kept_text.h"
#include "base/translate.h"
#include "plan/find.h"
#include "say.h"
#include "stable_id.h"
#include "typed_value.h"

namespace plan {
namespace {

using base::ErrorKind;
using base::mark;

tl::unexpected<base::Error> refuse(const char* pattern) { return base::fail(ErrorKind::refused, "", pattern); }

base::Result<std::string> checked(const std::string& text, const char* when_empty) {
    std::string words = clean_lines(text);
    if (words.empty()) return refuse(when_empty);
    if (auto kept = base::check_text(ErrorKind::refused, "", words, base::TextForm::lines); !kept)
        return base::pass(kept.error());
    return words;
}

/// The same but for who entered it when.
bool says_the_same(const GapRemark* before, const GapRemark& after) {
    return before != nullptr && before->text == after.text && before->acknowledged == after.acknowledged;
}

Edit put(const Plan& plan, GapRemark remark, Name summary) {
    Edit edit;
    if (says_the_same(find_gap_remark(plan, remark.gap), remark)) return edit;
    edit.gap_remarks.put.push_back(std::move(remark));
    edit.summary = std::move(summary);
    return edit;
}

GapRemark remark_of(const std::string& gap, std::string text, bool acknowledged, const Entry& entry) {
    return {stable_id("gap|" + gap), gap, std::move(text), acknowledged, entry.date, entry.author};
}

base::Result<const GapRemark*> known(const Plan& plan, const std::string& gap) {
    if (gap.empty()) return refuse(mark("this is no gap; name one of the list"));
    const GapRemark* remark = find_gap_remark(plan, gap);
    if (remark == nullptr) return refuse(mark("nobody has remarked on this gap; nothing can be taken back"));
    return remark;
}

}  // namespace

const GapRemark* find_gap_remark(const Plan& plan, std::string_view gap) {
    return find_row(plan.gap_remarks, [gap](const GapRemark& remark) { return remark.gap == gap; });
}

base::Result<Edit> remark_on_gap(const Plan& plan, const std::string& gap, const Name& called, const std::string& text,
                                 const Entry& entry) {
    if (gap.empty()) return refuse(mark("this is no gap; name one of the list"));
    auto words = checked(text, mark("a remark needs words; type them, or take the remark back"));
    if (!words) return base::pass(words.error());
    const GapRemark* before = find_gap_remark(plan, gap);
    GapRemark remark = remark_of(gap, *std::move(words), before != nullptr && before->acknowledged, entry);
    return put(plan, std::move(remark), say("Remark on a gap: {1}", called.zh, in_english(called)));
}

base::Result<Edit> acknowledge_gap(const Plan& plan, const std::string& gap, const Name& called,
                                   const std::string& text, const Entry& entry) {
    if (gap.empty()) return refuse(mark("this is no gap; name one of the list"));
    const GapRemark* before = find_gap_remark(plan, gap);
    const bool keeps_words = base::trimmed(text).empty() && before != nullptr;
    auto words = checked(keeps_words ? before->text : text, mark("the note is empty; say why this gap may stand"));
    if (!words) return base::pass(words.error());
    return put(plan, remark_of(gap, *std::move(words), true, entry),
               say("Let a gap stand: {1}", called.zh, in_english(called)));
}

base::Result<Edit> ask_about_gap_again(const Plan& plan, const std::string& gap, const Name& called,
                                       const Entry& entry) {
    const auto before = known(plan, gap);
    if (!before) return base::pass(before.error());
    return put(plan, remark_of(gap, (*before)->text, false, entry),
               say("No longer let a gap stand: {1}", called.zh, in_english(called)));
}

base::Result<Edit> take_gap_remark_back(const Plan& plan, const std::string& gap, const Name& called) {
    const auto before = known(plan, gap);
    if (!before) return base::pass(before.error());
    Edit edit;
    edit.gap_remarks.remove.push_back((*before)->id);
    edit.summary = say("Take the remark on a gap back: {1}", called.zh, in_english(called));
    return edit;
}

}  // namespace plan
