"""Files of rows and columns, before anything is known of what they hold."""


class Unreadable(Exception):
    """The file cannot be imported. Its arguments are sentences that say where, why and what to do."""


def text_of(content):
    """Return the text of a file in UTF-8. Raises Unreadable, with the line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content[: error.start].count(b"\n") + 1
        raise Unreadable(f"Line {number} is not in UTF-8. Save the table as “CSV UTF-8”.") from None
    if "\0" in text:
        number = text[: text.index("\0")].count("\n") + 1
        raise Unreadable(f"Line {number} has a NUL character, so this is not a text file. Save the table as CSV.")
    if not text.strip():
        raise Unreadable("The file is empty.")
    return text
