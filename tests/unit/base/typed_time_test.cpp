// What a typed time means, in a zone that is set here.
#include "base/typed_time.h"

#include <cstdlib>
#include <ctime>
#include <gtest/gtest.h>

#include "base/local_time.h"

namespace {

using namespace std::chrono;

/// The zone of the process while it lives.
class ZoneOfTest {
public:
    explicit ZoneOfTest(const char* zone) {
        if (const char* before = std::getenv("TZ")) before_ = before;
        ::setenv("TZ", zone, 1);
        ::tzset();
    }
    ~ZoneOfTest() {
        if (before_)
            ::setenv("TZ", before_->c_str(), 1);
        else
            ::unsetenv("TZ");
        ::tzset();
    }
    ZoneOfTest(const ZoneOfTest&) = delete;
    ZoneOfTest& operator=(const ZoneOfTest&) = delete;

private:
    std::optional<std::string> before_;
};

class TypedTime : public testing::Test {
protected:
    ZoneOfTest zone_{"Asia/Shanghai"};
    sys_seconds now_ = base::utc_seconds("2026-11-28T02:30:00Z").value();  // 10:30 in Shanghai

    std::string first(const char* text) const {
        const auto time = base::typed_time(text, now_);
        return time ? base::utc_text(time->first) : "none";
    }
    std::string last(const char* text) const {
        const auto time = base::typed_time(text, now_);
        return time ? base::utc_text(time->last) : "none";
    }
};

}  // namespace

TEST_F(TypedTime, TheHistorysOwnTimesAreReadExactly) {
    EXPECT_EQ(base::utc_text(base::utc_seconds("2024-02-29T23:59:59Z").value()), "2024-02-29T23:59:59Z");
    for (const char* text :
         {"", "2024-02-30T00:00:00Z", "2024-02-29T24:00:00Z", "2024-02-29T23:60:00Z", "2024-02-29 23:59:59Z",
          "2024-02-29T23:59:59", "2024-02-29T23:59:59+08:00", "-024-02-29T23:59:59Z"})
        EXPECT_FALSE(base::utc_seconds(text)) << text;
}

TEST_F(TypedTime, AZoneThatIsWrittenCounts) {
    for (const char* text :
         {"2026-11-28T09:30:00+08:00", "2026-11-28T09:30:00+0800", "2026-11-28 09:30:00 +08:00", "2026-11-28T01:30:00Z",
          "2026-11-28T01:30:00.000Z", "2026-11-28 01:30:00 UTC", "2026-11-27T20:30:00-05:00",
          "2026-11-28T09:30:00UTC+8", "2026-11-28T07:00:00+05:30", "２０２６-11-28T01:30:00Z"}) {
        EXPECT_EQ(first(text), "2026-11-28T01:30:00Z") << text;
        EXPECT_FALSE(base::typed_time(text, now_)->is_local) << text;
    }
}

TEST_F(TypedTime, WithoutAZoneItIsTheUsers) {
    for (const char* text :
         {"2026-11-28 09:30", "2026-11-28T09:30", "2026/11/28 09:30", "2026.11.28 9:30", "20261128 09:30",
          "2026年11月28日 09:30", "2026年11月28日9时30分", "2026年11月28号 上午9点半", "今天 09:30", "今天上午9点30分",
          "09:30", "today 09:30", "28 Nov 2026, 09:30", "　2026-11-28　09:30　"}) {
        EXPECT_EQ(first(text), "2026-11-28T01:30:00Z") << text;
        EXPECT_EQ(last(text), "2026-11-28T01:30:59Z") << text;
        EXPECT_TRUE(base::typed_time(text, now_)->is_local) << text;
    }
    EXPECT_EQ(first("今天下午3点"), "2026-11-28T07:00:00Z");
    EXPECT_EQ(last("今天下午3点"), "2026-11-28T07:59:59Z");
    EXPECT_EQ(first("今天凌晨12点"), "2026-11-27T16:00:00Z");
    EXPECT_EQ(first("今天中午11点半"), "2026-11-28T03:30:00Z");
    EXPECT_EQ(first("今天中午1点"), "2026-11-28T05:00:00Z");
    EXPECT_EQ(first("今天下午15:00"), "2026-11-28T07:00:00Z");
    EXPECT_EQ(first("昨天晚上11点"), "2026-11-27T15:00:00Z");
    for (const char* text : {"晚上12点", "昨天晚上1点", "上午15:00", "凌晨8点", "下午7点"})
        EXPECT_FALSE(base::typed_time(text, now_)) << text << ": of which day, or no hour of that part of the day";
    EXPECT_EQ(last("2026-11-28 09:30:05"), "2026-11-28T01:30:05Z");
    const ZoneOfTest other("America/New_York");
    EXPECT_EQ(first("2026-07-01 09:30"), "2026-07-01T13:30:00Z") << "with its summer time";
}

TEST_F(TypedTime, ADateIsAWholeDayMonthOrYear) {
    for (const char* text :
         {"2023-01-01", "2023/1/1", "2023.1.1", "20230101", "2023年1月1日", "2023年01月01号", "1 jan 2023"}) {
        EXPECT_EQ(first(text), "2022-12-31T16:00:00Z") << text;
        EXPECT_EQ(last(text), "2023-01-01T15:59:59Z") << text;
        EXPECT_TRUE(base::typed_time(text, now_)->is_days) << text;
    }
    EXPECT_EQ(last("2024年2月"), "2024-02-29T15:59:59Z");
    EXPECT_EQ(last("2023-12"), "2023-12-31T15:59:59Z");
    EXPECT_EQ(last("2023年"), "2023-12-31T15:59:59Z");
    EXPECT_EQ(first("昨天"), "2026-11-26T16:00:00Z");
    EXPECT_EQ(first("前天"), "2026-11-25T16:00:00Z");
    EXPECT_EQ(last("yesterday"), "2026-11-27T15:59:59Z");
}

TEST_F(TypedTime, ASpanBeforeNowIsAMoment) {
    for (const char* text : {"2 小时前", "2小时以前", "2个小时之前", "120分钟前", "2 hours ago", "７２００秒前"})
        EXPECT_EQ(first(text), "2026-11-28T00:30:00Z") << text;
    EXPECT_EQ(first("an hour ago"), "2026-11-28T01:30:00Z");
    EXPECT_EQ(first("3天前"), "2026-11-25T02:30:00Z");
    EXPECT_EQ(first("1周前"), "2026-11-21T02:30:00Z");
    EXPECT_EQ(first("now"), "2026-11-28T02:30:00Z");
}

TEST_F(TypedTime, WhatTheProgramShowsIsReadBack) {
    const std::string utc = "2026-03-05T23:07:00Z";
    EXPECT_EQ(first(base::local_time_cell(utc).c_str()), utc);
    EXPECT_EQ(first(base::local_time_text(utc, base::Language::zh).c_str()), utc);
    EXPECT_EQ(first(base::local_time_text(utc, base::Language::en).c_str()), utc);
}

TEST_F(TypedTime, WhatIsNoTimeIsRefused) {
    for (const char* text : {"",
                             " ",
                             "abc",
                             "2023",
                             "12",
                             "2023-13-01",
                             "2023-02-30",
                             "2023-1-1-1",
                             "2023-01-01T",
                             "2023-01-01T25:00",
                             "2023-01-01 09:60",
                             "2023-01-01 09",
                             "2023-01-01 09:30 Mars",
                             "2023-01-01T09:30+25:00",
                             "2023-01-01 2024-01-01",
                             "2023年1月1",
                             "2023年13月",
                             "2023年 09:30",
                             "昨天今天",
                             "昨天 09",
                             "2 前",
                             "小时前",
                             "-2小时前",
                             "1 foo 2023",
                             "0001-01-01",
                             "9999-01-01",
                             "2023-01-01-",
                             "T09:30",
                             "2023-01-01T09:30ZZ",
                             "+08:00"})
        EXPECT_EQ(first(text), "none") << text;
    EXPECT_EQ(first(std::string(5000, '1').c_str()), "none");
}
