#!/usr/bin/env python3
"""Whether every sentence of a refusal is in the catalogue: marked_sentences.py SOURCE_FOLDER

Looks at each call of fail(), fail_with(), make_error(), refuse(), refused() and refusal(): a literal of several words
that is not inside mark() or mark_count() would be said in English whatever the language. Left out: the helper, which
knows no language, and the drawings that are compiled in.
"""
import pathlib
import re
import sys

CALL = re.compile(r"\b(?:fail|fail_with|make_error|refuse|refused|refusal)\s*\(")
LITERAL = re.compile(r'"((?:\\.|[^"\\])*)"')
MARKED = re.compile(r'\b(?:mark|mark_count)\s*\((?:[^()"]|"(?:\\.|[^"\\])*"|\([^()]*\))*\)')
LEFT_OUT = ("formats/", "ui/kit/svg_drawing.cpp")
WORDS = re.compile(r"[a-z]{2,} [a-z]{2,}")


def arguments_of(text, start):
    """What stands between the bracket before start and its end."""
    depth, at, in_literal = 1, start, False
    while depth and at < len(text):
        if in_literal:
            at += text[at] == "\\"
            in_literal = text[at] != '"'
        elif text[at] == '"':
            in_literal = True
        else:
            depth += (text[at] == "(") - (text[at] == ")")
        at += 1
    return text[start : at - 1]


def without_comments(text):
    return re.sub(r"//[^\n]*", lambda found: " " * len(found.group()), text)


def unmarked(text):
    for call in CALL.finditer(text):
        rest = MARKED.sub("", arguments_of(text, call.end()))
        for literal in LITERAL.findall(rest):
            if WORDS.search(literal) and not literal.startswith("--"):
                yield text.count("\n", 0, call.start()) + 1, literal


def main():
    root = pathlib.Path(sys.argv[1])
    found = 0
    for path in sorted(root.rglob("*.cpp")) + sorted(root.rglob("*.h")):
        name = path.relative_to(root).as_posix()
        if name.startswith(LEFT_OUT):
            continue
        for line, literal in unmarked(without_comments(path.read_text(encoding="utf-8"))):
            print(f"{name}:{line}: not in the catalogue: {literal!r}")
            found += 1
    return min(found, 1)


sys.exit(main())
