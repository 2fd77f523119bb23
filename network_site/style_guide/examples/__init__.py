"""The components of the guide, by kind, and those that cannot stand in it alone."""

from network_site.style_guide.examples.case_study import CASE_STUDY, KEY_FIGURES
from network_site.style_guide.examples.compare import COMPARE
from network_site.style_guide.examples.finder import FILTERS, FINDER
from network_site.style_guide.examples.frame import FRAME
from network_site.style_guide.examples.lists import LISTS, MARKS
from network_site.style_guide.examples.summits import SUMMITS, TERMS

GROUPS = {
    "Marks": MARKS,
    "Pages in lists": LISTS,
    "Key figures": KEY_FIGURES,
    "Case studies and stories": CASE_STUDY,
    "Comparison": COMPARE,
    "Search": FINDER,
    "Filters": FILTERS,
    "Summits and questions": SUMMITS,
    "Terms and places": TERMS,
    "Frame and messages": FRAME,
}

NOT_ALONE = {
    "brief": "On paper only: see a case study in the print preview.",
    "marks": "Draws nothing where it stands: the marks above come from it.",
    "site_footer": "At the foot of this page.",
    "site_header": "At the head of this page; its menu folds on small screens.",
    "stylesheets": "In the head of this page.",
}
