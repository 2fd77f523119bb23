"""Importing and exporting in the admin: upload, look, do."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from taxonomy.admin import import_forms
from taxonomy.models import TaxonomyChange, TaxonomyUpload, Term, Vocabulary
from taxonomy.skos.collecting import all_schemes
from taxonomy.skos.exporting import export
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.terms import TermFactory
from tests.factories.users import UserFactory
from tests.publishing.admin import messages_in
from tests.taxonomy.skos.files import concept, topic, topics, turtle

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/taxonomy/import/"


def upload(client, content, name="topics.ttl", **choices):
    """Send a file; return the page to which the answer leads."""
    content = content if isinstance(content, bytes) else content.encode()
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content), **choices}, follow=True)


def do(response, **data):
    """Press the button at the end of a report."""
    digest = response.context["report"].digest
    return response.client.post(response.request["PATH_INFO"], {"digest": digest, **data})


def headings(response):
    return [group.heading for vocabulary in response.context["report"].vocabularies for group in vocabulary.groups]


class TestLooking:
    def test_the_report_has_what_is_added_changed_and_removed(self, as_manager, care):
        TermFactory(vocabulary="topic", slug="gone", pref_label="Gone")
        content = concept("care", "CARE", "; skos:definition 'Looking after.'@en") + concept("falls")
        response = upload(as_manager, turtle(content), retire_missing="on")
        assert headings(response) == ["Added", "Changed", "Removed from use (retired)"]
        assert topics() == {"care": "Care", "gone": "Gone"}
        for shown in ("Looking after.", "Tending.", "Falls", "Nothing has changed yet"):
            assert shown in response.content.decode()

    def test_conflicts_are_named_and_leave_no_button(self, as_manager, care):
        CaseStudyPageFactory(terms={"topic": [care]})
        response = upload(as_manager, turtle(concept("care", more="; owl:deprecated true") + concept("falls")))
        page = response.content.decode()
        assert "Conflicts: 1." in page
        assert "is deprecated in the file and in use here" in page
        assert "“Falls”" not in page
        assert 'name="digest"' not in page

    def test_a_file_that_cannot_be_read_says_why(self, as_manager):
        page = upload(as_manager, "nonsense").content.decode()
        assert "This file cannot be imported." in page
        assert "Line 1 is not Turtle" in page
        assert 'name="digest"' not in page

    @pytest.mark.parametrize(
        ("more", "told"),
        [
            ("e:topics dcterms:description 'a\\uD800'@en .", "a character that cannot be kept"),
            ("e:topics dcterms:title 'a\\uD800'@en-GB .", "a character that cannot be kept"),
            ("e:a skos:notation '1', '2' ; skos:prefLabel 'A\\uD800'@en-GB .", "has 2 notations"),
        ],
    )
    def test_half_a_character_is_told_as_it_can_be_shown(self, as_manager, more, told):
        response = upload(as_manager, turtle(concept("a") + more))
        assert response.status_code == 200
        assert told in response.content.decode()

    def test_a_file_that_says_nothing_new_leaves_no_button(self, as_manager, care):
        response = upload(as_manager, export(all_schemes(), "csv"), "taxonomy.csv")
        page = response.content.decode()
        assert "The file says nothing that is not here already." in page
        assert 'name="digest"' not in page

    def test_what_happens_to_pages_is_told(self, as_manager, care):
        CaseStudyPageFactory(terms={"topic": [care]})
        ended = concept("care", more="; owl:deprecated true ; dcterms:isReplacedBy e:falls") + concept("falls")
        assert "1 page: “Care” becomes “Falls”" in upload(as_manager, turtle(ended)).content.decode()

    def test_very_many_conflicts_are_counted(self, as_manager, care):
        concepts = "".join(concept(f"c{n}", more="; skos:broader e:nobody") for n in range(150))
        page = upload(as_manager, turtle(concepts)).content.decode()
        assert "Conflicts: 150." in page
        assert "and 50 more" in page


class TestDoing:
    def test_it_is_done_recorded_and_told(self, as_manager, manager, care):
        response = do(upload(as_manager, turtle(concept("falls"))), why="They asked for it.")
        assert response.url == reverse("taxonomy_vocabulary_modeladmin_index")
        assert "Topic: Imported “topics.ttl”: 1 added." in messages_in(response)[0]
        change = TaxonomyChange.objects.get()
        assert (change.user, change.note, topic("falls").pref_label) == (manager, "They asked for it.", "Falls")
        assert not TaxonomyUpload.objects.exists()

    def test_a_list_goes_into_the_chosen_vocabulary(self, as_manager, care):
        do(upload(as_manager, "label\nFalls\n", "list.csv", vocabulary="topic"))
        assert topics() == {"care": "Care", "falls": "Falls"}

    def test_what_changed_meanwhile_is_shown_and_nothing_is_written(self, as_manager, care):
        response = upload(as_manager, turtle(concept("care", "CARE")))
        Term.objects.filter(pk=care.pk).update(pref_label="care")
        again = do(response, why="Because.")
        page = again.content.decode()
        assert "Something changed since this preview was made" in page
        assert "Because." in page
        assert topic("care").pref_label == "care"
        do(again)
        assert topic("care").pref_label == "CARE"

    def test_a_conflict_that_came_meanwhile_is_shown(self, as_manager, care):
        response = upload(as_manager, turtle(concept("care", more="; owl:deprecated true")))
        CaseStudyPageFactory(terms={"topic": [care]})
        assert "in use here" in do(response).content.decode()
        assert topic("care").status == "in-use"

    def test_a_forged_digest_does_nothing(self, as_manager, care):
        response = upload(as_manager, turtle(concept("falls")))
        for digest in ("", "x" * 5000, "\x00"):
            as_manager.post(response.request["PATH_INFO"], {"digest": digest})
        assert topics() == {"care": "Care"}

    def test_a_conflict_is_not_done_by_sending_its_digest(self, as_manager, care):
        do(upload(as_manager, turtle(concept("falls", more="; skos:broader e:nobody"))))
        assert topics() == {"care": "Care"}


class TestUploading:
    def test_a_file_must_be_chosen_and_not_be_empty(self, as_manager):
        assert "Choose a file." in as_manager.post(UPLOAD, {}).content.decode()
        assert "The file is empty." in upload(as_manager, b"").content.decode()

    def test_a_file_that_is_too_large_is_refused(self, as_manager, monkeypatch):
        monkeypatch.setattr(import_forms, "LARGEST", 10)
        assert "The file is larger than" in upload(as_manager, b"# " * 10).content.decode()
        assert not TaxonomyUpload.objects.exists()

    def test_a_vocabulary_that_is_not_there_is_refused(self, as_manager):
        assert upload(as_manager, b"#", vocabulary="nope").context["form"].errors["vocabulary"]

    def test_only_who_uploaded_it_may_go_on(self, as_manager, client, care):
        response = upload(as_manager, turtle(concept("falls")))
        client.force_login(UserFactory(group="Taxonomy managers"))
        path = response.request["PATH_INFO"]
        assert client.get(path).status_code == 404
        assert client.post(path, {"digest": response.context["report"].digest}).status_code == 404

    def test_an_upload_that_nobody_came_back_for_is_forgotten(self, as_manager):
        upload(as_manager, b"# old")
        TaxonomyUpload.objects.update(made_at=timezone.now() - timedelta(hours=25))
        upload(as_manager, b"# new")
        assert [bytes(kept.content) for kept in TaxonomyUpload.objects.all()] == [b"# new"]

    def test_ids_that_there_are_not(self, as_manager):
        for pk in (0, 10**30):
            assert as_manager.get(f"{UPLOAD}{pk}/").status_code == 404


class TestPermission:
    @pytest.mark.parametrize("path", [UPLOAD, "/admin/taxonomy/export/", "/admin/taxonomy/export/?format=ttl"])
    def test_editors_may_not(self, as_editor, path):
        assert as_editor.get(path).status_code == 302
        assert as_editor.post(path).status_code == 302
        assert not TaxonomyUpload.objects.exists()

    def test_who_may_only_change_terms_may_not(self, client):
        user = UserFactory()
        codenames = ["access_admin", "change_term"]
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        assert client.get(UPLOAD).status_code == 302

    def test_who_may_not_add_vocabularies_cannot_bring_one(self, client):
        user = UserFactory()
        codenames = ["access_admin", "add_term", "change_term"]
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        response = upload(client, turtle(concept("care")))
        assert "which you may not add. Ask an administrator" in response.content.decode()
        do(response)
        assert not Vocabulary.objects.filter(slug="topic").exists()


class TestExporting:
    @pytest.mark.parametrize(("form", "media_type"), [("csv", "text/csv"), ("ttl", "text/turtle")])
    def test_everything_is_given_out(self, as_manager, rich, form, media_type):
        response = as_manager.get("/admin/taxonomy/export/", {"format": form})
        assert response["Content-Type"] == f"{media_type}; charset=utf-8"
        assert response["Content-Disposition"] == f'attachment; filename="taxonomy.{form}"'
        assert "Waiting" in response.content.decode()

    @pytest.mark.parametrize("form", ["", "xml", "\x00"])
    def test_a_format_that_is_not_known_shows_those_that_are(self, as_manager, form):
        assert "Turtle" in as_manager.get("/admin/taxonomy/export/", {"format": form}).content.decode()

    def test_both_stand_above_the_list_of_vocabularies(self, as_manager):
        page = as_manager.get(reverse("taxonomy_vocabulary_modeladmin_index")).content.decode()
        assert f'href="{UPLOAD}"' in page
        assert 'href="/admin/taxonomy/export/"' in page
