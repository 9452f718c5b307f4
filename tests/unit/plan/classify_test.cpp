#include "plan/classify.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <numeric>
#include <random>

namespace {

using plan::Classification;
using plan::ClassifyOptions;
using plan::Measure;
using plan::MeasureValue;
using plan::Method;
using plan::Missing;

constexpr std::array k_data_methods{Method::pretty, Method::equal, Method::quantile, Method::jenks, Method::stddev};

std::vector<MeasureValue> measured(const std::vector<double>& values) {
    std::vector<MeasureValue> result;
    for (const double v : values) result.push_back({v, Missing::none, false});
    return result;
}

Classification classify(const std::vector<double>& values, Method method, Measure measure = Measure::value,
                        int classes = 5) {
    ClassifyOptions options;
    options.measure = measure;
    options.method = method;
    options.classes = classes;
    if (plan::is_ratio(measure)) options.format = {0, 100, "%"};
    return plan::classify(measured(values), options);
}

/// What must hold whatever the data: ascending breaks, every value in exactly one class and inside its bounds.
void expect_sound(const Classification& c, const std::vector<double>& values) {
    EXPECT_TRUE(std::is_sorted(c.breaks.begin(), c.breaks.end(), std::less_equal<>())) << "not strictly ascending";
    if (values.empty()) return;
    ASSERT_EQ(c.classes.size(), c.breaks.size() + 1);
    const int total =
        std::accumulate(c.classes.begin(), c.classes.end(), 0, [](int n, const auto& r) { return n + r.count; });
    EXPECT_EQ(total, static_cast<int>(values.size()));
    for (const auto& range : c.classes) EXPECT_LE(range.lower, range.upper) << range.label.en;
    for (const double v : values) {
        const std::size_t index = plan::class_of(v, c.breaks);
        EXPECT_GE(v, c.classes[index].lower);
        EXPECT_LE(v, c.classes[index].upper);
    }
}

std::vector<std::string> labels(const Classification& c) {
    std::vector<std::string> result;
    for (const auto& range : c.classes) result.push_back(range.label.zh);
    return result;
}

double spread(const std::vector<double>& values, std::size_t begin, std::size_t end) {
    const double mean = std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(begin),
                                        values.begin() + static_cast<std::ptrdiff_t>(end), 0.0) /
                        static_cast<double>(end - begin);
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) sum += (values[i] - mean) * (values[i] - mean);
    return sum;
}

/// Least total spread over every way of splitting sorted values into `classes`.
double least_spread(const std::vector<double>& sorted, std::size_t begin, int classes) {
    if (classes == 1) return spread(sorted, begin, sorted.size());
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t end = begin + 1; end + static_cast<std::size_t>(classes) - 1 <= sorted.size(); ++end)
        best = std::min(best, spread(sorted, begin, end) + least_spread(sorted, end, classes - 1));
    return best;
}

double spread_by(const std::vector<double>& sorted, const std::vector<double>& breaks) {
    double sum = 0;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= sorted.size(); ++i) {
        if (i < sorted.size() && plan::class_of(sorted[i], breaks) == plan::class_of(sorted[begin], breaks)) continue;
        sum += spread(sorted, begin, i);
        begin = i;
    }
    return sum;
}

}  // namespace

TEST(Classify, WhatIsNotFiniteHasNoClass) {
    constexpr double k_infinite = std::numeric_limits<double>::infinity();
    const std::vector<double> values{1, 2, 3, k_infinite, -k_infinite, std::numeric_limits<double>::quiet_NaN()};
    for (const Method method : k_data_methods) {
        const Classification c = classify(values, method);
        int counted = 0;
        for (const auto& one : c.classes) counted += one.count;
        EXPECT_EQ(counted, 3);
        for (const double bound : c.breaks) EXPECT_TRUE(std::isfinite(bound));
        for (std::size_t i = 3; i < values.size(); ++i)
            EXPECT_FALSE(plan::class_of(measured(values)[i], c)) << values[i];
    }
}

TEST(Classify, TheLowerBoundBelongsToItsClass) {
    const std::vector<double> breaks{10, 20};
    EXPECT_EQ(plan::class_of(9.999, breaks), 0U);
    EXPECT_EQ(plan::class_of(10, breaks), 1U);
    EXPECT_EQ(plan::class_of(20, breaks), 2U);
    EXPECT_EQ(plan::class_of(1e300, breaks), 2U);
}

TEST(Classify, AttainmentByMeaning) {
    const Classification c = classify({0.2, 0.5, 0.8999, 0.90, 1.0, 1.4}, Method::semantic, Measure::attainment);
    EXPECT_EQ(labels(c), (std::vector<std::string>{"<50%", "50–<75%", "75–<90%", "90–<100%", "≥100%"}));
    std::vector<int> counts;
    for (const auto& range : c.classes) counts.push_back(range.count);
    EXPECT_EQ(counts, (std::vector<int>{1, 1, 1, 1, 2}));
    EXPECT_EQ(c.classes.back().words.zh, "已达目标");
    EXPECT_EQ(c.classes.back().mark, "★");
}

TEST(Classify, PaceIsReachedOnlyWhenTheTargetIs) {
    ClassifyOptions options;
    options.measure = Measure::pace;
    const std::vector<MeasureValue> values{{0.59, Missing::none, false},   {0.95, Missing::none, false},
                                           {9.0, Missing::none, false},    {0.2, Missing::none, true},
                                           {{}, Missing::no_change, true}, {{}, Missing::no_actual, false}};
    const Classification c = plan::classify(values, options);
    std::vector<int> counts;
    for (const auto& range : c.classes) counts.push_back(range.count);
    EXPECT_EQ(counts, (std::vector<int>{1, 0, 1, 1, 2}));
    EXPECT_EQ(c.missing[static_cast<std::size_t>(Missing::no_actual)], 1);
    EXPECT_EQ(plan::pace_class_key(values[0]), "far_behind");
    EXPECT_EQ(plan::pace_class_key(values[3]), "reached");
    EXPECT_EQ(plan::pace_class_key(values[5]), std::nullopt);
}

TEST(Classify, ValuesHaveNoMeaningOfTheirOwn) {
    const Classification c = classify({1.5, 12, 25.2, 47, 99.9}, Method::semantic);
    EXPECT_EQ(c.method_used, Method::pretty);
    EXPECT_EQ(labels(c), (std::vector<std::string>{"0–<20", "20–<40", "40–<60", "60–<80", "80–100"}));
}

TEST(Classify, FewWholeNumbersAreShownAsTheyAre) {
    const Classification c = classify({3, 1, 1, 7}, Method::jenks);
    EXPECT_EQ(c.method_used, Method::unique);
    EXPECT_EQ(labels(c), (std::vector<std::string>{"1", "3", "7"}));
    EXPECT_EQ(classify({1, 2, 3, 4, 5, 6, 7, 8}, Method::jenks).method_used, Method::jenks);
    EXPECT_EQ(classify({0, 1}, Method::equal, Measure::attainment).method_used, Method::equal);
}

TEST(Classify, ByHandInAnyOrderWithRepeats) {
    ClassifyOptions options;
    options.measure = Measure::attainment;
    options.method = Method::manual;
    options.manual_breaks = {0.9, 0.5, 0.9};
    options.format = {0, 100, "%"};
    const Classification c = plan::classify(measured({0.5, 0.95}), options);
    EXPECT_EQ(labels(c), (std::vector<std::string>{"<50%", "50–<90%", "≥90%"}));
    EXPECT_EQ(c.classes[1].count, 1);
}

TEST(Classify, DegenerateDataNeverFails) {
    const std::vector<std::vector<double>> cases{{},
                                                 {5},
                                                 {0, 0, 0},
                                                 {2.5, 2.5},
                                                 {0, 1e-300},
                                                 {-1e308, 1e308},
                                                 {0.1, 0.1, 0.2},
                                                 {1e15, 1e15 + 1},
                                                 {0, 0, 0, 0, 1000.5},
                                                 {-3.5, -3.5, -1.25}};
    for (const auto& values : cases)
        for (const Method method : k_data_methods)
            for (const Measure measure : {Measure::value, Measure::attainment})
                for (const int classes : {-1, 1, 2, 5, 100}) {
                    const Classification c = classify(values, method, measure, classes);
                    expect_sound(c, values);
                    EXPECT_TRUE(!values.empty() || c.classes.empty());
                    EXPECT_TRUE(values.size() != 1 || c.classes.size() == 1);
                }
}

TEST(Classify, QuantilesAndNaturalBreaksLeaveNoClassEmpty) {
    const std::vector<std::vector<double>> cases{{5.5},
                                                 {0.5, 0.5, 0.5, 0.5},
                                                 {0, 0, 0, 0},
                                                 {1.5, 1.5, 1.5, 2.5, 2.5, 9.5},
                                                 {0.1, 0.2, 0.3, 0.4, 1e6},
                                                 {-4.5, -4.5, -1.25, 0, 0, 0, 3.5}};
    for (const auto& values : cases)
        for (const Method method : {Method::quantile, Method::jenks})
            for (const int classes : {2, 3, 5, 9}) {
                const Classification c = classify(values, method, Measure::value, classes);
                expect_sound(c, values);
                ASSERT_FALSE(c.classes.empty());
                for (const auto& range : c.classes)
                    EXPECT_GT(range.count, 0) << plan::to_key(method) << " " << range.label.en;
            }
}

TEST(Classify, TiesShareAClassInQuantiles) {
    const auto breaks = plan::data_breaks(std::vector<double>{1, 1, 1, 1, 1, 1, 2.5, 3.5}, Method::quantile, 4);
    EXPECT_EQ(breaks, std::vector<double>{2.5});
    EXPECT_EQ(plan::data_breaks(std::vector<double>{1, 2, 3, 4, 5, 6}, Method::quantile, 3),
              (std::vector<double>{3, 5}));
}

TEST(Classify, RoundBreaksAreTheNumbersThatAPersonWrites) {
    const auto breaks = plan::data_breaks(std::vector<double>{0.05, 0.1, 0.3, 0.44}, Method::pretty, 5);
    EXPECT_EQ(breaks, (std::vector<double>{0.1, 0.2, 0.3, 0.4}));
}

TEST(Classify, StandardDeviationsLieAroundTheMean) {
    const auto breaks = plan::data_breaks(std::vector<double>{2, 4, 4, 4, 5, 5, 7, 9}, Method::stddev, 4);
    EXPECT_EQ(breaks, (std::vector<double>{3, 5, 7}));  // mean 5, deviation 2
}

TEST(ClassifyProperty, EveryValueGetsExactlyOneClass) {
    std::mt19937 random(20260729);
    for (int round = 0; round < 400; ++round) {
        std::vector<double> values(1 + random() % 40);
        std::normal_distribution<double> normal(0, std::pow(10.0, static_cast<int>(random() % 9) - 4));
        const bool whole = random() % 2 == 0;
        for (double& v : values) v = whole ? std::round(normal(random)) : normal(random);
        for (const Method method : k_data_methods)
            expect_sound(classify(values, method, Measure::value, 1 + static_cast<int>(random() % 9)), values);
        if (HasFailure()) FAIL() << "round " << round;
    }
}

TEST(Classify, BreaksByDataLieWhereALabelCanWriteThem) {
    // shares of a plan that is nearly kept, as they come out of a division
    const std::vector<double> shares{0.73341, 0.73348, 0.8612, 0.9589, 0.9661, 0.98337, 0.99179, 1.0031, 1.1222};
    for (const Method method : {Method::jenks, Method::quantile, Method::equal}) {
        const Classification c = classify(shares, method, Measure::pace, 5);
        expect_sound(c, shares);
        EXPECT_EQ(c.classes.front().label.zh.substr(0, 2), "73") << plan::to_key(method);
        for (const std::string& label : labels(c)) EXPECT_EQ(label.find('.'), std::string::npos) << label;
    }
    // what lies closer together than that gets the digits it needs
    const std::vector<double> close{0.73341, 0.73348, 0.9};
    EXPECT_EQ(labels(classify(close, Method::jenks, Measure::pace, 3)),
              (std::vector<std::string>{"73.341–<73.348%", "73.348–<90.000%", "90.000%"}));
}

TEST(ClassifyProperty, NoTwoRowsLookAlikeAndNoValueChangesItsClass) {
    std::mt19937 random(20261128);
    for (int round = 0; round < 400; ++round) {
        std::vector<double> values(2 + random() % 30);
        std::normal_distribution<double> normal(1, std::pow(10.0, -static_cast<int>(random() % 5)));
        for (double& v : values) v = normal(random);
        for (const Method method : {Method::jenks, Method::quantile}) {
            const int classes = 2 + static_cast<int>(random() % 6);
            const Classification c = classify(values, method, Measure::pace, classes);
            std::vector<std::string> rows = labels(c);
            std::sort(rows.begin(), rows.end());
            EXPECT_EQ(std::adjacent_find(rows.begin(), rows.end()), rows.end());
            const std::vector<double> exact = plan::data_breaks(values, method, classes);
            for (const double v : values) EXPECT_EQ(plan::class_of(v, c.breaks), plan::class_of(v, exact));
        }
        if (HasFailure()) FAIL() << "round " << round;
    }
}

TEST(ClassifyProperty, JenksIsTheOptimum) {
    std::mt19937 random(42);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> values(4 + random() % 9);
        for (double& v : values) v = static_cast<double>(random() % 60) / 4;
        std::sort(values.begin(), values.end());
        const int classes = 2 + static_cast<int>(random() % 3);
        const auto breaks = plan::data_breaks(values, Method::jenks, classes);
        EXPECT_NEAR(spread_by(values, breaks), least_spread(values, 0, classes), 1e-9) << "round " << round;
    }
}

TEST(Classify, AgreesWithPublishedResultsOfOthers) {
    // jenkspy, README: breaks 1.2, 2.3, 5.0, 7.8 where each is the last of its class. Ours begin the next one.
    const std::vector<double> a{1.3, 7.1, 7.3, 2.3, 3.9, 4.1, 7.8, 1.2, 4.3, 7.3, 5.0, 4.3};
    EXPECT_EQ(plan::data_breaks(a, Method::jenks, 3), (std::vector{3.9, 7.1}));
    // Ckmeans.1d.dp and simple-statistics: {-1 ×4}, {2 ×3}, {4, 5, 6}.
    const std::vector<double> b{-1, 2, -1, 2, 4, 5, 6, -1, 2, -1};
    EXPECT_EQ(plan::data_breaks(b, Method::jenks, 3), (std::vector<double>{2, 4}));
    // R: pretty(c(0, 97), 5) is 0 20 40 60 80 100; pretty(c(0.1, 0.9), 4) is 0.0 0.2 … 1.0.
    const std::vector<double> c{0, 12, 35, 51, 76, 97};
    EXPECT_EQ(plan::data_breaks(c, Method::pretty, 5), (std::vector<double>{20, 40, 60, 80}));
    // numpy.linspace(1, 10, 4): 1 4 7 10.
    const std::vector<double> d{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    EXPECT_EQ(plan::data_breaks(d, Method::equal, 3), (std::vector<double>{4, 7}));
    // Five equal groups of ten, as pandas.qcut(range(1, 11), 5) makes them: two in each.
    EXPECT_EQ(plan::data_breaks(d, Method::quantile, 5), (std::vector<double>{3, 5, 7, 9}));
    // The textbook sample with mean 5 and population deviation 2: breaks one deviation apart around the mean.
    const std::vector<double> e{2, 4, 4, 4, 5, 5, 7, 9};
    EXPECT_EQ(plan::data_breaks(e, Method::stddev, 4), (std::vector<double>{3, 5, 7}));
}

namespace {

/// Values of one kind: of any size, close together, equal, few, with what is not finite among them.
std::vector<double> values_of_any_kind(std::mt19937& random) {
    const double size = std::pow(10.0, static_cast<int>(random() % 25) - 12);
    const double spread = std::pow(10.0, -static_cast<int>(random() % 13));
    std::vector<double> values(1 + random() % 25);
    std::uniform_real_distribution<double> around(-1, 1);
    for (double& v : values) v = size * (static_cast<double>(random() % 2) + spread * around(random));
    if (random() % 4 == 0) std::fill(values.begin(), values.end(), values.front());
    if (random() % 4 == 0)
        for (double& v : values) v = std::round(v);
    return values;
}

void expect_rows_differ(const Classification& c, const std::string& what) {
    std::vector<std::string> rows = labels(c);
    for (const std::string& row : rows) {
        const std::size_t at = row.find("–<");
        if (at != std::string::npos) {
            EXPECT_NE(row.substr(0, at) + "%", row.substr(at + std::string("–<").size())) << what;
        }
    }
    std::sort(rows.begin(), rows.end());
    const auto twice = std::adjacent_find(rows.begin(), rows.end());
    EXPECT_EQ(twice, rows.end()) << what << ": " << (twice == rows.end() ? "" : *twice);
}

}  // namespace

TEST(ClassifyProperty, EveryMethodTellsItsRowsApartAtAnySize) {
    std::mt19937 random(20261129);
    for (int round = 0; round < 1500; ++round) {
        const std::vector<double> values = values_of_any_kind(random);
        std::vector<MeasureValue> given = measured(values);
        given.push_back({std::numeric_limits<double>::quiet_NaN(), Missing::none, false});
        given.push_back({std::numeric_limits<double>::infinity(), Missing::none, false});
        given.push_back({std::nullopt, Missing::no_actual, false});
        for (const Method method : {Method::semantic, Method::manual, Method::pretty, Method::equal, Method::quantile,
                                    Method::jenks, Method::stddev, Method::unique}) {
            ClassifyOptions options;
            options.measure = random() % 2 == 0 ? Measure::pace : Measure::value;
            options.method = method;
            options.classes = 1 + static_cast<int>(random() % 8);
            options.manual_breaks = {values.front(), values.back(), std::nextafter(values.front(), 1e300), 0.5};
            if (plan::is_ratio(options.measure)) options.format = {0, 100, "%"};
            const Classification c = plan::classify(given, options);
            const std::string what = std::string(plan::to_key(method)) + ", round " + std::to_string(round);
            expect_rows_differ(c, what);
            const int counted = std::accumulate(c.classes.begin(), c.classes.end(), 0,
                                                [](int n, const auto& row) { return n + row.count; });
            EXPECT_EQ(counted, static_cast<int>(values.size())) << what;
            EXPECT_EQ(std::accumulate(c.missing.begin(), c.missing.end(), 0), 3) << what;
            EXPECT_EQ(c.missing[0], 0) << what << ": there is no value without a reason";
            const bool by_data = method != Method::manual && c.method_used != Method::semantic;
            if (by_data) {
                EXPECT_EQ(c.classes.back().upper, *std::max_element(values.begin(), values.end())) << what;
            }
        }
        if (HasFailure()) FAIL() << "round " << round;
    }
}

TEST(Classify, WhatNoDigitsTellApartIsOneClass) {
    const double tiny = 1e-25;
    const Classification c = classify({tiny, 2 * tiny, 3 * tiny}, Method::quantile, Measure::value, 3);
    EXPECT_EQ(c.classes.size(), 1U);
    EXPECT_EQ(c.joined, 2);
    EXPECT_EQ(c.classes[0].count, 3);
    EXPECT_EQ(classify({1e-12, 2e-12, 3e-12}, Method::quantile, Measure::value, 3).joined, 0);
    EXPECT_EQ(labels(classify({1e12, 1e12 + 1, 1e12 + 2.5}, Method::quantile, Measure::pace, 3)).size(), 3U);
}
