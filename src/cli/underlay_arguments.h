// The options of a command that lay a scanned picture under the map. Private to cli. One thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "carto/options.h"
#include "cli/context.h"
#include "plan/plan.h"

namespace CLI {
class App;
}

namespace cli {

/// As typed; an empty file: there is none.
struct UnderlayArguments {
    std::string file;
    std::vector<std::string> pairs;  ///< X,Y=LON,LAT
    double opacity = 0.5;
};

/// --underlay, --pair and --underlay-opacity.
void add_underlay_arguments(CLI::App& command, UnderlayArguments& arguments);

/// The picture with where its pairs put it; how far each pair is off is reported. Null where no file is named.
base::Result<std::shared_ptr<const carto::Traced>> resolve_underlay(const Context& context,
                                                                    const UnderlayArguments& arguments,
                                                                    const plan::Plan& plan);

}  // namespace cli
