// The desktop's screen saver is held off and let go, as a session bus with a desktop on it sees it.
#include "platform/stay_awake.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <dbus/dbus.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <mutex>
#include <optional>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using namespace std::chrono_literals;

/// A session bus that ends with the test.
class SessionBus {
public:
    SessionBus() {
        std::array<int, 2> ends{};
        EXPECT_EQ(pipe2(ends.data(), O_CLOEXEC), 0);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        std::string name = "dbus-daemon", session = "--session", print = "--print-address", stay = "--nofork";
        const std::array<char*, 5> arguments{name.data(), session.data(), print.data(), stay.data(), nullptr};
        EXPECT_EQ(posix_spawnp(&pid_, name.c_str(), &actions, nullptr, arguments.data(), environ), 0);
        posix_spawn_file_actions_destroy(&actions);
        close(ends[1]);
        for (char c = 0; read(ends[0], &c, 1) == 1 && c != '\n';) address_ += c;
        close(ends[0]);
        setenv("DBUS_SESSION_BUS_ADDRESS", address_.c_str(), 1);
    }
    ~SessionBus() {
        unsetenv("DBUS_SESSION_BUS_ADDRESS");
        kill(pid_, SIGTERM);
        waitpid(pid_, nullptr, 0);
    }
    SessionBus(const SessionBus&) = delete;
    SessionBus& operator=(const SessionBus&) = delete;
    [[nodiscard]] const std::string& address() const { return address_; }

private:
    pid_t pid_ = -1;
    std::string address_;
};

/// What a desktop does on the bus: promises, and notes what it is asked.
class Desktop {
public:
    explicit Desktop(const std::string& address) : bus_(dbus_connection_open_private(address.c_str(), nullptr)) {
        EXPECT_NE(bus_, nullptr);
        EXPECT_TRUE(dbus_bus_register(bus_, nullptr));
        dbus_connection_set_exit_on_disconnect(bus_, FALSE);
        EXPECT_EQ(dbus_bus_request_name(bus_, "org.freedesktop.ScreenSaver", 0, nullptr),
                  DBUS_REQUEST_NAME_REPLY_PRIMARY_OWNER);
        listener_ = std::jthread([this](const std::stop_token& stop) { listen(stop); });
    }
    ~Desktop() {
        listener_.request_stop();
        listener_.join();
        dbus_connection_close(bus_);
        dbus_connection_unref(bus_);
    }
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    /// The n-th call, once it is there; empty: it does not come.
    std::string call(std::size_t n) {
        std::unique_lock lock(mutex_);
        return heard_.wait_for(lock, 20s, [&] { return calls_.size() > n; }) ? calls_[n] : std::string();
    }

private:
    static constexpr std::uint32_t k_cookie = 4711;

    void listen(const std::stop_token& stop) {
        while (!stop.stop_requested() && dbus_connection_read_write(bus_, 50) == TRUE)
            while (DBusMessage* message = dbus_connection_pop_message(bus_)) {
                answer(*message);
                dbus_message_unref(message);
            }
    }

    void answer(DBusMessage& message) {
        const char *program = nullptr, *reason = nullptr;
        std::uint32_t cookie = 0;
        if (dbus_message_is_method_call(&message, "org.freedesktop.ScreenSaver", "Inhibit") == TRUE) {
            dbus_message_get_args(&message, nullptr, DBUS_TYPE_STRING, &program, DBUS_TYPE_STRING, &reason,
                                  DBUS_TYPE_INVALID);
            DBusMessage* reply = dbus_message_new_method_return(&message);
            dbus_message_append_args(reply, DBUS_TYPE_UINT32, &k_cookie, DBUS_TYPE_INVALID);
            dbus_connection_send(bus_, reply, nullptr);
            dbus_message_unref(reply);
            note(std::string("held by ") + program + ": " + reason);
        } else if (dbus_message_is_method_call(&message, "org.freedesktop.ScreenSaver", "UnInhibit") == TRUE) {
            dbus_message_get_args(&message, nullptr, DBUS_TYPE_UINT32, &cookie, DBUS_TYPE_INVALID);
            note(cookie == k_cookie ? "let go" : "a promise that was never made");
        }
    }

    void note(std::string call) {
        const std::lock_guard lock(mutex_);
        calls_.push_back(std::move(call));
        heard_.notify_all();
    }

    DBusConnection* bus_;
    std::mutex mutex_;
    std::condition_variable heard_;
    std::vector<std::string> calls_;
    std::jthread listener_;
};

TEST(StayAwake, HoldsOffTheScreenSaverAndLetsItGo) {
    const SessionBus bus;
    Desktop desktop(bus.address());
    std::optional<platform::StayAwake> awake("正在演示规划");
    EXPECT_EQ(desktop.call(0), "held by Langtu: 正在演示规划");
    awake.reset();
    EXPECT_EQ(desktop.call(1), "let go");
}

TEST(StayAwake, DoesNothingWithoutADesktop) {
    unsetenv("DBUS_SESSION_BUS_ADDRESS");
    { const platform::StayAwake nobody("正在演示规划"); }
    const SessionBus bus;  // on which no desktop listens
    const platform::StayAwake unheard("正在演示规划");
}

}  // namespace
