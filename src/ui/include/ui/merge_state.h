// A colleague's changes on their way in, and the answers to what is asked. Values; main thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plan/plan.h"
#include "session/merge_words.h"
#include "store/changes.h"

namespace ui {

/// Questions in a list, and what has been answered.
struct QuestionList {
    std::vector<store::Clash> asked;
    std::vector<std::optional<store::Resolution>> answers;  ///< one for each; none: later
    std::vector<std::string> third_values;                  ///< as typed, one for each
    std::size_t at = 0;                                     ///< the one that the keys answer
    std::optional<std::size_t> shown = {};                  ///< the one that the map has gone to

    /// Asks these from now on; what was answered of those that are asked again stays so.
    void ask(std::vector<store::Clash> questions) {
        QuestionList next;
        next.answers.resize(questions.size());
        next.third_values.resize(questions.size());
        std::multimap<std::pair<std::int64_t, std::string>, std::size_t> before;  // by row and column
        for (std::size_t j = 0; j < asked.size(); ++j) before.emplace(std::pair(asked[j].id, asked[j].column), j);
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const auto [from, to] = before.equal_range({questions[i].id, questions[i].column});
            for (auto same = from; same != to; ++same)
                if (session::asks_the_same(questions[i], asked[same->second])) {
                    next.answers[i] = answers[same->second];
                    next.third_values[i] = third_values[same->second];
                }
        }
        next.at = at < questions.size() ? at : 0;
        next.asked = std::move(questions);
        *this = std::move(next);
    }
    [[nodiscard]] std::size_t open() const {
        std::size_t n = 0;
        for (const auto& answer : answers) n += answer ? 0U : 1U;
        return n;
    }
};

struct MergeState {
    std::string file;
    std::shared_ptr<const store::ChangesFile> changes;  ///< null: none are on their way
    store::MergePreview preview;                        ///< without its clashes
    std::vector<session::Contribution> people;
    QuestionList questions;
    plan::PlanPtr read_for;                       ///< the plan that the preview was made for
    bool reading = false;                         ///< a preview for the plan of now is being made
    std::optional<std::size_t> open_person = {};  ///< whose steps are unfolded
};

}  // namespace ui
