#include "frame/outbox.h"

#include <algorithm>

#include "session/actions.h"
#include "session/edit_actions.h"
#include "ui/frame_result.h"
#include "ui/requests.h"

namespace ui {

void Outbox::push(const session::Action& action) { result_.actions.push_back(action); }

void Outbox::edit(const session::EditAction& action) { result_.edits.push_back(action); }

void Outbox::ask(const Request& request) { result_.requests.push_back(request); }

void Outbox::drag_map() { result_.map_moving = true; }

bool Outbox::map_is_dragged() const { return result_.map_moving; }

void Outbox::draw_again() { result_.unfinished = true; }

void Outbox::draw_again_in(double seconds) {
    double& next = result_.changes_in_s;
    next = next > 0 ? std::min(next, seconds) : seconds;
}

}  // namespace ui
