"""Everything that the template of a list needs, from one request."""

from django.core.paginator import Paginator
from django.http import Http404

from content.cards import cards_for
from content.models import content_page_types
from finder.exports.links import export_links, feed_address, list_name
from finder.filters import address, chips, filter_groups, type_group, type_label, unshown_choices
from finder.query import SORTS, Parser
from finder.search import PAGE_SIZE, search
from taxonomy.schemes import load_schemes


def ask(params, page_types, types_to_choose=False):
    """Return the results of these parameters among the pages of these types, and a sentence for each thing that was
    not understood."""
    schemes = load_schemes(uses__page_type__in=page_types)
    query, notices = Parser(params, schemes, frozenset(page_types), types_to_choose).parse()
    return search(query, schemes), notices


def listing_context(request, page_types, url, types_to_choose=False):
    """Return the context of a list of pages of these types, among which a reader may be let choose. Raises Http404
    beyond the last page."""
    results, notices = ask(request.GET, page_types, types_to_choose)
    query, schemes, name = results.query, results.schemes, list_name(page_types, types_to_choose)
    last = max(1, -(-results.total // PAGE_SIZE))
    if query.page > last:
        raise Http404(f"There are {last} pages of results.")
    cards = cards_for(results.page_ids(query.page), page_types, request, figures=True)
    groups = ([type_group(results)] if types_to_choose else []) + filter_groups(results, request.GET)
    return {
        "query": query,
        "results": results,
        "cards": cards,
        "counted": counted(results.total, *(query.chosen_types or page_types)),
        "about": about(query, schemes),
        "groups": groups,
        "chosen_count": sum(group.chosen_count for group in groups) + bool(query.from_year) + bool(query.to_year),
        "chips": chips(query, schemes, url),
        "unshown": unshown_choices(query, groups),
        "clear_url": url,
        "notices": [{"level": "info", "text": notice} for notice in notices],
        "sort_options": [
            {"value": value, "label": label, "chosen": value == query.sort}
            for value, label in SORTS.items()
            if value == query.sort or is_offered(value, query, schemes)
        ],
        "exports": export_links(name, query),
        "feed_url": feed_address(name, query),
        "feed_title": what_is_shown(query, schemes),
        **page_links(query, url, results.total),
    }


def is_offered(sort, query, schemes):
    """Say whether this order means something here: matching needs words, evidence pages that have a level of it."""
    needs = {"relevance": query.text, "evidence": "evidence" in schemes}
    return bool(needs.get(sort, True))


def counted(total, *page_types):
    """Return the number with its noun: “1 case study”, “14 case studies”, or “14 results” of several types."""
    model = content_page_types().get(page_types[0]) if len(page_types) == 1 else None
    one, many = (model._meta.verbose_name, model._meta.verbose_name_plural) if model else ("result", "results")
    return f"{total:,} {one if total == 1 else many}"


def what_is_shown(query, schemes):
    """Return what a list shows as a title: “Case studies about Co-production in Wales”."""
    types = query.chosen_types or (query.types if len(query.types) == 1 else ())
    labels = [type_label(name) for name in types]
    what = " and ".join([*labels[:1], *(label.lower() for label in labels[1:])]) or "All pages"
    return f"{what} {about(query, schemes)}".strip()


def about(query, schemes):
    """Return the rest of the sentence that says what is shown: “about Co-production in Wales”."""
    parts = [f"matching “{query.text}”"] if query.text else []
    lead_ins = {"theme": "about", "place": "in"}
    for slug, choices in query.terms.items():
        labels = " or ".join(choice.label for choice in choices)
        or_better = " or better" if schemes[slug].vocabulary.cumulative else ""
        parts.append(f"{lead_ins.get(slug, f'with {schemes[slug].vocabulary.name.lower()}:')} {labels}{or_better}")
    if query.from_year:
        parts.append(f"from {query.from_year}")
    if query.to_year:
        parts.append(f"up to {query.to_year}")
    return ", ".join(parts)


def page_links(query, url, total):
    """Return the links to the other pages of results, with gaps where there are many."""
    paginator = Paginator(range(total), PAGE_SIZE)
    if paginator.num_pages == 1:
        return {"pages": []}
    numbers = paginator.get_elided_page_range(query.page, on_each_side=2, on_ends=1)
    links = [
        {"number": number, "url": address(url, query, number), "current": number == query.page}
        if isinstance(number, int)
        else {"number": "", "url": "", "current": False}
        for number in numbers
    ]
    return {
        "pages": links,
        "previous_url": address(url, query, query.page - 1) if query.page > 1 else "",
        "next_url": address(url, query, query.page + 1) if query.page < paginator.num_pages else "",
    }
