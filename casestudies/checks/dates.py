"""When a case study is checked again, and whether that is overdue."""

import calendar

from django.utils import timezone

MONTHS_BETWEEN_CHECKS = 12


def next_check(day):
    """Return the day of the check that follows one, or a publication, on `day`."""
    return months_after(day, MONTHS_BETWEEN_CHECKS)


def months_after(day, months):
    """Return the same day so many months later, or the last of its month where that is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


def is_overdue(page):
    """Say whether the day of a case study's check has gone by."""
    return bool(page.next_check_due) and page.next_check_due < timezone.localdate()


def in_words(day):
    return f"{day:%-d %B %Y}"
