// Owners of PROJ's objects. Private to geo.
#pragma once

#include <memory>
#include <proj.h>

namespace geo {

struct DestroyContext {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct DestroyPj {
    void operator()(PJ* pj) const { proj_destroy(pj); }
};
using Context = std::unique_ptr<PJ_CONTEXT, DestroyContext>;
using Pj = std::unique_ptr<PJ, DestroyPj>;

/// A context of its own that neither asks the network nor writes to the terminal.
inline Context make_context() {
    Context context(proj_context_create());
    proj_context_set_enable_network(context.get(), 0);
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

}  // namespace geo
