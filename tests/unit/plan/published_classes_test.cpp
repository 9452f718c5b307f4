// The methods against published results of other implementations.
//
// k_counties is the example of PySAL's mapclassify: employees per square kilometre in California's 58 counties. What
// its documentation and tests print for it (version 2.x; EqualInterval, Quantiles, FisherJenks, PrettyBreaks, StdMean,
// UserDefined) is what is expected here; the tests of the library statsbreaks print the same quantiles and Jenks
// breaks. Two conventions differ and are allowed for where it matters: there a class ends with its upper bound, here it
// starts with its lower one; StdMean has n - 1 in the denominator, we have n.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <vector>

#include "plan/classify.h"

namespace {

using plan::Method;

const std::vector<double> k_counties{
    329.92, 0.42, 5.9,   14.03,  2.78,  1.34,  181.27, 1.65,    10.03, 16.7,  1.32,   3.99,  3.16,   0.22,  8.7,
    6.56,   3.27, 0.33,  370.5,  4.51,  75.29, 0.99,   2.74,    8.68,  0.14,  0.92,   12.63, 28.7,   12.02, 722.85,
    36.68,  0.74, 29.82, 192.05, 3.38,  11.15, 110.74, 4111.45, 49.47, 10.33, 317.11, 20.47, 264.93, 66.26, 5.39,
    0.13,   0.61, 50.65, 40.48,  36.67, 13.09, 1.81,   0.2,     7.6,   2.51,  57.26,  24.32, 6.97};

using Counts = std::vector<int>;

Counts counts(const std::vector<double>& values, const std::vector<double>& breaks) {
    Counts out(breaks.size() + 1, 0);
    for (const double v : values) ++out[plan::class_of(v, breaks)];
    return out;
}

void expect_near(const std::vector<double>& actual, const std::vector<double>& expected, double tolerance) {
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) EXPECT_NEAR(actual[i], expected[i], tolerance) << i;
}

/// The largest value of every class: the bound that mapclassify prints.
std::vector<double> largest_of_classes(std::vector<double> values, const std::vector<double>& breaks) {
    std::sort(values.begin(), values.end());
    std::vector<double> out;
    for (const double b : breaks) out.push_back(*std::prev(std::lower_bound(values.begin(), values.end(), b)));
    out.push_back(values.back());
    return out;
}

/// Sum of the distances from the class medians ("adcm").
double distance_from_medians(std::vector<double> values, const std::vector<double>& breaks) {
    std::sort(values.begin(), values.end());
    double sum = 0;
    auto begin = values.begin();
    while (begin != values.end()) {
        const auto end = std::find_if(
            begin, values.end(), [&](double v) { return plan::class_of(v, breaks) != plan::class_of(*begin, breaks); });
        const auto n = end - begin;
        const double median = (*(begin + (n - 1) / 2) + *(begin + n / 2)) / 2;
        sum += std::accumulate(begin, end, 0.0, [&](double s, double v) { return s + std::abs(v - median); });
        begin = end;
    }
    return sum;
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::vector<double> one_to(int last) {
    std::vector<double> out(static_cast<std::size_t>(last));
    std::iota(out.begin(), out.end(), 1);
    return out;
}

}  // namespace

TEST(PublishedClasses, TheDataAreThoseThatWerePublished) {
    ASSERT_EQ(k_counties.size(), 58U);
    EXPECT_NEAR(mean(k_counties), 125.92810344827588, 1e-9);
}

TEST(PublishedClasses, EqualIntervals) {
    const auto breaks = plan::data_breaks(k_counties, Method::equal, 5);
    expect_near(breaks, {822.394, 1644.658, 2466.922, 3289.186}, 1e-9);
    EXPECT_EQ(counts(k_counties, breaks), (Counts{57, 0, 0, 0, 1}));
}

TEST(PublishedClasses, Quantiles) {
    const auto breaks = plan::data_breaks(k_counties, Method::quantile, 5);
    EXPECT_EQ(counts(k_counties, breaks), (Counts{12, 11, 12, 11, 12}));
    // printed: 1.464, 5.798, 13.278, 54.616, between the values; ours are the values that follow
    expect_near(breaks, {1.65, 5.9, 14.03, 57.26}, 1e-9);
}

// R's documentation of quantile() and every textbook: quartiles of 1 … 9 by type 7 are 3, 5, 7.
TEST(PublishedClasses, AQuantileThatIsAValueStartsItsClass) {
    EXPECT_EQ(plan::data_breaks(one_to(9), Method::quantile, 4), (std::vector<double>{3, 5, 7}));
}

TEST(PublishedClasses, NaturalBreaksByTheOptimalAlgorithm) {
    const auto breaks = plan::data_breaks(k_counties, Method::jenks, 5);
    expect_near(largest_of_classes(k_counties, breaks), {75.29, 192.05, 370.5, 722.85, 4111.45}, 1e-9);
    EXPECT_EQ(counts(k_counties, breaks), (Counts{49, 3, 4, 1, 1}));
    EXPECT_NEAR(distance_from_medians(k_counties, breaks), 799.24, 1e-9);
}

TEST(PublishedClasses, RoundNumbers) {
    const auto breaks = plan::data_breaks(k_counties, Method::pretty, 5);
    EXPECT_EQ(breaks, (std::vector<double>{1000, 2000, 3000, 4000}));
    EXPECT_EQ(counts(k_counties, breaks), (Counts{57, 0, 0, 0, 1}));
    // R: pretty(1:10) is 0 2 4 6 8 10
    EXPECT_EQ(plan::data_breaks(one_to(10), Method::pretty, 5), (std::vector<double>{2, 4, 6, 8}));
}

TEST(PublishedClasses, StandardDeviations) {
    const auto breaks = plan::data_breaks(k_counties, Method::stddev, 6);
    const double n = static_cast<double>(k_counties.size()), middle = mean(k_counties);
    const auto ours = [&](double printed) { return middle + (printed - middle) * std::sqrt((n - 1) / n); };
    // printed for one and two deviations above the mean; those below it lie below every value
    expect_near(breaks, {middle, ours(672.57333208), ours(1219.21856072)}, 1e-6);
    EXPECT_EQ(breaks.size(), 3U);
    const Counts c = counts(k_counties, breaks);
    EXPECT_EQ((Counts{c[0] + c[1], c[2], c[3]}), (Counts{56, 1, 1}));
}

TEST(PublishedClasses, ByHand) {
    const std::vector<double> breaks{20, 30};  // no county has just 20 or 30
    EXPECT_EQ(counts(k_counties, breaks), (Counts{37, 4, 17}));
}
