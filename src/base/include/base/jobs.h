// Work in the background: several named jobs at once, each on a thread of its own, with progress and a way to end it.
// A job returns its result, a value (a variant where jobs differ); the owner takes results when it likes. Nothing here
// ever waits on the owner's thread but the destructor, which asks every job to end and waits until it has.
// A job must not touch what the owner may change meanwhile: it gets copies. All calls on the owner's thread, those of
// JobControl on the job's.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace base {

/// What a job knows of its owner, and tells it. Both sides, any thread.
class JobControl {
public:
    /// The result is not wanted any more: a job looks now and then and returns early, whatever it likes.
    [[nodiscard]] bool cancelled() const { return cancelled_; }
    void cancel() { cancelled_ = true; }
    /// How much is done, 0 … 1; below 0: not known.
    [[nodiscard]] float share_done() const { return share_; }
    void report(float share) { share_ = share; }

private:
    std::atomic<bool> cancelled_ = false;
    std::atomic<float> share_ = -1;
};

using JobId = std::uint64_t;  ///< from 1

/// A job as it stands, to be shown.
struct JobStatus {
    JobId id = 0;
    std::string name;
    float share_done = -1;
    bool can_cancel = false;
};

template <class Result>
class Jobs {
public:
    using Work = std::function<Result(JobControl&)>;

    struct Spec {
        std::string name;               ///< shown; empty: nobody need know of it
        bool can_cancel = true;         ///< people are offered to
        std::vector<JobId> after = {};  ///< begins when these have ended; waits on its own thread
        bool keeps_result = false;      ///< also when it is cancelled: it brings something back that was lent to it
    };
    struct Finished {
        JobId id = 0;
        Result result;
    };

    Jobs() = default;
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;
    ~Jobs() {
        for (const auto& job : jobs_) job->control.cancel();
        for (const auto& job : jobs_) job->thread.join();
    }

    JobId start(Spec spec, Work work) {
        auto job = std::make_unique<Job>();
        job->id = ++last_id_;
        std::vector<std::shared_ptr<Gate>> gates;
        for (const auto& other : jobs_)
            if (std::find(spec.after.begin(), spec.after.end(), other->id) != spec.after.end())
                gates.push_back(other->gate);
        job->spec = std::move(spec);
        job->thread = std::thread([job = job.get(), gates = std::move(gates), work = std::move(work)]() mutable {
            for (const auto& gate : gates) gate->wait();
            job->result.emplace(work(job->control));
            work = nullptr;  // what it holds goes before the jobs that wait for this one begin
            job->end();
        });
        jobs_.push_back(std::move(job));
        return last_id_;
    }

    /// Its result is dropped, unless it keeps it, and with it what the result holds, before any job begins that waits
    /// for this one.
    void cancel(JobId id) {
        for (const auto& job : jobs_)
            if (job->id == id) job->cancel();
    }

    /// The results that have come since the last call, in the order of starting.
    std::vector<Finished> take() {
        std::vector<Finished> finished;
        for (const auto& job : jobs_) {
            if (!job->gate->is_open()) continue;
            job->thread.join();
            if (job->result) finished.push_back({job->id, std::move(*job->result)});
        }
        std::erase_if(jobs_, [](const auto& job) { return !job->thread.joinable(); });
        return finished;
    }

    /// Jobs whose result is still awaited.
    [[nodiscard]] std::vector<JobStatus> running() const {
        std::vector<JobStatus> all;
        for (const auto& job : jobs_)
            if (!job->control.cancelled())
                all.push_back({job->id, job->spec.name, job->control.share_done(), job->spec.can_cancel});
        return all;
    }
    /// Those that have not been taken, the cancelled ones included.
    [[nodiscard]] std::vector<JobId> all() const {
        std::vector<JobId> ids;
        for (const auto& job : jobs_) ids.push_back(job->id);
        return ids;
    }
    [[nodiscard]] bool busy() const { return !jobs_.empty(); }
    /// Waits at most that long until a job has ended. For the first picture of a program, never in a frame.
    void wait(JobId id, double seconds) const {
        for (const auto& job : jobs_)
            if (job->id == id) job->gate->wait_for(seconds);
    }

private:
    /// Opened once, when a job has ended.
    class Gate {
    public:
        /// Runs `last` first; nobody finds the gate open before that.
        template <class Last>
        void open(Last last) {
            {
                const std::scoped_lock lock(mutex_);
                last();
                open_ = true;
            }
            opened_.notify_all();
        }
        /// Runs `act(is it open)` while it stays so.
        template <class Act>
        void hold(Act act) {
            const std::scoped_lock lock(mutex_);
            act(open_);
        }
        [[nodiscard]] bool is_open() const {
            const std::scoped_lock lock(mutex_);
            return open_;
        }
        void wait() const {
            std::unique_lock lock(mutex_);
            opened_.wait(lock, [this] { return open_; });
        }
        void wait_for(double seconds) const {
            std::unique_lock lock(mutex_);
            opened_.wait_for(lock, std::chrono::duration<double>(seconds), [this] { return open_; });
        }

    private:
        mutable std::mutex mutex_;
        mutable std::condition_variable opened_;
        bool open_ = false;
    };
    struct Job {
        JobId id = 0;
        Spec spec;
        JobControl control;
        std::optional<Result> result;  ///< written by the job before the gate opens, read after; empty: cancelled
        std::shared_ptr<Gate> gate = std::make_shared<Gate>();
        std::thread thread;

        void end() {
            gate->open([this] {
                if (control.cancelled() && !spec.keeps_result) result.reset();
            });
        }
        void cancel() {
            gate->hold([this](bool ended) {
                control.cancel();
                if (ended && !spec.keeps_result) result.reset();
            });
        }
    };

    std::vector<std::unique_ptr<Job>> jobs_;
    JobId last_id_ = 0;
};

}  // namespace base
