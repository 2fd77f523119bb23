"""Makes the network's roles and its one-step moderation, in the place of Wagtail's Moderators and their workflow."""

from django.db import migrations

PAGES = "wagtailcore.page"
IMAGES = "wagtailimages.image"
DOCUMENTS = "wagtaildocs.document"

TREE_RIGHTS = {
    "Authors": ["add"],
    "Editors": ["add", "change", "publish", "bulk_delete", "lock", "unlock"],
    "Administrators": ["add", "change", "publish", "bulk_delete", "lock", "unlock"],
}
LIBRARY_RIGHTS = {
    "Authors": ["add", "choose"],
    "Editors": ["add", "change", "delete", "choose"],
    "Administrators": ["add", "change", "delete", "choose"],
}
MODEL_RIGHTS = {
    "Authors": [],
    "Editors": [("wagtailredirects.redirect", ["add", "change", "delete"])],
    "Taxonomy managers": [("taxonomy.vocabulary", ["add", "change"]), ("taxonomy.term", ["add", "change", "delete"])],
    "Network managers": [],
    "Administrators": [
        ("wagtailredirects.redirect", ["add", "change", "delete"]),
        ("taxonomy.vocabulary", ["add", "change"]),
        ("taxonomy.term", ["add", "change", "delete"]),
        ("home.networksettings", ["change"]),
        ("wagtailcore.site", ["add", "change", "delete"]),
        ("wagtailcore.workflow", ["add", "change", "delete"]),
        ("auth.user", ["add", "change", "delete"]),
        ("auth.group", ["add", "change", "delete"]),
    ],
}
REVIEW = "Review by an editor"


def permission(apps, model, action):
    ContentType = apps.get_model("contenttypes", "ContentType")
    app_label, model_name = model.split(".")
    content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model_name)
    return apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=f"{action}_{model_name}",
        defaults={"name": f"Can {action} {model_name}"},
    )[0]


def admin_access(apps):
    return apps.get_model("auth", "Permission").objects.get(
        codename="access_admin", content_type__app_label="wagtailadmin"
    )


def create_groups(apps):
    Group = apps.get_model("auth", "Group")
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    collection = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    PageRight = apps.get_model("wagtailcore", "GroupPagePermission")
    CollectionRight = apps.get_model("wagtailcore", "GroupCollectionPermission")
    Group.objects.filter(name="Moderators").delete()
    for name, models in MODEL_RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set([admin_access(apps)])
        group.permissions.add(*(permission(apps, model, action) for model, actions in models for action in actions))
        PageRight.objects.filter(group=group).delete()
        CollectionRight.objects.filter(group=group).delete()
        for action in TREE_RIGHTS.get(name, []):
            PageRight.objects.create(group=group, page=root, permission=permission(apps, PAGES, action))
        for action in LIBRARY_RIGHTS.get(name, []):
            for model in (IMAGES, DOCUMENTS):
                CollectionRight.objects.create(
                    group=group, collection=collection, permission=permission(apps, model, action)
                )


def create_workflow(apps):
    ContentType = apps.get_model("contenttypes", "ContentType")
    apps.get_model("wagtailcore", "Workflow").objects.all().delete()
    apps.get_model("wagtailcore", "Task").objects.all().delete()
    content_type, _ = ContentType.objects.get_or_create(app_label="content", model="reviewtask")
    task = apps.get_model("content", "ReviewTask").objects.create(name=REVIEW, content_type=content_type)
    task.groups.add(apps.get_model("auth", "Group").objects.get(name="Editors"))
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=REVIEW)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    apps.get_model("wagtailcore", "WorkflowPage").objects.create(
        workflow=workflow, page=apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    )


def create_roles(apps, schema_editor):
    create_groups(apps)
    create_workflow(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_site_tree"),
        ("content", "0001_initial"),
        ("taxonomy", "0002_starting_vocabularies"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(create_roles, migrations.RunPython.noop)]
