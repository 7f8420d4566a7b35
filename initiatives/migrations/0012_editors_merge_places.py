"""Editors and publishers may merge places and give them other names: what comes from ISTAT nobody changes by hand."""

from django.db import migrations

GROUPS = ("editor", "publisher")
RIGHTS = ("change_place", "add_placealias", "change_placealias")


def grant(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(*_rights(apps))


def take_back(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.remove(*_rights(apps))


def _rights(apps):
    return apps.get_model("auth", "Permission").objects.filter(content_type__app_label="initiatives", codename__in=RIGHTS)


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0011_records_newest")]
    operations = [migrations.RunPython(grant, take_back)]
