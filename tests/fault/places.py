#!/usr/bin/env python3
"""Where a project lies and what happens to it there, while `langtu edit` works: a full disk, what cannot be written,
files that are deleted, moved or replaced, several editors at once, a planted journal.

    places.py --langtu PROGRAM --base PROJECT CASE

Each case ends in a clear message of one line and a project that holds what was promised. Cases that need root, or must
not be root, change to it where they can and are skipped, loudly, where they cannot."""
import os
import re
import shutil
import sqlite3
import struct
import subprocess

import langtu_runs as lr

class Editor:
    """A `langtu edit` that is fed edit by edit."""

    def __init__(self, options, ground, **more):
        self.process = subprocess.Popen([options.langtu, "--quiet", "edit", str(ground.project)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                        env=lr.environment(ground.root), **more)

    def send(self, line):
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def ask(self, line):
        """The answer to one edit: its ack, or "" when the program ends instead."""
        self.send(line)
        return self.process.stdout.readline()

    def end(self):
        """(status, standard output, lines of error)"""
        try:
            out, err = self.process.communicate(timeout=lr.HANG_S)
        except (BrokenPipeError, ValueError):
            out, err = self.process.stdout.read(), self.process.stderr.read()
            self.process.wait()
        return self.process.returncode, out, [line for line in err.splitlines() if line.strip()]


def expect(wrong, law, what):
    if not law:
        wrong.append(what)


def expect_one_line(wrong, status, err, statuses):
    expect(wrong, status in statuses, f"status {status}, not {statuses}: {err}")
    expect(wrong, len(err) == 1, f"{len(err)} lines of error: {err}")


def expect_kept(wrong, options, ground, promised, project=None):
    seq, why = lr.count_steps(options.langtu, project or ground.project, ground.root)
    problem = lr.broken_promise(promised, seq, why)
    expect(wrong, not problem, problem)


def full_disk(options, ground, rng, wrong):
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={options.base.stat().st_size + 300 * 1024}", "tmpfs",
                       str(ground.folder)], stderr=subprocess.DEVNULL, check=False).returncode != 0:
        lr.skip("a small disk can only be mounted by root")
    try:
        shutil.copyfile(options.base, ground.project)
        edits = lr.edit_lines(2000, rng)
        run = lr.Run([options.langtu, "--quiet", "edit", str(ground.project)], ground.root, "".join(edits))
        expect_one_line(wrong, run.status, run.error_lines, (4,))
        expect(wrong, 0 < run.last_ack < 2000, f"{run.last_ack} edits were promised on a full disk")
        expect_kept(wrong, options, ground, run.last_ack)
        subprocess.run(["mount", "-o", "remount,size=64m", str(ground.folder)], check=True)
        again = lr.Run([options.langtu, "--quiet", "edit", str(ground.project)], ground.root, edits[0])
        expect(wrong, again.status == 0, f"does not go on when there is room again: {again.err}")
    finally:
        subprocess.run(["umount", str(ground.folder)], check=False)


def try_read_only(options, ground, wrong, edit, path, mode):
    before = ground.project.read_bytes()
    former = path.stat().st_mode
    who = lr.as_nobody(ground.root, ground.root, ground.folder, ground.project)
    os.chmod(path, mode)
    editor = Editor(options, ground, **who)
    try:
        editor.send(edit)
    except BrokenPipeError:
        pass
    status, out, err = editor.end()
    os.chmod(path, former)
    expect_one_line(wrong, status, err, (4,))
    expect(wrong, out == "", f"promised {out!r} for what cannot be written")
    expect(wrong, ground.project.read_bytes() == before, "the file was changed")


def read_only(options, ground, rng, wrong):
    edit = lr.edit_lines(1, rng)[0]
    try_read_only(options, ground, wrong, edit, ground.project, 0o444)
    try_read_only(options, ground, wrong, edit, ground.folder, 0o555)


def moved_about(options, ground, rng, wrong, happen):
    """Something happens to the file between two edits: the second is refused, the first is kept where it went."""
    first, second = lr.edit_lines(2, rng)
    editor = Editor(options, ground)
    expect(wrong, editor.ask(first) == "ack 1\n", "the first edit is not promised")
    kept = happen(ground)
    try:
        editor.send(second)
    except BrokenPipeError:
        pass
    status, out, err = editor.end()
    expect(wrong, out == "", f"promised {out!r} although the file is gone")
    expect_one_line(wrong, status, err, (4,))
    if kept:
        expect_kept(wrong, options, ground, 1, kept)


def file_deleted(options, ground, rng, wrong):
    moved_about(options, ground, rng, wrong, lambda g: g.project.unlink())


def file_moved(options, ground, rng, wrong):
    def move(g):
        target = g.folder / "moved.langtu"
        for suffix in ("-wal", ""):  # with its log, as a file manager moves what is selected
            if os.path.exists(f"{g.project}{suffix}"):
                os.rename(f"{g.project}{suffix}", f"{target}{suffix}")
        return target
    moved_about(options, ground, rng, wrong, move)


def file_replaced(options, ground, rng, wrong):
    def replace(g):
        fresh = g.folder / "fresh"
        shutil.copyfile(options.base, fresh)
        os.replace(fresh, g.project)
    moved_about(options, ground, rng, wrong, replace)
    expect(wrong, ground.project.read_bytes()[:16] == b"SQLite format 3\0", "the new file was destroyed")


def several_editors(options, ground, rng, wrong):
    """Two, three and four at once: the later ones are told that somebody has it, no promise is broken."""
    promised = 0
    for count in (2, 3, 4):
        editors = [Editor(options, ground) for _ in range(count)]
        for editor in editors:
            try:
                editor.send("".join(lr.edit_lines(25, rng)))
            except BrokenPipeError:
                pass
        ends = [editor.end() for editor in editors]
        acks = [int(a) for _, out, _ in ends for a in re.findall(r"^ack (\d+)\n", out, re.M)]
        expect(wrong, len(acks) == len(set(acks)), "two editors were promised the same step")
        expect(wrong, len(acks) >= 25, f"only {len(acks)} edits of {count} editors were taken")
        for status, _, err in ends:
            if status != 0:
                expect_one_line(wrong, status, err, (5,))
        promised = max([promised, *acks])
        seq, why = lr.count_steps(options.langtu, ground.project, ground.root)
        expect(wrong, seq == promised, f"promised {promised}, found {seq} {why}")


def journal_naming(victim):
    """A rollback journal, as SQLite wrote it, whose end names the victim as its super-journal, to be deleted."""
    name = str(victim).encode()
    magic = bytes.fromhex("d9d505f920a163d7")
    header = magic + struct.pack(">IIIII", 0, 0, 1, 512, 4096)
    checksum = sum(b if b < 128 else b - 256 for b in name) & 0xFFFFFFFF
    end = struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(">II", len(name), checksum) + magic
    return header.ljust(512, b"\0") + end


def planted_journal(options, ground, rng, wrong):
    victim = ground.root / "victim"
    journal = ground.folder / (lr.NAME + "-journal")
    victim.write_text("keep")
    journal.write_bytes(journal_naming(victim))
    run = lr.Run([options.langtu, "edit", str(ground.project)], ground.root, lr.edit_lines(1, rng)[0])
    expect(wrong, victim.exists(), "the file that the journal names was deleted")
    expect(wrong, run.status == 0 and run.last_ack == 1, f"status {run.status}: {run.err}")
    expect(wrong, "journal" in run.err, "not a word about the journal")
    expect_kept(wrong, options, ground, 1)
    # Plain SQLite falls into the trap; where it no longer does, this case has lost its point.
    plain = ground.folder / "plain"
    sqlite3.connect(plain).execute("CREATE TABLE t (a)")
    (ground.folder / "plain-journal").write_bytes(journal_naming(victim))
    try:
        sqlite3.connect(plain).execute("INSERT INTO t VALUES (1)")
    except sqlite3.Error:
        pass
    print(f"plain SQLite {sqlite3.sqlite_version} {'kept' if victim.exists() else 'deleted'} the file in the same trap")


CASES = {case.__name__: case for case in (full_disk, read_only, file_deleted, file_moved, file_replaced,
                                          several_editors, planted_journal)}


def main():
    parser = lr.arguments(__doc__)
    parser.add_argument("case", choices=list(CASES))
    options = parser.parse_args()
    rng = lr.seeded(options)
    wrong = []
    with lr.Playground(options.base) as ground:
        CASES[options.case](options, ground, rng, wrong)
    lr.finish(options.case.replace("_", " "), {}, wrong)


if __name__ == "__main__":
    main()
