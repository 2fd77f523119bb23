"""The licences under which records may be used, each with the page that explains it in plain words."""

from dataclasses import dataclass

CREATIVE_COMMONS = "https://creativecommons.org/"
OPEN_GOVERNMENT = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
DEEDS = {
    **{
        f"CC {kind} 4.0": f"{CREATIVE_COMMONS}licenses/{kind.lower()}/4.0/"
        for kind in ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND")
    },
    "CC0 1.0": f"{CREATIVE_COMMONS}publicdomain/zero/1.0/",
    "OGL 3.0": OPEN_GOVERNMENT,
    "Open Government Licence v3.0": OPEN_GOVERNMENT,
}
BY_FOLDED_NAME = {name.casefold(): name for name in DEEDS}
USUAL = "CC BY 4.0"
"""What holds where a record says nothing else."""


@dataclass(frozen=True)
class Licence:
    """A licence by its name; one that this site does not know has no address."""

    name: str
    url: str = ""

    @classmethod
    def of(cls, text=""):
        """Return the licence that a record names, in whatever case, or else the usual one."""
        words = " ".join(text.split()) or USUAL
        name = BY_FOLDED_NAME.get(words.casefold(), words)
        return cls(name, DEEDS.get(name, ""))
