"""The house rules that no linter knows: short files, short functions, nothing inline in templates."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SKIPPED = {".git", ".venv", "var", "migrations", "node_modules", "__pycache__"}
FILE_LINES, FUNCTION_LINES = 300, 40
INLINE = re.compile(
    r"""<style\b | \sstyle\s*=\s*["'] | \son[a-z]+\s*=\s*["'] | <script(?![^>]*(\ssrc=|type="application/))""",
    re.VERBOSE | re.IGNORECASE,
)


def files(pattern: str) -> Iterator[Path]:
    for path in sorted(ROOT.rglob(pattern)):
        if not SKIPPED.intersection(path.relative_to(ROOT).parts):
            yield path


def python_faults(source: str) -> Iterator[str]:
    if (lines := len(source.splitlines())) > FILE_LINES:
        yield f"{lines} lines, {FILE_LINES} allowed. Split it by role."
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = node.end_lineno - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{node.name}() has {lines} lines, {FUNCTION_LINES} allowed. Split it: it does two things."


def template_faults(source: str) -> Iterator[str]:
    for number, line in enumerate(source.splitlines(), start=1):
        if INLINE.search(line):
            yield f"line {number} has an inline script or style, which browsers block here. Move it to static/."


def main() -> int:
    faults = [
        f"{path.relative_to(ROOT)}: {fault}"
        for pattern, rule in (("*.py", python_faults), ("*.html", template_faults))
        for path in files(pattern)
        for fault in rule(path.read_text(encoding="utf-8"))
    ]
    print("\n".join(faults) or "House rules kept")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
