from collections import Counter

import orjson
from django.db import migrations


def count_facts(apps, schema_editor) -> None:
    """How many statements of each kind a public record makes, beside its other facets."""
    rows, facets = apps.get_model("initiatives", "PublishedInitiative"), apps.get_model("initiatives", "PublishedFacet")
    facets.objects.filter(dimension="fact").delete()
    made = []
    for sequence, text in rows.objects.order_by("sequence").values_list("sequence", "detail_json").iterator(chunk_size=500):
        counts = Counter(statement["kind"] for statement in orjson.loads(text)["statements"])
        made += [facets(record_id=sequence, dimension="fact", value=f"{kind}:{count}") for kind, count in sorted(counts.items())]
        if len(made) > 2_000:
            facets.objects.bulk_create(made)
            made = []
    facets.objects.bulk_create(made)


def forget_facts(apps, schema_editor) -> None:
    apps.get_model("initiatives", "PublishedFacet").objects.filter(dimension="fact").delete()


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0009_desk_lists")]
    operations = [migrations.RunPython(count_facts, forget_facts, elidable=True)]
