#!/usr/bin/env python3
"""How many lines the compiler reads for a panel: panel_lines.py COMPILE_COMMANDS LIMIT SOURCE...

Counts what is left after preprocessing, without blank lines and directives; fails where a source has more than LIMIT.
"""
import json
import shlex
import subprocess
import sys


def preprocess(command, folder):
    words = shlex.split(command)
    keep = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in ("-o", "-MF", "-MT"):
            skip = True
        elif word not in ("-c", "-MD"):
            keep.append(word)
    return subprocess.run(keep + ["-E"], cwd=folder, check=True, capture_output=True, text=True).stdout


def main():
    database, limit, sources = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    with open(database, encoding="utf-8") as file:
        entries = {entry["file"]: entry for entry in json.load(file)}
    failed = False
    for source in sources:
        entry = entries[source]
        lines = [line for line in preprocess(entry["command"], entry["directory"]).splitlines() if line.strip()]
        count = sum(not line.startswith("#") for line in lines)
        print(f"{count:7d} {source}")
        failed = failed or count > limit
    if failed:
        print(f"more than {limit} lines: see docs/architecture.md, rooms of the interface")
    sys.exit(failed)


if __name__ == "__main__":
    main()
