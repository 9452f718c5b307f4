#!/usr/bin/env python3
"""Stops or starves the exchange of changes at every one of its calls, one call a run, and checks what is left.

    merging.py --langtu PROGRAM --base PROJECT --mode kill|EIO|ENOSPC --command later|mine|export

`changes apply` takes a colleague's file with clashes in, and leaves them for later or answers them with "mine": then the
project is whole and as before or as after, and the same once more ends as after. `changes export` writes a file: it is
there whole or not at all, never without its steps counting as sent, and the same once more writes the same."""
import concurrent.futures
import json
import os
import shutil

import faults
import langtu_runs as lr

CALLS = faults.CALLS_ANYWHERE + ",write"
FILE = "theirs.json"
OUT = "mine.json"


def langtu(options, ground, *arguments, stdin=""):
    return lr.Run([options.langtu, "--quiet", *arguments], ground.root, stdin)


def must(run):
    if run.status != 0:
        raise SystemExit(f"the preparation failed: status {run.status}: {run.err[-400:]}")
    return run


def edits(carrier, lon, other, notes):
    """A move that clashes and a note that does not."""
    move = {"edit": "carrier.move", "carrier": carrier, "lon": lon, "lat": 30.45, "quality": "site"}
    note = {"edit": "carrier.set", "carrier": other, "fields": {"notes": notes}}
    return "".join(json.dumps(edit) + "\n" for edit in (move, note))


def prepare(options, ground):
    """A project with changes of its own that nobody has yet, and beside it a colleague's file."""
    theirs = ground.root / "theirs.langtu"
    must(langtu(options, ground, "backup", str(ground.project), str(theirs)))
    must(langtu(options, ground, "edit", str(theirs), "--author", "b", stdin=edits(1, 120.61, 2, "theirs")))
    must(langtu(options, ground, "changes", "export", str(theirs), str(ground.folder / FILE)))
    must(langtu(options, ground, "edit", str(ground.project), "--author", "a", stdin=edits(1, 120.52, 1, "mine")))


def command(options, ground):
    if options.command == "export":
        return ["changes", "export", str(ground.project), str(ground.folder / OUT)]
    return ["changes", "apply", str(ground.project), str(ground.folder / FILE), "--on-conflict", options.command,
            "--author", "a"]


def state(options, ground):
    """What the project holds: content, number of steps, open questions. A text where it is not whole."""
    seq, why = lr.count_steps(options.langtu, ground.project, ground.root)
    if why:
        return why
    questions = must(langtu(options, ground, "changes", "questions", str(ground.project), "--json"))
    return lr.dump(options.langtu, ground.project, ground.root), seq, len(json.loads(questions.out))


def steps_sent(options, ground):
    history = must(langtu(options, ground, "history", str(ground.project), "--json"))
    return {step["sent"] for step in json.loads(history.out)}


def file_written(ground):
    """The steps of the exported file; nothing where there is none. A text where it is not whole."""
    path = ground.folder / OUT
    if not path.exists():
        return None
    try:
        return json.loads(path.read_text())["steps"]
    except (ValueError, KeyError) as error:
        return f"a file cut off: {error}"


def outcome(options, ground):
    if options.command != "export":
        return state(options, ground)
    written = file_written(ground)
    if isinstance(written, list) and steps_sent(options, ground) != {True}:
        return "the file is there, and its steps do not count as sent"
    whole = state(options, ground)
    return (whole, written) if not isinstance(whole, str) and not isinstance(written, str) else f"{whole} {written}"[-160:]


class Points:
    """One run for each point (call, n-th time), in a copy of what was prepared."""

    def __init__(self, options, prepared, before, after):
        self.options, self.prepared, self.before, self.after = options, prepared, before, after

    def wrong_with(self, run, left):
        if isinstance(left, str):
            return left
        if left not in (self.before, self.after):
            return "neither as before nor as after"
        if self.options.mode == "kill":
            return "" if run.status == -9 else f"was not killed (status {run.status})"
        if run.status == 0 and left != self.after:
            return "exit 0 without its work done"
        return faults.wrong_after_error(run, 0)

    def try_one(self, call, nth):
        what = "signal=KILL" if self.options.mode == "kill" else f"error={self.options.mode}"
        with lr.Playground(self.options.base) as ground:
            shutil.copytree(self.prepared, ground.folder, dirs_exist_ok=True)
            run = lr.Run(strace(self.options, ground, ("-e", f"inject={call}:{what}:when={nth}")), ground.root)
            wrong = self.wrong_with(run, outcome(self.options, ground))
            if not wrong:
                again = langtu(self.options, ground, *command(self.options, ground))
                if again.status != 0 or outcome(self.options, ground) != self.after:
                    wrong = f"once more: status {again.status}, not as after: {again.err.strip()[:160]}"
        if self.options.verbose:
            print(call, nth, "status", run.status, wrong, run.err.strip()[:120])
        return (f"{call} #{nth}: {wrong}" if wrong else ""), run.status == 0


def strace(options, ground, injection=()):
    return ["strace", "-f", "-qq", "-o", str(ground.root / "trace"), "-e", f"trace={CALLS}", *injection,
            options.langtu, "--quiet", *command(options, ground)]


def plain_run(options, ground):
    """Before, after, and what the calls are when nothing goes wrong."""
    before = outcome(options, ground)
    must(lr.Run(strace(options, ground), ground.root))
    after = outcome(options, ground)
    if before == after or isinstance(after, str):
        raise SystemExit(f"the plain run changed nothing, or too much: {after}")
    return before, after, faults.count_calls(ground.root / "trace")


def main():
    parser = lr.arguments(__doc__)
    parser.add_argument("--mode", default="kill", choices=["kill", "EIO", "ENOSPC"])
    parser.add_argument("--command", default="later", choices=["later", "mine", "export"])
    parser.add_argument("--points", type=int, default=0, help="at most so many, drawn by the seed; 0: all")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    lr.skip_without("strace")
    rng = lr.seeded(options)
    with lr.Playground(options.base) as ground:
        prepare(options, ground)
        prepared = ground.root / "prepared"
        shutil.copytree(ground.folder, prepared)
        before, after, counts = plain_run(options, ground)
        # SQLite removes what it can and does not ask whether it could.
        points = [(call, nth) for call, n in sorted(counts.items()) for nth in range(1, n + 1)
                  if options.mode == "kill" or call != "unlink"]
        if options.points and options.points < len(points):
            points = rng.sample(points, options.points)
        tries = Points(options, prepared, before, after)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            results = list(pool.map(lambda point: tries.try_one(*point), points))
    ended = sum(went for _, went in results)
    wrong = [wrong for wrong, _ in results if wrong]
    if ended * 2 > len(points):
        wrong.append("most runs went to the end as if nothing had happened: the test tests nothing")
    lr.finish(f"{options.command} {options.mode}", {"points": len(points), "runs that went to the end": ended}, wrong)


if __name__ == "__main__":
    main()
