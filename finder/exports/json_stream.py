"""Results as JSON, as a stream."""

import json

from django.core.serializers.json import DjangoJSONEncoder

from finder.exports.rows import batches


def json_stream(layout, results, request):
    """Yield the results as one JSON object, a batch at a time."""
    yield f'{{"total": {results.total}, "results": ['
    between = "\n"
    for pages, around in batches(results, request):
        records = [as_json(layout.record(page, around)) for page in pages]
        if records:
            yield between + ",\n".join(records)
            between = ",\n"
    yield "\n]}\n"


def as_json(value):
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
