from django.db import migrations, models

from initiatives.migrations._operations import AddIndexGently


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("initiatives", "0010_facts_counted")]
    operations = [
        AddIndexGently(model_name="initiative", index=models.Index(fields=["-updated_at", "-id"], name="initiative_newest")),
    ]
