// The palettes that we ship, scored anew: the classes must be told apart by everyone, and on a projector.
#include <gtest/gtest.h>
#include <map>

#include "palette_check.h"
#include "style.h"

namespace {

std::vector<scene::Colour> colours(std::initializer_list<unsigned> hex) {
    std::vector<scene::Colour> out;
    for (const unsigned h : hex) out.push_back(scene::rgb(h));
    return out;
}

}  // namespace

TEST(Palettes, TheDifferenceAgreesWithThePublishedPairs) {
    // From the test data of Sharma, Wu, Dalal: The CIEDE2000 color-difference formula, 2005, table 1.
    struct Pair {
        carto::Lab one, other;
        double difference;
    };
    const Pair pairs[] = {{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
                          {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
                          {{50, 0, 0}, {50, -1, 2}, 2.3669},
                          {{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792},
                          {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
                          {{50, 2.5, 0}, {50, 3.1736, 0.5854}, 1.0000},
                          {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
                          {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
                          {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}};
    for (const Pair& p : pairs) EXPECT_NEAR(carto::ciede2000(p.one, p.other), p.difference, 5e-5);
}

TEST(Palettes, TheScoresAreThoseOfTheDesign) {
    // RdBu-5, YlGnBu-5 and the five fills of the classes of pace, as the design's table has them.
    const carto::PaletteScore fills = carto::score_palette(colours({0xB2182B, 0xF4A582, 0xF7F7F7, 0x92C5DE, 0x2166AC}));
    EXPECT_NEAR(fills.normal, 20.3, 0.06);
    EXPECT_NEAR(fills.deuteranopia, 19.6, 0.06);
    EXPECT_NEAR(fills.protanopia, 16.6, 0.06);
    EXPECT_NEAR(fills.grey, 1.6, 0.06);
    EXPECT_NEAR(fills.projector, 15.7, 0.06);
    EXPECT_NEAR(fills.projector_deuteranopia, 15.0, 0.06);
    const carto::PaletteScore ramp = carto::score_palette(colours({0xFFFFCC, 0xA1DAB4, 0x41B6C4, 0x2C7FB8, 0x253494}));
    EXPECT_NEAR(ramp.deuteranopia, 13.3, 0.06);
    EXPECT_NEAR(ramp.projector, 13.5, 0.06);
    EXPECT_NEAR(ramp.projector_deuteranopia, 8.0, 0.06);
}

TEST(Palettes, WhatWeShipCanBeToldApart) {
    for (const std::string_view name : carto::palette_names()) {
        const carto::PaletteScore s = carto::score_palette(carto::palette(name, plan::Measure::pace, 5));
        EXPECT_GE(s.normal, 10) << name;
        if (name == "traffic") continue;  // asked for by its name: marks and words carry it
        EXPECT_GE(s.deuteranopia, 8) << name;
        EXPECT_GE(s.protanopia, 7) << name;
        EXPECT_GE(s.projector, 8) << name;
    }
    // The defaults of pace and of values reach what is aimed at.
    for (const plan::Measure m : {plan::Measure::pace, plan::Measure::value}) {
        const carto::PaletteScore s = carto::score_palette(carto::palette("", m, 5));
        EXPECT_GE(std::min({s.normal, s.deuteranopia, s.protanopia, s.projector}), 10);
    }
}

TEST(Palettes, ABadOneFails) {
    const carto::PaletteScore s = carto::score_palette(colours({0xD7191C, 0xFDAE61, 0xFFFFBF, 0xA6D96A, 0x1A9641}));
    EXPECT_LT(s.deuteranopia, 5) << "red and green: two classes look the same to one man in twelve";
    EXPECT_LT(s.projector_deuteranopia, 5);
}
