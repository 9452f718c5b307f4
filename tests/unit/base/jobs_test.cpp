#include "base/jobs.h"

#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <variant>

namespace {

using Result = std::variant<int, std::string>;
using Jobs = base::Jobs<Result>;
using namespace std::chrono_literals;

constexpr double k_long_s = 60;

/// Holds jobs until the test lets them go.
class Latch {
public:
    void release() { go_ = true; }
    void hold(const base::JobControl& control) const {
        while (!go_ && !control.cancelled()) std::this_thread::sleep_for(1ms);
    }

private:
    std::atomic<bool> go_ = false;
};

std::vector<Jobs::Finished> await_all(Jobs& jobs) {
    std::vector<Jobs::Finished> all;
    while (jobs.busy()) {
        for (Jobs::Finished& finished : jobs.take()) all.push_back(std::move(finished));
        std::this_thread::sleep_for(1ms);
    }
    return all;
}

TEST(Jobs, ReturnTheirResults) {
    Jobs jobs;
    const base::JobId number = jobs.start({"number", true, {}}, [](base::JobControl&) -> Result { return 7; });
    const base::JobId text = jobs.start({"text", true, {}}, [](base::JobControl&) -> Result { return "seven"; });
    const auto all = await_all(jobs);
    ASSERT_EQ(all.size(), 2U);
    for (const auto& finished : all) {
        if (finished.id == number) {
            EXPECT_EQ(std::get<int>(finished.result), 7);
        }
        if (finished.id == text) {
            EXPECT_EQ(std::get<std::string>(finished.result), "seven");
        }
    }
}

TEST(Jobs, BringBackWhatWasLentToThemThoughCancelled) {
    Latch latch;
    Jobs jobs;
    const auto lent = jobs.start({"lent", true, {}, true}, [&](base::JobControl& control) -> Result {
        latch.hold(control);
        return control.cancelled() ? 2 : 1;
    });
    const auto other = jobs.start({"other", true, {}}, [&](base::JobControl& control) -> Result {
        latch.hold(control);
        return 3;
    });
    jobs.cancel(lent);
    jobs.cancel(other);
    EXPECT_TRUE(jobs.running().empty());
    const auto all = await_all(jobs);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(std::get<int>(all.front().result), 2);
}

TEST(Jobs, RunAtTheSameTime) {
    Latch latch;
    Jobs jobs;
    const auto held = jobs.start({"held", true, {}}, [&](base::JobControl& control) -> Result {
        latch.hold(control);
        return 1;
    });
    const auto quick = jobs.start({"quick", true, {}}, [](base::JobControl&) -> Result { return 2; });
    jobs.wait(quick, k_long_s);
    const auto first = jobs.take();
    ASSERT_EQ(first.size(), 1U);
    EXPECT_EQ(first.front().id, quick);
    ASSERT_EQ(jobs.running().size(), 1U);
    EXPECT_EQ(jobs.running().front().name, "held");
    latch.release();
    jobs.wait(held, k_long_s);
    EXPECT_EQ(jobs.take().size(), 1U);
    EXPECT_FALSE(jobs.busy());
}

TEST(Jobs, TellHowFarTheyAre) {
    Latch latch;
    Jobs jobs;
    (void)jobs.start({"counted", true, {}}, [&](base::JobControl& control) -> Result {
        control.report(0.5F);
        latch.hold(control);
        return 1;
    });
    while (jobs.running().front().share_done < 0) std::this_thread::sleep_for(1ms);
    EXPECT_EQ(jobs.running().front().share_done, 0.5F);
    latch.release();
    EXPECT_EQ(await_all(jobs).size(), 1U);
}

TEST(Jobs, ACancelledOneIsShownNoMoreAndItsResultDropped) {
    Latch latch;
    Jobs jobs;
    const auto id = jobs.start({"unwanted", true, {}}, [&](base::JobControl& control) -> Result {
        latch.hold(control);
        return 1;
    });
    jobs.cancel(id);
    EXPECT_TRUE(jobs.running().empty());
    EXPECT_TRUE(await_all(jobs).empty());
}

TEST(Jobs, OneBeginsWhenAnotherHasEnded) {
    Latch latch;
    std::atomic<bool> first_ended = false;
    Jobs jobs;
    const auto first = jobs.start({"first", true, {}}, [&](base::JobControl& control) -> Result {
        latch.hold(control);
        first_ended = true;
        return 1;
    });
    const auto second =
        jobs.start({"second", true, {first}}, [&](base::JobControl&) -> Result { return first_ended ? 2 : 0; });
    latch.release();
    const auto finished = await_all(jobs);
    ASSERT_EQ(finished.size(), 2U);
    EXPECT_EQ(finished[1].id, second);
    EXPECT_EQ(std::get<int>(finished[1].result), 2);
}

/// A project that nobody wants any more must be closed before it is opened again.
TEST(Jobs, WhatACancelledOneHoldsIsLetGoBeforeTheNextBegins) {
    using Holding = base::Jobs<std::shared_ptr<int>>;
    for (const bool already_ended : {false, true}) {
        Latch latch;
        const auto held = std::make_shared<int>(1);
        std::atomic<long> still_held = 0;
        Holding jobs;
        const auto first = jobs.start({"first", true, {}}, [&, held](base::JobControl& control) {
            latch.hold(control);
            return held;
        });
        if (already_ended) {
            latch.release();
            jobs.wait(first, k_long_s);
        }
        jobs.cancel(first);
        (void)jobs.start({"second", true, {first}}, [&](base::JobControl&) {
            still_held = held.use_count();
            return std::shared_ptr<int>();
        });
        if (!already_ended) latch.release();
        while (jobs.busy()) {
            jobs.wait(jobs.all().back(), k_long_s);
            (void)jobs.take();
        }
        EXPECT_EQ(still_held, 1) << already_ended;
    }
}

TEST(Jobs, EndWithTheirOwner) {
    Latch latch;
    auto jobs = std::make_unique<Jobs>();
    (void)jobs->start({"endless", true, {}}, [&](base::JobControl& control) -> Result {
        latch.hold(control);
        return 1;
    });
    jobs.reset();  // would never return if the job were not asked to end
}

}  // namespace
