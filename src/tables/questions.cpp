#include "questions.h"

#include <algorithm>
#include <utility>

namespace tables {

std::optional<std::string> put_question(std::vector<Question>& asked, const std::map<std::string, std::string>& answers,
                                        Question question) {
    const auto at =
        std::find_if(asked.begin(), asked.end(), [&](const Question& known) { return known.id == question.id; });
    if (at != asked.end()) return at->chosen.empty() ? std::nullopt : std::optional(at->chosen);
    const auto answer = answers.find(question.id);
    const auto fits = [&](const Answer& one) { return one.key == answer->second; };
    if (answer != answers.end() && std::any_of(question.answers.begin(), question.answers.end(), fits)) {
        question.chosen = answer->second;
        question.by_default = false;
    }
    std::optional<std::string> chosen;
    if (!question.chosen.empty()) chosen = question.chosen;
    asked.push_back(std::move(question));
    return chosen;
}

}  // namespace tables
