"""Lighthouse's marks that do not depend on how busy the computer is."""

from concurrent.futures import ThreadPoolExecutor

from bin.lighthouse import KINDS, WHOLE, faults, marks, missing, report_on
from tests.leaving_out import leave_out


def test_accessibility_best_practices_and_seo_are_whole_on_every_kind_of_page(demonstration):
    if reason := missing():
        leave_out(reason)
    with ThreadPoolExecutor(2) as pool:
        reports = pool.map(lambda path: report_on(demonstration.address + path, WHOLE), KINDS.values())
        short = [
            [kind, *faults(report)]
            for kind, report in zip(KINDS, reports, strict=True)
            if set(marks(report).values()) != {100}
        ]
    assert not short
