from django.db import migrations, models

from initiatives.migrations._operations import AddIndexGently
from initiatives.models.stated_name import StatedName


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("initiatives", "0012_editors_merge_places")]
    operations = [AddIndexGently(model_name="claim", index=models.Index(StatedName(), name="claim_by_name"))]
