"""Empties the database after a test that committed, and brings back what the migrations wrote. Django saves record by
record, and PostgreSQL makes a new file for each table that it truncates, which takes seconds each time; here a table
is emptied by one statement and written by a few."""

from functools import lru_cache
from itertools import groupby

from django.core import serializers
from django.db import connection, transaction
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery


@lru_cache(maxsize=1)
def records_in(data):
    """Return the records of a serialised database as [(model, [record, …])], in their order."""
    records = list(serializers.deserialize("json", data))
    return [(model, list(found)) for model, found in groupby(records, key=lambda record: type(record.object))]


def restore(creation, data):
    """Write those records of a serialised database that are not there."""
    with transaction.atomic(), connection.constraint_checks_disabled():
        for model, records in records_in(data):
            for start in range(0, len(records), 100):
                insert(model, [record.object for record in records[start : start + 100]])
        for _, records in records_in(data):
            for record in records:
                for name, others in record.m2m_data.items():
                    if others:
                        getattr(record.object, name).set(others)
    connection.check_constraints()


def statements_that_empty(operations, style, tables, **options):
    """Return the SQL that empties PostgreSQL's tables; what refers to what is checked when all are empty."""
    return [f"DELETE FROM {operations.quote_name(table)}" for table in tables]


def insert(model, instances):
    query = InsertQuery(model, on_conflict=OnConflict.IGNORE)
    query.insert_values(model._meta.local_concrete_fields, instances, raw=True)
    query.get_compiler(using="default").execute_sql()
