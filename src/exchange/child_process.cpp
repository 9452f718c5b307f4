#include "child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "base/error_words.h"

namespace exchange {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t k_error_output_bytes = 4096;
constexpr std::chrono::milliseconds k_wait_step{2};

class Fd {
public:
    explicit Fd(int fd = -1) : fd_(fd) {}
    ~Fd() { close(); }
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }
    void reset(int fd) {
        close();
        fd_ = fd;
    }
    [[nodiscard]] int get() const { return fd_; }

private:
    int fd_;
};

struct Pipe {
    Fd read_end;
    Fd write_end;
    bool open() {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
        read_end.reset(ends[0]);
        write_end.reset(ends[1]);
        return true;
    }
};

/// The running child: killed and reaped by the destructor unless its end was seen.
class Child {
public:
    explicit Child(pid_t pid) : pid_(pid) {}
    ~Child() {
        if (pid_ > 0) kill_and_reap();
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    void kill_and_reap() {
        ::kill(-pid_, SIGKILL);
        int status = 0;
        while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
    }

    /// False when it did not end in time.
    bool wait_until(Clock::time_point deadline, int& status) {
        for (;;) {
            const pid_t ended = waitpid(pid_, &status, WNOHANG);
            if (ended == pid_) {
                pid_ = -1;
                return true;
            }
            if ((ended < 0 && errno != EINTR) || Clock::now() >= deadline) return false;
            std::this_thread::sleep_for(k_wait_step);
        }
    }

private:
    pid_t pid_;
};

/// errno's value, 0 on success.
int spawn(const std::filesystem::path& program, const std::vector<std::string>& arguments, const Pipe& out,
          const Pipe& err, pid_t& pid) {
    std::vector<std::string> texts{program.string()};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& text : texts) argv.push_back(text.data());
    argv.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out.write_end.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err.write_end.get(), STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    const int failure = posix_spawn(&pid, texts.front().c_str(), &actions, &attributes, argv.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

int poll_ms(Clock::time_point deadline) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left, 0));
}

enum class Drained { all, refused, late };

/// Reads both pipes until both are closed.
Drained drain(Pipe& out, Pipe& err, Clock::time_point deadline, const std::function<bool(std::string_view)>& take,
              std::string& error_output) {
    std::array<char, 65536> buffer{};
    while (out.read_end.get() >= 0 || err.read_end.get() >= 0) {
        std::array<pollfd, 2> polled{{{out.read_end.get(), POLLIN, 0}, {err.read_end.get(), POLLIN, 0}}};
        if (poll(polled.data(), polled.size(), poll_ms(deadline)) < 0 && errno != EINTR) return Drained::refused;
        if (Clock::now() >= deadline) return Drained::late;
        for (std::size_t i = 0; i < polled.size(); ++i) {
            if (polled[i].fd < 0 || polled[i].revents == 0) continue;
            const ssize_t count = read(polled[i].fd, buffer.data(), buffer.size());
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) {
                (i == 0 ? out : err).read_end.close();
                continue;
            }
            const std::string_view piece(buffer.data(), static_cast<std::size_t>(count));
            if (i == 0 && !take(piece)) return Drained::refused;
            if (i == 1) error_output += piece.substr(0, k_error_output_bytes - error_output.size());
        }
    }
    return Drained::all;
}

}  // namespace

base::Result<ChildEnd> run_child(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                 std::chrono::milliseconds time_limit,
                                 const std::function<bool(std::string_view)>& take) {
    const Clock::time_point deadline = Clock::now() + time_limit;
    Pipe out;
    Pipe err;
    if (!out.open() || !err.open())
        return base::fail(base::ErrorKind::io, program.string(),
                          base::mark("cannot be started; close other programs and try again"));
    pid_t pid = -1;
    if (const int failure = spawn(program, arguments, out, err, pid); failure != 0)
        return base::fail(base::ErrorKind::io, program.string(), base::mark("cannot be started ({}); reinstall Langtu"),
                          {base::system_reason(failure)});
    Child child(pid);
    out.write_end.close();
    err.write_end.close();

    ChildEnd end;
    const Drained drained = drain(out, err, deadline, take, end.error_output);
    int status = 0;
    if (drained == Drained::refused) {
        child.kill_and_reap();
        end = {ChildEnd::How::signalled, SIGKILL, end.error_output};
    } else if (drained == Drained::late || !child.wait_until(deadline, status)) {
        end.how = ChildEnd::How::timed_out;
    } else if (WIFSIGNALED(status)) {
        end.how = ChildEnd::How::signalled;
        end.code = WTERMSIG(status);
    } else {
        end.code = WEXITSTATUS(status);
    }
    return end;
}

}  // namespace exchange
