"""What the fault tests share: a project copied afresh, `langtu edit` fed with edits, and the promises it made.

The contract under test: `langtu edit PROJECT < EDITS` prints "ack N" only once edit N is on the disk; `langtu check`
exits 0 and prints "seq=N", the number of steps in the history. So after whatever happened seq must be at least the
last ack, and at most one more (an edit may be on the disk and its ack not yet said)."""
import argparse
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile

NAME = "p.langtu"
BESIDE = ("", "-wal", "-shm", "-journal", ".lock")
HANG_S = 60


def arguments(description):
    """The options of every fault test."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--langtu", required=True, help="the program")
    parser.add_argument("--base", required=True, type=pathlib.Path, help="a small project without history")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-v", "--verbose", action="store_true")
    return parser


def skip_without(tool):
    """Ends the test as skipped (CTest's SKIP_RETURN_CODE), and says so, where a tool is missing."""
    if shutil.which(tool) is None:
        skip(f"{tool} is missing, so this fault was not tested (scripts/install-packages test)")


def skip(why):
    print(f"SKIPPED: {why}")
    sys.exit(77)


def as_nobody(root, *paths):
    """What makes a program run as a plain user with these paths its own: root ignores the modes of files."""
    nobody = 65534
    if os.getuid() != 0:
        return {}
    os.chmod(root, 0o755)
    for path in paths:
        os.chown(path, nobody, nobody)
    return {"user": nobody, "group": nobody, "extra_groups": []}


def edit_lines(count, rng):
    """Edits of the small project's two carriers: moves and notes."""
    lines = []
    for i in range(1, count + 1):
        edit = {"edit": "carrier.move", "carrier": rng.randint(1, 2), "lon": round(rng.uniform(120.4, 120.7), 6),
                "lat": round(rng.uniform(30.41, 30.49), 6), "quality": "site", "reason": f"edit {i}"}
        lines.append(json.dumps(edit) + "\n")
    return lines


class Playground:
    """A folder with one project, thrown away at the end; a home of its own, so that no setting of the user's counts."""

    def __init__(self, base):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="langtu-fault-")).resolve()
        self.folder = self.root / "d"
        self.project = self.folder / NAME
        self.folder.mkdir()
        shutil.copyfile(base, self.project)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root, ignore_errors=True)


def environment(home):
    env = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    return env | {"HOME": str(home), "USER": "fault", "LANG": "C.UTF-8"}


class Run:
    """One finished run: status (negative: ended by that signal; "hang"), standard output and standard error."""

    def __init__(self, command, home, stdin=""):
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   text=True, errors="replace", env=environment(home), start_new_session=True)
        try:
            self.out, self.err = process.communicate(stdin, timeout=HANG_S)
            self.status = process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            self.out, self.err = process.communicate()
            self.status = "hang"

    @property
    def last_ack(self):
        return last_ack(self.out)

    @property
    def error_lines(self):
        return [line for line in self.err.splitlines() if line.strip()]


def last_ack(text):
    acks = re.findall(r"^ack (\d+)\n", text, re.M)
    return int(acks[-1]) if acks else 0


def count_steps(langtu, project, home):
    """(seq, "") of a project that is whole, else (-1, why)."""
    run = Run([langtu, "--quiet", "check", str(project)], home)
    found = re.search(r"seq=(\d+)", run.out)
    if run.status != 0 or not found:
        return -1, f"check: status {run.status} {run.err.strip()[:160]}"
    return int(found.group(1)), ""


def broken_promise(promised, seq, why):
    """What is wrong with a project after a fault, or an empty text."""
    if why:
        return why
    if seq < promised:
        return f"promised {promised}, found {seq}"
    if seq > promised + 1:
        return f"promised {promised}, found {seq}: steps that nobody asked for"
    return ""


def dump(langtu, project, home):
    run = Run([langtu, "--quiet", "dump", str(project)], home)
    if run.status != 0:
        sys.exit(f"dump failed: {run.err}")
    return run.out


def undo_to_start(langtu, project, home, steps, first):
    """Undoes everything; says what is wrong where that does not give the first state."""
    if steps > 0:
        run = Run([langtu, "--quiet", "undo", str(project), "--steps", str(steps)], home)
        if run.status != 0:
            return f"undo: status {run.status} {run.err.strip()[:160]}"
    return "" if dump(langtu, project, home) == first else "undo to the start gives another state"


def finish(name, tally, wrong):
    """One line with all counts, the first failures, and the exit status."""
    counts = ", ".join(f"{value} {key}" for key, value in tally.items())
    print(f"{'FAIL' if wrong else 'PASS'}: {name}: {counts}, {len(wrong)} wrong")
    for line in wrong[:8]:
        print("  " + line)
    sys.exit(1 if wrong else 0)


def seeded(options):
    print(f"--seed {options.seed}")
    return random.Random(options.seed)
