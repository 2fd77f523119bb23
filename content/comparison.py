"""What changed in a page's terms from one version to the other, as the history's comparison shows it."""

from wagtail.admin.compare import TextDiff


class TermsComparison:
    """The terms of one vocabulary in two versions of a page. (Wagtail asks for these attributes and methods.)"""

    is_field = True
    is_child_relation = False

    def __init__(self, rule, before, after):
        self.rule = rule
        self.before, self.after = (
            {term.pk: term.pref_label for term in page.terms.get(rule.key, [])} for page in (before, after)
        )

    def field_label(self):
        return self.rule.name

    def has_changed(self):
        return self.before.keys() != self.after.keys()

    def htmldiff(self):
        kept = [("equal", label) for pk, label in self.after.items() if pk in self.before]
        gone = [("deletion", label) for pk, label in self.before.items() if pk not in self.after]
        new = [("addition", label) for pk, label in self.after.items() if pk not in self.before]
        return TextDiff([*kept, *gone, *new], separator=", ").to_html()
