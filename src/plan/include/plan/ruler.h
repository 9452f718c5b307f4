// The chainage that is shown: measured along our centreline from an origin and in a direction that can be set, or
// stretched between the chainages that the operator publishes for stations. It says which of the two it is. What is
// measured (plan/corridor.h) stays as it is; the ruler only renames it. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/edit.h"
#include "plan/observations.h"

namespace plan {

enum class RulerKind : std::uint8_t {
    measured,  ///< along our centreline
    official,  ///< stretched linearly between official chainages of stations
};
std::string_view to_key(RulerKind value);
Name label(RulerKind value);

class Ruler {
public:
    /// Of a line of the plan, by its place in Plan::rail. An official chainage is one of the first line that its
    /// station lies on.
    explicit Ruler(const Plan& plan, std::size_t line = 0);

    [[nodiscard]] RulerKind kind() const { return kind_; }
    /// Whether it counts against the line.
    [[nodiscard]] bool reversed() const { return step_ < 0; }
    /// What is shown for a chainage as along_corridor() gives it, and back. Metres. Outside the stations with official
    /// chainages the last of them is carried on in metres of our centreline.
    [[nodiscard]] double shown_m(double measured_m) const;
    [[nodiscard]] double measured_m(double shown_m) const;
    /// Whether two stations with official chainages lie on both sides of the place, or one in it.
    [[nodiscard]] bool is_between_official(double measured_m) const;
    /// The side as one sees it who looks along the ruler.
    [[nodiscard]] int shown_side(int side) const { return reversed() ? -side : side; }
    /// Why official chainages are not used though there are some: they run backwards, as after a merge.
    [[nodiscard]] const std::optional<Name>& problem() const { return problem_; }

private:
    struct Knot {
        double measured_m = 0, shown_m = 0;
    };
    std::vector<Knot> knots_;  ///< by what is measured; at least one
    RulerKind kind_ = RulerKind::measured;
    double step_ = 1;  ///< what is shown for a metre, beyond the knots
    std::optional<Name> problem_;
};

/// K12+350; of one before the origin −K0+350.
std::string ruler_text(double shown_m);
/// As people write a chainage: K12+350, 12350, 12350 m, 12.35 km, 12.35 千米. Metres.
std::optional<double> read_chainage(std::string_view text);

/// Where the ruler of a line begins, by its place in Plan::rail; the usual origin where none was set.
RulerOrigin ruler_origin(const Plan& plan, std::size_t line);
/// Which way the ruler of a line counts, by where the line goes on the whole: from west to east; from north to south.
Name direction_words(const Plan& plan, std::size_t line, bool reversed);

/// Null where none is entered for the station.
const OfficialChainage* official_chainage(const Plan& plan, int station);

/// Each refuses what is not possible with one sentence. An Edit that would change nothing is empty(). A station is
/// named by its order.
base::Result<Edit> set_official_chainage(const Plan& plan, int station, double chainage_m, const std::string& source,
                                         const Entry& entry);
base::Result<Edit> remove_official_chainage(const Plan& plan, int station);
/// Of a line by its place in Plan::rail. The station that it begins at lies on that line.
base::Result<Edit> set_ruler_origin(const Plan& plan, const RulerOrigin& origin, std::size_t line = 0);

}  // namespace plan
