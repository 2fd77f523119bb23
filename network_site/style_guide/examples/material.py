"""What the examples are made of: words that are hard to set, and invented terms, pages and figures."""

from decimal import Decimal

from django.urls import reverse_lazy

from casestudies.figures import shown_figure
from casestudies.models import KeyFigure
from content.cards import Card, Cover, Evidence
from content.covers import SHAPES
from images.models import NetworkImage

LONG = (
    "How three councils, two health boards, a housing association and some four hundred volunteers from every ward "
    "of the valley together rebuilt the help that older people get at home in the first six weeks after a stay in "
    "hospital, and what it cost them"
)
UNBROKEN = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
ARABIC = "مركز صحي يديره سكان الحي"
ARABIC_RESULT = "انخفضت حالات السقوط في المنزل بمقدار الثلث خلال عامين، من 310 إلى 205."
HEBREW = "מרפאה שמנהלים תושבי השכונה"
HEBREW_RESULT = "הנפילות בבית ירדו בשליש תוך שנתיים, מ-310 ל-205."
SCRIPT = "<script>alert('no')</script> & <b>bold</b>"

WORKED, MIXED, DID_NOT_WORK, STOPPED, TOO_EARLY = OUTCOMES = [
    {"slug": "worked", "pref_label": "Worked"},
    {"slug": "mixed", "pref_label": "Mixed"},
    {"slug": "did-not-work", "pref_label": "Did not work"},
    {"slug": "stopped", "pref_label": "Stopped"},
    {"slug": "too-early-to-say", "pref_label": "Too early to say"},
]
EVIDENCE = [
    Evidence(rank, label.lower().replace(" ", "-"), label)
    for rank, label in enumerate(
        (
            "Claim only",
            "Reasoned account",
            "Before-and-after data",
            "Comparison group",
            "Independently evaluated",
            "Repeated elsewhere",
        )
    )
]


def link(title, url="#"):
    return {"title": title, "url": url}


def item(text, url=""):
    return {"text": text, "url": url}


def cover(theme="co-production", seed=1):
    return Cover(*(reverse_lazy("cover", args=[theme, seed, shape]) for shape in SHAPES))


def figure(measure="Falls at home", unit="a year", before=310, after=205, **more):
    """Return a key figure as readers see it, worked out as it is for a page."""
    values = {"before_value": before, "after_value": after, "better": KeyFigure.Better.LOWER, **more}
    values |= {key: Decimal(str(values[key])) for key in ("before_value", "after_value") if values[key] is not None}
    return shown_figure(KeyFigure(measure=measure, unit=unit, **values))


def card(title="A falls clinic that visits", **more):
    facts = {
        "pk": 0,
        "url": "#",
        "text": "Falls at home fell by a third in two years.",
        "kind": "Case study",
        "cover": cover(),
        "places": "Swansea, Wales",
        "years": "since 2015",
        "stage": "Running",
        "cost": "£10k–100k",
        "outcome": WORKED,
        "evidence": EVIDENCE[3],
    }
    return Card(**{**facts, "title": title, **more})


def bare_card(**more):
    """Return the card of a page that has nothing but its title."""
    return Card(pk=0, url="#", title="A page with its title alone", text="", kind="Page", cover=None, **more)


def hard_cards(**more):
    """Return cards with words that are hard to set."""
    return [
        card(LONG, text=LONG, places=LONG, illustrative=True, **more),
        card(UNBROKEN, text=UNBROKEN, places=UNBROKEN, **more),
        card(ARABIC, text=ARABIC_RESULT, places="القدس", **more),
        card(HEBREW, text=HEBREW_RESULT, **more),
        card(SCRIPT, text=SCRIPT, **more),
    ]


def library_picture():
    """Return the newest picture of the library; None while it has none."""
    return NetworkImage.objects.last()


def lost_picture():
    """Return a picture whose file is missing."""
    return NetworkImage(pk=0, title="Lost", file="original_images/no-such-file.png", width=1600, height=1000)
