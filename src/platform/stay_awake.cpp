#include "platform/stay_awake.h"

#include <condition_variable>
#include <cstdint>
#include <cstdlib>
#include <dbus/dbus.h>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace platform {
namespace {

constexpr const char* k_service = "org.freedesktop.ScreenSaver";
constexpr const char* k_object = "/org/freedesktop/ScreenSaver";
constexpr int k_patience_ms = 5000;

struct CloseBus {
    void operator()(DBusConnection* bus) const {
        dbus_connection_close(bus);
        dbus_connection_unref(bus);
    }
};
struct DropMessage {
    void operator()(DBusMessage* message) const { dbus_message_unref(message); }
};
using Bus = std::unique_ptr<DBusConnection, CloseBus>;
using Message = std::unique_ptr<DBusMessage, DropMessage>;

/// A connection of our own, for the desktop keeps its promise as long as that lasts. Never starts a bus.
Bus open_bus() {
    if (std::getenv("DBUS_SESSION_BUS_ADDRESS") == nullptr) return nullptr;
    Bus bus(dbus_bus_get_private(DBUS_BUS_SESSION, nullptr));
    if (bus) dbus_connection_set_exit_on_disconnect(bus.get(), FALSE);
    return bus;
}

/// The desktop's number for what it has promised; empty where nobody listens.
std::optional<std::uint32_t> inhibit(DBusConnection& bus, const std::string& reason) {
    const Message call(dbus_message_new_method_call(k_service, k_object, k_service, "Inhibit"));
    const char *program = "Langtu", *words = reason.c_str();
    if (!call || dbus_message_append_args(call.get(), DBUS_TYPE_STRING, &program, DBUS_TYPE_STRING, &words,
                                          DBUS_TYPE_INVALID) == FALSE)
        return std::nullopt;
    const Message answer(dbus_connection_send_with_reply_and_block(&bus, call.get(), k_patience_ms, nullptr));
    std::uint32_t cookie = 0;
    if (!answer || dbus_message_get_args(answer.get(), nullptr, DBUS_TYPE_UINT32, &cookie, DBUS_TYPE_INVALID) == FALSE)
        return std::nullopt;
    return cookie;
}

void let_go(DBusConnection& bus, std::uint32_t cookie) {
    const Message call(dbus_message_new_method_call(k_service, k_object, k_service, "UnInhibit"));
    if (!call || dbus_message_append_args(call.get(), DBUS_TYPE_UINT32, &cookie, DBUS_TYPE_INVALID) == FALSE) return;
    dbus_message_set_no_reply(call.get(), TRUE);
    dbus_connection_send(&bus, call.get(), nullptr);
    dbus_connection_flush(&bus);
}

}  // namespace

struct StayAwake::Wish {
    std::mutex mutex;
    std::condition_variable changed;
    bool over = false;

    void await_end() {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return over; });
    }
    void end() {
        const std::lock_guard lock(mutex);
        over = true;
        changed.notify_all();
    }
};

StayAwake::StayAwake(std::string reason) : wish_(std::make_shared<Wish>()) {
    // not joined: a bus that does not answer must not keep the slides on the screen
    std::thread([wish = wish_, reason = std::move(reason)] {
        const Bus bus = open_bus();
        const std::optional<std::uint32_t> cookie = bus ? inhibit(*bus, reason) : std::nullopt;
        if (!cookie) return;
        wish->await_end();
        let_go(*bus, *cookie);
    }).detach();
}

StayAwake::~StayAwake() {
    if (wish_) wish_->end();
}

StayAwake::StayAwake(StayAwake&&) noexcept = default;

StayAwake& StayAwake::operator=(StayAwake&& other) noexcept {
    std::swap(wish_, other.wish_);
    return *this;
}

}  // namespace platform
