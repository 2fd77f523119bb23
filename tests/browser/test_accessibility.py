"""Every kind of public page as axe-core sees it: at three widths, light and dark, all that opens open."""

from axe_playwright_python.base import AXE_SCRIPT

WIDTHS = (320, 768, 1280)
CONTRAST = "color-contrast-enhanced"
# Contrast of 7 (large text: 4.5) is asked of all text; what has that has what the usual rule asks too.
RULES = {CONTRAST: {"enabled": True}, "color-contrast": {"enabled": False}, "target-size": {"enabled": True}}
# Nothing but colours changes with the scheme.
SCHEMES = {"light": {"rules": RULES}, "dark": {"runOnly": [CONTRAST]}}
VIOLATIONS = """async ([context, options]) => {
    const {violations} = await axe.run(context, {resultTypes: ["violations"], preload: false, ...options});
    return violations.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
}"""
OPEN_ALL = "for (const part of document.querySelectorAll('details')) part.open = true"
ALL_BUT_THE_FILTERS = {"include": [["html"]], "exclude": [["#filters"]]}
# What a button opens on small screens, and a page to look at it on: it is the same on all.
PANELS = {"/": ("#site-menu", "Menu"), "/search/?q=council&theme=co-production&place=wales": ("#filters", "Filters")}


def test_axe_finds_nothing_on_any_kind_of_page(reader, kinds_of_page):
    faults = []
    for address in kinds_of_page:
        assert reader.goto(address).status < 500
        reader.evaluate(AXE_SCRIPT)
        reader.evaluate(OPEN_ALL)
        for width in WIDTHS:
            reader.set_viewport_size({"width": width, "height": 800})
            faults += [f"{address} {width} {fault}" for fault in faults_in(reader, ALL_BUT_THE_FILTERS)]
            if address in PANELS:
                faults += [f"{address} {width} {fault}" for fault in faults_in_panel(reader, *PANELS[address])]
    assert not faults, "\n".join(faults)


def faults_in_panel(page, panel, name):
    button = page.get_by_role("button", name=name)
    if button.is_visible():
        button.click()
    yield from faults_in(page, panel)
    page.keyboard.press("Escape")


def faults_in(page, part):
    for scheme, options in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        yield from (f"{scheme} {fault}" for fault in page.evaluate(VIOLATIONS, [part, options]))
