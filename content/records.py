"""Reads a page's records, which lie in many tables, with one query.

A case study has five kinds of records and a summit report seven. Asked one by one they alone would cost a reader more
queries than a whole page may need. Here each table gives its rows as JSON, and the database sends them together.
"""

from django.db.models import CharField, Value
from django.db.models.functions import JSONObject
from modelcluster.models import get_all_child_relations


def records_of(page, *relations, **below):
    """Return {relation: [record, …]} of a page in the order of its records.

    `below` names further querysets to read with them, such as the answers to a page's questions. What an unsaved
    change holds in memory, as in a preview, is taken from there, and nothing below it is read.
    """
    managers = {name: getattr(page, name) for name in relations}
    in_memory = {name: list(manager.all()) for name, manager in managers.items() if manager.is_deferring}
    stored = {name: manager.get_live_queryset() for name, manager in managers.items() if not manager.is_deferring}
    return {**read_together({**stored, **({} if in_memory else below)}), **in_memory}


def read_together(querysets):
    """Return {name: [instance, …]} for {name: queryset} of plain models, read in one query.

    Each list is in the order of `sort_order`, where the model has one, then of the primary key.
    """
    if not querysets:
        return {}
    parts = [rows_as_json(name, queryset) for name, queryset in querysets.items()]
    found = {name: [] for name in querysets}
    for name, row in parts[0].union(*parts[1:], all=True):
        found[name].append(instance_of(querysets[name], row))
    return {name: sorted(records, key=place_in_order) for name, records in found.items()}


def rows_as_json(name, queryset):
    columns = {field.attname: field.attname for field in queryset.model._meta.concrete_fields}
    return queryset.order_by().values_list(Value(name, output_field=CharField()), JSONObject(**columns))


def instance_of(queryset, row):
    fields = queryset.model._meta.concrete_fields
    values = [python_value(field, row[field.attname]) for field in fields]
    return queryset.model.from_db(queryset.db, [field.attname for field in fields], values)


def python_value(field, value):
    """Return a value of JSON as its field's. A number with a fraction goes by its digits, not by its binary form."""
    return field.to_python(str(value) if isinstance(value, float) else value)


def place_in_order(record):
    return getattr(record, "sort_order", 0), record.pk


def without_parents(model, content):
    """Return the content of a revision, in which no record names the page that it belongs to: to be sure that the page
    is there, it would be looked up once for every record."""
    parents = {relation.get_accessor_name(): relation.field.name for relation in get_all_child_relations(model)}
    records = {
        name: [{key: value for key, value in row.items() if key != parents[name]} for row in rows]
        for name, rows in content.items()
        if name in parents
    }
    return content | records
