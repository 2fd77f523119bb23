"""How the screens of the vocabulary manager let people choose terms: a list to tick, with a box to type into."""

from django import forms

LONG = 12
"""Lists with more terms than this get a box to type into, where scripts run."""
DEEPEST = 4


class ListOfTerms:
    """Draws the choices in one template: an include for each of hundreds is slow. `terms` is {id: (term, level)}."""

    template_name = "taxonomy/admin/term_list.html"
    terms: dict
    part_of = ""
    """The field on the same form of whose choices these are a part."""

    def id_for_label(self, id_, index=None):
        """Name the group, so that its label and help text get ids by which it can speak of them."""
        return id_

    def get_context(self, name, value, attrs):
        chosen = {str(one) for one in (value if isinstance(value, list) else [value or ""])}
        rows = [self.row(pk, label, str(pk) in chosen) for pk, label in self.choices]
        return {
            "widget": {
                "name": name,
                "type": self.input_type,
                "id": attrs["id"],
                "part_of": self.part_of,
                "rows": rows,
                "is_long": len(rows) > LONG,
            }
        }

    def row(self, pk, label, is_chosen):
        term, level = self.terms.get(pk, (None, 0))
        also = [*term.alt_labels, *term.hidden_labels] if term else []
        return {"value": pk, "label": label, "level": min(level, DEEPEST), "also": "|".join(also), "chosen": is_chosen}


class OneTerm(ListOfTerms, forms.RadioSelect):
    """One term of the list."""


class SeveralTerms(ListOfTerms, forms.CheckboxSelectMultiple):
    """Any number of terms of the list."""
