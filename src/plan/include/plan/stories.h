// Saved views and stories: reading them in their order, and the edits that add, change, order and remove them. What is
// removed stays in the project as a row that says so, so that two people's changes meet. Pure functions, any thread;
// pointers go into the plan.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/edit.h"
#include "plan/observations.h"

namespace plan {

/// A view at its place in a story.
struct Slide {
    const StoryPart* part = nullptr;
    const SavedView* view = nullptr;
    int number = 0;  ///< from 1, of those that are shown; 0: it is hidden
};

/// In their order; those that are removed not among them.
std::vector<const Story*> stories_of(const Plan& plan);
/// The first of them: what is shown where none is named. Null without any.
const Story* usual_story(const Plan& plan);
/// In the order of the story, hidden ones among them.
std::vector<Slide> slides_of(const Plan& plan, std::int64_t story);
/// Null: there is none of this id, or it is removed.
const SavedView* find_view(const Plan& plan, std::int64_t id);
const Story* find_story(const Plan& plan, std::int64_t id);
const StoryPart* find_part(const Plan& plan, std::int64_t id);
/// By its name in either language; empty: the usual one. Refused with the names that there are.
base::Result<const Story*> named_story(const Plan& plan, std::string_view name);
/// By its title in either language. Refused with the titles that there are.
base::Result<const SavedView*> named_view(const Plan& plan, std::string_view title);

/// The names that a conclusion may hold in braces, as {year}.
std::span<const std::string_view> text_fields();
/// The first name in braces that none of them is. "{{" is a brace.
std::optional<std::string> unknown_field(std::string_view text);

/// The id of a view of a package, of its story ("story/NAME") or of its place in it ("part/KEY"): it follows from the
/// key, so that all projects made of the package agree on it.
std::int64_t package_view_id(std::string_view key);

/// Where a view is put.
struct StoryPlace {
    std::int64_t story = 0;  ///< 0: the usual one, which is made where there is none
    std::int64_t after = 0;  ///< id of a part of it; 0: at the end
};

/// Each refuses what is not possible with one sentence. An Edit that would change nothing is empty(). The date of an
/// entry is a time in UTC, ISO 8601. A title or name in one language only holds for both.
base::Result<Edit> save_view(const Plan& plan, SavedView view, const StoryPlace& place, const Entry& entry);
/// The view of that id becomes `view`, its words included.
base::Result<Edit> replace_view(const Plan& plan, std::int64_t id, SavedView view, const Entry& entry);
/// Right after the part that it is a copy of.
base::Result<Edit> duplicate_part(const Plan& plan, std::int64_t part, const Entry& entry);
/// `before`: id of a part of the same story; 0: to the end.
base::Result<Edit> move_part(const Plan& plan, std::int64_t part, std::int64_t before);
base::Result<Edit> hide_part(const Plan& plan, std::int64_t part, bool hidden);
/// Seconds of 0: as long as the way asks for; at most 60.
base::Result<Edit> set_transition(const Plan& plan, std::int64_t part, Transition transition, double seconds);
/// A view that no story shows any more goes as well.
base::Result<Edit> remove_parts(const Plan& plan, std::span<const std::int64_t> parts);

base::Result<Edit> add_story(const Plan& plan, const Name& name, const std::string& maker);
/// Name, maker, opening and closing become those of `story`.
base::Result<Edit> change_story(const Plan& plan, const Story& story);
base::Result<Edit> make_usual(const Plan& plan, std::int64_t story);
/// With its parts; views that no other story shows go as well.
base::Result<Edit> remove_story(const Plan& plan, std::int64_t story);

}  // namespace plan
