"""Addresses of the questions that summits raised."""

from django.urls import path

from summits import views

app_name = "summits"
urlpatterns = [
    path("questions/", views.questions, name="questions"),
    path("questions/<slug:slug>/", views.question, name="question"),
]
