"""What is pasted from Word and Google Docs: headings, lists, links and tables stay, the rest goes. The files in
`clipboard/` are written as those programs write to the clipboard."""

import json
import re
from itertools import product
from pathlib import Path

from playwright.sync_api import expect

from tests.factories.pages import StandardPageFactory
from tests.publishing.admin import edit_url

CLIPBOARD = Path(__file__).parent / "clipboard"
SHARED = [
    ("unstyled", 0, "In Easton every tenth home had been broken into, says the report. Nobody had been asked."),
    ("heading", 0, "What they needed"),
    ("unordered-list-item", 0, "light"),
    ("unordered-list-item", 1, "in the lanes"),
    ("ordered-list-item", 0, "wardens"),
    ("unstyled", 0, "Year | Break-ins"),
    ("unstyled", 0, "2021 | 200 < 210"),
    ("unstyled", 0, "See the plan."),
]
HEADS = {"word": ["Street wardens", "How it began"], "google_docs": ["How it began"]}
PUT_ON_CLIPBOARD = """html => addEventListener("copy", event => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", "https://example.org/ in plain text");
}, { once: true, capture: true })"""


def paste(tab, editor, name):
    """Replace what is in a rich text field, as somebody does who copied all of a document."""
    tab.evaluate(PUT_ON_CLIPBOARD, (CLIPBOARD / f"{name}.txt").read_text(encoding="utf-8"))
    editor.click()
    for keys in ("Control+A", "Control+C", "Control+V"):
        tab.keyboard.press(keys)


def lines(content):
    return [(block["type"], block["depth"], block["text"]) for block in content["blocks"]]


def expected(name, heading):
    heads = [("heading", 0, text) for text in HEADS[name]]
    return [(heading if kind == "heading" else kind, depth, text) for kind, depth, text in [*heads, *SHARED]]


def marked(content):
    [block] = [block for block in content["blocks"] if "Easton" in block["text"]]
    ranges = [*block["inlineStyleRanges"], *block["entityRanges"]]
    return [block["text"][part["offset"] : part["offset"] + part["length"]] for part in ranges]


def test_a_document_keeps_its_shape_and_loses_its_rubbish(sign_in):
    tab = sign_in("Editors")
    page = StandardPageFactory(body=[("text", "<p>Old</p>"), ("inset", "<p>Old</p>")])
    tab.goto(edit_url(page))
    for name, (number, heading) in product(HEADS, enumerate(["header-two", "unstyled"])):
        block = tab.locator("[data-contentpath=body] [data-streamfield-child]").nth(number)
        value = block.locator("input[name^=body-][name$=-value]")
        paste(tab, block.locator("[contenteditable=true]"), name)
        expect(block.get_by_role("status")).to_contain_text("To show it as a table, add a table block.")
        expect(value).to_have_value(re.compile(rf'^[^,]*, ?"text": ?"{HEADS[name][0]}"'))
        content = json.loads(value.input_value())
        assert lines(content) == expected(name, heading)
        assert marked(content) == ["broken into", "Nobody", "the report"]
        assert [link["data"]["url"] for link in content["entityMap"].values()] == [
            "https://example.org/report?a=1&b=2"
        ]
