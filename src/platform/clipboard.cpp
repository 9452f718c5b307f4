// The owner of a selection after the ICCCM (section 2): what is large goes in pieces (INCR), each when the requestor
// has taken the one before. XCB, since the handler of Xlib's errors belongs to GLFW.
#include "platform/clipboard.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <poll.h>
#include <string_view>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <xcb/xcb.h>

namespace platform {
namespace {

using SteadyClock = std::chrono::steady_clock;

struct Free {
    void operator()(void* allocated) const { std::free(allocated); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;
using Event = Owned<xcb_generic_event_t>;

struct Disconnect {
    void operator()(xcb_connection_t* connection) const { xcb_disconnect(connection); }
};

constexpr std::size_t k_piece = 256 * 1024;  // of one property
constexpr xcb_atom_t k_no_atom = XCB_ATOM_NONE;
constexpr xcb_window_t k_no_window = XCB_WINDOW_NONE;

template <class T>
const T& as(const Event& event) {
    return *reinterpret_cast<const T*>(event.get());
}

int kind_of(const Event& event) { return event->response_type & 0x7F; }

}  // namespace

class Clipboard::Owner {
public:
    explicit Owner(std::vector<ClipboardForm> forms) : connection_(xcb_connect(nullptr, nullptr)) {
        for (ClipboardForm& form : forms) {
            const xcb_atom_t type = atom(form.type);
            offered_.push_back({type, std::move(form.bytes)});
        }
    }
    ~Owner() {
        if (serves_.joinable()) {
            const std::uint64_t once = 1;
            (void)!::write(wake_, &once, sizeof once);
            serves_.join();
        }
        if (wake_ >= 0) ::close(wake_);
    }
    Owner(const Owner&) = delete;
    Owner& operator=(const Owner&) = delete;

    /// False: there is no X11, or somebody else kept the clipboard.
    bool begin() {
        if (xcb_connection_has_error(connection_.get()) != 0) return false;
        wake_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        if (wake_ < 0) return false;
        make_window();
        const auto now = time_of_server();
        if (!now) return false;
        since_ = *now;
        const xcb_atom_t clipboard = atom("CLIPBOARD");
        xcb_set_selection_owner(connection_.get(), window_, clipboard, since_);
        if (owner_of(clipboard) != window_) return false;
        serves_ = std::thread([this] { serve(); });
        return true;
    }

private:
    struct Offered {
        xcb_atom_t type;
        std::vector<std::byte> bytes;
    };
    /// A large form on its way, a piece at a time.
    struct Transfer {
        xcb_window_t requestor;
        xcb_atom_t property;
        const Offered* form;
        std::size_t sent;
    };

    xcb_atom_t atom(std::string_view name) {
        const auto asked = xcb_intern_atom(connection_.get(), 0, static_cast<std::uint16_t>(name.size()), name.data());
        const Owned<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(connection_.get(), asked, nullptr));
        return reply ? reply->atom : k_no_atom;
    }

    xcb_window_t owner_of(xcb_atom_t selection) {
        const auto asked = xcb_get_selection_owner(connection_.get(), selection);
        const Owned<xcb_get_selection_owner_reply_t> reply(
            xcb_get_selection_owner_reply(connection_.get(), asked, nullptr));
        return reply ? reply->owner : k_no_window;
    }

    void make_window() {
        const xcb_screen_t* screen = xcb_setup_roots_iterator(xcb_get_setup(connection_.get())).data;
        window_ = xcb_generate_id(connection_.get());
        const std::uint32_t events = XCB_EVENT_MASK_PROPERTY_CHANGE;
        xcb_create_window(connection_.get(), XCB_COPY_FROM_PARENT, window_, screen->root, 0, 0, 1, 1, 0,
                          XCB_WINDOW_CLASS_INPUT_ONLY, XCB_COPY_FROM_PARENT, XCB_CW_EVENT_MASK, &events);
    }

    /// By a change of a property, whose event bears it.
    std::optional<xcb_timestamp_t> time_of_server() {
        xcb_change_property(connection_.get(), XCB_PROP_MODE_APPEND, window_, XCB_ATOM_WM_NAME, XCB_ATOM_STRING, 8, 0,
                            nullptr);
        xcb_flush(connection_.get());
        for (const auto end = SteadyClock::now() + std::chrono::seconds(1); SteadyClock::now() < end;) {
            while (const Event event{xcb_poll_for_event(connection_.get())})
                if (kind_of(event) == XCB_PROPERTY_NOTIFY) return as<xcb_property_notify_event_t>(event).time;
            wait(end);
        }
        return std::nullopt;
    }

    /// For an event, for the end that is asked for, or until a time.
    void wait(std::optional<SteadyClock::time_point> end) {
        pollfd files[] = {{xcb_get_file_descriptor(connection_.get()), POLLIN, 0}, {leaving_ ? -1 : wake_, POLLIN, 0}};
        int most_ms = -1;
        if (end) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(*end - SteadyClock::now());
            most_ms = static_cast<int>(std::max<std::int64_t>(left.count(), 0));
        }
        ::poll(files, 2, most_ms);
        if ((files[1].revents & POLLIN) != 0) begin_to_leave();
    }

    /// Until the clipboard is somebody else's and the last transfer is over, or the program ends.
    void serve() {
        while (xcb_connection_has_error(connection_.get()) == 0) {
            while (const Event event{xcb_poll_for_event(connection_.get())}) take(event);
            xcb_flush(connection_.get());
            if (is_over()) return;
            wait(leaving_);
        }
    }

    [[nodiscard]] bool is_over() const {
        if (leaving_ && (kept_by_other_ || SteadyClock::now() >= *leaving_)) return true;
        return lost_ && transfers_.empty();
    }

    /// The keeper of clipboards asks for every form before it answers.
    void begin_to_leave() {
        const xcb_atom_t keeper = atom("CLIPBOARD_MANAGER");
        leaving_ = SteadyClock::now();
        if (owner_of(atom("CLIPBOARD")) != window_ || owner_of(keeper) == k_no_window) return;
        *leaving_ += std::chrono::seconds(1);
        xcb_convert_selection(connection_.get(), window_, keeper, atom("SAVE_TARGETS"), atom("LANGTU_SAVED"), since_);
        xcb_flush(connection_.get());
    }

    void take(const Event& event) {
        switch (kind_of(event)) {
            case XCB_SELECTION_REQUEST: return answer(as<xcb_selection_request_event_t>(event));
            case XCB_SELECTION_CLEAR: lost_ = true; return;
            case XCB_SELECTION_NOTIFY: kept_by_other_ = true; return;
            case XCB_DESTROY_NOTIFY: return forget(as<xcb_destroy_notify_event_t>(event).window);
            case XCB_PROPERTY_NOTIFY: return go_on(as<xcb_property_notify_event_t>(event));
            default: return;  // errors come as events: a requestor that died in the middle
        }
    }

    void answer(const xcb_selection_request_event_t& request) {
        const xcb_atom_t property = request.property == k_no_atom ? request.target : request.property;
        xcb_selection_notify_event_t told{};
        told.response_type = XCB_SELECTION_NOTIFY;
        told.time = request.time;
        told.requestor = request.requestor;
        told.selection = request.selection;
        told.target = request.target;
        told.property = hand_out(request.requestor, property, request.target) ? property : k_no_atom;
        xcb_send_event(connection_.get(), 0, request.requestor, XCB_EVENT_MASK_NO_EVENT,
                       reinterpret_cast<const char*>(&told));
    }

    /// False: it is not offered in that form.
    bool hand_out(xcb_window_t requestor, xcb_atom_t property, xcb_atom_t target) {
        if (target == atom("TARGETS")) {
            std::vector<xcb_atom_t> targets{target, atom("TIMESTAMP")};
            for (const Offered& form : offered_) targets.push_back(form.type);
            put(requestor, property, XCB_ATOM_ATOM, 32, targets.size(), targets.data());
            return true;
        }
        if (target == atom("TIMESTAMP")) {
            put(requestor, property, XCB_ATOM_INTEGER, 32, 1, &since_);
            return true;
        }
        const auto form = std::ranges::find(offered_, target, &Offered::type);
        if (form == offered_.end()) return false;
        if (form->bytes.size() <= k_piece)
            put(requestor, property, form->type, 8, form->bytes.size(), form->bytes.data());
        else
            begin_pieces(requestor, property, *form);
        return true;
    }

    void put(xcb_window_t requestor, xcb_atom_t property, xcb_atom_t type, std::uint8_t bits, std::size_t count,
             const void* items) {
        xcb_change_property(connection_.get(), XCB_PROP_MODE_REPLACE, requestor, property, type, bits,
                            static_cast<std::uint32_t>(count), items);
    }

    void begin_pieces(xcb_window_t requestor, xcb_atom_t property, const Offered& form) {
        const std::uint32_t events = XCB_EVENT_MASK_PROPERTY_CHANGE | XCB_EVENT_MASK_STRUCTURE_NOTIFY;
        xcb_change_window_attributes(connection_.get(), requestor, XCB_CW_EVENT_MASK, &events);
        const auto least = static_cast<std::uint32_t>(form.bytes.size());
        put(requestor, property, atom("INCR"), 32, 1, &least);
        transfers_.push_back({requestor, property, &form, 0});
    }

    /// The piece before was taken: the property is gone. An empty one says that it was the last.
    void go_on(const xcb_property_notify_event_t& event) {
        if (event.state != XCB_PROPERTY_DELETE) return;
        const auto at = std::ranges::find_if(transfers_, [&](const Transfer& each) {
            return each.requestor == event.window && each.property == event.atom;
        });
        if (at == transfers_.end()) return;
        const std::vector<std::byte>& bytes = at->form->bytes;
        const std::size_t size = std::min(k_piece, bytes.size() - at->sent);
        put(at->requestor, at->property, at->form->type, 8, size, bytes.data() + at->sent);
        at->sent += size;
        if (size == 0) transfers_.erase(at);
    }

    void forget(xcb_window_t requestor) {
        std::erase_if(transfers_, [&](const Transfer& each) { return each.requestor == requestor; });
    }

    std::unique_ptr<xcb_connection_t, Disconnect> connection_;
    std::vector<Offered> offered_;
    xcb_window_t window_ = k_no_window;
    xcb_timestamp_t since_ = XCB_CURRENT_TIME;
    int wake_ = -1;
    std::vector<Transfer> transfers_;
    bool lost_ = false;           ///< another program has the clipboard
    bool kept_by_other_ = false;  ///< the keeper of clipboards has all forms, or wants none
    std::optional<SteadyClock::time_point> leaving_;
    std::thread serves_;
};

Clipboard::Clipboard(std::unique_ptr<Owner> owner) : owner_(std::move(owner)) {}
Clipboard::~Clipboard() = default;
Clipboard::Clipboard(Clipboard&&) noexcept = default;
Clipboard& Clipboard::operator=(Clipboard&&) noexcept = default;

base::Result<Clipboard> Clipboard::take(std::vector<ClipboardForm> forms) {
    auto owner = std::make_unique<Owner>(std::move(forms));
    if (!owner->begin())
        return base::fail(base::ErrorKind::refused, "X11",
                          base::mark("gives no clipboard for pictures; export the map to a file"));
    return Clipboard(std::move(owner));
}

}  // namespace platform
