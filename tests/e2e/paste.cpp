// Another program that pastes: the requestor of a selection after the ICCCM, pieces of a large one included.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <functional>
#include <gtest/gtest.h>
#include <thread>

#include "desktop.h"

namespace e2e {
namespace {

using namespace std::chrono_literals;

class Requestor {
public:
    explicit Requestor(::Display* display) : display_(display) {
        window_ = XCreateSimpleWindow(display_, DefaultRootWindow(display_), 0, 0, 1, 1, 0, 0, 0);
        XSelectInput(display_, window_, PropertyChangeMask);
    }
    ~Requestor() { XDestroyWindow(display_, window_); }
    Requestor(const Requestor&) = delete;
    Requestor& operator=(const Requestor&) = delete;

    /// Empty: it is not offered in that form.
    std::string ask_for(const char* type) {
        const Atom property = atom("E2E_PASTED");
        XConvertSelection(display_, atom("CLIPBOARD"), atom(type), property, window_, CurrentTime);
        XEvent told;
        if (!wait_for([](const XEvent& event) { return event.type == SelectionNotify; }, told)) return {};
        if (told.xselection.property == None) return {};
        Atom of = None;
        std::string content = take(property, of);
        if (of != atom("INCR")) return content;
        std::string whole;
        const auto is_new = [&](const XEvent& event) {
            return event.type == PropertyNotify && event.xproperty.atom == property &&
                   event.xproperty.state == PropertyNewValue;
        };
        while (wait_for(is_new, told)) {
            const std::string piece = take(property, of);
            if (piece.empty()) return whole;
            whole += piece;
        }
        return {};
    }

private:
    Atom atom(const char* name) { return XInternAtom(display_, name, False); }

    bool wait_for(const std::function<bool(const XEvent&)>& wanted, XEvent& event) {
        XFlush(display_);
        for (const auto end = std::chrono::steady_clock::now() + 20s; std::chrono::steady_clock::now() < end;) {
            while (XPending(display_) > 0) {
                XNextEvent(display_, &event);
                if (wanted(event)) return true;
            }
            std::this_thread::sleep_for(2ms);
        }
        return false;
    }

    /// Reads a property and deletes it, which asks for the next piece.
    std::string take(Atom property, Atom& of) {
        int bits = 0;
        unsigned long items = 0, left = 0;
        unsigned char* value = nullptr;
        constexpr long k_most_words = 1L << 24;
        XGetWindowProperty(display_, window_, property, 0, k_most_words, True, AnyPropertyType, &of, &bits, &items,
                           &left, &value);
        const std::string content(reinterpret_cast<const char*>(value), bits == 8 ? items : 0);
        if (value != nullptr) XFree(value);
        return content;
    }

    ::Display* display_;
    ::Window window_;
};

}  // namespace

std::string Window::paste(const std::string& type) const {
    const std::unique_ptr<::Display, int (*)(::Display*)> display(XOpenDisplay(display_.c_str()), &XCloseDisplay);
    if (!display) return {};
    return Requestor(display.get()).ask_for(type.c_str());
}

}  // namespace e2e
