"""The same import on screen: the template, a file, a preview of every row, the deed."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from casestudies.models import CaseStudyImport, CaseStudyPage, SheetUpload
from tests.factories.pages import CaseStudyPageFactory
from tests.factories.users import UserFactory
from tests.importing.sheets import csv_of, row, saved

pytestmark = pytest.mark.django_db
URL = "/admin/import-case-studies/"


def upload(client, content, name="cases.csv"):
    """Choose a file; return the preview's address, or the form when it is shown again."""
    response = client.post(URL, {"file": SimpleUploadedFile(name, content)})
    return response.url if response.status_code == 302 else response


def given(response):
    return load_workbook(io.BytesIO(b"".join(response.streaming_content)))


def test_a_file_is_previewed_imported_and_listed(as_editor, editor):
    page = CaseStudyPageFactory(title="Falls clinic")
    assert URL in as_editor.get(reverse("case_studies:index")).content.decode()
    preview = upload(as_editor, csv_of(row("New one", Result="<b>x"), row("Changed", Identifier=page.identifier)))
    shown = as_editor.get(preview)
    content = shown.content.decode()
    assert not CaseStudyImport.objects.exists()
    for told in ("1 new, 1 changed", f"{page.identifier}: 1 change", "Falls clinic", "2 of 14", "&lt;b&gt;x"):
        assert told in content
    assert "Say in one sentence what changed." not in content  # it has a result
    assert "Write a summary of two or three sentences." in content

    response = as_editor.post(preview, {"digest": shown.context["plan"].digest}, follow=True)
    new = CaseStudyPage.objects.get(title="New one")
    assert (new.live, new.owner, new.latest_revision.user) == (False, editor, editor)
    assert reverse("wagtailadmin_pages:edit", args=[new.pk]) in response.content.decode()
    assert "Imported as drafts: 1 new, 1 changed." in response.content.decode()
    assert as_editor.get(preview).status_code == 404
    assert "1 new, 1 changed" in as_editor.get(URL).content.decode()


def test_faults_stand_in_a_table_and_nothing_can_be_imported(as_editor):
    preview = upload(as_editor, csv_of(row("New", Theme="Co-producton"), *([row("", Result="r")] * 250)))
    content = as_editor.get(preview).content.decode()
    assert "Row 2, column G (Theme)" in content
    assert "Did you mean “Co-production”?" in content
    assert "and 51 more." in content
    assert "Import as drafts" not in content
    as_editor.post(preview, {"digest": ""})
    assert not CaseStudyPage.objects.exists()
    content = as_editor.get(upload(as_editor, b"\x89PNG", "cases.xlsx")).content.decode()
    assert "This is not a workbook, whatever its name says." in content
    assert "Choose a file." in as_editor.post(URL).content.decode()
    assert "The file is empty" in upload(as_editor, b"").content.decode()


def test_what_changed_after_the_preview_is_shown_before_anything_is_done(as_editor):
    page = CaseStudyPageFactory(title="Falls clinic")
    preview = upload(as_editor, csv_of(row("Changed", Identifier=page.identifier)))
    digest = as_editor.get(preview).context["plan"].digest
    page.result = "Somebody else’s sentence"
    page.save_revision()
    response = as_editor.post(preview, {"digest": digest})
    assert "The case studies have changed since you looked." in response.content.decode()
    assert not CaseStudyImport.objects.exists()
    assert as_editor.post(preview, {"digest": response.context["plan"].digest}).status_code == 302
    latest = CaseStudyPage.objects.get().get_latest_revision_as_object()
    assert (latest.title, latest.result) == ("Changed", "Somebody else’s sentence")


def test_only_those_who_change_in_bulk_come_here_and_each_sees_their_own_file(client, editor):
    client.force_login(editor)
    preview = upload(client, csv_of(row("New")))
    client.post(preview, {"digest": client.get(preview).context["plan"].digest})
    made = CaseStudyImport.objects.get()
    waiting = upload(client, csv_of(row("Mine")))
    client.force_login(UserFactory(group="Editors"))
    assert client.get(waiting).status_code == 404
    author = UserFactory(group="Authors")
    client.force_login(author)
    own = reverse("preview_import", args=[SheetUpload.objects.create(user=author, name="a.csv", content=b"Title").pk])
    result = reverse("case_study_import", args=[made.pk])
    for url in (URL, f"{URL}template.xlsx", own, result, f"{result}sheet.xlsx"):
        assert client.get(url).url == reverse("wagtailadmin_home"), url
        client.post(url)
    assert URL not in client.get(reverse("case_studies:index")).content.decode()
    assert CaseStudyPage.objects.count() == 1


def test_the_template_has_every_field_its_choices_and_an_example_that_is_not_imported(as_editor, command):
    book = given(as_editor.get(f"{URL}template.xlsx"))
    sheet = book["Case studies"]
    headings = {cell.value: cell for cell in sheet[1]}
    assert {"Identifier", "Title", "The challenge", "Theme", "Place", "Found not effective"} <= set(headings)
    assert "at most 280 characters" in headings["Summary"].comment.text
    assert "Choose at least one and at most 3." in headings["Theme"].comment.text
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    place = headings["Place"].column_letter
    column, last = rules[f"{place}2:{place}5001"].formula1.replace("'", "").removeprefix("Lists!$").split("$")[0::3]
    assert (book["Lists"][f"{column}1"].value, book["Lists"].sheet_state) == ("Abroad", "hidden")
    assert int(last) > 400
    assert book["Terms"]["A2"].value == "Theme"
    assert "no case studies" in as_editor.get(upload(as_editor, saved(book), "t.xlsx")).content.decode()

    sheet["B2"] = "A falls clinic of our own"
    for further in ("Key figures", "Partners", "Sources", "Further reading"):
        book[further]["A2"] = "A falls clinic of our own"
    command.run(saved(book), name="t.xlsx")
    page = CaseStudyPage.objects.get()
    assert (page.title, page.illustrative, page.key_figures.get().measure) == (
        *("A falls clinic of our own", True, "Ambulance calls for falls"),
    )
    assert (page.readiness_note.missing, page.related_items.get().url) == (0, "https://www.example.org/falls")

    book = given(as_editor.get(reverse("imported_sheet", args=[CaseStudyImport.objects.get().pk])))
    sheet = book["Case studies"]
    assert sheet["A2"].value == f"draft-{page.pk}"
    assert "1 unchanged" in command.run(saved(book), name="again.xlsx")
    sheet["B2"] = "=A clinic"
    sheet["B2"].data_type = "s"
    assert f"changed draft-{page.pk} “=A clinic”" in command.run(saved(book), name="again.xlsx")


def test_the_example_that_somebody_changed_must_get_a_title_of_its_own(as_editor):
    book = given(as_editor.get(f"{URL}template.xlsx"))
    book["Case studies"]["C2"] = "Another result"
    content = as_editor.get(upload(as_editor, saved(book), "t.xlsx")).content.decode()
    assert "The row began as the example of the template." in content
