// What a planner types, and what is found.
#include "session/search.h"

#include <gtest/gtest.h>

#include "base/pinyin.h"
#include "base/unicode.h"
#include "haining_plan.h"
#include "sample_plan.h"
#include "seeded.h"

namespace {

using base::Language;
using plan::FeatureKind;
using plan::FeatureRef;

const session::SearchIndex& haining() {
    static const session::SearchIndex index{plan::Index(*support::haining_plan())};
    return index;
}

std::vector<session::SearchHit> find(std::string_view query) { return haining().find(query, Language::zh, 100); }

/// Title of the best hit.
std::string best(std::string_view query) {
    const auto hits = find(query);
    return hits.empty() ? "" : hits.front().title;
}

bool finds(std::string_view query, plan::FeatureRef feature) {
    for (const session::SearchHit& hit : find(query))
        if (hit.feature == feature) return true;
    return false;
}

const plan::FeatureRef k_juanhu = plan::park_ref("P1");
const plan::FeatureRef k_changan = plan::unit_ref("330481103");
const plan::FeatureRef k_xiashi = plan::unit_ref("330481001");

}  // namespace

TEST(Search, ByNumberPutsTheExactOneFirst) {
    const auto hits = find("1");
    ASSERT_GT(hits.size(), 12U);
    EXPECT_EQ(hits[0].feature, plan::carrier_ref(1));
    EXPECT_EQ(hits[1].feature, plan::station_ref(1));
    EXPECT_EQ(hits[2].feature, plan::carrier_ref(10));
    EXPECT_EQ(best("17"), "17 中科院海宁纳米电子材料与器件工程中心");
    EXPECT_EQ(best("１７"), best("17"));
    EXPECT_EQ(best("17 中科院"), best("17"));
    EXPECT_EQ(best("330481103"), "长安镇");
}

TEST(Search, ByWhatPeopleMix) {
    EXPECT_EQ(best("长an"), "长安镇");
    EXPECT_EQ(best("changan镇"), "长安镇");
    EXPECT_EQ(best("cháng'ān"), best("changan"));
    EXPECT_EQ(best("CHÁNGĀN zhèn"), "长安镇");
    EXPECT_EQ(best("長安鎮"), "长安镇");
    EXPECT_EQ(best("cháng安鎮"), "长安镇");
    for (const char* text : {"07", "7号", "第7号", "７号"}) EXPECT_EQ(best(text), best("7")) << text;
    const auto station = find("斜桥站");
    ASSERT_FALSE(station.empty());
    EXPECT_EQ(station.front().feature.kind, FeatureKind::station);
    EXPECT_EQ(station.front().title, "斜桥");
    EXPECT_TRUE(find("长xu").empty() || best("长xu") != "长安镇");
}

TEST(Search, ByNameAndByPartOfIt) {
    EXPECT_EQ(best("长安镇"), "长安镇");
    EXPECT_EQ(best("许村"), "许村");  // the station's whole name before the start of the town's
    EXPECT_EQ(best("轨道小镇"), "9 杭州湾轨道小镇");
    EXPECT_EQ(best("青创"), "10 “青创之城”科技创新平台");
    EXPECT_EQ(best("长安镇高新区"), "长安镇");
    EXPECT_EQ(best("长安镇（高新区）"), "长安镇");
    EXPECT_TRUE(finds("科技城", k_juanhu));
    EXPECT_TRUE(finds("鹃湖科技城", k_juanhu));
    EXPECT_EQ(find("高新区")[0].feature, plan::unit_ref("330481103"));
    EXPECT_TRUE(finds("尖山新区", plan::unit_ref("330481108")));
    EXPECT_TRUE(finds("尖山新区", plan::park_ref("P3")));
}

TEST(Search, ByPinyinAndItsInitials) {
    for (const char* query : {"jhkjc", "jhgjkjc", "juanhukjc", "juanhuguojikejicheng", "鹃湖科技城"}) {
        EXPECT_EQ(find(query)[0].feature, k_juanhu) << query;  // before the carriers whose names only begin so
        EXPECT_TRUE(finds(query, plan::carrier_ref(1))) << query;
    }
    EXPECT_TRUE(finds("juanhu", k_juanhu));
    EXPECT_TRUE(finds("juan hu", k_juanhu));
    EXPECT_TRUE(finds("JuanHu GuoJi", k_juanhu));
    EXPECT_TRUE(finds("kejicheng", k_juanhu));
    EXPECT_TRUE(finds("juanhgj", k_juanhu));
    EXPECT_EQ(best("hangzhouwanguidao"), "9 杭州湾轨道小镇");
    EXPECT_EQ(best("hzwgd"), "9 杭州湾轨道小镇");
}

TEST(Search, TakesTheWholeNameBeforeALongerOne) {
    EXPECT_EQ(best("xucun"), "许村");
    EXPECT_EQ(best("xc"), "许村");
    EXPECT_EQ(best("xuc"), "许村");
    EXPECT_EQ(best("xucunzhen"), "许村镇");
}

TEST(Search, KnowsEveryReadingOfAPolyphone) {
    EXPECT_EQ(find("changan")[0].feature, k_changan);
    EXPECT_EQ(find("chang'an zhen")[0].feature, k_changan);
    EXPECT_TRUE(finds("zhangan", k_changan));
    EXPECT_EQ(find("xiashi")[0].feature, k_xiashi);
    EXPECT_EQ(find("xsjd")[0].feature, k_xiashi);
}

TEST(Search, ByEnglishWordsInAnyOrder) {
    EXPECT_EQ(best("juanhu international"), "鹃湖国际科技城");
    EXPECT_EQ(best("RAIL town"), "9 杭州湾轨道小镇");
    EXPECT_EQ(best("town rail"), "9 杭州湾轨道小镇");
    EXPECT_EQ(best("semicond intellig"), "13 海宁先进半导体与智能技术研究院");
    EXPECT_EQ(best("海宁 研究院 集成"), "22 海宁集成电路与先进制造研究院");
    EXPECT_EQ(best("leather　city"), "皮革城");
}

TEST(Search, RanksStartBeforeInitialsBeforeParts) {
    plan::Plan p = support::sample_plan();
    p.units.clear();
    p.parks.clear();
    p.stations.clear();
    p.areas.clear();
    const plan::Carrier carrier = p.carriers.back();
    p.carriers.clear();
    for (const char* name : {"新安湖", "海鸥岸", "安湖", "南安湖", "安徽湖", "爱湖南海", "安"}) {
        p.carriers.push_back(carrier);
        p.carriers.back().number = static_cast<int>(p.carriers.size());
        p.carriers.back().id = p.carriers.back().number;
        p.carriers.back().name = {name, ""};
    }
    const auto order = [&](std::string_view query) {
        std::string numbers;
        for (const auto& hit : session::SearchIndex(plan::Index(p)).find(query, Language::zh, 100))
            numbers += std::to_string(plan::Index(p).carrier(hit.feature)->number);
        return numbers;
    };
    EXPECT_EQ(order("安"), "73514");   // whole; start, in the plan's order; part
    EXPECT_EQ(order("anh"), "35146");  // whole readings at the start, then inside; 爱湖南海 leaves one out
    EXPECT_EQ(order("ah"), "35614");   // initials at the start, then inside
    EXPECT_EQ(order("ahh"), "56");
}

TEST(Search, GivesTitlesInTheLanguageAndAtMostSoMany) {
    const auto zh = haining().find("长安镇", Language::zh, 1);
    const auto en = haining().find("长安镇", Language::en, 1);
    ASSERT_EQ(zh.size(), 1U);
    EXPECT_EQ(zh[0].detail, "镇、街道 · 西段 · 长安镇（高新区）");
    EXPECT_EQ(en[0].title, "Chang'an Town");
    EXPECT_TRUE(en[0].detail.starts_with("Town or subdistrict · ")) << en[0].detail;
    EXPECT_EQ(find("17")[0].detail, "创新载体 · 斜桥镇");
    EXPECT_EQ(haining().find("17", Language::en, 1)[0].title.substr(0, 6), "17 CAS");
    EXPECT_EQ(haining().find("海", Language::zh, 3).size(), 3U);
    EXPECT_TRUE(haining().find("海", Language::zh, 0).empty());
}

TEST(Search, FindsNothingForNothingAndForNonsense) {
    for (const char* query : {"", " ", "　", "'", "（", "qqqq", "\xFF\xFE", "没有这个地方"})
        EXPECT_TRUE(find(query).empty()) << query;
    EXPECT_TRUE(find(std::string(100000, 'a')).empty());
}

TEST(Search, FindsEveryFeatureByAnyPartOfItsName) {
    support::Seeded random("Search");
    const plan::Plan& p = *support::haining_plan();
    for (const plan::Carrier& c : p.carriers) {
        const plan::FeatureRef id = ref_of(c);
        const std::u32string name = base::characters(c.name.zh);
        for (int i = 0; i < 10; ++i) {
            const std::size_t from = random.index(name.size());
            const std::size_t length = 1 + random.index(name.size() - from);
            const std::u32string part = name.substr(from, length);
            std::string full, initials;
            for (const char32_t character : part) {
                const auto readings = base::pinyin_readings(character);
                if (readings.empty()) continue;
                const std::string_view reading = readings[random.index(readings.size())];
                full += reading;
                initials += reading[0];
            }
            if (full.empty()) continue;
            EXPECT_TRUE(finds(base::utf8(part), id)) << base::utf8(part);
            EXPECT_TRUE(full.size() > 63 || finds(full, id)) << full;
            EXPECT_TRUE(finds(initials, id)) << initials;
        }
    }
}

TEST(Search, SaysHowManyAFilterKeepsBack) {
    const auto only_nine = [](plan::FeatureRef feature) {
        return feature.kind != plan::FeatureKind::carrier ||
               feature == ref_of(*plan::Index(*support::haining_plan()).carrier(9));
    };
    const session::Found all = haining().find("海宁", Language::zh, 1000, [](plan::FeatureRef) { return true; });
    const session::Found some = haining().find("海宁", Language::zh, 1000, only_nine);
    EXPECT_EQ(all.kept_back, 0U);
    EXPECT_GT(some.kept_back, 0U);
    EXPECT_EQ(some.hits.size() + some.kept_back, all.hits.size());
}
