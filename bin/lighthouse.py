"""Shows Lighthouse's marks for the kinds of page, each the median of several runs, on the demonstration content:

    sh bin/get-lighthouse && .venv/bin/python -m bin.lighthouse [RUNS]

It takes a phone as Lighthouse imagines it. Performance depends on how busy the computer is; the other marks do not.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bin.serving import ROOT, demonstration

COMMAND = ROOT / "var/lighthouse/node_modules/lighthouse/cli/index.js"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
NO_CHROMIUM = "no Chromium found: install one, or name it with CHROMIUM=/path/to/chromium"
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
AGAIN, TRIES = "Please run Lighthouse again", 3
"""What it says when Chromium, not the page, failed it."""
WHOLE = ("accessibility", "best-practices", "seo")
"""The marks that are 100 on every page."""
KINDS = {
    "home": "/",
    "search": "/search/",
    "case study": "/case-studies/peterborough-social-impact-bond/",
    "story": "/stories/the-bus-that-waits/",
    "summit": "/summits/what-we-got-wrong/",
    "theme": "/themes/co-production/",
    "place": "/places/wales/",
    "evidence map": "/evidence-map/",
    "question": "/questions/does-money-spent-early-come-back/",
    "standard page": "/about/",
}


def chromium_path() -> str | None:
    """Return where the Chromium is that CHROMIUM= names, or else the first on the path."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else CHROMIUM
    return next(filter(None, map(shutil.which, names)), None)


def missing() -> str | None:
    """Say what stands in the way of running Lighthouse; None when nothing does."""
    if chromium_path() is None:
        return NO_CHROMIUM
    if shutil.which("node") is None:
        return "no Node.js found: install one, version 18.16 or newer"
    return None if COMMAND.is_file() else "no Lighthouse found: run `sh bin/get-lighthouse`"


def report_on(address: str, categories: tuple[str, ...]) -> dict:
    """Return what Lighthouse says of one page."""
    command = ["node", str(COMMAND), address, f"--only-categories={','.join(categories)}", "--output=json", "--quiet"]
    for _ in range(TRIES):
        done = subprocess.run(
            [*command, "--no-enable-error-reporting", f"--chrome-flags={FLAGS}"],
            env={**os.environ, "CHROME_PATH": chromium_path()},
            capture_output=True,
            text=True,
            check=False,
        )
        if AGAIN not in done.stderr:
            break
    if done.returncode:
        raise RuntimeError(f"Lighthouse failed on {address}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def marks(report: dict) -> dict[str, float]:
    return {name: round(100 * (category["score"] or 0)) for name, category in report["categories"].items()}


def faults(report: dict) -> list[str]:
    """Return what keeps a mark from being 100, each with the parts of the page that Lighthouse names."""
    found = []
    for category in report["categories"].values():
        for audit in (report["audits"][reference["id"]] for reference in category["auditRefs"] if reference["weight"]):
            if audit["score"] is not None and audit["score"] < 1:
                items = json.dumps(audit.get("details", {}).get("items", []))[:600]
                found.append(f"{category['title']}: {audit['title']} {items}")
    return found


def main(runs: int) -> None:
    if reason := missing():
        sys.exit(reason)
    with tempfile.TemporaryDirectory() as folder, demonstration(Path(folder)) as served:
        for kind, path in KINDS.items():
            seen = [marks(report_on(served.address + path, ("performance", *WHOLE))) for _ in range(runs)]
            medians = {name: median(mark[name] for mark in seen) for name in seen[0]}
            print(f"{kind:14}", *(f"{name} {value:g}" for name, value in medians.items()), sep="  ", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
