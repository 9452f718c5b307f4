// The hand of a file manager: the other side of X's drag and drop (XDND 5), as far as a drop of one file needs it.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <gtest/gtest.h>
#include <thread>

#include "desktop.h"

namespace e2e {
namespace {

using namespace std::chrono_literals;

constexpr long k_version = 5;

class Source {
public:
    Source(::Display* display, ::Window target, std::string uri)
        : display_(display), target_(target), uri_(std::move(uri)) {
        window_ = XCreateSimpleWindow(display_, DefaultRootWindow(display_), 0, 0, 1, 1, 0, 0, 0);
        XSetSelectionOwner(display_, atom("XdndSelection"), window_, CurrentTime);
    }
    ~Source() { XDestroyWindow(display_, window_); }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    void enter() { send("XdndEnter", k_version << 24, static_cast<long>(atom("text/uri-list")), 0, 0); }
    void point_at(int x, int y) {
        send("XdndPosition", 0, (static_cast<long>(x) << 16) | y, CurrentTime,
             static_cast<long>(atom("XdndActionCopy")));
    }
    void drop() { send("XdndDrop", 0, CurrentTime, 0, 0); }

    /// Gives the file's name to who asks for it, until the target says `wanted`.
    bool serve_until(const char* wanted) {
        for (const auto end = std::chrono::steady_clock::now() + 20s; std::chrono::steady_clock::now() < end;) {
            while (XPending(display_) > 0) {
                XEvent event;
                XNextEvent(display_, &event);
                if (event.type == SelectionRequest) give(event.xselectionrequest);
                if (event.type == ClientMessage && event.xclient.message_type == atom(wanted)) return true;
            }
            std::this_thread::sleep_for(5ms);
        }
        return false;
    }

private:
    Atom atom(const char* name) { return XInternAtom(display_, name, False); }

    void send(const char* type, long a, long b, long c, long d) {
        XEvent event{};
        event.xclient.type = ClientMessage;
        event.xclient.window = target_;
        event.xclient.message_type = atom(type);
        event.xclient.format = 32;
        event.xclient.data.l[0] = static_cast<long>(window_);
        event.xclient.data.l[1] = a;
        event.xclient.data.l[2] = b;
        event.xclient.data.l[3] = c;
        event.xclient.data.l[4] = d;
        XSendEvent(display_, target_, False, NoEventMask, &event);
        XFlush(display_);
    }

    void give(const XSelectionRequestEvent& request) {
        XChangeProperty(display_, request.requestor, request.property, request.target, 8, PropModeReplace,
                        reinterpret_cast<const unsigned char*>(uri_.data()), static_cast<int>(uri_.size()));
        XEvent answer{};
        answer.xselection.type = SelectionNotify;
        answer.xselection.requestor = request.requestor;
        answer.xselection.selection = request.selection;
        answer.xselection.target = request.target;
        answer.xselection.property = request.property;
        answer.xselection.time = request.time;
        XSendEvent(display_, request.requestor, False, NoEventMask, &answer);
        XFlush(display_);
    }

    ::Display* display_;
    ::Window target_, window_ = 0;
    std::string uri_;
};

/// The window that takes drops, below `from`.
::Window open_to_drops(::Display* display, ::Window from) {
    ::Window root = 0, parent = 0, *children = nullptr;
    unsigned count = 0;
    Atom type = None;
    int format = 0;
    unsigned long items = 0, left = 0;
    unsigned char* value = nullptr;
    XGetWindowProperty(display, from, XInternAtom(display, "XdndAware", False), 0, 1, False, XA_ATOM, &type, &format,
                       &items, &left, &value);
    if (value != nullptr) XFree(value);
    if (items > 0) return from;
    if (XQueryTree(display, from, &root, &parent, &children, &count) == 0) return 0;
    ::Window found = 0;
    for (unsigned i = 0; i < count && found == 0; ++i) found = open_to_drops(display, children[i]);
    if (children != nullptr) XFree(children);
    return found;
}

}  // namespace

void Window::drop(const std::filesystem::path& file) const {
    const std::unique_ptr<::Display, int (*)(::Display*)> display(XOpenDisplay(display_.c_str()), &XCloseDisplay);
    ASSERT_NE(display, nullptr);
    const ::Window target = open_to_drops(display.get(), DefaultRootWindow(display.get()));
    ASSERT_NE(target, 0U) << "no window takes drops";
    Source source(display.get(), target, "file://" + file.string() + "\r\n");
    const Box map = box("map");
    source.enter();
    source.point_at(map.middle_x(), map.middle_y());
    ASSERT_TRUE(source.serve_until("XdndStatus")) << "the window does not answer";
    source.drop();
    ASSERT_TRUE(source.serve_until("XdndFinished")) << "the window did not take the file";
}

}  // namespace e2e
