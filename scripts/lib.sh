# shellcheck shell=bash
# What scripts/run, scripts/test and scripts/tidy share. Sourced; expects set -euo pipefail.

# shellcheck disable=SC2034  # used by the scripts
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

# A step whose output matters only when it fails: quietly NAME command…
quietly() {
    local name=$1 log
    shift
    log=$(mktemp)
    say "$name …"
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        die "$name: failed; the lines above say why"
    fi
    rm -f "$log"
}

# Where the caches of ccache and Mesa go when there is no home that can be written to.
use_caches_in() {
    local folder=$1
    mkdir -p "$folder"
    export MESA_SHADER_CACHE_DIR=${MESA_SHADER_CACHE_DIR:-$folder/mesa}
    if [[ -z ${CCACHE_DIR-} && ! -w ${HOME:-/nonexistent} ]]; then
        export CCACHE_DIR=$folder/ccache
    fi
    if [[ -z ${XDG_CACHE_HOME-} && ! -w ${HOME:-/nonexistent} ]]; then
        export XDG_CACHE_HOME=$folder/xdg
    fi
}
