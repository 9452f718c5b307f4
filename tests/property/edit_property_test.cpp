// Laws of edits over random sequences on the plan alone: every edit has an inverse, and every field reads back.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <vector>

#include "plan/carrier_fields.h"
#include "plan/checks.h"
#include "plan/edit.h"
#include "plan/gap_remarks.h"
#include "plan/gap_rules.h"
#include "plan/note_details.h"
#include "plan/notes.h"
#include "plan/observations.h"
#include "plan/ruler.h"
#include "plan/scenario.h"
#include "sample_plan.h"
#include "seeded.h"

namespace {

using support::Seeded;

plan::Plan start_plan() {
    plan::Plan p = support::sample_plan();
    for (int i = 3; i <= 8; ++i) {
        p.carriers.push_back(p.carriers[static_cast<std::size_t>(i % 2)]);
        p.carriers.back().id = i * 1000;
        p.carriers.back().number = i;
    }
    return p;
}

std::vector<std::int64_t> some_ids(Seeded& random, const plan::Plan& p, const std::vector<plan::Carrier>& from) {
    std::vector<std::int64_t> ids;
    for (std::size_t n = 1 + random.index(3); n > 0 && !from.empty(); --n)
        ids.push_back(from[random.index(from.size())].id);
    if (ids.empty() && !p.carriers.empty()) ids.push_back(p.carriers.front().id);
    return ids;
}

std::string random_value(Seeded& random, const plan::Plan& p, const plan::FieldDefinition& d) {
    static const std::vector<std::string> texts{
        "",           "众创空间", "  a b ", "一\r\n二",  "19.2万",   "０",      "1/2/3", "2023年5月",
        "2024-02-29", "7",        "12,345", "1.25 公顷", "\xE4\xB8", "3.2亿元", "300 m", "99号"};
    const std::vector<plan::Choice> choices = plan::choices(p, d.field);
    if (!choices.empty() && random.index(4) != 0) {
        const plan::Choice& choice = choices[random.index(choices.size())];
        return random.index(2) == 0 ? choice.key : choice.name.zh;
    }
    return texts[random.index(texts.size())];
}

geo::LonLat somewhere(Seeded& random) { return {random.real(120.2, 120.8), random.real(30.3, 30.6)}; }

base::Result<plan::Edit> change_carrier(Seeded& random, const plan::Plan& p) {
    const std::vector<std::int64_t> ids = some_ids(random, p, p.carriers);
    if (ids.empty()) return plan::Edit{};
    switch (random.index(4)) {
        case 0:
            return plan::place_carrier(p, ids[0],
                                       {somewhere(random), plan::PositionQuality::site, plan::typed_coordinates()});
        case 1: return plan::shift_carriers(p, ids, {random.real(-0.01, 0.01), random.real(-0.01, 0.01)});
        case 2: return plan::remove_carriers(p, ids);
        default: {
            std::vector<plan::FieldValue> values;
            for (std::size_t n = 1 + random.index(3); n > 0; --n) {
                const plan::FieldDefinition& d = plan::carrier_fields()[random.index(plan::carrier_fields().size())];
                values.push_back({d.field, random_value(random, p, d)});
            }
            return plan::set_fields(p, ids, values);
        }
    }
}

base::Result<plan::Edit> change_record(Seeded& random, const plan::Plan& p) {
    const auto any = [&](const auto& list) { return list[random.index(list.size())]; };
    switch (random.index(5)) {
        case 0:
            return plan::set_thresholds(p, {random.real(0.1, 0.5), random.real(0.5, 0.9), random.real(1, 2), "来源"});
        case 1: return plan::bind_alias(p, "别名" + std::to_string(random.index(3)), any(p.areas).key);
        case 2:
            return plan::put_target_set(
                plan::Index(p), {0, "set" + std::to_string(random.index(2)), {"调整", ""}, "文件"},
                {{0, "", any(p.areas).key, any(p.indicators).key, std::floor(random.real(0, 50))}});
        case 3: {
            if (p.observations.empty()) return plan::Edit{};
            const std::int64_t ids[] = {any(p.observations).id};
            return plan::remove_observations(plan::Index(p), ids);
        }
        default: {
            plan::ObservationDraft d;
            d.area = any(p.areas).key;
            d.indicator = any(p.indicators).key;
            d.year = 2020 + static_cast<int>(random.index(7));
            d.value = std::floor(random.real(-5, 120));
            return plan::observe(plan::Index(p), std::vector{d}, {"王五", "2026-11-26"});
        }
    }
}

/// Of the record of a review: scenarios, rules, remarks, chainages, notes.
base::Result<plan::Edit> change_review(Seeded& random, const plan::Plan& p) {
    const plan::Entry entry{"王五", "2026-11-29T08:00:00Z"};
    const auto any = [&](const auto& list) { return list[random.index(list.size())]; };
    const std::string name = "方案" + std::to_string(random.index(4));
    const std::int64_t scenario = p.scenarios.empty() ? 0 : any(p.scenarios).id;
    const std::int64_t note = p.notes.empty() ? 0 : any(p.notes).id;
    const auto tried = [&](const plan::Plan& shown) { return change_carrier(random, shown).value_or(plan::Edit{}); };
    switch (random.index(12)) {
        case 0: return plan::start_scenario(p, name, "", {}, tried(p), entry);
        case 1: {
            const plan::Scenario* s = plan::find_scenario(p, scenario);
            return plan::try_edit(p, scenario, tried(s != nullptr ? plan::with_scenario(p, *s) : p), entry);
        }
        case 2: return plan::accept_scenario(p, scenario);
        case 3: {
            std::vector<plan::BaseAnswer> answers;
            for (const plan::Carrier& c : p.carriers)
                answers.push_back({c.id, random.index(2) == 0 ? plan::BaseChoice::mine : plan::BaseChoice::theirs});
            return plan::rebase_scenario(p, scenario, answers, entry);
        }
        case 4: return plan::drop_scenario(p, scenario);
        case 5: return plan::switch_gap_rule(p, random.index(2) == 0 ? "station" : "unit", random.index(2) == 0);
        case 6:
            return plan::acknowledge_gap(p, "unit:" + name, {name, name}, random.index(3) == 0 ? "" : "可以", entry);
        case 7:
            return plan::set_official_chainage(p, 1 + static_cast<int>(random.index(3)),
                                               std::floor(random.real(0, 30000)), "手册", entry);
        case 8: return plan::set_ruler_origin(p, {static_cast<int>(random.index(3)), 0, random.index(2) == 0});
        case 9: return plan::pin_note(p, {plan::PinKind::station, {}, 2}, "核实", entry);
        case 10: return plan::reply_to_note(p, note, "同意", entry);
        default: {
            const std::int64_t ids[] = {note};
            if (random.index(2) == 0) return plan::remove_notes(p, ids);
            return plan::set_note_state(p, note, plan::NoteState::done, entry);
        }
    }
}

base::Result<plan::Edit> random_edit(Seeded& random, const plan::Plan& p) {
    switch (random.index(10)) {
        case 8:
        case 9: return change_review(random, p);
        case 6:
        case 7: return change_record(random, p);
        case 0: {
            plan::Carrier draft;
            draft.name.zh = "新载体";
            return plan::add_carrier(p, draft);
        }
        case 1: return plan::restore_carriers(p, some_ids(random, p, p.bin));
        case 2: {
            const std::vector<plan::Finding> findings = plan::check(p);
            if (findings.empty()) return plan::Edit{};
            const plan::Finding& f = findings[random.index(findings.size())];
            if (f.carriers.empty()) return plan::Edit{};
            return f.accepted ? plan::take_acceptance_back(p, f.code, f.carriers[0])
                              : plan::accept_finding(p, f.code, f.carriers[0], "可以");
        }
        default: return change_carrier(random, p);
    }
}

/// What a commit promises of any plan.
void expect_sound(const plan::Plan& p) {
    std::vector<int> numbers;
    for (const plan::Rows<plan::Carrier>* list : {&p.carriers, &p.bin})
        for (const plan::Carrier& c : *list) {
            numbers.push_back(c.number);
            EXPECT_EQ(c.removed, list == &p.bin);
            EXPECT_EQ(c.position.has_value(), c.quality != plan::PositionQuality::none);
            EXPECT_TRUE(!c.position || c.first_position);
            EXPECT_FALSE(c.name.zh.empty());
        }
    std::sort(numbers.begin(), numbers.end());
    EXPECT_EQ(std::adjacent_find(numbers.begin(), numbers.end()), numbers.end());
}

template <class Row>
plan::RowEdits<Row> inverse_rows(const plan::Rows<Row>& before, const plan::RowEdits<Row>& edits) {
    plan::RowEdits<Row> back;
    const auto find = [](const std::vector<Row>& rows, std::int64_t id) {
        return std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
    };
    for (const Row& row : edits.put) {
        const auto old = find(before, row.id);
        if (old == before.end()) back.remove.push_back(row.id);
        if (old != before.end()) back.put.push_back(*old);
    }
    for (const std::int64_t id : edits.remove)
        if (const auto old = find(before, id); old != before.end()) back.put.push_back(*old);
    return back;
}

/// The edit that puts the rows of `before` back that `edit` changes. A new row has no inverse but its removal.
plan::Edit inverse(const plan::Plan& before, const plan::Edit& edit) {
    plan::Edit back;
    for (const plan::Carrier& c : edit.carriers)
        if (const plan::Carrier* old = plan::Index(before).carrier_by_id(c.id)) back.carriers.push_back(*old);
    plan::for_each_edited_list(
        [&](auto list) { back.*list.edits = inverse_rows(before.*list.rows, edit.*list.edits); });
    plan::for_each_edited_value([&](auto value) {
        if (edit.*value.edit) back.*value.edit = before.*value.value;
    });
    return back;
}

/// Without the rows that `edit` has made.
plan::Plan without_new(plan::Plan p, const plan::Plan& before) {
    const auto is_new = [&](const plan::Carrier& c) { return plan::Index(before).carrier_by_id(c.id) == nullptr; };
    erase_if(p.carriers, is_new);
    erase_if(p.bin, is_new);
    return p;
}

}  // namespace

TEST(EditProperty, EveryEditHasAnInverseAndKeepsThePlanSound) {
    Seeded random("edits");
    std::size_t done = 0, refused = 0;
    for (int run = 0; run < 30; ++run) {
        plan::Plan now = start_plan();
        for (int step = 0; step < 60; ++step) {
            const auto edit = random_edit(random, now);
            if (!edit) {
                ++refused;
                EXPECT_FALSE(edit.error().message.empty());
                continue;
            }
            const plan::Plan next = plan::apply(now, *edit);
            EXPECT_EQ(next == now, edit->empty());
            EXPECT_EQ(edit->summary.zh.empty(), edit->empty());
            EXPECT_EQ(plan::apply(next, *edit), next);
            ASSERT_EQ(without_new(plan::apply(next, inverse(now, *edit)), now), now) << edit->summary.en;
            expect_sound(next);
            done += edit->empty() ? 0 : 1;
            now = next;
        }
    }
    EXPECT_GT(done, 500U);
    EXPECT_GT(refused, 50U);
}

TEST(EditProperty, WhatAFieldReadsCanBeWrittenAgain) {
    Seeded random("fields");
    const plan::Plan p = start_plan();
    std::size_t written = 0;
    for (int i = 0; i < 20000; ++i) {
        plan::Carrier c = p.carriers[random.index(p.carriers.size())];
        const plan::FieldDefinition& d = plan::carrier_fields()[random.index(plan::carrier_fields().size())];
        const plan::Carrier before = c;
        if (!plan::write_field(p, c, d.field, random_value(random, p, d))) {
            ASSERT_EQ(c, before) << d.key;
            continue;
        }
        ++written;
        plan::Carrier again = c;
        ASSERT_TRUE(plan::write_field(p, again, d.field, plan::read_field(c, d.field))) << d.key;
        ASSERT_EQ(again, c) << d.key;
    }
    EXPECT_GT(written, 5000U);
}

TEST(EditProperty, AnyAmountReadsBackExactly) {
    Seeded random("amounts");
    const plan::Plan p = start_plan();
    for (int i = 0; i < 5000; ++i) {
        plan::Carrier c = p.carriers[0];
        c.investment_cny = random.real(0, 1) * std::pow(10, random.real(-3, 12));
        const double value = *c.investment_cny;
        ASSERT_TRUE(plan::write_field(p, c, plan::CarrierField::investment_cny,
                                      plan::read_field(c, plan::CarrierField::investment_cny)));
        ASSERT_EQ(*c.investment_cny, value);
    }
}
