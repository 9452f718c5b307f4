#!/usr/bin/env python3
"""Stops or starves `langtu edit` at every one of its calls that touch the project, one call a run, and checks what is
left.

    faults.py --langtu PROGRAM --base PROJECT --mode kill|EIO|ENOSPC|EDQUOT|EROFS [--points N] [--migrating]

strace does the tampering: no shim, no root. After a kill the project must be whole and hold every promised edit. After
an error the program must also have ended by itself, and said in one line that it did not do all of the work. At the end
a few of the projects are undone to their start. With --migrating the base is a project that an earlier version made: the
first edit brings it up to date, and once it is, a copy of what it was lies beside it."""
import concurrent.futures
import json
import os
import re

import langtu_runs as lr

CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,fallocate,unlink,rename,renameat2,openat"
# What no library does of its own, so that the copy beside the project, whose names nobody knows before, is met as well.
CALLS_ANYWHERE = "pwrite64,fsync,fdatasync,ftruncate,fallocate,unlink,rename,renameat2,link,mkdir"
UNDONE_EVERY = 40  # of the points: undoing costs as much as the run


def strace(playground, options, log, injection=()):
    """Traces and tampers with calls on the project's own files only: libraries and standard output are left alone."""
    calls, paths = CALLS_ANYWHERE, []
    if not options.migrating:
        calls = CALLS
        paths = [part for suffix in lr.BESIDE for part in ("-P", str(playground.project) + suffix)]
        paths += ["-P", str(playground.folder)]
    # No --seccomp-bpf: together with -P it lets every injection pass by.
    return ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}", *injection, *paths,
            options.langtu, "--quiet", "edit", str(playground.project)]


def count_calls(log):
    counts = {}
    for line in log.read_text(errors="replace").splitlines():
        call = re.match(r"\d+\s+(\w+)\(", line)
        if call:
            counts[call.group(1)] = counts.get(call.group(1), 0) + 1
    return counts


def wrong_after_error(run, total):
    """What is wrong with how the program ended; "" for a clean error or for an error that did not matter."""
    if run.status == "hang":
        return "hangs"
    if run.status < 0 or run.status >= 128:
        return f"died by a signal ({run.status})"
    if run.status == 0 and run.last_ack < total:
        return f"exit 0 with {run.last_ack} of {total} done"
    if run.status != 0 and len(run.error_lines) != 1:
        return f"{len(run.error_lines)} lines of error: {run.err.strip()[:160]}"
    return ""


def schema_version(options, project, home):
    info = lr.Run([options.langtu, "--quiet", "info", str(project), "--json"], home)
    return json.loads(info.out)["schema_version"]


def wrong_about_the_copy(options, ground, first):
    """What is wrong where a project is of the present version and its copy is not there as it was."""
    if schema_version(options, ground.project, ground.root) == schema_version(options, options.base, ground.root):
        return ""
    # Beside the project; where that could not be, in the user's state folder.
    copies = list(ground.root.glob("**/*-kept.langtu"))
    if not copies:
        return "brought up to date without a copy"
    wrong = [copy.name for copy in copies if lr.dump(options.langtu, copy, ground.root) != first]
    return f"another content in {wrong[0]}" if wrong else ""


class Points:
    """One run for each point (call, n-th time)."""

    def __init__(self, options, edits, total, first):
        self.options, self.edits, self.total, self.first = options, edits, total, first
        self.earlier, _ = lr.count_steps(options.langtu, options.base, options.base.parent)

    def try_one(self, number, call, nth):
        what = "signal=KILL" if self.options.mode == "kill" else f"error={self.options.mode}"
        with lr.Playground(self.options.base) as ground:
            injection = ("-e", f"inject={call}:{what}:when={nth}")
            run = lr.Run(strace(ground, self.options, ground.root / "trace", injection), ground.root, self.edits)
            seq, why = lr.count_steps(self.options.langtu, ground.project, ground.root)
            wrong = lr.broken_promise(max(run.last_ack, self.earlier), seq, why)
            if not wrong and self.options.migrating:
                wrong = wrong_about_the_copy(self.options, ground, self.first)
            if not wrong and self.options.mode == "kill":
                wrong = "" if run.status == -9 else f"was not killed (status {run.status})"
            elif not wrong:
                wrong = wrong_after_error(run, self.total)
            if not wrong and (self.options.migrating or number % UNDONE_EVERY == 0):
                made = seq - self.earlier
                wrong = lr.undo_to_start(self.options.langtu, ground.project, ground.root, made, self.first)
        if self.options.verbose:
            print(call, nth, "status", run.status, "ack", run.last_ack, "seq", seq, wrong, run.err.strip()[:120])
        return (f"{call} #{nth}: {wrong}" if wrong else ""), run.status == 0


def plain_run(options, edits):
    """What the calls are when nothing goes wrong."""
    with lr.Playground(options.base) as ground:
        first = lr.dump(options.langtu, ground.project, ground.root)
        log = ground.root / "trace"
        run = lr.Run(strace(ground, options, log), ground.root, edits)
        if run.status != 0 or run.last_ack == 0:
            raise SystemExit(f"the plain run failed: status {run.status}, ack {run.last_ack}: {run.err[-400:]}")
        return count_calls(log), run.last_ack, first


def main():
    parser = lr.arguments(__doc__)
    parser.add_argument("--mode", default="kill", choices=["kill", "EIO", "ENOSPC", "EDQUOT", "EROFS"])
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--points", type=int, default=0, help="at most so many, drawn by the seed; 0: all")
    parser.add_argument("--migrating", action="store_true", help="the base is of an earlier version of the schema")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    lr.skip_without("strace")
    rng = lr.seeded(options)
    edits = "".join(lr.edit_lines(options.edits, rng))
    counts, total, first = plain_run(options, edits)
    # SQLite removes what it can and does not ask whether it could.
    points = [(call, nth) for call, n in sorted(counts.items()) for nth in range(1, n + 1)
              if options.mode == "kill" or call != "unlink"]
    if options.points and options.points < len(points):
        points = rng.sample(points, options.points)
    tries = Points(options, edits, total, first)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(lambda point: tries.try_one(point[0], *point[1]), enumerate(points)))
    tally = {"points": len(points), f"edits a run ({' '.join(f'{c}={n}' for c, n in sorted(counts.items()))})": total,
             "runs that went to the end": sum(ended for _, ended in results)}
    wrong = [wrong for wrong, _ in results if wrong]
    if sum(ended for _, ended in results) * 2 > len(points):
        wrong.append("most runs went to the end as if nothing had happened: the test tests nothing")
    lr.finish(options.mode, tally, wrong)


if __name__ == "__main__":
    main()
