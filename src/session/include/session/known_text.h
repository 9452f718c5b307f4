// The words for lengths that are computed from a position: no digit more than the position is known to. Without an
// uncertainty they are exact. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/translate.h"
#include "plan/plan.h"

namespace plan {
class Index;
class ReviewIndex;
class Ruler;
}  // namespace plan

namespace session {

struct FactRow;

/// Metres below a kilometre, else kilometres: 231 m, 3 km, 4.81 km.
std::string distance_text(double metres, base::Language language);
/// A row of facts that names a line of the plan, by its place in Plan::rail; nothing where the plan has no other.
std::optional<FactRow> line_row(const plan::Index& index, std::size_t line, base::Language language);
/// K12+350, as the ruler shows a measured chainage.
std::string chainage_text(const plan::Ruler& ruler, double measured_m);
/// What chainages are called: "Chainage", or "Official chainage" where the operator's are entered. An id of the
/// catalogue.
const char* chainage_title(const plan::Ruler& ruler);
/// Whether the operator's chainages are entered for every line that the review measures along.
bool are_official(const plan::ReviewIndex& review);
/// "K12+350 – K18+100", in the direction of the ruler.
std::string stretch_text(const plan::Ruler& ruler, double from_m, double to_m);

/// "about 0.2 km, 0–4.2", or "within 4 km" where no digit of it is known.
std::string about_distance(double metres, double uncertainty_m, base::Language language);
/// "about K34+800, K30+800–K38+800"
std::string about_chainage(const plan::Ruler& ruler, double measured_m, double uncertainty_m, base::Language language);
/// The side of a line, by its place in Plan::rail: -1 left of it, 1 right, 0 on it, told by its wind; only possibly
/// where the position may be on the other one.
std::string side_text(const plan::Index& index, std::size_t line, int side, double offset_m, double uncertainty_m,
                      base::Language language);

/// For the cells of a table that has a column of uncertainties: "≈0.2 km", "≤4 km", "≈K34+800".
std::string short_distance(double metres, double uncertainty_m, base::Language language);
std::string short_chainage(const plan::Ruler& ruler, double measured_m, double uncertainty_m);

}  // namespace session
