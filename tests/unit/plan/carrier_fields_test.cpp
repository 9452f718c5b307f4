// Values as people type them, and what they become.
#include "plan/carrier_fields.h"

#include <gtest/gtest.h>

#include "odd_texts.h"
#include "sample_plan.h"

namespace {

using plan::CarrierField;

/// What a carrier holds after typing; "refused: …" with the message where it does not take it.
std::string typed(CarrierField field, std::string_view text) {
    const plan::Plan p = support::sample_plan();
    plan::Carrier c = p.carriers[0];
    const plan::Carrier before = c;
    if (auto written = plan::write_field(p, c, field, text); !written) {
        EXPECT_EQ(c, before) << text;
        EXPECT_EQ(written.error().subject, plan::definition(field).key) << text;
        return "refused: " + written.error().message;
    }
    return plan::read_field(c, field);
}

bool refused(CarrierField field, std::string_view text) { return typed(field, text).starts_with("refused: "); }

plan::Name shown(CarrierField field, const char* text) {
    return plan::shown_value(support::sample_plan(), {field, text});
}

}  // namespace

TEST(CarrierFields, HaveOneDefinitionEachWithItsKeyAndChineseLabel) {
    for (const plan::FieldDefinition& d : plan::carrier_fields()) {
        EXPECT_EQ(&plan::definition(d.field), &d);
        EXPECT_EQ(plan::field_from_key(d.key).value(), d.field);
        EXPECT_STRNE(base::translate(base::Language::zh, d.label), d.label);
    }
    const auto unknown = plan::field_from_key("florarea_m2");
    ASSERT_FALSE(unknown);
    EXPECT_NE(unknown.error().message.find("nearest: floor_area_m2"), std::string::npos) << unknown.error().message;
}

TEST(CarrierFields, TakeAmountsWithTheirUnits) {
    for (const char* text : {"192000", "192,000", "１９２０００", "19.2万", "19.2 万平方米", "19.2万㎡", "１９．２万m²",
                             "19.2公顷", "288亩", "0.192 km2", "192，000平米"})
        EXPECT_EQ(typed(CarrierField::floor_area_m2, text), "192000") << text;
    for (const char* text : {"320000000", "3.2亿", "3.2 亿元", "32000万元", "32,000万", "¥320,000,000", "￥3.2亿",
                             "320 million CNY", "0.32 billion", "3.2亿元人民币"})
        EXPECT_EQ(typed(CarrierField::investment_cny, text), "320000000") << text;
    EXPECT_EQ(typed(CarrierField::investment_cny, "3千万"), "30000000");
    EXPECT_EQ(typed(CarrierField::planned_area_mu, "50 亩"), "50");
    EXPECT_EQ(typed(CarrierField::planned_area_mu, "66.7公顷"), "1000.5");
    EXPECT_EQ(typed(CarrierField::planned_area_mu, "10000 m²"), "15");
    EXPECT_EQ(typed(CarrierField::uncertainty_m, "±1.5 km"), "1500");
    EXPECT_EQ(typed(CarrierField::floor_area_m2, " "), "");
    EXPECT_EQ(typed(CarrierField::floor_area_m2, "0"), "0");
}

TEST(CarrierFields, PowersOfTenAreExact) {
    for (const char* digits : {"1.1", "4.35", "0.07", "19.99", "33.33", "8.9"})
        EXPECT_EQ(typed(CarrierField::investment_cny, std::string(digits) + "亿"),
                  typed(CarrierField::investment_cny, std::to_string(static_cast<long>(std::stod(digits) * 1e8 + 0.5))))
            << digits;
}

TEST(CarrierFields, RefuseWhatIsNoAmount) {
    for (const char* text : {"-5", "约5万", "1,5", "1,2345", "12,34,567", ",123", "1.", ".5", "1e5", "nan", "inf",
                             "5 kg", "亩", "5元", "1..2", "50亩亩", "9999999999999999", "１９２０００x"})
        EXPECT_TRUE(refused(CarrierField::floor_area_m2, text))
            << text << ": " << typed(CarrierField::floor_area_m2, text);
    EXPECT_EQ(typed(CarrierField::planned_area_mu, "50元"),
              "refused: “50元” is no amount for this field; write it like 50, 50 mu, 3.33 ha");
}

TEST(CarrierFields, TakeDatesOfThreeExactnesses) {
    for (const char* text : {"2023", "2023年", "２０２３年"})
        EXPECT_EQ(typed(CarrierField::start, text), "2023") << text;
    for (const char* text : {"2023-05", "2023年5月", "2023.5", "2023/05", "202305", " ２０２３年５月 "})
        EXPECT_EQ(typed(CarrierField::start, text), "2023-05") << text;
    for (const char* text : {"2024-02-29", "2024年2月29日", "2024/2/29", "20240229", "2024.02.29"})
        EXPECT_EQ(typed(CarrierField::completion, text), "2024-02-29") << text;
    EXPECT_EQ(typed(CarrierField::start, ""), "");
    for (const char* text : {"2023-13", "2023-02-29", "23年5月", "5月", "2023年5月5", "1899", "2200", "soon", "2023-",
                             "2023--5", "-2023", "2023-00", "2023-05-00", "2023-5-5-5"})
        EXPECT_TRUE(text == std::string("2023年5月5") || refused(CarrierField::start, text)) << text;
}

TEST(CarrierFields, TakeChoicesByKeyAndByWordInEitherLanguage) {
    for (const char* text : {"under_construction", "在建", "Under construction", " 在建 "})
        EXPECT_EQ(typed(CarrierField::stage, text), "under_construction") << text;
    EXPECT_EQ(typed(CarrierField::stage, ""), "unknown");
    EXPECT_EQ(typed(CarrierField::responsible_area, "许村镇"), "xucun");
    EXPECT_EQ(typed(CarrierField::responsible_area, ""), "");
    EXPECT_EQ(typed(CarrierField::programme, "upgrade"), "upgrade");
    EXPECT_EQ(typed(CarrierField::stage, "在健"),
              "refused: “在健” is none of the choices; nearest: under construction, not known, planned");
    EXPECT_TRUE(refused(CarrierField::function, ""));
    for (const plan::FieldDefinition& d : plan::carrier_fields())
        EXPECT_EQ(plan::choices(support::sample_plan(), d.field).empty(), d.form != plan::FieldForm::choice) << d.key;
}

TEST(CarrierFields, QualityNeedsAPositionAndAPositionAQuality) {
    EXPECT_EQ(typed(CarrierField::quality, "surveyed"), "surveyed");
    EXPECT_TRUE(refused(CarrierField::quality, "none"));
    const plan::Plan p = support::sample_plan();
    plan::Carrier unlocated = p.carriers[1];
    EXPECT_FALSE(plan::write_field(p, unlocated, CarrierField::quality, "surveyed"));
    EXPECT_TRUE(plan::write_field(p, unlocated, CarrierField::quality, "none"));
}

TEST(CarrierFields, ANumberIsRefusedNamingWhoHasIt) {
    plan::Plan p = support::sample_plan();
    p.bin.push_back(p.carriers[1]);
    p.bin[0].number = 9;
    p.bin[0].id = 9;
    p.bin[0].name.zh = "旧载体";
    plan::Carrier c = p.carriers[0];
    const auto message = [&](const char* text) {
        const auto written = plan::write_field(p, c, CarrierField::number, text);
        return written ? std::string() : written.error().message;
    };
    EXPECT_NE(message("2").find("众创空间"), std::string::npos);
    EXPECT_NE(message("9号").find("旧载体"), std::string::npos);
    for (const char* text : {"0", "-1", "10000", "1.5", "", "x"}) EXPECT_NE(message(text), "") << text;
    EXPECT_EQ(message("第１号"), "");  // its own
    EXPECT_EQ(message("17"), "");
    EXPECT_EQ(c.number, 17);
}

TEST(CarrierFields, TextsAreCleanAndNamesAreThere) {
    EXPECT_EQ(typed(CarrierField::name_zh, "　科创中心\r\n"), "科创中心");
    EXPECT_EQ(typed(CarrierField::notes, "一\r\n二\r三"), "一\n二\n三");
    EXPECT_TRUE(refused(CarrierField::name_zh, " 　"));
    EXPECT_TRUE(refused(CarrierField::name_zh, "科创\n中心"));
    EXPECT_TRUE(refused(CarrierField::notes, "\xE4\xB8"));
    EXPECT_TRUE(refused(CarrierField::notes, std::string("a\0b", 3)));
    EXPECT_TRUE(refused(CarrierField::name_en, std::string(501, 'x')));
    EXPECT_TRUE(refused(CarrierField::notes, std::string(20001, 'x')));
}

TEST(CarrierFields, AreShownAsPeopleReadThem) {
    EXPECT_EQ(shown(CarrierField::stage, "under_construction"), (plan::Name{"在建", "under construction"}));
    EXPECT_EQ(shown(CarrierField::floor_area_m2, "192000"), (plan::Name{"19.2 万平方米", "192,000 m²"}));
    EXPECT_EQ(shown(CarrierField::floor_area_m2, "850.5"), (plan::Name{"850.5 平方米", "850.5 m²"}));
    EXPECT_EQ(shown(CarrierField::investment_cny, "320000000"), (plan::Name{"3.2 亿元", "320 million CNY"}));
    EXPECT_EQ(shown(CarrierField::investment_cny, "5000000"), (plan::Name{"500 万元", "5 million CNY"}));
    EXPECT_EQ(shown(CarrierField::investment_cny, "5e12"), (plan::Name{"50,000 亿元", "5,000,000 million CNY"}));
    EXPECT_EQ(shown(CarrierField::planned_area_mu, "1234567.5"), (plan::Name{"1,234,567.5 亩", "1,234,567.5 mu"}));
    EXPECT_EQ(shown(CarrierField::planned_area_mu, "50"), (plan::Name{"50 亩", "50 mu"}));
    EXPECT_EQ(shown(CarrierField::notes, ""), (plan::Name{"—", "—"}));
    EXPECT_EQ(shown(CarrierField::responsible_area, ""), (plan::Name{"无", "none"}));
    EXPECT_EQ(shown(CarrierField::start, "2023-05").zh, "2023-05");
    const std::string cut = shown(CarrierField::notes, "一二三四五六七八九十一二三四五六七八九十一二三四五").zh;
    EXPECT_EQ(cut, "一二三四五六七八九十一二三四五六七八九十一二三…");
}

TEST(CarrierFields, RefuseEveryClassOfTextThatCannotBeKept) {
    for (const support::OddText& odd : support::odd_texts())
        for (const CarrierField field : {CarrierField::name_en, CarrierField::responsible_body, CarrierField::notes}) {
            if (field == CarrierField::notes && !odd.also_in_lines) continue;
            if (odd.what == std::string_view("only what cannot be seen")) continue;  // see below
            const std::string said = typed(field, odd.text);
            EXPECT_TRUE(said.starts_with("refused: ")) << odd.what;
            EXPECT_NE(said.find(odd.character), std::string::npos) << said;
        }
    EXPECT_EQ(typed(CarrierField::name_en, "\u200B"), "") << "blanks at the ends go";
    EXPECT_TRUE(refused(CarrierField::name_en, "\u3164"));
}
