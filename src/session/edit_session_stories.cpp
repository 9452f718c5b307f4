// Edits of saved views and stories.
#include "plan/stories.h"
#include "session/edit_session.h"

namespace session {
namespace {

/// What each change asks of the plan.
struct Asked {
    const plan::Plan& plan;
    plan::Entry entry;

    base::Result<plan::Edit> operator()(const SaveView& a) const {
        return plan::save_view(plan, a.view, a.place, entry);
    }
    base::Result<plan::Edit> operator()(const ReplaceView& a) const {
        return plan::replace_view(plan, a.id, a.view, entry);
    }
    base::Result<plan::Edit> operator()(const DuplicateSlide& a) const {
        return plan::duplicate_part(plan, a.part, entry);
    }
    base::Result<plan::Edit> operator()(const MoveSlide& a) const { return plan::move_part(plan, a.part, a.before); }
    base::Result<plan::Edit> operator()(const HideSlide& a) const { return plan::hide_part(plan, a.part, a.hidden); }
    base::Result<plan::Edit> operator()(const SetTransition& a) const {
        return plan::set_transition(plan, a.part, a.transition, a.seconds);
    }
    base::Result<plan::Edit> operator()(const RemoveSlides& a) const { return plan::remove_parts(plan, a.parts); }
    base::Result<plan::Edit> operator()(const AddStory& a) const { return plan::add_story(plan, a.name, a.maker); }
    base::Result<plan::Edit> operator()(const ChangeStory& a) const { return plan::change_story(plan, a.story); }
    base::Result<plan::Edit> operator()(const MakeStoryUsual& a) const { return plan::make_usual(plan, a.story); }
    base::Result<plan::Edit> operator()(const RemoveStory& a) const { return plan::remove_story(plan, a.story); }
};

}  // namespace

base::Result<EditOutcome> EditSession::perform(const EditStory& a) {
    return commit(std::visit(Asked{*plan(), entry_now()}, a.change));
}

}  // namespace session
