"""A check of the taxonomy's health that looks at searches: words that readers use and no term has."""

from django.db.models import Max, Sum
from django.urls import reverse
from django.utils.http import urlencode

from finder.models import UnansweredSearch
from taxonomy.admin.health.checks import Check, Line, Mend
from taxonomy.labels import key_of

OFTEN = 3
"""Words looked for so many times were hardly mistyped, nor asked by one person who tried again."""


class WordsWithoutTerm(Check):
    """Only searches without results are counted at all; those are the ones that a synonym would help."""

    slug = "words-without-term"
    title = "Words that no term has"
    counted = (
        f"Words that readers looked for at least {OFTEN} times and found nothing, and that are neither the label nor "
        "a synonym or misspelling of a term."
    )
    advice = "Add them to the term that means the same, or add a term."

    def lines(self, census):
        terms = [standing.term for standing in census.standings]
        known = {key_of(name) for term in terms for name in (term.pref_label, *term.alt_labels, *term.hidden_labels)}
        rows = UnansweredSearch.objects.exclude(text="").order_by().values("text")
        rows = rows.annotate(total=Sum("times"), one=Max("pk")).filter(total__gte=OFTEN).order_by("-total", "text")
        back = urlencode({"next": f"{reverse('taxonomy_health')}#{self.slug}"})
        for row in rows:
            if key_of(row["text"]) not in known:
                mend = Mend("Add to a term", f"{reverse('finder_name_gap', args=[row['one']])}?{back}")
                yield Line(f"“{row['text']}”, {row['total']} times", (mend,))
