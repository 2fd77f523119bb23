"""A small content folder of one's own, so that a test says what it is about and changes only that."""

from pathlib import Path

import pytest

PAGE = '''
title = "About"
parent = ""
in_menu = true
introduction = "What this is."
body = """
Read on about [cookies](/about/cookies/).
"""
'''

PAGE_BELOW = """
title = "Cookies"
parent = "about"
in_menu = false
hub_address = true
body = "None."
"""

CASE_STUDY = '''
sheet = "R99"
title = "Warm homes"
result = "Hospital stays fell by 31% in two years."
summary = "The council insulated homes."
lead_organisation = "Northmoor Council"
start_year = 2014
challenge = "Cold homes [1]."
what_was_done = """
#### First
The council **insulated** homes.
"""
what_happened = "Stays fell."
what_helped = """
- Trust
- Time
"""
last_checked = 2026-01-31

[terms]
theme = ["prevention-and-early-intervention", "co-production"]
service-area = ["public-health"]
delivery-model = ["in-house"]
place = ["wales"]
stage = "running"
outcome = "worked"
evidence = "before-and-after-data"

[[key_figures]]
measure = "Hospital stays"
before_value = 37.5
after_value = 26
better = "lower"
source = "Northmoor Council, 2016"

[[partners]]
name = "The NHS locally"
role = "Referred people"

[[related_policies]]
title = "A law on warm homes"
url = "https://www.example.org/law"

[[links]]
title = "The council's page"
url = "https://www.example.org/warm"

[[sources]]
author = "Northmoor Council"
title = "Warm homes, two years on"
year = 2016
'''

STORY = """
title = "The first winter"
standfirst = "A street that had never been warm."
date = 2020-01-15
case_study = "warm-homes"
body = "It was cold."
[terms]
theme = ["co-production"]
"""

SUMMIT = """
title = "Winter summit"
event_date = 2020-02-01
event_date_precision = "year"
summary = "We talked about the cold."
[[key_messages]]
text = "Insulate *first*."
[[key_messages]]
text = "Then heat."
[[quotations]]
text = "I was warm at last."
who = "A tenant"
[[sessions]]
title = "Opening"
starts_at = 09:30:00
themes = ["co-production"]
notes = "A start."
[[sessions.speakers]]
name = "Jo Bloggs"
role = "tenant"
[[questions]]
question = "Does insulation last?"
themes = ["co-production"]
context = "Nobody knew."
[[questions.answers]]
page = "warm-homes"
stance = "for"
note = "It did in Northmoor."
[[questions.answers]]
page = "first-winter"
stance = "unclear"
[[commitments]]
what = "Meet again"
who = "All of us"
status = "done"
[[cited_case_studies]]
case_study = "warm-homes"
[terms]
theme = ["co-production"]
"""


class Content:
    """A folder of content files under test."""

    def __init__(self, root: Path):
        self.root = root

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, name, old, new):
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def add_story_and_summit(self):
        """Add a story and a summit report that speak of the case study."""
        self.write("stories/first-winter.toml", STORY)
        self.write("summits/winter-summit.toml", SUMMIT)


@pytest.fixture
def content(tmp_path):
    """One case study and two pages, one of them below the other."""
    content = Content(tmp_path / "content")
    content.write("pages/about.toml", PAGE)
    content.write("pages/cookies.toml", PAGE_BELOW)
    content.write("case-studies/warm-homes.toml", CASE_STUDY)
    return content


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """An empty media folder."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT
