from types import SimpleNamespace

import pytest

from demo.markdown import MarkupError, rich_text

SHORT_TEXT = ["bold", "italic", "ol", "ul", "link", "document-link"]
LONG_TEXT = ["h3", "h4", *SHORT_TEXT]
PAGES = {"/about/": SimpleNamespace(pk=7)}


def converted(markdown, features=LONG_TEXT):
    return rich_text(markdown, features, PAGES.get)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("One [1].\n\nTwo [1][3].", "<p>One [1].</p>\n<p>Two [1][3].</p>"),
        ("### A part\nText", "<h3>A part</h3>\n<p>Text</p>"),
        ("**Bold** and *italic*", "<p><b>Bold</b> and <i>italic</i></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
        ("[us](/about/)", '<p><a linktype="page" id="7">us</a></p>'),
        ("[in](/admin/)", '<p><a href="/admin/">in</a></p>'),
        ("[out](https://example.org/a?b=1&c=2)", '<p><a href="https://example.org/a?b=1&amp;c=2">out</a></p>'),
    ],
)
def test_markdown_becomes_what_the_editor_stores(markdown, html):
    assert converted(markdown) == html


def test_items_with_blank_lines_between_them_make_the_same_list():
    assert "<p>" not in converted("- one\n\n- two\n\n  - three\n\n- four")


def test_html_is_shown_and_not_obeyed():
    assert converted("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_a_script_is_no_address():
    assert "<a" not in converted("[click](javascript:alert(1))")


@pytest.mark.parametrize(
    ("markdown", "tag"),
    [
        ("# Title", "h1"),
        ("## Part", "h2"),
        ("> Quoted", "blockquote"),
        ("`code`", "code"),
        ("    indented", "code"),
        ("![picture](a.png)", "img"),
        ("one\n\n---\n\ntwo", "hr"),
    ],
)
def test_markup_that_the_field_does_not_take_is_refused_by_name(markdown, tag):
    with pytest.raises(MarkupError, match=f"<{tag}>"):
        converted(markdown)


@pytest.mark.parametrize("level", [2, 3, 4])
def test_a_heading_needs_its_own_feature(level):
    markdown = "#" * level + " Part"
    assert converted(markdown, [f"h{level}"]) == f"<h{level}>Part</h{level}>"
    with pytest.raises(MarkupError, match=f"<h{level}>"):
        converted(markdown, SHORT_TEXT)
