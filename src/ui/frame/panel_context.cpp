#include "frame/panel_context.h"

#include <string>

#include "carto/options.h"
#include "frame/frame_notes.h"
#include "frame/outbox.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "session/edit_actions.h"

namespace ui {

std::string PanelContext::name(const plan::Name& n) const { return carto::in(n, widgets.language()); }

std::string PanelContext::key_of(plan::FeatureRef feature) const {
    return std::string(plan::to_key(feature.kind)) + "/" + session.index().key_of(feature);
}

bool PanelContext::can_edit() const {
    return session.tries() || (session.mode() == session::Mode::edit && session.unlocked());
}

void PanelContext::push(const session::Action& action) { out.push(action); }

void PanelContext::edit(const session::EditAction& action) { out.edit(action); }

void PanelContext::point_at(plan::FeatureRef feature) { notes.pointed = feature; }

}  // namespace ui
