"""Everything that the template of a list needs, from one request."""

from django.core.paginator import Paginator
from django.http import Http404

from finder.addresses import COMPARE_PATH
from finder.answers import answer_context
from finder.cards import cards_for
from finder.exports.links import export_links, feed_address, list_name
from finder.filters import address, chips, filter_groups, type_group, unshown_choices
from finder.index.snapshot import current_snapshot
from finder.no_results import no_results
from finder.query import SORTS, Parser
from finder.search import PAGE_SIZE, search
from finder.sentences import about, counted, what_is_shown
from finder.unanswered import count_unanswered


def ask(params, page_types, types_to_choose=False):
    """Return the results of these parameters among the pages of these types, and a sentence for each thing that was
    not understood."""
    index = current_snapshot()
    schemes = index.vocabularies.of(page_types)
    query, notices = Parser(params, schemes, frozenset(page_types), types_to_choose).parse()
    return search(query, schemes, index), notices


def listing_context(request, page_types, url, types_to_choose=False):
    """Return the context of a list of pages of these types, among which a reader may be let choose. Raises Http404
    beyond the last page."""
    results, notices = ask(request.GET, page_types, types_to_choose)
    query, schemes, name = results.query, results.schemes, list_name(page_types, types_to_choose)
    last = max(1, -(-results.total // PAGE_SIZE))
    if query.page > last:
        raise Http404(f"There are {last} pages of results.")
    cards = cards_for(results.page_ids(query.page), results.index, request, results.marker)
    groups = ([type_group(results)] if types_to_choose else []) + filter_groups(results, request.GET)
    count_unanswered(request, name, results)
    return {
        "query": query,
        "results": results,
        "cards": cards,
        "compare_path": COMPARE_PATH if any(card.identifier for card in cards) else "",
        "counted": counted(results.total, *(query.chosen_types or page_types)),
        "about": about(results.answered_query, schemes, partly=results.answer.partly if results.answer else ""),
        "answer": answer_context(results, url),
        "groups": groups,
        "chosen_count": sum(group.chosen_count for group in groups) + bool(query.from_year) + bool(query.to_year),
        "chips": chips(query, schemes, url),
        "unshown": unshown_choices(query, groups),
        "clear_url": url,
        "no_results": no_results(results, url, request),
        "notices": [{"level": "info", "text": notice} for notice in notices],
        "sort_options": [
            {"value": "" if value == query.default_sort else value, "label": label, "chosen": value == query.sort}
            for value, label in SORTS.items()
            if value == query.sort or is_offered(value, query, schemes)
        ],
        "exports": export_links(name, query),
        "feed_url": feed_address(name, query),
        "feed_title": what_is_shown(query, schemes),
        "shown_at": request.build_absolute_uri(address(url, query, query.page)),
        **page_links(query, url, results.total),
    }


def is_offered(sort, query, schemes):
    """Say whether this order means something here: matching needs words, evidence pages that have a level of it."""
    needs = {"relevance": query.text, "evidence": "evidence" in schemes}
    return bool(needs.get(sort, True))


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
