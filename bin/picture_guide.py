"""Takes the editor guide's pictures anew from the demonstration: run it when the admin's screens change.

    make run                                # in another terminal, with nothing but the demonstration in it
    .venv/bin/python -m bin.picture_guide [ADDRESS]

It signs in as `admin`, submits one case study for review and sends it back. It needs a Chromium, which CHROMIUM= names
when there is none on the path.
"""

import io
import os
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from bin.lighthouse import chromium_path
from bin.serving import ROOT

PICTURES = ROOT / "content/static/content/guide"
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var"))
SIZE = {"width": 1280, "height": 800}
COLOURS = 48
MOST = 60_000
"""Bytes of a picture."""
CASE_STUDY = "Peterborough social impact bond"
REASON = "Please add to “What happened” what the men themselves thought of it, if anybody asked them."


def main(address):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        page.set_default_timeout(10_000)
        page.goto(f"{address}/admin/login/")
        page.get_by_label("Username").fill("admin")
        page.get_by_label("Password").fill((VAR / "admin-password").read_text().strip())
        page.get_by_role("button", name="Sign in").click()
        keep(page, "first-screen")
        page.goto(f"{address}/admin/case_studies/?q=Peterborough")
        page.get_by_role("link", name=CASE_STUDY).first.click()
        edit = page.url
        keep(page, "form")
        page.get_by_role("tab", name="Where and who").click()
        page.locator("#id_terms-theme").evaluate("list => list.closest('.w-panel').scrollIntoView()")
        keep(page, "terms")
        with page.expect_navigation():
            choose(page, "Submit for review")
        page.goto(edit)
        choose(page, "Send back with reasons")
        page.get_by_label("What needs to change").fill(REASON)
        keep(page, "send-back")
        with page.expect_navigation():
            page.get_by_role("dialog").get_by_role("button", name="Send back with reasons").click()
        page.goto(edit)
        keep(page, "sent-back")
        browser.close()


def choose(page, action):
    """Press one of the buttons behind the arrow beside “Save draft”."""
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.get_by_role("button", name=action).click()


def keep(page, name):
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path = PICTURES / f"{name}.png"
    picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
    if path.stat().st_size > MOST:
        sys.exit(f"{path.name} has {path.stat().st_size} bytes, more than {MOST}.")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000")
