"""Permanent identifiers: CS-0001, given when a case study first goes live, never given again."""

import re

from django.db import models

PATTERN = re.compile(r"CS-([0-9]{4}|[1-9][0-9]{4,8})")


def written(number):
    """Return the identifier as people write it: CS-0001."""
    return f"CS-{number:04}"


def number_of(text):
    """Return the number of an identifier as people write it; None when `text` is not one."""
    match = PATTERN.fullmatch(text)
    return int(match[1]) if match else None


class Identifier(models.Model):
    """The number of one case study. The database hands out the numbers, so that two publishes at the same moment
    cannot share one, and a number whose page is deleted stays taken."""

    number = models.AutoField(primary_key=True)
    page = models.OneToOneField(
        "casestudies.CaseStudyPage", null=True, on_delete=models.SET_NULL, related_name="identifier_record"
    )

    def __str__(self):
        return written(self.number)

    @classmethod
    def issue(cls, page):
        """Return the identifier of `page`, giving it one if it has none yet."""
        return cls.objects.get_or_create(page=page)[0]

    @classmethod
    def find(cls, text):
        """Return the identifier written as `text`, such as CS-0001; raises DoesNotExist when it was never issued."""
        number = number_of(text)
        if number is None:
            raise cls.DoesNotExist(text)
        return cls.objects.select_related("page").get(number=number)
