"""What a list shows a reader, taken from its HTML."""

import re


def listed(client, address="/case-studies/"):
    """Return the ids of the pages that a list shows, in order."""
    response = client.get(address)
    assert response.status_code == 200
    return [int(pk) for pk in re.findall(r'<article[^>]*data-page-id="(\d+)"', response.content.decode())]


def html(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def count_beside(client, address, vocabulary, slug):
    """Return the number beside a filter option, or None when the option is not shown."""
    option = rf'<input[^>]*name="{vocabulary}"[^>]*value="{slug}"[^>]*>.*?data-count="(\d+)"'
    found = re.search(option, html(client, address), re.DOTALL)
    return int(found[1]) if found else None
