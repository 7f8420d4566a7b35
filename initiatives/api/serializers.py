"""What is told of the entities that published records mention. Other entities are named only if they are mentioned too."""

from rest_framework import serializers

from initiatives.models import AliasKind, Organisation, Place, Programme, Theme


class EntitySerializer(serializers.ModelSerializer):
    """`context` has `index`, the search index: it knows how many records mention what."""

    initiatives = serializers.SerializerMethodField()
    dimension = ""

    def get_initiatives(self, entity) -> int:
        return len(self.context["index"].holding(self.dimension, self.value_of(entity)))

    def value_of(self, entity) -> str:
        return entity.slug

    def mentioned(self, dimension: str, entity, value: str) -> dict | None:
        """The short form of another entity, or None where no published record mentions it."""
        if entity is None or not self.context["index"].holding(dimension, value):
            return None
        return {"name": entity.name, "slug": entity.slug}

    def other_names(self, entity) -> list[str]:
        return [alias.name for alias in entity.aliases.all() if alias.kind not in (AliasKind.LEARNED, AliasKind.MERGED)]


class PlaceSerializer(EntitySerializer):
    other_names = serializers.SerializerMethodField()
    within = serializers.SerializerMethodField()
    dimension = "place"

    class Meta:
        model = Place
        fields = (
            "slug", "istat", "name", "other_name", "other_names", "level", "abbreviation", "nuts", "latitude", "longitude", "population",
            "valid_from", "valid_to", "within", "initiatives",
        )  # fmt: skip

    def value_of(self, place) -> str:
        return place.istat

    def get_within(self, place) -> list[dict]:
        outer, found = place.parent, []
        while outer is not None:
            found.append({"name": outer.name, "slug": outer.slug, "istat": outer.istat, "level": outer.level})
            outer = outer.parent
        return found

    def get_other_names(self, place) -> list[dict]:
        return [
            {"name": alias.name, "kind": alias.kind, "valid_from": alias.valid_from, "valid_to": alias.valid_to}
            for alias in place.aliases.all()
            if alias.kind not in (AliasKind.LEARNED, AliasKind.MERGED)
        ]


class OrganisationSerializer(EntitySerializer):
    other_names = serializers.SerializerMethodField()
    place = serializers.SerializerMethodField()
    parent = serializers.SerializerMethodField()
    members = serializers.SerializerMethodField()
    dimension = "organisation"

    class Meta:
        model = Organisation
        fields = ("slug", "name", "acronym", "other_names", "kind", "place", "parent", "members", "ipa_code", "wikidata", "initiatives")

    def get_other_names(self, body) -> list[str]:
        return super().other_names(body)

    def get_place(self, body) -> dict | None:
        return self.mentioned("place", body.place, body.place.istat if body.place else "")

    def get_parent(self, body) -> dict | None:
        return self.mentioned("organisation", body.parent, body.parent.slug if body.parent else "")

    def get_members(self, body) -> list[dict]:
        return [found for member in body.members.all() if (found := self.mentioned("organisation", member, member.slug))]


class ProgrammeSerializer(EntitySerializer):
    other_names = serializers.SerializerMethodField()
    promoter = serializers.SerializerMethodField()
    parent = serializers.SerializerMethodField()
    previous_edition = serializers.SerializerMethodField()
    dimension = "programme"

    class Meta:
        model = Programme
        fields = (
            "slug", "name", "acronym", "other_names", "kind", "promoter", "parent", "edition", "previous_edition", "call_address", "period",
            "earliest", "latest", "places_available", "services_offered", "initiatives",
        )  # fmt: skip

    def get_other_names(self, programme) -> list[str]:
        return super().other_names(programme)

    def get_promoter(self, programme) -> dict | None:
        return self.mentioned("organisation", programme.promoter, programme.promoter.slug if programme.promoter else "")

    def get_parent(self, programme) -> dict | None:
        return self.mentioned("programme", programme.parent, programme.parent.slug if programme.parent else "")

    def get_previous_edition(self, programme) -> dict | None:
        before = programme.previous_edition
        return self.mentioned("programme", before, before.slug if before else "")


class ThemeSerializer(EntitySerializer):
    names = serializers.SerializerMethodField()
    dimension = "theme"

    class Meta:
        model = Theme
        fields = ("code", "names", "eu_theme", "position", "initiatives")

    def value_of(self, theme) -> str:
        return theme.code

    def get_names(self, theme) -> dict:
        return {"it": theme.name_it, "en": theme.name_en}
