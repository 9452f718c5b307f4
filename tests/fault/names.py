#!/usr/bin/env python3
"""The name of a project comes to mean something else while `langtu edit` writes to it, at many moments of a stream.

    names.py --langtu PROGRAM --base PROJECT [--moments N]

Backups, sync services and colleagues rename, replace, overwrite, link and move files whenever they like. After each of
these, at each moment: every acknowledged edit is in a project that the stream's one line of error names (or in the file
that was open, where that still has the name); the file that was put there is the same byte for byte, and nothing lies
beside it; opening it, and editing it, brings nothing of the other project into it."""
import concurrent.futures
import hashlib
import os
import re
import shutil
import subprocess
import threading

import langtu_runs as lr

EDITS = 130  # the log is brought into the file on the way, once
OTHER_EDITS = 25


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Scene:
    """A folder with the project, reached by a link as well, and another project that is put in its place."""

    def __init__(self, ground, other):
        self.ground, self.project, self.other = ground, ground.project, other
        self.opened = ground.project   # the name that the editor is given
        self.put = None                # the file that was put there
        self.stays = False             # the file that was open keeps its name

    def put_copy(self, at):
        shutil.copyfile(self.other, at)
        return at

    def rename_over(self):
        os.replace(self.put_copy(self.ground.folder / "fresh"), self.project)
        self.put = self.project

    def overwrite(self):
        self.put = self.put_copy(self.project)

    def cut_and_write(self):
        content = self.other.read_bytes()
        with open(self.project, "r+b") as file:
            file.truncate(0)
            file.write(content)
        self.put = self.project

    def overwrite_same_time(self):
        """As `cp -p` or a sync service does: size and time are set to what they were."""
        was = self.project.stat()
        self.put_copy(self.project)
        os.utime(self.project, ns=(was.st_atime_ns, was.st_mtime_ns))
        self.put = self.project

    def move(self):
        os.rename(self.project, self.ground.folder / "moved.langtu")

    def move_and_put(self):
        self.move()
        self.put = self.put_copy(self.project)

    def delete(self):
        self.project.unlink()

    def link(self):
        os.link(self.project, self.ground.folder / "second.langtu")
        self.stays = True

    def swap_for_link(self):
        os.rename(self.project, self.ground.folder / "moved.langtu")
        self.put = self.put_copy(self.ground.root / "elsewhere.langtu")
        os.symlink(self.put, self.project)

    def turn_link(self):
        """The folder's link, by which the project was opened, comes to lead to another folder."""
        there = self.ground.root / "there"
        there.mkdir()
        self.put = self.put_copy(there / lr.NAME)
        os.symlink(there, self.ground.root / "new")
        os.replace(self.ground.root / "new", self.ground.root / "link")

    def rename_folder(self):
        os.rename(self.ground.folder, self.ground.root / "old")
        self.ground.folder.mkdir()
        self.put = self.put_copy(self.project)

    def remove_folder(self):
        shutil.rmtree(self.ground.folder)


ACTS = ("rename_over", "overwrite", "cut_and_write", "overwrite_same_time", "move", "move_and_put", "delete", "link",
        "swap_for_link", "turn_link", "rename_folder", "remove_folder")


def stream(langtu, scene, act, moment, lines):
    """(status, acks, error lines) of a stream during which it happens: when ack number `moment` is heard, while the
    program goes on; after the last one the stream is still open."""
    process = subprocess.Popen([langtu, "--quiet", "edit", str(scene.opened)], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               env=lr.environment(scene.ground.root))
    acted = threading.Event()

    def feed():
        try:
            process.stdin.write("".join(lines))
            process.stdin.flush()
            acted.wait(lr.HANG_S)
            process.stdin.close()
        except (OSError, ValueError):
            pass

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    heard = 0
    for line in process.stdout:
        if re.fullmatch(r"ack \d+\n", line):
            heard = int(line[4:])
        if heard == moment and not acted.is_set():
            act()
            acted.set()
    acted.set()
    feeder.join()
    err = process.stderr.read()
    return process.wait(), heard, [text for text in err.splitlines() if text.strip()]


def files_beside(path):
    return sorted(name for name in os.listdir(path.parent) if name.startswith(path.name) and
                  name != path.name and not name.endswith(".backups"))


def where_kept(scene, err):
    """The project that the line names, or the one that has the name."""
    if scene.stays:
        return scene.project
    named = re.search(r"(?:moved to|saved is in) (\S+?)(?: while|:)", err[0]) if err else None
    return scene.ground.root / named.group(1) if named else None


def check_kept(options, scene, promised, err):
    kept = where_kept(scene, err)
    if kept is None:
        return f"no place of the {promised} promised edits is named: {err}"
    seq, why = lr.count_steps(options.langtu, kept, scene.ground.root)
    return lr.broken_promise(promised, seq, why)


def check_put(options, scene, before):
    put = scene.put
    if digest(put) != before:
        return "the file that was put there was changed"
    if files_beside(put):
        return f"left beside the file that was put there: {files_beside(put)}"
    seq, why = lr.count_steps(options.langtu, put, scene.ground.root)
    if seq != OTHER_EDITS:
        return f"the file that was put there has {seq} steps, not {OTHER_EDITS} {why}"
    undo = lr.Run([options.langtu, "--quiet", "undo", str(put)], scene.ground.root)
    return "" if undo.status == 0 else f"the file that was put there cannot be edited: {undo.err.strip()[:160]}"


def try_one(options, other, name, moment, rng_seed):
    rng = lr.random.Random(rng_seed)
    with lr.Playground(options.base) as ground:
        scene = Scene(ground, other)
        os.symlink(ground.folder, ground.root / "link")
        if name == "turn_link":
            scene.opened = ground.root / "link" / lr.NAME
        before = digest(other)
        status, promised, err = stream(options.langtu, scene, getattr(scene, name), moment, lr.edit_lines(EDITS, rng))
        wrong = ""
        if status != 4 or len(err) != 1:
            # What happens after the last edit is found when the program ends; a second name keeps it from nothing.
            if not (scene.stays and promised == EDITS and status == 0):
                wrong = f"status {status}, {len(err)} lines: {err}"
        wrong = wrong or check_kept(options, scene, promised, err)
        if not wrong and scene.put:
            wrong = check_put(options, scene, before)
    return f"{name} at {moment}: {wrong}" if wrong else ""


def killed_after(options, other, act):
    """The editor dies after the file was replaced: the log that it leaves is not laid over the new file."""
    with lr.Playground(options.base) as ground:
        scene = Scene(ground, other)
        process = subprocess.Popen([options.langtu, "--quiet", "edit", str(ground.project)], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, text=True, env=lr.environment(ground.root))
        for line in lr.edit_lines(20, lr.random.Random(7)):
            process.stdin.write(line)
            process.stdin.flush()
            process.stdout.readline()
        getattr(scene, act)()
        process.kill()
        process.communicate()
        before = digest(scene.put)
        seq, why = lr.count_steps(options.langtu, scene.put, ground.root)
        if seq != OTHER_EDITS or digest(scene.put) != before:
            return f"killed after {act}: {seq} steps, not {OTHER_EDITS} {why}"
        edit = lr.Run([options.langtu, "edit", str(scene.put)], ground.root, lr.edit_lines(1, lr.random.Random(8))[0])
        if edit.last_ack != OTHER_EDITS + 1 or "of-another-file" not in edit.err:
            return f"killed after {act}: editing says {edit.out!r} {edit.err!r}"
        seq, why = lr.count_steps(options.langtu, scene.put, ground.root)
        return "" if seq == OTHER_EDITS + 1 else f"killed after {act}: {seq} steps after one edit {why}"


def make_other(options, ground):
    """Another project, closed, with a history of its own: it was once a copy of the same."""
    other = ground.root / "other.langtu"
    shutil.copyfile(options.base, other)
    run = lr.Run([options.langtu, "--quiet", "edit", str(other)], ground.root,
                 "".join(lr.edit_lines(OTHER_EDITS, lr.random.Random(99))))
    if run.status != 0 or run.last_ack != OTHER_EDITS:
        raise SystemExit(f"the other project cannot be made: {run.err}")
    return other


def main():
    parser = lr.arguments(__doc__)
    parser.add_argument("--moments", type=int, default=2, help="drawn by the seed, beside the first and the last ones")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    rng = lr.seeded(options)
    with lr.Playground(options.base) as ground, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        other = make_other(options, ground)
        points = [(act, moment, rng.random()) for act in ACTS
                  for moment in (1, EDITS, *(rng.randint(2, EDITS - 1) for _ in range(options.moments)))]
        results = list(pool.map(lambda point: try_one(options, other, *point), points))
        results += pool.map(lambda act: killed_after(options, other, act), ("rename_over", "overwrite", "cut_and_write"))
    lr.finish("names", {"moments": len(points), "kinds of change": len(ACTS)}, [wrong for wrong in results if wrong])


if __name__ == "__main__":
    main()
