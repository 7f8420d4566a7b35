"""The second factor: optional, demanded where the setting says so, never worked round; and the lock-out."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from initiatives.models import HistoryEntry
from tests.factories import make_user

pytestmark = pytest.mark.django_db
HOME = "/admin/"
PASSWORD = "parola-di-prova-lunga"


@pytest.fixture
def elena(client):
    user = make_user("editor")
    client.force_login(user)
    return user


def code_of(device: TOTPDevice) -> str:
    device.refresh_from_db()
    TOTPDevice.objects.filter(pk=device.pk).update(last_t=-1, throttling_failure_count=0, throttling_failure_timestamp=None)
    return f"{totp(device.bin_key):06d}"


def set_up(client, user) -> list[str]:
    """The whole way of a person who sets it up; the spare codes shown at its end."""
    client.get(reverse("admin:second_factor"))
    answer = client.post(reverse("admin:second_factor_confirm"), {"code": code_of(user.totpdevice_set.get())})
    return re.findall(r"<li><code>(\w+)</code>", answer.content.decode())


def test_nobody_is_asked_who_did_not_set_it_up(client, elena):
    assert client.get(HOME).status_code == 200


def test_the_page_shows_key_picture_and_address(client, elena):
    page = client.get(reverse("admin:second_factor")).content.decode()
    address = re.search(r'href="(otpauth://[^"]+)"', page)[1].replace("&amp;", "&")
    assert parse_qs(urlsplit(address).query)["issuer"] == ["Atlante"]
    assert 'src="data:image/svg+xml' in page
    assert client.get(reverse("admin:second_factor")).content.decode().count(address.split("secret=")[1][:16]) > 0


def test_setting_it_up_gives_spare_codes_once(client, elena):
    codes = set_up(client, elena)
    assert len(codes) == 8
    assert client.get(HOME).status_code == 200
    assert HistoryEntry.objects.filter(verb="account.second_factor_on", by=elena).exists()


def test_a_wrong_code_sets_nothing_up(client, elena):
    client.get(reverse("admin:second_factor"))
    client.post(reverse("admin:second_factor_confirm"), {"code": "000000"})
    assert not TOTPDevice.objects.filter(confirmed=True).exists()


def test_after_it_a_password_alone_opens_nothing(client, elena):
    set_up(client, elena)
    client.logout()
    client.force_login(elena)
    for name in ("index", "initiatives_document_changelist", "initiatives_import_add", "password_change"):
        address = reverse(f"admin:{name}")
        answer = client.get(address)
        assert answer.status_code == 302 and answer.url.startswith(reverse("admin:second_factor_verify")), name


def test_the_code_opens_the_page_one_was_going_to(client, elena):
    set_up(client, elena)
    client.logout()
    client.force_login(elena)
    asked = client.get(reverse("admin:initiatives_document_changelist")).url
    answer = client.post(asked, {"code": code_of(elena.totpdevice_set.get())})
    assert answer.url == reverse("admin:initiatives_document_changelist")
    assert client.get(HOME).status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_it_leads_nowhere_else(client, elena, elsewhere):
    set_up(client, elena)
    client.logout()
    client.force_login(elena)
    answer = client.post(reverse("admin:second_factor_verify"), {"code": code_of(elena.totpdevice_set.get()), "next": elsewhere})
    assert answer.url == HOME


def test_a_spare_code_works_once(client, elena):
    codes = set_up(client, elena)
    for expected in (302, 400):
        client.logout()
        client.force_login(elena)
        assert client.post(reverse("admin:second_factor_verify"), {"code": codes[0]}).status_code == expected
    assert StaticToken.objects.count() == 7


def test_guessing_is_slowed_down(client, elena):
    set_up(client, elena)
    client.logout()
    client.force_login(elena)
    right = code_of(elena.totpdevice_set.get())
    for _guess in range(3):
        client.post(reverse("admin:second_factor_verify"), {"code": "000000"})
    assert client.post(reverse("admin:second_factor_verify"), {"code": right}).status_code == 400


def test_taking_it_away_asks_for_a_code(client, elena):
    set_up(client, elena)
    client.post(reverse("admin:second_factor_remove"), {"code": "000000"})
    assert TOTPDevice.objects.count() == 1
    client.post(reverse("admin:second_factor_remove"), {"code": code_of(elena.totpdevice_set.get())})
    assert not TOTPDevice.objects.exists()


@pytest.mark.parametrize("group, demanded", [("contributor", False), ("editor", False), ("publisher", True), ("administrator", True)])
def test_the_setting_demands_it_of_those_who_publish(client, settings, group, demanded):
    settings.DEMAND_SECOND_FACTOR = True
    client.force_login(make_user(group))
    answer = client.get(HOME)
    assert (answer.status_code == 302) is demanded
    if demanded:
        assert answer.url == reverse("admin:second_factor")
        assert client.get(answer.url).status_code == 200


def test_the_public_pages_ask_nobody(client, settings, elena):
    set_up(client, elena)
    client.logout()
    client.force_login(elena)
    assert client.get("/healthz").status_code == 200


def test_lock_out_in_our_words(client, settings):
    settings.AXES_ENABLED = True
    user = make_user("editor")
    for _try in range(settings.AXES_FAILURE_LIMIT):
        answer = client.post(reverse("admin:login"), {"username": user.username, "password": "sbagliata"})
    assert answer.status_code == 429
    assert "Accesso sospeso" in answer.content.decode()
    assert client.post(reverse("admin:login"), {"username": user.username, "password": PASSWORD}).status_code == 429


def test_another_name_is_not_locked_out(client, settings):
    settings.AXES_ENABLED = True
    one, other = make_user("editor"), make_user("editor")
    for _try in range(settings.AXES_FAILURE_LIMIT):
        client.post(reverse("admin:login"), {"username": one.username, "password": "sbagliata"})
    assert client.post(reverse("admin:login"), {"username": other.username, "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize("password", ["corta", "123456789012", "password1234"])
def test_weak_passwords_are_refused(client, elena, password):
    answer = client.post(reverse("admin:password_change"), {"old_password": PASSWORD, "new_password1": password, "new_password2": password})
    assert answer.status_code == 200 and answer.context["form"].errors


def test_a_new_password_ends_other_sessions(client, elena):
    other = Client()
    other.force_login(elena)
    new = "un-altra-parola-lunga"
    client.post(reverse("admin:password_change"), {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
    assert other.get(HOME).status_code == 302
    assert client.get(HOME).status_code == 200
