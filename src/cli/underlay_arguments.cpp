#include "underlay_arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <utility>

#include "carto/traced.h"
#include "cli/map_arguments.h"
#include "exchange/picture_file.h"
#include "geo/affine.h"
#include "geo/crs.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::size_t k_least_pairs = 2, k_most_pairs = 6;

base::Result<geo::FitPair> read_pair(const std::string& text, const geo::CrsTransform& crs) {
    const auto refused = [&] {
        return base::fail(ErrorKind::usage, "--pair " + text,
                          mark("is no pair of places; write X,Y=LON,LAT, pixels and degrees"));
    };
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) return refused();
    const auto pixels = parse_numbers(text.substr(0, equals), "--pair"),
               degrees = parse_numbers(text.substr(equals + 1), "--pair");
    if (!pixels || !degrees || pixels->size() != 2 || degrees->size() != 2) return refused();
    const geo::LonLat at{(*degrees)[0], (*degrees)[1]};
    if (std::abs(at.lon) > 180 || std::abs(at.lat) > 90) return refused();
    return geo::FitPair{{(*pixels)[0], (*pixels)[1]}, crs.forward(at)};
}

base::Result<std::vector<geo::FitPair>> read_pairs(const UnderlayArguments& arguments, const geo::CrsTransform& crs) {
    if (arguments.pairs.size() < k_least_pairs || arguments.pairs.size() > k_most_pairs)
        return base::fail(ErrorKind::usage, "--underlay", mark("needs two to six --pair X,Y=LON,LAT"));
    std::vector<geo::FitPair> pairs;
    for (const std::string& text : arguments.pairs) {
        const auto pair = read_pair(text, crs);
        if (!pair) return base::pass(pair.error());
        pairs.push_back(*pair);
    }
    return pairs;
}

base::Result<scene::PicturePtr> read_pixels(const std::string& file) {
    const auto program = exchange::find_formats_program();
    if (!program) return base::pass(program.error());
    auto read = exchange::read_picture(*program, file);
    if (!read) return base::pass(read.error());
    return std::make_shared<const scene::Picture>(
        scene::Picture{static_cast<int>(read->width), static_cast<int>(read->height), std::move(read->rgba)});
}

/// A larger picture was made smaller on the way, so that its places are others.
base::Result<void> check_inside(const std::vector<geo::FitPair>& pairs, const scene::Picture& picture) {
    for (const geo::FitPair& pair : pairs)
        if (pair.from.x < 0 || pair.from.y < 0 || pair.from.x > picture.width || pair.from.y > picture.height)
            return base::fail_with(ErrorKind::refused, "--pair",
                                   mark("{} lies outside the picture, which is read as {} × {} px"),
                                   fmt::format("{:g},{:g}", pair.from.x, pair.from.y), picture.width, picture.height);
    return {};
}

void report_residuals(const Context& context, const std::vector<double>& residuals) {
    std::string each;
    for (const double r : residuals) each += fmt::format("{}{:.1f}", each.empty() ? "" : ", ", r);
    context.report(
        context.say("the pairs are off by {} m, overall {} m", each, fmt::format("{:.1f}", geo::overall_m(residuals))));
}

}  // namespace

void add_underlay_arguments(CLI::App& command, UnderlayArguments& arguments) {
    command.add_option("--underlay", arguments.file,
                       "scanned plan under the map: PNG, JPEG, or the first page of a PDF");
    command.add_option("--pair", arguments.pairs, "a place of it, px, and where that is: X,Y=LON,LAT; two to six");
    command.add_option("--underlay-opacity", arguments.opacity, "0 to 1")->check(CLI::Range(0.0, 1.0));
}

base::Result<std::shared_ptr<const carto::Traced>> resolve_underlay(const Context& context,
                                                                    const UnderlayArguments& arguments,
                                                                    const plan::Plan& plan) {
    if (arguments.file.empty()) return std::shared_ptr<const carto::Traced>();
    const auto crs = geo::CrsTransform::create(plan.display_crs);
    if (!crs) return base::pass(crs.error());
    const auto pairs = read_pairs(arguments, *crs);
    if (!pairs) return base::pass(pairs.error());
    const auto map = geo::fit_affine(*pairs);
    if (!map)
        return base::fail(ErrorKind::refused, "--pair",
                          mark("the pairs coincide or lie on one line; give one that is farther off"));
    auto picture = read_pixels(arguments.file);
    if (!picture) return base::pass(picture.error());
    if (auto inside = check_inside(*pairs, **picture); !inside) return base::pass(inside.error());
    report_residuals(context, geo::residuals_m(*map, *pairs));
    return std::make_shared<const carto::Traced>(
        carto::Traced{*std::move(picture), *map, static_cast<float>(arguments.opacity)});
}

}  // namespace cli
