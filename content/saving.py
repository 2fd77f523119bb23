"""What the edit form asks the server while somebody writes."""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.views import View


class SignedInView(View):
    """Says who is signed in, and with which token their forms are taken: signing in again changes it, and a form that
    was open all the while still holds the old one. Who is not signed in is led to the sign-in page, as everywhere."""

    def get(self, request):
        return JsonResponse({"user": request.user.pk, "token": get_token(request)})
