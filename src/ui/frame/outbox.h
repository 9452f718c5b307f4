// Where those who draw leave what they ask for: actions of the session, edits of the project, requests to the owner of
// the window. It names what can be asked without saying what there is; whoever asks includes the header of the thing
// (session/actions.h, session/edit_actions.h, ui/requests.h). Main thread. Private to ui.
#pragma once

namespace session {
struct Action;
struct EditAction;
}  // namespace session

namespace ui {

struct FrameResult;
struct Request;

class Outbox {
public:
    explicit Outbox(FrameResult& result) : result_(result) {}

    /// How the project is looked at; applied at the end of the frame.
    void push(const session::Action& action);
    /// A step of the history, at the end of the frame.
    void edit(const session::EditAction& action);
    /// What only the owner of the window can do.
    void ask(const Request& request);

    /// The map is being dragged: its names stand still.
    void drag_map();
    [[nodiscard]] bool map_is_dragged() const;
    /// Something ends by itself soon: another frame is needed without an event.
    void draw_again();
    /// The same after so many seconds, above 0.
    void draw_again_in(double seconds);

private:
    FrameResult& result_;
};

}  // namespace ui
