"""The four groups of the desk and what each may do. Permissions are made here, since Django makes them only after migrating."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

READ = ["view"]
WRITE = ["view", "add", "change"]
ALL = ["view", "add", "change", "delete"]
STATEMENTS = ["territory", "participation", "framework", "involvement", "funding", "milestone", "duration", "quantity"]
VOCABULARY = ["place", "placealias", "organisation", "organisationalias", "programme", "programmealias", "person", "personalias", "theme"]
ENTITIES = VOCABULARY[2:8]
HISTORY = ["historyentry", "publication", "decision", "change", "tombstone", "merge", "publishedinitiative"]

CONTRIBUTOR = {
    "import": WRITE, "importitem": READ, "document": WRITE, "passage": WRITE, "claim": WRITE, "initiative": WRITE, "relation": ALL,
    "comment": WRITE, "contribution": READ, "savedfilter": ALL, **{name: READ for name in VOCABULARY + HISTORY},
    **{name: ALL for name in STATEMENTS},
}  # fmt: skip
EDITOR = CONTRIBUTOR | {name: WRITE for name in ENTITIES} | {"contribution": WRITE, "secondreview": WRITE}
PUBLISHER = EDITOR | {"import": ALL, "redirect": READ}
ADMINISTRATOR = PUBLISHER | {name: ALL for name in VOCABULARY} | {"rejectedname": ALL, "initiative": ALL, "document": ALL}
VERBS = {
    "contributor": [],
    "editor": ["submit_initiative"],
    "publisher": ["submit_initiative", "approve_initiative", "publish_initiative"],
    "administrator": ["submit_initiative", "approve_initiative", "publish_initiative"],
}
GROUPS = {"contributor": CONTRIBUTOR, "editor": EDITOR, "publisher": PUBLISHER, "administrator": ADMINISTRATOR}


def make_groups(apps, schema_editor):
    create_permissions(installed.get_app_config("initiatives"), verbosity=0, apps=apps, using=schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ours = {permission.codename: permission for permission in Permission.objects.filter(content_type__app_label="initiatives")}
    for name, rights in GROUPS.items():
        codenames = [f"{action}_{model}" for model, actions in rights.items() for action in actions] + VERBS[name]
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set([ours[codename] for codename in codenames])


def drop_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0002_search_index"), ("auth", "0012_alter_user_first_name_max_length"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [migrations.RunPython(make_groups, drop_groups)]
