// small_project OUT: the base of the fault tests, a project of two carriers that is made and checked in milliseconds.
#include <cstdio>

#include "sample_plan.h"
#include "store/project_file.h"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    plan::Plan plan = support::sample_plan();
    const auto made = store::create_project(argv[1], plan, store::Overwrite::yes);
    if (!made) std::fprintf(stderr, "%s\n", base::to_line(made.error()).c_str());
    return made ? 0 : 1;
}
