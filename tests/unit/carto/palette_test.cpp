// The palettes that we ship, scored anew: the classes must be told apart by everyone, and on a projector.
#include <array>
#include <gtest/gtest.h>
#include <map>

#include "contrast.h"
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
    // The design's table, rounded to a tenth there: normal, deuteranopia, protanopia, grey, projector, projector and
    // deuteranopia. The first are of others, for comparing; then those that we ship.
    struct Scored {
        const char* name;
        std::vector<scene::Colour> colours;
        std::array<double, 6> scores;
    };
    const auto shipped = [](const char* name, int classes) { return carto::palette(name, classes); };
    const std::vector<Scored> table{
        {"RdYlGn", colours({0xD7191C, 0xFDAE61, 0xFFFFBF, 0xA6D96A, 0x1A9641}), {16.2, 2.0, 6.6, 2.7, 12.7, 1.3}},
        {"RdBu", colours({0xCA0020, 0xF4A582, 0xF7F7F7, 0x92C5DE, 0x0571B0}), {20.3, 19.6, 16.6, 1.6, 15.7, 13.7}},
        {"RdYlBu", colours({0xD7191C, 0xFDAE61, 0xFFFFBF, 0xABD9E9, 0x2C7BB6}), {26.3, 14.8, 17.2, 3.6, 19.1, 10.4}},
        {"PuOr", colours({0xE66101, 0xFDB863, 0xF7F7F7, 0xB2ABD2, 0x5E3C99}), {23.0, 15.7, 21.7, 5.7, 17.3, 9.9}},
        {"BrBG", colours({0xA6611A, 0xDFC27D, 0xF5F5F5, 0x80CDC1, 0x018571}), {23.3, 13.9, 11.1, 1.5, 13.0, 10.2}},
        {"cividis", colours({0x00224E, 0x434E6C, 0x7D7C78, 0xBCAF6F, 0xFEE838}), {15.0, 15.0, 14.4, 13.7, 4.6, 4.5}},
        {"Office", colours({0xC00000, 0xFFC000, 0x00B050}), {40.4, 16.7, 12.4, 13.8, 30.9, 7.1}},
        {"rdbu", shipped("rdbu", 5), {20.3, 19.6, 16.6, 1.6, 15.7, 15.0}},
        {"prgn", shipped("prgn", 5), {24.1, 17.6, 19.2, 7.9, 15.6, 13.6}},
        {"ylgnbu", shipped("ylgnbu", 5), {17.7, 13.3, 10.2, 10.1, 13.5, 8.0}},
        {"viridis", shipped("viridis", 5), {24.6, 13.8, 13.3, 12.2, 10.6, 7.5}},
        {"blues", shipped("blues", 5), {10.8, 8.3, 7.1, 7.1, 8.3, 6.3}},
        {"lights", shipped("lights", 3), {43.7, 23.8, 32.8, 8.2, 34.6, 17.2}}};
    for (const Scored& p : table) {
        const carto::PaletteScore s = carto::score_palette(p.colours);
        const std::array<double, 6> scores{s.normal, s.deuteranopia, s.protanopia,
                                           s.grey,   s.projector,    s.projector_deuteranopia};
        for (std::size_t i = 0; i < scores.size(); ++i)
            EXPECT_NEAR(scores.at(i), p.scores.at(i), 0.06) << p.name << ", score " << i;
    }
}

TEST(Palettes, WhatWeShipCanBeToldApart) {
    for (const std::string_view name : carto::palette_names()) {
        for (const auto theme : {carto::ThemeName::light, carto::ThemeName::dark}) {
            const carto::PaletteScore s = carto::score_palette(carto::palette(name, 5, theme));
            EXPECT_GE(s.normal, 10) << name;
            EXPECT_GE(s.deuteranopia, 8) << name;
            EXPECT_GE(s.protanopia, 7) << name;
            EXPECT_GE(s.projector, 8) << name;
            EXPECT_GE(s.projector_deuteranopia, 5) << name << ": below that two classes can be confused";
        }
    }
    // The defaults of pace and of values reach what is aimed at.
    for (const char* name : {"rdbu", "ylgnbu"}) {
        const carto::PaletteScore s = carto::score_palette(carto::palette(name, 5));
        EXPECT_GE(std::min({s.normal, s.deuteranopia, s.protanopia, s.projector}), 10);
    }
}

TEST(Palettes, TheMiddleOfADivergingOneIsTheGroundOfTheDarkTheme) {
    for (const char* name : {"rdbu", "prgn"})
        EXPECT_EQ(carto::palette(name, 5, carto::ThemeName::dark)[2], carto::theme(carto::ThemeName::dark).no_class);
}

TEST(Palettes, ClassesByDataHaveNoMiddleAndADivergingPaletteNone) {
    plan::Classification classes;
    classes.measure = plan::Measure::pace;
    for (const auto& [method, used] : {std::pair{plan::Method::semantic, "rdbu"},
                                       {plan::Method::manual, "rdbu"},
                                       {plan::Method::stddev, "rdbu"},
                                       {plan::Method::jenks, "ylgnbu"},
                                       {plan::Method::quantile, "ylgnbu"},
                                       {plan::Method::equal, "ylgnbu"}}) {
        classes.method_used = method;
        EXPECT_EQ(carto::palette_used("", classes), used) << plan::to_key(method);
        EXPECT_EQ(carto::palette_used("rdbu", classes), used) << plan::to_key(method);
        EXPECT_EQ(carto::palette_used("viridis", classes), "viridis") << plan::to_key(method);
    }
}

TEST(Contrast, IsThatOfTheGuidelines) {
    EXPECT_NEAR(carto::contrast(scene::rgb(0x000000), scene::rgb(0xFFFFFF)), 21, 0.001);
    EXPECT_NEAR(carto::contrast(scene::rgb(0x767676), scene::rgb(0xFFFFFF)), 4.54, 0.005);
    EXPECT_NEAR(carto::contrast(scene::rgb(0x777777), scene::rgb(0xFFFFFF)), 4.48, 0.005);
}

/// Every colour of a name on every class of every palette and on the grounds between them, in every theme.
TEST(Contrast, EveryNameCanBeReadOnEveryFill) {
    using carto::ThemeName;
    for (const ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::print}) {
        const carto::Theme& t = carto::theme(name);
        std::vector<scene::Colour> grounds{t.outside, t.water, t.no_class, t.pattern_ground};
        for (const std::string_view palette : carto::palette_names())
            for (int classes = 1; classes <= plan::k_max_classes; ++classes)
                for (const scene::Colour fill : carto::palette(palette, classes, name)) grounds.push_back(fill);
        for (const scene::Colour ground : grounds)
            for (const scene::Colour text : {t.text, t.text_soft, t.text_station, t.text_park, t.text_water,
                                             t.segment_west, t.segment_middle, t.segment_east})
                EXPECT_GE(carto::contrast(carto::legible(text, ground), ground), 4.5);
    }
}

TEST(Contrast, AColourThatCanBeReadIsKept) {
    const carto::Theme& t = carto::theme(carto::ThemeName::light);
    EXPECT_EQ(carto::legible(t.text, t.no_class), t.text);
    const carto::TextColours on_blue = carto::legible({t.text, t.halo}, scene::rgb(0x253494));
    EXPECT_GT(on_blue.text.g, 0x80) << "light on dark";
    EXPECT_LT(on_blue.halo.g, 0x80) << "with a dark halo";
}

TEST(Contrast, ATextAcrossLightAndDarkIsCarriedByItsHalo) {
    const carto::Theme& t = carto::theme(carto::ThemeName::light);
    const scene::Colour white = scene::rgb(0xFFFFFF), red = scene::rgb(0xB2182B);
    const std::array across{white, red, red, red, red};
    const std::array all_red{red, red, red};
    for (const scene::Colour text : {t.text, t.text_soft, t.text_station, t.text_park}) {
        EXPECT_GE(carto::contrast(text, t.halo), 4.5);
        EXPECT_LT(carto::legible({text, t.halo}, across).text.g, 0x80) << "a white one would be lost on white";
        EXPECT_GE(carto::contrast(carto::legible({text, t.halo}, all_red).text, red), 4.5);
    }
}

TEST(Palettes, ABadOneFails) {
    const carto::PaletteScore s = carto::score_palette(colours({0xD7191C, 0xFDAE61, 0xFFFFBF, 0xA6D96A, 0x1A9641}));
    EXPECT_LT(s.deuteranopia, 5) << "red and green: two classes look the same to one man in twelve";
    EXPECT_LT(s.projector_deuteranopia, 5);
}
