from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = "Content"

    def ready(self):
        from content.mails import take_the_place_of_wagtails  # it needs the models

        take_the_place_of_wagtails()
