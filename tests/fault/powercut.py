#!/usr/bin/env python3
"""Rebuilds what a disk may hold after a power cut in the middle of `langtu edit`, and checks each such state.

    powercut.py --langtu PROGRAM --base PROJECT --model ext4|posix [--states N]

In the manner of SQLite's own crash tests, ALICE and CrashMonkey: one run is recorded with strace, every write, truncate,
sync, rename and unlink in the project's folder and every "ack N" on standard output, in one order. For many cut points
folders are rebuilt as the disk could hold them: what was synced, and of the rest nothing, all, a beginning, a part, a
part torn at sectors, or lengths without data. Each must be a whole project that holds every edit promised before the
cut. Model ext4: syncing a file also makes its name durable. Model posix: only syncing the folder does.

Memory-mapped writes are not seen. Only the -shm file is mapped, and that is rebuilt from the log."""
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import tempfile

import langtu_runs as lr

SECTOR = 512
STYLES = ("none", "all", "beginning", "part", "torn", "zeros")
CALLS = ("openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync,"
         "rename,renameat,renameat2,unlink,unlinkat,lseek,copy_file_range,sendfile")
HEX = r'"((?:\\x[0-9a-f]{2})*)"'


def plain(text):
    return bytes.fromhex(text.replace("\\x", ""))


class Recording:
    """The operations of one run, in order: ("write", path, offset, data), ("cut", path, length), ("create", path),
    ("sync", path), ("remove", path), ("rename", path, new path), ("ack", number)."""

    def __init__(self, folder, log):
        self.folder, self.operations = str(folder), []
        self.position, self.unfinished, self.said = {}, {}, b""
        for line in log.read_text(errors="replace").splitlines():
            self._take(line)

    def _take(self, line):
        match = re.match(r"(\d+)\s+(.*)$", line)
        if not match:
            return
        process, text = match.groups()
        if text.endswith("<unfinished ...>"):
            self.unfinished[process] = text[:-len("<unfinished ...>")]
            return
        resumed = re.match(r"<\.\.\. \w+ resumed>(.*)$", text)
        if resumed:
            text = self.unfinished.pop(process, "") + resumed.group(1)
        call = re.match(r"(\w+)\((.*)\)\s+=\s+(\d+)(.*)$", text)  # failed calls did nothing
        if call:
            self._take_call(process, *call.groups())

    def _take_call(self, process, call, args, result, rest):
        if call in ("openat", "open", "creat"):
            self._opened(process, call, args, result, rest)
        elif call.startswith(("rename", "unlink")):
            self._renamed(call, args)
        else:
            self._on_file(process, call, args, result)

    def _opened(self, process, call, args, result, rest):
        match = re.match(r"<((?:\\x[0-9a-f]{2})*)>", rest)
        path = plain(match.group(1)).decode(errors="replace") if match else ""
        if not self._inside(path):
            return
        self.position[process, int(result)] = 0
        if "O_CREAT" in args or call == "creat":
            self.operations.append(("create", path))
        if "O_TRUNC" in args:
            self.operations.append(("cut", path, 0))

    def _renamed(self, call, args):
        paths = [os.path.join(self.folder, plain(part).decode()) for part in re.findall(HEX, args)]
        if paths and self._inside(paths[0]):
            self.operations.append(("rename", *paths) if call.startswith("rename") else ("remove", paths[0]))

    def _on_file(self, process, call, args, result):
        match = re.match(r"(\d+)<([^>]*)>", args)
        if not match:
            return
        file, path = int(match.group(1)), match.group(2)
        path = (plain(path).decode(errors="replace") if path.startswith("\\x") else path).removesuffix(" (deleted)")
        if call == "write" and file == 1:
            self._spoke(args)
        elif not self._inside(path):
            return
        elif call in ("fsync", "fdatasync"):
            self.operations.append(("sync", path))
        elif call == "ftruncate":
            self.operations.append(("cut", path, int(args.rsplit(",", 1)[1])))
        elif call == "lseek":
            self.position[process, file] = int(result)
        elif call in ("write", "pwrite64"):
            data = b"".join(plain(part) for part in re.findall(HEX, args))[:int(result)]
            at = int(args.rsplit(",", 1)[1]) if call == "pwrite64" else self.position.get((process, file), 0)
            if call == "write":
                self.position[process, file] = at + len(data)
            self.operations.append(("write", path, at, data))
        else:
            raise SystemExit(f"{call} on a file of the project: this simulation does not know it")

    def _spoke(self, args):
        self.said += b"".join(plain(part) for part in re.findall(HEX, args))
        *lines, self.said = self.said.split(b"\n")
        self.operations += [("ack", int(line[4:])) for line in lines if re.fullmatch(rb"ack \d+", line)]

    def _inside(self, path):
        return path == self.folder or path.startswith(self.folder + "/")


def write_into(content, at, data):
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at:at + len(data)] = data


def cut_to(content, length):
    if length < len(content):
        del content[length:]
    else:
        content.extend(bytes(length - len(content)))


class File:
    """What of a file is on the disk, and what was asked for since."""

    def __init__(self, content=b""):
        self.durable, self.pending = bytearray(content), []

    def sync(self):
        self.reach(self.pending)
        self.pending = []

    def reach(self, operations):
        for operation in operations:
            (write_into if operation[0] == "write" else cut_to)(self.durable, *operation[1:])


class Disk:
    """A folder on a disk that may lose power: files, their names, and the names that the disk knows."""

    def __init__(self, content, model):
        self.names = {path: File(data) for path, data in content.items()}
        self.durable_names, self.pending_names, self.model = dict(self.names), [], model
        self.promised = 0

    def do(self, operation):
        kind, path = operation[0], operation[1]
        if kind == "ack":
            self.promised = path
        elif kind == "create":
            if path not in self.names:
                self.names[path] = File()
                self.pending_names.append(("add", path, self.names[path]))
        elif kind in ("write", "cut") and path in self.names:
            self.names[path].pending.append((kind, *operation[2:]))
        elif kind == "sync":
            self._sync(path)
        elif kind == "remove" and path in self.names:
            del self.names[path]
            self.pending_names.append(("drop", path, None))
        elif kind == "rename" and path in self.names:
            file = self.names[operation[2]] = self.names.pop(path)
            self.pending_names += [("drop", path, None), ("add", operation[2], file)]

    def _sync(self, path):
        if path in self.names:
            self.names[path].sync()
            if self.model == "posix":
                return
        self._names_reach(self.pending_names)
        self.pending_names = []

    def _names_reach(self, changes):
        for kind, path, file in changes:
            if kind == "add":
                self.durable_names[path] = file
            else:
                self.durable_names.pop(path, None)

    def lose_power(self, style, rng):
        """Chooses what of the unsynced has reached the disk."""
        count = {"all": len(self.pending_names), "none": 0}.get(style, rng.randint(0, len(self.pending_names)))
        self._names_reach(self.pending_names[:count])
        for file in {id(f): f for f in self.durable_names.values()}.values():
            file.reach(survivors(file, style, rng))

    def write_to(self, folder, original):
        for path, file in self.durable_names.items():
            if not path.endswith("-shm"):
                target = folder / os.path.relpath(path, original)
                target.write_bytes(file.durable)


def survivors(file, style, rng):
    pending = file.pending
    if style == "none":
        return []
    if style == "beginning":
        return pending[:rng.randint(0, len(pending))]
    if style == "part":
        return [o for o in pending if o[0] == "cut" or rng.random() < 0.5]
    if style == "torn":
        return [piece for o in pending for piece in torn(o, rng)]
    if style == "zeros":  # lengths arrived, data did not
        grown = lambda o: o[0] == "write" and o[1] >= len(file.durable)
        return [("write", o[1], bytes(len(o[2]))) if grown(o) and rng.random() < 0.7 else o for o in pending
                if o[0] == "cut" or grown(o) or rng.random() < 0.5]
    return pending


def torn(operation, rng):
    if operation[0] == "cut":
        return [operation]
    _, at, data = operation
    pieces, begin = [], 0
    while begin < len(data):
        end = min(len(data), begin + SECTOR - (at + begin) % SECTOR)
        if rng.random() < 0.6:
            pieces.append(("write", at + begin, data[begin:end]))
        begin = end
    return pieces


def record(options, ground, edits):
    log = ground.root / "trace"
    command = ["strace", "-f", "--seccomp-bpf", "-qq", "-xx", "-y", "-s", "4000000", "-o", str(log), "-e",
               f"trace={CALLS}", "-e", "signal=none", options.langtu, "--quiet", "edit", str(ground.project)]
    run = lr.Run(command, ground.root, edits)
    if run.status != 0 or run.last_ack == 0:
        raise SystemExit(f"the plain run failed: status {run.status}, ack {run.last_ack}: {run.err[-400:]}")
    return Recording(ground.folder, log).operations


def check_state(options, ground, operations, cut, style, seed):
    rng = random.Random(seed)
    disk = Disk({str(ground.project): options.base.read_bytes()}, options.model)
    for operation in operations[:cut]:
        disk.do(operation)
    disk.lose_power(style, rng)
    folder = pathlib.Path(tempfile.mkdtemp(dir=ground.root))
    disk.write_to(folder, ground.folder)
    seq, why = lr.count_steps(options.langtu, folder / lr.NAME, ground.root)
    shutil.rmtree(folder)
    wrong = lr.broken_promise(disk.promised, seq, why)
    return f"cut {cut}/{len(operations)} {style}: {wrong}" if wrong else ""


def main():
    parser = lr.arguments(__doc__)
    parser.add_argument("--model", default="ext4", choices=["ext4", "posix"])
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--states", type=int, default=250)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    lr.skip_without("strace")
    rng = lr.seeded(options)
    with lr.Playground(options.base) as ground:
        operations = record(options, ground, "".join(lr.edit_lines(options.edits, rng)))
        # Half of the cuts fall right after a promise, where most can be lost.
        acks = [i + 1 for i, o in enumerate(operations) if o[0] == "ack"]
        cuts = [rng.choice(acks) if i % 2 else rng.randint(1, len(operations)) for i in range(options.states)]
        states = [(cut, STYLES[i // 2 % len(STYLES)], rng.random()) for i, cut in enumerate(cuts)]
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            results = list(pool.map(lambda s: check_state(options, ground, operations, *s), states))
    kinds = {kind: sum(o[0] == kind for o in operations) for kind in ("write", "sync", "ack")}
    lr.finish(f"power cuts, {options.model}", {"states": len(states), "writes": kinds["write"], "syncs": kinds["sync"],
                                               "promised edits": kinds["ack"]}, [r for r in results if r])


if __name__ == "__main__":
    main()
