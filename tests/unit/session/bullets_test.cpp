// The indicators of an area as bullet charts: numbers, words, and what each year must add.
#include "session/bullets.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "carto/options.h"
#include "haining_plan.h"
#include "sample_plan.h"

namespace {

using base::Language;

std::vector<session::Bullet> bullets(const plan::Plan& p, const char* area, int year = 2020,
                                     Language language = Language::zh) {
    return session::bullets_of(plan::Index(p), *plan::Index(p).area(area), year, language);
}

}  // namespace

TEST(Bullets, OfTheBaselineYear) {
    const plan::Plan p = support::sample_plan();
    const auto b = bullets(p, "xucun");
    ASSERT_EQ(b.size(), 2U);
    EXPECT_EQ(b[0].indicator, &p.indicators[0]);
    EXPECT_EQ(b[0].baseline, 2.0);
    EXPECT_EQ(b[0].actual, 2.0);
    EXPECT_EQ(b[0].target, 3.5);
    EXPECT_EQ(b[0].axis_max, 4.0);
    EXPECT_EQ(b[0].baseline_text, "2.0%");
    EXPECT_EQ(b[0].target_text, "3.5%");
    EXPECT_EQ(b[0].actual_text, "2.0%");
    EXPECT_EQ(b[0].attainment_text, "57%");
    EXPECT_EQ(b[0].state, "▼ 过半");
    EXPECT_EQ(b[0].required_text, "每年 +0.3 个百分点");
    EXPECT_FALSE(b[0].reached);
    EXPECT_EQ(b[1].baseline_text, "0 家");  // a real zero
    EXPECT_EQ(b[1].attainment_text, "0%");
    EXPECT_EQ(b[1].required_text, "每年 +10 家");  // no more and no less
    EXPECT_EQ(b[1].axis_max, 60.0);
}

TEST(Bullets, SayWhatIsMissing) {
    const plan::Plan p = support::sample_plan();
    const auto no_baseline = bullets(p, "changan")[0];
    EXPECT_EQ(no_baseline.baseline_text, "无基期值");
    EXPECT_EQ(no_baseline.actual_text, "无基期值");
    EXPECT_EQ(no_baseline.target_text, "4.0%");
    EXPECT_EQ(no_baseline.required_text, "无基期值");
    const auto nothing = bullets(p, "juanhu")[0];
    for (const std::string& text : {nothing.baseline_text, nothing.target_text, nothing.actual_text,
                                    nothing.attainment_text, nothing.state, nothing.required_text})
        EXPECT_EQ(text, "不适用");
    EXPECT_EQ(nothing.axis_max, 1);
    const auto later = bullets(p, "xucun", 2023)[0];
    EXPECT_EQ(later.baseline_text, "2.0%");
    EXPECT_EQ(later.actual_text, "无实际值");
    EXPECT_EQ(later.state, "无实际值");
    EXPECT_FALSE(later.actual);
}

TEST(Bullets, SayThatATargetIsReached) {
    plan::Plan p = support::sample_plan();
    p.targets[0].baseline = 3.5;
    const auto reached = bullets(p, "xucun")[0];
    EXPECT_TRUE(reached.reached);
    EXPECT_EQ(reached.required_text, "已达目标");
    EXPECT_EQ(reached.state, "★ 已达目标");
    EXPECT_EQ(bullets(p, "xucun", 2020, Language::en)[0].required_text, "Target reached");
}

TEST(Bullets, NeverShowANeedAsNone) {
    plan::Plan p = support::sample_plan();
    p.targets[0].baseline = 3.49;
    EXPECT_EQ(bullets(p, "xucun")[0].required_text, "每年 +0.002 个百分点");
    p.indicators[0].direction = plan::Direction::lower_is_better;
    p.targets[0].baseline = 6.0;
    EXPECT_EQ(bullets(p, "xucun")[0].required_text, "每年 -0.5 个百分点");
}

TEST(Bullets, CountWholeThingsWhole) {
    plan::Plan p = support::sample_plan();
    p.indicators[1].unit.en = "firms";
    p.targets[4].baseline = 47;  // of 50
    EXPECT_EQ(bullets(p, "xucun")[1].required_text, "到2025年共 +3 家");
    EXPECT_EQ(bullets(p, "xucun", 2020, Language::en)[1].required_text, "+3 firms by 2025");
    p.targets[4].baseline = 49;
    EXPECT_EQ(bullets(p, "xucun", 2020, Language::en)[1].required_text, "+1 firm by 2025");
    p.targets[4].baseline = 44;
    EXPECT_EQ(bullets(p, "xucun")[1].required_text, "每年约 +2 家") << "1.2 are not enough when they are one";
    p.targets[4].baseline = 1;
    EXPECT_EQ(bullets(p, "xucun", 2020, Language::en)[1].actual_text, "1 firm");
}

TEST(Bullets, OfASharePutNoMoreThanTheWholeOnTheAxis) {
    plan::Plan p = support::sample_plan();
    p.targets[0].target = 98;
    EXPECT_EQ(bullets(p, "xucun")[0].axis_max, 100);
    p.targets[4].target = 98;
    EXPECT_EQ(bullets(p, "xucun")[1].axis_max, 150);
}

TEST(Bullets, SpeakOfNoYearsWhereOneIsLeft) {
    plan::Plan p = support::sample_plan();
    p.baseline_year = p.target_year - 1;
    for (plan::Target& target : p.targets) target.baseline = target.baseline ? std::optional(1.0) : std::nullopt;
    for (const session::Bullet& bullet : bullets(p, "xucun", p.baseline_year))
        EXPECT_EQ(bullet.required_text.find("每年"), std::string::npos) << bullet.required_text;
}

TEST(Bullets, InEnglish) {
    const plan::Plan& p = *support::haining_plan();
    const auto b = bullets(p, "changan", 2020, Language::en);
    ASSERT_EQ(b.size(), 6U);
    EXPECT_TRUE(b[0].required_text.starts_with("+") && b[0].required_text.ends_with(" points a year"))
        << b[0].required_text;
    EXPECT_TRUE(b[4].required_text.find(" firms a year") != std::string::npos) << b[4].required_text;
}

TEST(Bullets, OfEveryAreaFitTheirAxes) {
    const plan::Plan& p = *support::haining_plan();
    for (const plan::Area& area : p.areas)
        for (const session::Bullet& b : session::bullets_of(plan::Index(p), area, 2020, Language::zh)) {
            for (const auto& value : {b.baseline, b.target, b.actual}) EXPECT_LE(value.value_or(0), b.axis_max);
            EXPECT_FALSE(b.required_text.empty() || b.state.empty() || b.actual_text.empty()) << area.key;
            const double most = std::max({b.baseline.value_or(0), b.target.value_or(0), b.actual.value_or(0)});
            EXPECT_LT(b.axis_max, most > 0 ? 2 * most : 1.1) << area.key;
        }
}

TEST(RatioText, IsInPerCentOrSaysWhyThereIsNone) {
    const plan::Plan p = support::sample_plan();
    const plan::Area& xucun = *plan::Index(p).area("xucun");
    const auto text = [&](plan::Measure m) {
        return session::ratio_text(plan::Index(p), xucun, p.indicators[0], m, 2020, Language::zh);
    };
    EXPECT_EQ(text(plan::Measure::attainment), "57%");
    EXPECT_EQ(text(plan::Measure::pace), carto::in(plan::label(plan::Missing::baseline_year), Language::zh));
}
