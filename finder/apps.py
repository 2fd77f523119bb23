from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save


class FinderConfig(AppConfig):
    name = "finder"
    verbose_name = "Finder"

    def ready(self):
        from wagtail.models import Page, PageViewRestriction

        from content.signals import page_deleting, page_saved, page_saving
        from finder.index import receivers
        from finder.index.reindexing import fill_empty_index
        from finder.models import Entry
        from finder.signals import entries_changed
        from finder.social_cards.pictures import entries_were_changed
        from taxonomy.models import Term, Vocabulary, VocabularyUse
        from taxonomy.signals import terms_changed, terms_changing

        page_saving.connect(receivers.hold)
        page_deleting.connect(receivers.page_is_deleted)
        page_saved.connect(receivers.page_was_saved)
        terms_changing.connect(receivers.hold)
        terms_changed.connect(receivers.terms_were_changed)
        post_save.connect(receivers.base_page_was_saved, sender=Page)
        post_save.connect(receivers.restriction_changed, sender=PageViewRestriction)
        post_delete.connect(receivers.restriction_changed, sender=PageViewRestriction)
        post_save.connect(receivers.vocabulary_was_saved, sender=Vocabulary)
        for shown in ("home.NetworkSettings", "images.NetworkImage"):
            post_save.connect(receivers.shown_thing_was_saved, sender=shown)
        for part in (Term, VocabularyUse):
            for signal in (post_save, post_delete):
                signal.connect(receivers.part_of_vocabulary_was_saved, sender=part)
        m2m_changed.connect(receivers.part_of_vocabulary_was_saved, sender=Term.replaced_by.through)
        post_delete.connect(receivers.entry_was_deleted, sender=Entry)
        entries_changed.connect(entries_were_changed)
        post_migrate.connect(fill_empty_index, sender=self)
