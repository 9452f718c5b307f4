// What a review of the corridor keeps: rules that find gaps, gaps that somebody let stand, scenarios, what is known of
// notes beyond their words. Values of the plan as all others; their ids are of the project file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/carrier.h"

namespace plan {

/// What a rule looks for.
enum class GapKind : std::uint8_t {
    station,  ///< a station without a carrier within `length_m`, in a straight line
    stretch,  ///< a stretch of the line longer than `length_m` without a carrier at it
    target,   ///< an area with a target of `indicator` and no carrier of `functions`
    unit,     ///< a unit of the corridor without a carrier
    segment,  ///< `segment` without a carrier of `functions` or of `programme`
};

/// A rule that finds gaps, with why it matters. The plan's own words are its source where there are any.
struct GapRule {
    std::int64_t id = 0;  ///< follows from the key
    std::string key;      ///< stable, ASCII
    GapKind kind = GapKind::station;
    double length_m = 0;                     ///< station, stretch
    std::string indicator;                   ///< target: key of an Indicator
    std::vector<CarrierFunction> functions;  ///< target, segment: any of them serves
    std::optional<Programme> programme;      ///< segment
    std::string segment;                     ///< segment: key of a Segment
    Name reason;                             ///< why it matters
    Name source;                             ///< where that is said
    bool off = false;
    friend bool operator==(const GapRule&, const GapRule&) = default;
};

/// A gap that somebody has looked at and let stand, or remarked on.
struct GapRemark {
    std::int64_t id = 0;  ///< follows from the gap
    std::string gap;      ///< key of a Gap
    std::string text;     ///< what was remarked, or why it is let stand
    bool acknowledged = false;
    std::string entered;  ///< ISO date
    std::string author;
    friend bool operator==(const GapRemark&, const GapRemark&) = default;
};

/// A carrier of a scenario: as it would be, and as the plan had it when that was tried.
struct TriedCarrier {
    Carrier tried;               ///< `removed`: it would go
    std::optional<Carrier> was;  ///< empty: it would be new
    friend bool operator==(const TriedCarrier&, const TriedCarrier&) = default;
};

/// A named set of changes that are tried over the plan and are not part of it.
struct Scenario {
    std::int64_t id = 0;
    std::string name;
    std::string remark;
    std::optional<double> reach_m;  ///< width of the reach that it is judged by; empty: that of the view
    std::vector<TriedCarrier> carriers;
    std::string entered;  ///< UTC, ISO 8601
    std::string author;
    friend bool operator==(const Scenario&, const Scenario&) = default;
};

/// What shall stand of a carrier that a scenario and the plan both changed.
enum class BaseChoice : std::uint8_t { mine, theirs };
struct BaseAnswer {
    std::int64_t carrier = 0;
    BaseChoice choice = BaseChoice::mine;
};

/// A chainage that the operator publishes for a station.
struct OfficialChainage {
    std::int64_t id = 0;  ///< follows from the station
    int station = 0;      ///< order of the Station
    double chainage_m = 0;
    std::string source;
    std::string entered;  ///< ISO date
    std::string author;
    friend bool operator==(const OfficialChainage&, const OfficialChainage&) = default;
};

/// Where the ruler of a line begins and which way it counts.
struct RulerOrigin {
    int station = 0;        ///< order of the Station at `chainage_m`; 0: the line's first
    double chainage_m = 0;  ///< what that station has
    bool reversed = false;  ///< counts against the line: of one that runs from west to east, from east to west
    friend bool operator==(const RulerOrigin&, const RulerOrigin&) = default;
};

/// The origin of the ruler of another line than the first.
struct LineOrigin {
    std::int64_t id = 0;  ///< follows from the line
    int line = 0;         ///< its place in Plan::rail, from 1
    RulerOrigin origin;
    friend bool operator==(const LineOrigin&, const LineOrigin&) = default;
};

/// Whether a note still asks for something.
enum class NoteState : std::uint8_t { open, done };

/// What a note is pinned to. It has a position all the same: that of the thing when it was pinned.
enum class PinKind : std::uint8_t { place, carrier, unit, park, station, chainage, stretch };

/// What is known of a note beyond its words; a note without such a row is open and pinned to its place.
struct NoteDetail {
    std::int64_t id = 0;  ///< of the Note
    NoteState state = NoteState::open;
    PinKind pin = PinKind::place;
    /// Carrier, unit, park, station: id of its FeatureRef; chainage, stretch: place of the line in Plan::rail.
    std::int64_t about = 0;
    double from_m = 0, to_m = 0;  ///< stretch: chainages; chainage: both are that
    std::string entered;          ///< UTC, ISO 8601: when this was last changed
    std::string author;           ///< who did
    friend bool operator==(const NoteDetail&, const NoteDetail&) = default;
};

/// An answer to a note. A reply whose note was removed is kept and shown nowhere.
struct NoteReply {
    std::int64_t id = 0;
    std::int64_t note = 0;  ///< id of the Note
    std::string text;       ///< one or several lines
    std::string entered;    ///< UTC, ISO 8601
    std::string author;
    friend bool operator==(const NoteReply&, const NoteReply&) = default;
};

/// The number that a note was given when it was pinned. Two people may give one number to two notes: numbers_of_notes()
/// says which of them keeps it.
struct NoteNumber {
    std::int64_t id = 0;  ///< of the Note
    int number = 0;       ///< from 1
    std::string entered;  ///< when the note was pinned, UTC, ISO 8601
    std::string author;   ///< by whom
    friend bool operator==(const NoteNumber&, const NoteNumber&) = default;
};

enum class DrawnShape : std::uint8_t { arrow, line, freehand, rectangle };
enum class DrawnColour : std::uint8_t { red, blue, green };

/// What somebody drew on the map for a note.
struct NoteDrawing {
    std::int64_t id = 0;
    std::int64_t note = 0;  ///< id of the Note
    DrawnShape shape = DrawnShape::line;
    DrawnColour colour = DrawnColour::red;
    geo::LineString course;  ///< at least two points; of a rectangle two opposite corners; an arrow points at the last
    friend bool operator==(const NoteDrawing&, const NoteDrawing&) = default;
};

/// How far something that is not in service has come.
enum class PlannedState : std::uint8_t { under_construction, planned, deferred, studied };

/// A line or an extension that is not in service. It is shown as such and nothing is measured along it.
struct PlannedLine {
    std::string key;
    Name name;
    PlannedState state = PlannedState::planned;
    Name ends;  ///< between what, in words
    std::optional<double> length_km;
    geo::LineString centreline;  ///< empty: no course is published
    Name source;
    std::string as_of;  ///< ISO date or year
    friend bool operator==(const PlannedLine&, const PlannedLine&) = default;
};

/// A station that is not in service. It is never counted as one.
struct PlannedStation {
    std::string key;
    Name name;
    PlannedState state = PlannedState::planned;
    std::string line;                     ///< key of its PlannedLine; empty: on the line in service
    std::optional<geo::LonLat> position;  ///< empty: no place is published
    Name place;                           ///< in words
    std::string unit;                     ///< code; empty: not known, or outside the city
    Name source;
    std::string as_of;  ///< ISO date or year
    friend bool operator==(const PlannedStation&, const PlannedStation&) = default;
};

/// One of the two ends that the plan sees the corridor between: what of the project belongs to it, and what is named
/// and has no place.
struct Core {
    std::string key;
    Name name;
    std::vector<std::string> parks;      ///< keys
    std::vector<std::string> units;      ///< codes
    std::vector<std::int64_t> carriers;  ///< ids
    Name unplaced;                       ///< what the plan names and the project has no place for; may be empty
    Name source;
    friend bool operator==(const Core&, const Core&) = default;
};

std::string_view to_key(GapKind value);
std::string_view to_key(PlannedState value);
std::string_view to_key(NoteState value);
std::string_view to_key(PinKind value);
std::string_view to_key(DrawnShape value);
std::string_view to_key(DrawnColour value);
Name label(GapKind value);
Name label(PlannedState value);
Name label(NoteState value);
Name label(PinKind value);

}  // namespace plan
