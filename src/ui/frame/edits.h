// The edits that panels make, a call each: whoever makes one need not know all that can be edited. Private to ui.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace plan {
enum class CarrierField;
struct GapRule;
enum class NoteState : std::uint8_t;
struct Name;
}  // namespace plan

namespace ui {

class Outbox;
struct NoteAnswer;
struct PanelContext;

void lock_editing(Outbox& out);
/// Gives carriers a value of a field, as it was typed.
void set_field(Outbox& out, const std::vector<std::int64_t>& carriers, plan::CarrierField field,
               const std::string& text);
/// Out of the bin.
void restore_carrier(Outbox& out, std::int64_t carrier);
/// Lets a finding of a carrier stand, with a note why; or no longer.
void accept_finding(Outbox& out, const std::string& code, std::int64_t carrier, const std::string& note);
void take_acceptance_back(Outbox& out, const std::string& code, std::int64_t carrier);
/// A scenario with a name; an empty one: the next that is free.
void start_scenario(Outbox& out, const std::string& name);
/// What is done to carriers is tried in a scenario; 0: is done to the plan.
void try_in(Outbox& out, std::int64_t scenario);
void accept_scenario(PanelContext& context, std::int64_t scenario);
void drop_scenario(Outbox& out, std::int64_t scenario);
void duplicate_scenario(Outbox& out, std::int64_t scenario);
void rename_scenario(Outbox& out, std::int64_t scenario, const std::string& name);
/// Lays a scenario over the plan as it is now; by carrier, whether the scenario's change shall stand.
void rebase_scenario(Outbox& out, std::int64_t scenario, const std::map<std::int64_t, bool>& mine);
/// A rule that finds gaps.
void put_gap_rule(Outbox& out, const plan::GapRule& rule);
void switch_gap_rule(PanelContext& context, const std::string& rule, bool off);
void usual_gap_rule_again(PanelContext& context, const std::string& rule);
/// A note on a gap (its key, and how the history calls it).
void remark_on_gap(Outbox& out, const std::string& gap, const plan::Name& called, const std::string& text);
/// Lets a gap stand, with a note that says why; and asks about it again.
void acknowledge_gap(Outbox& out, const std::string& gap, const plan::Name& called, const std::string& text);
void ask_about_gap_again(Outbox& out, const std::string& gap, const plan::Name& called);
/// Whether a note is done; editing is unlocked with it, as with all that is written about notes.
void set_note_state(PanelContext& context, std::int64_t note, plan::NoteState state);
/// Hands over an answer, which is empty from then on unless somebody must say first who edits.
void reply_to_note(PanelContext& context, NoteAnswer& answer);
void remove_reply(PanelContext& context, std::int64_t reply);
void remove_drawing(PanelContext& context, std::int64_t drawing);
/// Takes one old step of the history back.
void revert_step(Outbox& out, std::int64_t step);
/// Takes a step again that was taken back.
void take_step_again(Outbox& out, std::int64_t step);
/// Takes everything back that a merge changed.
void take_merge_back(Outbox& out, std::int64_t merge);

}  // namespace ui
