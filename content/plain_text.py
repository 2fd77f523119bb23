"""Rich text and blocks as plain text, for files that leave the site."""

from html.parser import HTMLParser

BLOCKS = {"p", "h2", "h3", "h4", "ul", "ol", "blockquote"}


class TextOf(HTMLParser):
    """Collects the text of stored rich text: paragraphs apart, a line for each item of a list, numbered as it is."""

    def __init__(self):
        super().__init__()
        self.parts, self.numbers = [], []

    def handle_starttag(self, tag, attrs):
        if tag in ("ul", "ol"):
            self.numbers.append(0 if tag == "ol" else None)
        if tag == "li":
            self.parts.append(f"\n{self.mark()} ")
        elif tag == "br":
            self.parts.append("\n")
        elif tag in BLOCKS:
            self.parts.append("\n\n")

    def handle_endtag(self, tag):
        if tag in ("ul", "ol") and self.numbers:
            self.numbers.pop()
        if tag in BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data):
        self.parts.append(" ".join(f"|{data}|".split())[1:-1])

    def mark(self):
        if not self.numbers or self.numbers[-1] is None:
            return "•"
        self.numbers[-1] += 1
        return f"{self.numbers[-1]}."


def plain_text(html):
    """Return stored rich text as plain text. References such as [2] stay; where links lead does not."""
    parser = TextOf()
    parser.feed(html or "")
    parser.close()
    return tidy("".join(parser.parts))


def tidy(text, strip=str.strip):
    """Return text whose lines are stripped, with at most one empty line between them."""
    paragraphs, lines = [], []
    for line in [*(strip(line) for line in text.split("\n")), ""]:
        if line:
            lines.append(line)
        elif lines:
            paragraphs.append("\n".join(lines))
            lines = []
    return "\n\n".join(paragraphs)


def text_of_blocks(stream):
    """Return blocks as plain text, from what is stored: no picture and no document is read for it."""
    told = (TELLING[block["type"]](block["value"]) for block in stream.raw_data if block["type"] in TELLING)
    return "\n\n".join(text for text in told if text)


def quotation_text(value):
    speaker = f" – {value['speaker']}" if value.get("speaker") else ""
    return f"“{value['text']}”{speaker}"


def table_text(value):
    """Return a table as lines: its caption, its headings, its rows."""
    rows = [[column["heading"] for column in value["columns"]]]
    rows += [[" ".join(plain_text(cell).split()) for cell in row["values"]] for row in value["rows"]]
    return "\n".join(filter(None, [value.get("caption", ""), *(" | ".join(map(str, row)) for row in rows)]))


TELLING = {
    "text": plain_text,
    "inset": plain_text,
    "picture": lambda value: value.get("caption", ""),
    "quotation": quotation_text,
    "table": table_text,
}
"""How each type of block is told; what is not named here, such as a file to download, is left out."""
