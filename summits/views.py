"""The questions that summits raised, which stand outside the page tree."""

from django.shortcuts import render
from django.views.decorators.http import conditional_page, require_safe

from finder.sharing import shared
from summits.questions import question_context, questions_context


@require_safe
@conditional_page
def questions(request):
    """List all questions, or those about the themes that were chosen."""
    return shared(request, [], lambda: render(request, "summits/questions.html", questions_context(request)))


@require_safe
@conditional_page
def question(request, slug):
    """Show one question and what practice answers so far."""
    return shared(request, [], lambda: render(request, "summits/question.html", question_context(request, slug)))
