"""Turns Markdown into rich text as Wagtail's editor would have stored it."""

from markdown_it import MarkdownIt

TAGS = {
    "h2": {"h2"},
    "h3": {"h3"},
    "h4": {"h4"},
    "bold": {"b"},
    "italic": {"i"},
    "link": {"a"},
    "ol": {"ol", "li"},
    "ul": {"ul", "li"},
}
"""What each feature of a rich text field lets in."""
ALWAYS = {"", "p", "br"}
STORED_AS = {"strong": "b", "em": "i"}

PARSER = MarkdownIt("commonmark", {"html": False})


class MarkupError(Exception):
    """Markup that the field does not take, in a sentence."""


def rich_text(markdown, features, page_at):
    """Return `markdown` as HTML with nothing in it but what `features` allow.

    `page_at` finds the page at an address of this site, so that links to it survive when it moves.
    """
    allowed = ALWAYS.union(*(TAGS.get(feature, ()) for feature in features))
    tokens = PARSER.parse(markdown)
    for token in flattened(tokens):
        token.tag = STORED_AS.get(token.tag, token.tag)
        if token.tag not in allowed:
            raise MarkupError(f"<{token.tag}> has no place here; use only {', '.join(sorted(allowed - ALWAYS))}.")
        if token.type == "link_open":
            token.attrs = link_attributes(token.attrs, page_at)
    tighten_lists(tokens)
    return PARSER.renderer.render(tokens, PARSER.options, {}).strip()


def flattened(tokens):
    for token in tokens:
        yield token
        yield from token.children or []


def link_attributes(attributes, page_at):
    page = page_at(attributes["href"])
    return {"linktype": "page", "id": str(page.pk)} if page else {"href": attributes["href"]}


def tighten_lists(tokens):
    """Leave out the paragraphs inside list items, which the editor does not know."""
    depth = 0
    for token in tokens:
        if token.tag == "li":
            depth += token.nesting
        elif token.tag == "p" and depth:
            token.hidden = True
