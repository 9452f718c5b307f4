#!/usr/bin/env python3
"""Bad days of what leaves the house: pictures, sheets, stories, atlases and reports while the disk is full, the memory
short, the program killed, the project being changed.

    exports.py --langtu PROGRAM --base PROJECT CASE

The law of every case: an export is written whole, or one sentence says why not, the earlier file stays as it was and
nothing lies beside it. Cases that need root are skipped, loudly, where they cannot become it."""
import contextlib
import os
import pathlib
import re
import resource
import subprocess
import xml.etree.ElementTree
import zipfile

import langtu_runs as lr

EARLIER = b"what was there"
HAN = re.compile("[\u4e00-\u9fff]")

# name of the file, command before the project, options after the file
EXPORTS = [("picture.png", ["render"], ["--size", "900x600"]), ("sheet.pdf", ["render"], []),
           ("sheet.svg", ["render"], []), ("story.pdf", ["story", "export"], []),
           ("story.pptx", ["story", "export"], []), ("atlas.pdf", ["atlas"], []), ("report.pdf", ["report"], []),
           ("report.xlsx", ["report"], []), ("report.pptx", ["report"], [])]
NEEDS_OPENGL = ("picture.png", "story.pptx")
NEEDS_NO_FONT = ("report.xlsx",)
PACKED = (".xlsx", ".pptx")  # the library behind them keeps parts in the folder of temporary files


class Stage:
    """A project with a slide, and a folder that exports go to, each over an earlier file."""

    def __init__(self, options, ground, wrong):
        self.options, self.ground, self.wrong = options, ground, wrong
        self.out = ground.root / "out"
        self.out.mkdir()
        self.done = 0
        added = self.run(["story", "add", str(ground.project), "--title", "甲", "--title-en", "First"])
        self.expect(added.returncode == 0, f"no slide: {added.stderr}")

    def expect(self, law, what):
        if not law:
            self.wrong.append(what)

    def run(self, words, before=(), env=None, **more):
        self.done += 1
        command = [*before, self.options.langtu, "--quiet", "--lang", "zh", *words]
        return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False,
                              timeout=lr.HANG_S, env=lr.environment(self.ground.root) | (env or {}), **more)

    def words(self, export, folder=None):
        name, command, options = export
        return [*command, str(self.ground.project), str((folder or self.out) / name), *options]

    def export(self, export, folder=None, **more):
        folder = folder or self.out
        earlier = folder / export[0]
        if not earlier.exists() and os.access(folder, os.W_OK):
            earlier.write_bytes(EARLIER)
        return self.run(self.words(export, folder), **more)

    def expect_whole(self, export, ran, folder=None):
        name = export[0]
        self.expect(ran.returncode == 0, f"{name}: status {ran.returncode}: {ran.stderr.strip()[:200]}")
        path = (folder or self.out) / name
        self.expect(path.exists() and is_whole(path), f"{name}: is not whole")

    def expect_sentence(self, name, ran, status):
        lines = ran.stderr.strip().splitlines()
        self.expect(ran.returncode == status, f"{name}: status {ran.returncode}, not {status}: {lines}")
        self.expect(len(lines) == 1 and HAN.search(lines[0].rpartition(": ")[2]), f"{name}: no Chinese line: {lines}")

    def expect_refused(self, export, ran, status, folder=None):
        name = export[0]
        self.expect_sentence(name, ran, status)
        earlier = (folder or self.out) / name
        self.expect(not earlier.exists() or earlier.read_bytes() == EARLIER, f"{name}: the earlier file was touched")
        self.expect_nothing_beside(folder or self.out)

    def expect_nothing_beside(self, folder):
        known = {export[0] for export in EXPORTS}
        strange = [path.name for path in folder.iterdir() if path.name not in known]
        self.expect(not strange, f"left behind: {strange}")


def is_whole(path):
    content = path.read_bytes()
    if path.suffix == ".png":
        return content.startswith(b"\x89PNG") and content.endswith(b"IEND\xaeB`\x82")
    if path.suffix == ".pdf":
        return content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")
    try:
        if path.suffix == ".svg":
            xml.etree.ElementTree.fromstring(content)
            return True
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    xml.etree.ElementTree.fromstring(archive.read(name))
            return archive.testzip() is None
    except (zipfile.BadZipFile, xml.etree.ElementTree.ParseError):
        return False


@contextlib.contextmanager
def small_disk(folder, kib):
    folder.mkdir(exist_ok=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(folder)],
                             stderr=subprocess.DEVNULL, check=False)
    if mounted.returncode != 0:
        lr.skip("a small disk can only be mounted by root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=False)


def full_disk(stage):
    for export in EXPORTS:
        with small_disk(stage.ground.root / "disk", 8) as disk:
            stage.expect_refused(export, stage.export(export, disk), 4, disk)
    with small_disk(stage.ground.root / "disk", 64) as disk:  # room for the first pages of a folder
        pages = disk / "pages"
        pages.mkdir()
        (pages / "02-许村镇.pdf").write_bytes(EARLIER)
        ran = stage.run(["atlas", str(stage.ground.project), str(pages), "--replace"])
        stage.expect_sentence("pages", ran, 4)
        stage.expect([path.read_bytes() for path in pages.iterdir()] == [EARLIER],
                     f"pages: some were written: {list(pages.iterdir())}")


def full_temporary_folder(stage):
    """What needs none is written; a workbook is whole or refused, wherever the space ends."""
    for kib in (4, 12, 20, 28, 36, 44, 52, 60):
        with small_disk(stage.ground.root / "tmp", kib) as disk:
            if kib == 4:
                (disk / "full").write_bytes(bytes(4096))
            for export in EXPORTS if kib == 4 else [each for each in EXPORTS if each[0] == "report.xlsx"]:
                ran = stage.export(export, env={"TMPDIR": str(disk)})
                if ran.returncode == 0:
                    stage.expect_whole(export, ran)
                    (stage.out / export[0]).unlink()
                else:
                    stage.expect(export[0].endswith(PACKED), f"{export[0]} needs no temporary file: {ran.stderr}")
                    stage.expect_refused(export, ran, 4)
            left = [path.name for path in disk.iterdir() if path.name != "full"]
            stage.expect(not left, f"left in the temporary folder: {left}")


def size_limit(stage):
    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    for export in EXPORTS:
        if not export[0].endswith(PACKED):  # their library says more than one line of that
            stage.expect_refused(export, stage.export(export, preexec_fn=limited), 4)


def short_memory(stage):
    """Sheets, pages and workbooks fit into 300 MB of addresses; OpenGL does not, and is not opened where the driver of
    Mesa would end the program."""
    for megabytes in (300, 500):
        def limited(room=megabytes << 20):
            resource.setrlimit(resource.RLIMIT_AS, (room, room))
        for export in EXPORTS:
            ran = stage.export(export, preexec_fn=limited)
            if export[0] in NEEDS_OPENGL:
                stage.expect_sentence(export[0], ran, 6)
            else:
                stage.expect_whole(export, ran)


def unwritable_folder(stage):
    for export in EXPORTS:
        (stage.out / export[0]).write_bytes(EARLIER)
    who = lr.as_nobody(stage.ground.root, stage.out)
    os.chmod(stage.out, 0o555)
    for export in EXPORTS:
        stage.expect_refused(export, stage.export(export, **who), 4)
    os.chmod(stage.out, 0o755)


def folder_gone(stage):
    gone = stage.ground.root / "gone"
    for export in EXPORTS:
        ran = stage.run(stage.words(export, gone))
        stage.expect_sentence(export[0], ran, 4)
        stage.expect(not gone.exists(), "the folder was made")


def target_is_a_folder(stage):
    for export in EXPORTS:
        (stage.out / export[0]).mkdir()
        ran = stage.run(stage.words(export))
        if export[0] == "atlas.pdf":  # a folder takes its pages
            stage.expect(ran.returncode == 0, ran.stderr)
            continue
        stage.expect_sentence(export[0], ran, 4)
        stage.expect(not any((stage.out / export[0]).iterdir()), f"{export[0]}: something was written into it")


def read_only_project(stage):
    project, folder = stage.ground.project, stage.ground.folder
    before = project.read_bytes()
    who = lr.as_nobody(stage.ground.root, stage.out, folder, project)
    os.chmod(project, 0o444)
    os.chmod(folder, 0o555)
    beside = sorted(path.name for path in folder.iterdir())
    for export in EXPORTS:
        stage.expect_whole(export, stage.export(export, **who))
    listed = stage.run(["story", "list", str(project)], **who)
    stage.expect(listed.returncode == 0, f"story list: {listed.stderr}")
    stage.expect(project.read_bytes() == before, "the project was changed")
    stage.expect(sorted(path.name for path in folder.iterdir()) == beside, "something was written beside the project")
    os.chmod(folder, 0o755)


def changed_meanwhile(stage):
    """Somebody else moves carriers all the time."""
    editor = subprocess.Popen([stage.options.langtu, "--quiet", "edit", str(stage.ground.project)],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                              env=lr.environment(stage.ground.root))
    lines = iter(lr.edit_lines(10000, lr.seeded(stage.options)))
    for export in EXPORTS:
        process = subprocess.Popen([stage.options.langtu, "--quiet", *stage.words(export)], stderr=subprocess.PIPE,
                                   text=True, env=lr.environment(stage.ground.root))
        edits = 0
        while process.poll() is None or edits < 3:
            editor.stdin.write(next(lines))
            editor.stdin.flush()
            edits += editor.stdout.readline().startswith("ack")
        stage.expect(process.returncode == 0, f"{export[0]}: {process.stderr.read()}")
        stage.expect(is_whole(stage.out / export[0]), f"{export[0]}: is not whole")
    editor.communicate()
    stage.expect(editor.returncode == 0, "the editor was disturbed")


def killed(stage):
    """At the calls that write the file; what stays goes with the next export into that folder."""
    lr.skip_without("strace")
    for export in [each for each in EXPORTS if each[0] in ("sheet.pdf", "story.pptx", "report.xlsx")]:
        for call in ("fsync", "linkat", "rename"):
            (stage.out / export[0]).write_bytes(EARLIER)
            ran = stage.export(export, before=["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                                               f"inject={call}:signal=KILL:when=1"])
            stage.expect(ran.returncode != 0, f"{export[0]}: was not killed at {call}")
            stage.expect((stage.out / export[0]).read_bytes() == EARLIER, f"{call}: the earlier file was touched")
        stage.expect_whole(export, stage.export(export))
        stage.expect_nothing_beside(stage.out)


def no_nameless_files(stage):
    """As on a shared folder: the file has a name of its own until it is whole."""
    lr.skip_without("strace")
    for export in [each for each in EXPORTS if each[0] in ("sheet.pdf", "report.xlsx")]:
        before = ["strace", "-f", "-qq", "-o", str(stage.ground.root / "calls"), "-P", str(stage.out), "-e",
                  "trace=openat", "-e", "inject=openat:error=EOPNOTSUPP"]
        stage.expect_whole(export, stage.export(export, before=before))
        stage.expect("O_TMPFILE" in (stage.ground.root / "calls").read_text(), "no file without a name was tried")
        stage.expect_nothing_beside(stage.out)


def same_bytes(stage):
    """On every run, in any time zone and language of the system, with the fonts' cache cold or warm. The history in a
    workbook is told in the time of whoever reads it."""
    cold = stage.ground.root / "fonts.conf"
    cold.write_text(f'<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>'
                    f'<reset-dirs/><dir>/usr/share/fonts</dir><cachedir>{stage.ground.root}/cache</cachedir></fontconfig>')
    surroundings = ({"TZ": "UTC"}, {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"},
                    {"TZ": "America/St_Johns", "LC_ALL": "C", "FONTCONFIG_FILE": str(cold)})
    for export in EXPORTS:
        seen = []
        here = {"TZ": "UTC"} if export[0] == "report.xlsx" else {}
        for env in surroundings:
            stage.expect_whole(export, stage.export(export, env=env | here))
            seen.append((stage.out / export[0]).read_bytes())
        stage.expect(seen[0] == seen[1], f"{export[0]}: another time zone and language, other bytes")
        stage.expect(seen[0] == seen[2], f"{export[0]}: a cold cache of fonts, other bytes")


def no_opengl(stage):
    nothing = {"__EGL_VENDOR_LIBRARY_DIRS": "/nonexistent", "LIBGL_DRIVERS_PATH": "/nonexistent"}
    for export in EXPORTS:
        ran = stage.export(export, env=nothing)
        if export[0] in NEEDS_OPENGL:
            stage.expect_refused(export, ran, 1)
            stage.expect("libgl1" in ran.stderr, f"{export[0]}: does not say what to install: {ran.stderr}")
        else:
            stage.expect_whole(export, ran)


def no_font(stage):
    (stage.ground.root / "fonts").mkdir()
    config = stage.ground.root / "fonts.conf"
    config.write_text(f'<?xml version="1.0"?><fontconfig><dir>{stage.ground.root}/fonts</dir></fontconfig>')
    for export in EXPORTS:
        ran = stage.export(export, env={"FONTCONFIG_FILE": str(config)})
        if export[0] in NEEDS_NO_FONT:
            stage.expect_whole(export, ran)
        else:
            stage.expect_refused(export, ran, 1)
            stage.expect("fonts-noto-cjk" in ran.stderr, f"{export[0]}: does not say what to install: {ran.stderr}")


CASES = {case.__name__: case
         for case in (full_disk, full_temporary_folder, size_limit, short_memory, unwritable_folder, folder_gone,
                      target_is_a_folder, read_only_project, changed_meanwhile, killed, no_nameless_files, same_bytes,
                      no_opengl, no_font)}


def main():
    parser = lr.arguments(__doc__)
    parser.add_argument("case", choices=list(CASES))
    options = parser.parse_args()
    options.langtu = str(pathlib.Path(options.langtu).resolve())
    wrong = []
    with lr.Playground(options.base) as ground:
        stage = Stage(options, ground, wrong)
        CASES[options.case](stage)
        lr.finish(options.case.replace("_", " "), {"runs": stage.done}, wrong)


if __name__ == "__main__":
    main()
