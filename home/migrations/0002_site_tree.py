"""Makes the pages that every site of the network has, so that editors find them in place: the home page, the three
indexes and the themes."""

from django.db import migrations

CHILDREN = [
    ("casestudies", "CaseStudyIndexPage", "Case studies", "case-studies"),
    ("stories", "StoryIndexPage", "Stories", "stories"),
    ("summits", "SummitIndexPage", "Summits", "summits"),
    ("home", "ThemesPage", "Themes", "themes"),
]


def create_page(apps, app_label, model_name, **fields):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Locale = apps.get_model("wagtailcore", "Locale")
    content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model_name.lower())
    return apps.get_model(app_label, model_name).objects.create(
        content_type=content_type, locale=Locale.objects.get(), draft_title=fields["title"], **fields
    )


def create_tree(apps, schema_editor):
    Site = apps.get_model("wagtailcore", "Site")
    Page = apps.get_model("wagtailcore", "Page")
    Page.objects.filter(depth=2, slug="home", content_type__model="page").delete()
    Page.objects.filter(depth=1).update(numchild=1)
    home = create_page(
        apps, "home", "HomePage", title="Home", slug="home", path="00010001", depth=2, url_path="/home/", numchild=4
    )
    for number, (app_label, model_name, title, slug) in enumerate(CHILDREN, start=1):
        create_page(
            apps,
            app_label,
            model_name,
            title=title,
            slug=slug,
            path=f"00010001{number:04}",
            depth=3,
            url_path=f"/home/{slug}/",
            show_in_menus=True,
        )
    Site.objects.create(
        hostname="localhost",
        root_page_id=home.pk,
        is_default_site=True,
        site_name="Public Services Learning and Innovation Network",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("casestudies", "0001_initial"),
        ("stories", "0001_initial"),
        ("summits", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(create_tree, migrations.RunPython.noop)]
