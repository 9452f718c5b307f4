#!/usr/bin/env python3
"""Kills `langtu edit` at random moments, many times, on one and the same project, as a soak.

    killloop.py --langtu PROGRAM --base PROJECT [--cycles N]

After every kill the project must be whole and hold every promised edit. At the end everything is undone, which must
give the first state; the history must then still hold every step."""
import json
import os
import re
import signal
import subprocess
import threading
import time

import langtu_runs as lr

SHORTEST_S, LONGEST_S = 0.05, 0.5


def feed(process, lines):
    """Edits without end; stops when the program is gone."""
    try:
        for line in lines:
            process.stdin.write(line.encode())
            process.stdin.flush()
    except (OSError, ValueError):
        pass


def one_cycle(options, ground, rng):
    """Edits until killed; number of acks and what was said after the last line feed counts for nothing."""
    process = subprocess.Popen([options.langtu, "--quiet", "edit", str(ground.project)], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=lr.environment(ground.root),
                               start_new_session=True)
    lines = lr.edit_lines(5000, rng)
    feeder = threading.Thread(target=feed, args=(process, lines), daemon=True)
    feeder.start()
    time.sleep(rng.uniform(SHORTEST_S, LONGEST_S))
    os.killpg(process.pid, signal.SIGKILL)
    out = process.stdout.read().decode()
    process.wait()
    feeder.join()
    return re.findall(r"^ack (\d+)\n", out, re.M)


def history_length(options, ground):
    run = lr.Run([options.langtu, "--quiet", "history", str(ground.project), "--json"], ground.root)
    if run.status != 0:
        return -1
    steps = [step["n"] for step in json.loads(run.out)]
    return len(steps) if sorted(steps) == list(range(1, len(steps) + 1)) else -1


def main():
    parser = lr.arguments(__doc__)
    parser.add_argument("--cycles", type=int, default=30)
    options = parser.parse_args()
    rng = lr.seeded(options)
    wrong, promises, seq = [], 0, 0
    with lr.Playground(options.base) as ground:
        first = lr.dump(options.langtu, ground.project, ground.root)
        for cycle in range(options.cycles):
            acks = one_cycle(options, ground, rng)
            promised = int(acks[-1]) if acks else seq
            promises += len(acks)
            seq, why = lr.count_steps(options.langtu, ground.project, ground.root)
            if (problem := lr.broken_promise(promised, seq, why)):
                wrong.append(f"cycle {cycle}: {problem}")
                break
        if not wrong and promises == 0:
            wrong.append("not one edit was promised: the test tests nothing")
        if not wrong and (found := history_length(options, ground)) != seq:
            wrong.append(f"history has {found} steps, check says {seq}")
        if not wrong and (problem := lr.undo_to_start(options.langtu, ground.project, ground.root, seq, first)):
            wrong.append(problem)
    lr.finish("kill at random", {"kills": options.cycles, "promised edits": promises, "steps undone": seq}, wrong)


if __name__ == "__main__":
    main()
