// Commands run in this process over a sample project. For tests only.
#pragma once

#include <gtest/gtest.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "sample_plan.h"
#include "scratch_folder.h"

struct Outcome {
    int status = 0;
    std::string out, err;
    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
};

class CommandTest : public testing::Test {
protected:
    Outcome run(std::vector<std::string> arguments, const std::string& input = {}) {
        std::ostringstream out, err;
        services_.out = &out;
        services_.err = &err;
        arguments.insert(arguments.begin(), "langtu");
        std::vector<const char*> argv;
        for (const std::string& argument : arguments) argv.push_back(argument.c_str());
        std::istringstream in(input);
        std::streambuf* const before = std::cin.rdbuf(in.rdbuf());
        const int status = cli::run(static_cast<int>(argv.size()), argv.data(), services_);
        std::cin.rdbuf(before);
        return {status, out.str(), err.str()};
    }
    void SetUp() override {
        services_.version = [] { return std::string("langtu 0.1.0"); };
        services_.read_package = [this](const std::filesystem::path&) -> base::Result<plan::Plan> { return plan_; };
        ASSERT_EQ(run({"new", project_, "--quiet"}).status, 0);
    }

    support::ScratchFolder folder_;
    plan::Plan plan_ = support::sample_plan();
    std::string project_ = (folder_ / "海宁.ltu").string();
    cli::Services services_;
};
