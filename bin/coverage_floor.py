"""Reads coverage's JSON report; fails when any file is covered by less than FLOOR per cent."""

import json
import sys

FLOOR = 70


def main() -> int:
    files = json.load(sys.stdin)["files"]
    low = {name: file["summary"]["percent_covered"] for name, file in files.items()}
    low = {name: covered for name, covered in low.items() if covered < FLOOR}
    for name, covered in sorted(low.items()):
        print(f"{name}: {covered:.0f} % covered, {FLOOR} % needed. Test it, or delete what nothing uses.")
    return bool(low)


if __name__ == "__main__":
    sys.exit(main())
