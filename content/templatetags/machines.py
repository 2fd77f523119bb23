"""What the head of a page tells machines: its own address, and what it is."""

from django import template
from django.utils.safestring import SafeString

from content.structured_data import article, breadcrumb_list, data_block, defined_term

register = template.Library()


class Keep(template.Node):
    """Renders nothing, but keeps what stands between its tags under a name."""

    def __init__(self, nodelist, name):
        self.nodelist, self.name = nodelist, name

    def render(self, context):
        context[self.name] = SafeString(self.nodelist.render(context).strip())  # escaped where it was written
        return ""


@register.tag
def keep(parser, token):
    """Keep a part of a page to write it more than once: {% keep head_title %}…{% endkeep %}."""
    _, name = token.split_contents()
    nodelist = parser.parse(["endkeep"])
    parser.delete_first_token()
    return Keep(nodelist, name)


def request_of(context):
    """Return the request, also within an include that was given nothing."""
    return getattr(context, "request", None) or context.get("request")


@register.simple_tag(takes_context=True)
def canonical_address(context):
    """Return the one address of what is shown; empty for a list from which somebody has chosen, which search engines
    are asked to leave out."""
    request = request_of(context)
    if request is None or context.get("chips"):
        return ""
    number = getattr(context.get("query"), "page", 1)
    address = request.build_absolute_uri(request.path)
    return f"{address}?page={number}" if number > 1 else address


@register.simple_tag(takes_context=True)
def article_data(context, page, kind="Article", **more):
    """Describe the page to search engines."""
    return data_block(article(page, kind, request_of(context), **more))


@register.simple_tag(takes_context=True)
def term_data(context, term):
    """Describe the term whose page it is to search engines."""
    return data_block(defined_term(term, request_of(context)))


@register.simple_tag(takes_context=True)
def breadcrumb_data(context, items):
    """Describe the way down to the page to search engines."""
    request = request_of(context)
    return data_block(breadcrumb_list(items, request)) if request else ""
