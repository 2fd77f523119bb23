"""What an export or a feed holds, read as its readers' programs read it."""

import csv
import io
import json
from urllib.parse import urlsplit
from xml.etree import ElementTree

from openpyxl import load_workbook

from tests.finder.lists import listed

ATOM = "{http://www.w3.org/2005/Atom}"
LISTS = ("search", "case-studies", "stories", "summits")
FORMS = ("csv", "json", "xlsx")


def content(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response) if response.streaming else response.content


def csv_rows(client, address):
    """Return the rows of a CSV file as dictionaries."""
    text = content(client, address).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def json_records(client, address):
    whole = json.loads(content(client, address))
    assert set(whole) == {"total", "results"}
    assert whole["total"] == len(whole["results"])
    return whole["results"]


def sheet(client, address):
    """Return the cells of a workbook's sheet, row by row."""
    return list(load_workbook(io.BytesIO(content(client, address))).active.iter_rows())


def paths(client, name, form, query=""):
    """Return the paths of the pages that an export holds, in order."""
    address = f"/{name}/export.{form}{query}"
    if form == "json":
        found = [record["url"] for record in json_records(client, address)]
    elif form == "csv":
        found = [row["Address"] for row in csv_rows(client, address)]
    else:
        headings, *rows = [[cell.value for cell in row] for row in sheet(client, address)]
        found = [row[headings.index("Address")] for row in rows]
    return [urlsplit(url).path for url in found]


def entries(client, address):
    return list(ElementTree.fromstring(content(client, address)).iter(f"{ATOM}entry"))


def entry_titles(client, address):
    return [entry.findtext(f"{ATOM}title") for entry in entries(client, address)]


def listed_on_all_pages(client, address):
    """Return the ids of all pages of a list, from its first page of results to its last."""
    joint, found, number = "&" if "?" in address else "?", [], 1
    while client.get(f"{address}{joint}page={number}").status_code == 200:
        found += listed(client, f"{address}{joint}page={number}")
        number += 1
    return found
