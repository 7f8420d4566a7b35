import pytest
from django.http import Http404

from initiatives.models import Organisation, Redirect
from initiatives.public.entities import Moved, find
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db


def test_the_one_at_the_address():
    body = make_organisation(slug="anci")
    assert find(Organisation.objects.all(), "organisation", "anci") == body


def test_merged_twice_leads_to_the_last():
    last = make_organisation(slug="ultima")
    middle = make_organisation(slug="di-mezzo", merged_into=last)
    make_organisation(slug="prima", merged_into=middle)
    with pytest.raises(Moved) as moved:
        find(Organisation.objects.all(), "organisation", "prima")
    assert moved.value.response["Location"] == "/organisations/ultima/"


def test_a_redirect_of_another_kind_does_not_count():
    Redirect.objects.create(kind="place", old_slug="anci", new_slug="padova")
    with pytest.raises(Http404):
        find(Organisation.objects.all(), "organisation", "anci")
