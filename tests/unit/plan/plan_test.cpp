#include "plan/plan.h"

#include <gtest/gtest.h>

#include "plan/index.h"

TEST(Keys, RoundTripForEveryFunction) {
    using plan::CarrierFunction;
    for (const auto f :
         {CarrierFunction::science_park, CarrierFunction::platform, CarrierFunction::national_incubator,
          CarrierFunction::provincial_incubator, CarrierFunction::provincial_space, CarrierFunction::city_space})
        EXPECT_EQ(plan::from_key<CarrierFunction>(plan::to_key(f)), f);
    EXPECT_EQ(plan::from_key<CarrierFunction>("no such"), std::nullopt);
}

TEST(Lookup, UnknownKeyIsNull) {
    const plan::Plan empty;
    EXPECT_EQ(plan::Index(empty).area("x"), nullptr);
    EXPECT_TRUE(plan::city_extent(empty).empty());
}
