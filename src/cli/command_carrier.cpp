#include <fmt/format.h>
#include <memory>

#include "commands.h"
#include "editing.h"

namespace cli {
namespace {

constexpr const char* k_quality = "--quality";

struct Options : EditingOptions {
    std::string carrier, name, body, function, programme, quality, source;
    PositionWords at;
    std::vector<std::string> fields;
};

/// The quality of a typed position; says what it counts as where that was not given.
base::Result<plan::PositionQuality> stated_quality(const Context& context, const Options& options) {
    if (options.quality.empty())
        context.report(
            context.say(base::mark("{} was not given: the position counts as known by its area only"), k_quality));
    return read_quality(options.quality, k_quality, base::ErrorKind::usage);
}

base::Result<int> add(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Plan& plan = *(*project)->plan();
    plan::Carrier draft;
    const std::pair<plan::CarrierField, const std::string&> fields[] = {
        {plan::CarrierField::name_zh, options.name},
        {plan::CarrierField::responsible_body, options.body},
        {plan::CarrierField::function, options.function},
        {plan::CarrierField::programme, options.programme}};
    for (const auto& [field, text] : fields)
        if (!text.empty())
            if (auto written = plan::write_field(plan, draft, field, text); !written)
                return base::pass(written.error());
    if (!options.at.text.empty()) {
        const auto position = read_position(context, plan, options.at);
        if (!position) return base::pass(position.error());
        const auto quality = stated_quality(context, options);
        if (!quality) return base::pass(quality.error());
        draft.position = *position;
        draft.quality = *quality;
        draft.position_basis = plan::typed_coordinates();
    }
    return commit(context, **project, plan::add_carrier(plan, draft, options.at.far()), options.reason);
}

base::Result<int> move(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Plan& plan = *(*project)->plan();
    const auto carrier = find_carrier(plan, options.carrier);
    if (!carrier) return base::pass(carrier.error());
    const auto position = read_position(context, plan, options.at);
    if (!position) return base::pass(position.error());
    const auto quality = stated_quality(context, options);
    if (!quality) return base::pass(quality.error());
    plan::Placing placing{*position, *quality, plan::typed_coordinates()};
    placing.far = options.at.far();
    if (!options.source.empty()) placing.basis = {options.source, options.source};
    return commit(context, **project, plan::place_carrier(plan, (*carrier)->id, placing), options.reason);
}

base::Result<int> set(const Context& context, const Options& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Plan& plan = *(*project)->plan();
    const auto carrier = find_carrier(plan, options.carrier);
    if (!carrier) return base::pass(carrier.error());
    std::vector<plan::FieldValue> values;
    for (const std::string& text : options.fields) {
        const auto equals = text.find('=');
        if (equals == std::string::npos)
            return base::fail(base::ErrorKind::usage, text,
                              base::mark("is no FIELD=VALUE; write for example stage=operating"));
        const auto field = plan::field_from_key(text.substr(0, equals));
        if (!field) return base::pass(field.error());
        values.push_back({*field, text.substr(equals + 1)});
    }
    const std::int64_t ids[] = {(*carrier)->id};
    return commit(context, **project, plan::set_fields(plan, ids, values), options.reason);
}

base::Result<int> move_to_bin(const Context& context, const Options& options, bool restore) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Plan& plan = *(*project)->plan();
    const auto carrier = find_carrier(plan, options.carrier, restore);
    if (!carrier) return base::pass(carrier.error());
    const std::int64_t ids[] = {(*carrier)->id};
    return commit(context, **project, restore ? plan::restore_carriers(plan, ids) : plan::remove_carriers(plan, ids),
                  options.reason);
}

using Run = base::Result<int> (*)(const Context&, const Options&);

void add_quality(CLI::App& command, Options& options) {
    command
        .add_option(k_quality, options.quality,
                    "how the position is known (default: area, the least that a position can be)")
        ->check(CLI::IsMember({"surveyed", "address", "digitised", "site", "area"}));
}

/// A subcommand of `carrier`; all but add name a carrier.
std::pair<CLI::App*, std::shared_ptr<Options>> subcommand(CLI::App& parent, Context& context, const char* name,
                                                          const char* help, bool names_one, Run run) {
    auto* command = parent.add_subcommand(name, help);
    auto options = std::make_shared<Options>();
    add_editing_options(*command, *options);
    if (names_one) command->add_option("CARRIER", options->carrier, "number or name")->required();
    command->callback([options, &context, run] { context.finish(run(context, *options)); });
    command->fallthrough();
    return {command, options};
}

}  // namespace

void add_carrier(CLI::App& app, Context& context) {
    auto* carrier = app.add_subcommand("carrier", "add, move, change, remove or restore a carrier");
    carrier->require_subcommand(1);
    const auto [add_command, adding] = subcommand(*carrier, context, "add", "a new carrier", false, &add);
    add_command->add_option("--name", adding->name, "Chinese name")->required();
    add_position_options(*add_command, "--at", "position: LON,LAT or any other form; without it unlocated", adding->at);
    add_quality(*add_command, *adding);
    add_command->add_option("--body", adding->body, "responsible body");
    add_command->add_option("--function", adding->function, "key of its function, for example platform");
    add_command->add_option("--programme", adding->programme, "build or upgrade");
    const auto [move_command, moving] = subcommand(*carrier, context, "move", "a new position", true, &move);
    add_position_options(*move_command, "--to", "position: LON,LAT or any other form", moving->at)->required();
    add_quality(*move_command, *moving);
    move_command->add_option("--source", moving->source, "where the position comes from");
    const auto [set_command, setting] = subcommand(*carrier, context, "set", "values of its fields", true, &set);
    set_command->add_option("FIELD=VALUE", setting->fields, "for example stage=operating; an empty value: not known")
        ->required();
    subcommand(*carrier, context, "remove", "into the bin, from where it can be restored", true,
               [](const Context& c, const Options& o) { return move_to_bin(c, o, false); });
    subcommand(*carrier, context, "restore", "back from the bin", true,
               [](const Context& c, const Options& o) { return move_to_bin(c, o, true); });
}

}  // namespace cli
