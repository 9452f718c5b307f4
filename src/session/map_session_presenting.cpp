// What a presentation makes of the session: pages in place of the map, and what was there before given back.
#include <utility>

#include "plan/stories.h"
#include "session/map_session.h"
#include "session/story_words.h"

namespace session {

std::vector<scene::Pane> MapSession::panes() const {
    if (shows_words() && presented_->page) return {carto::screen_pane(presented_->page, width_px_, height_px_)};
    return carto::panes(layout_, camera());
}

void MapSession::perform(const BeginPresenting&) {
    if (presented_) return;
    if (navigator_.gliding()) navigator_.jump(navigator_.goal());
    presented_ = Presented{view(), navigator_,  opened_,      before_wall_, look_pending_, shows_all_,
                           sink_,  identified_, std::nullopt, std::nullopt, nullptr,       false};
    hover({});
    pointer_.reset();
    sink_.furniture = carto::Furniture::slide;
    options_change();
}

void MapSession::perform(const ShowPage& a) {
    const plan::Story* story = plan::find_story(plan(), a.story);
    if (!presented_ || story == nullptr) return;
    const bool from_map = presented_->begun && !presented_->words;
    presented_->begun = true;
    presented_->page.reset();
    presented_->words.reset();
    picture_changed_ = true;
    if (a.page.kind == PageKind::opening) presented_->words = opening_page(plan(), *story, a.date, options_.language);
    if (a.page.kind == PageKind::closing) presented_->words = closing_page(plan(), *story, options_.language);
    const plan::SavedView* saved = plan::find_view(plan(), a.page.view);
    if (presented_->words || saved == nullptr) return;
    if (navigator_.gliding()) navigator_.jump(navigator_.goal());
    perform(OpenView{a.page.view, from_map ? a.page.transition : plan::Transition::cut, a.page.seconds});
    presented_->slide = Presented::Slide{carto::in(saved->title, options_.language),
                                         slide_conclusion(*saved, builder_.review(view_.review.line), options_),
                                         view_.subject,
                                         view_.mode,
                                         view_.wall,
                                         comparison_of(view_)};
    options_change();
}

void MapSession::perform(const EndPresenting&) {
    auto before = std::exchange(presented_, std::nullopt);
    if (!before) return;
    ViewState view = fitting(std::move(before->view), index());
    view.place.reset();
    before->sink.scenario = std::move(sink_.scenario);
    sink_ = std::move(before->sink);
    change(std::move(view));
    navigator_ = before->navigator;
    navigator_.resize(width_px_, height_px_);
    before_wall_ = before->before_wall;
    opened_ = before->opened;
    open_pending_.reset();
    look_pending_ = before->look_pending;
    shows_all_ = before->shows_all;
    fit_pending_ = shows_all_ || view_.wall;
    identified_ = std::move(before->identified);
    picture_changed_ = true;
    options_change();
}

void MapSession::use_slide_words() {
    if (!presented_) return;
    const auto& slide = presented_->slide;
    const bool other_map = view_.comparing && view_.comparing->other_alone;
    const bool speaks_of_map = slide && !other_map && slide->subject == view_.subject && slide->mode == view_.mode &&
                               slide->wall == view_.wall && slide->compared == comparison_of(view_);
    sink_.title = speaks_of_map ? slide->title : std::string();
    sink_.conclusion = speaks_of_map ? slide->conclusion : std::string();
}

void MapSession::draw_words() {
    if (!shows_words() || presented_->page) return;
    presented_->page = builder_.title_page(*presented_->words, options_, width_px_, height_px_);
    picture_changed_ = true;
}

}  // namespace session
