"""Vocabularies as they are written to a file and read from one, whatever its format."""

from dataclasses import dataclass, field


@dataclass
class Concept:
    """One term. `values` has the fields of `taxonomy.plans.FIELDS` that are known of it, with references to other
    concepts (`broader`, `related`, `replaced_by`) in the place of ids."""

    ref: str
    """What others in the file call it."""
    uri: str = ""
    """What identifies it beyond the file, if anything does."""
    line: int | None = None
    """Where it stands in a table."""
    values: dict = field(default_factory=dict)

    @property
    def label(self):
        return self.values.get("pref_label", "")

    def __str__(self):
        """How a sentence names it: its label, with the line or the URI at which to look for it."""
        if self.line:
            return f"Line {self.line} (“{self.label}”)" if self.label else f"Line {self.line}"
        if not self.label:
            return f"The concept {self.uri or 'without a URI'}"
        return f"“{self.label}” ({self.uri})" if self.uri else f"“{self.label}”"


@dataclass
class Scheme:
    """One vocabulary. `given` names the fields of terms of which the file speaks; what it does not speak of is left
    as it is."""

    uri: str = ""
    slug: str = ""
    name: str = ""
    help_text: str = ""
    sort_order: int | None = None
    settings: dict = field(default_factory=dict)
    uses: list[dict] = field(default_factory=list)
    concepts: list[Concept] = field(default_factory=list)
    given: set[str] = field(default_factory=set)

    def __str__(self):
        return self.name or self.slug or self.uri
