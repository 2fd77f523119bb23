"""What the form calls its fields, wherever else they are spoken of."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst

from content.terms import PREFIX


def label_of(model, name):
    """Return the label of a field, of a list of records or of a vocabulary; empty for what the form has not."""
    if name.startswith(PREFIX):
        return capfirst(name.removeprefix(PREFIX).replace("-", " "))
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return ""
    is_list = field.auto_created
    return capfirst(field.related_model._meta.verbose_name_plural if is_list else field.verbose_name)
