"""Readers have no session, no account, no cookie; the desk has all of them; the policy is on every answer."""

import pytest

STRICT = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'self'")
READ = (
    "/",
    "/en/",
    "/initiatives/",
    "/promises/",
    "/api/v1/initiatives/",
    "/api/docs/",
    "/data/",
    "/contribute/",
    "/healthz",
    "/not-here/",
)


@pytest.mark.django_db
@pytest.mark.parametrize("path", READ)
def test_no_cookie_for_readers(client, path):
    client.cookies["sessionid"] = "x" * 32
    answer = client.get(path)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*READ, "/admin/login/"])
def test_the_policy_is_strict_everywhere(client, path):
    policy = client.get(path)["Content-Security-Policy"]
    for directive in STRICT:
        assert directive in policy
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy


@pytest.mark.django_db
def test_the_desk_has_sessions_and_accounts(client, administrator):
    client.force_login(administrator)
    answer = client.get("/admin/")
    assert answer.status_code == 200
    assert answer.wsgi_request.user == administrator


@pytest.mark.django_db
def test_a_strangers_request_is_sent_to_sign_in(client):
    assert client.get("/admin/").status_code == 302


@pytest.mark.django_db
def test_a_signed_in_editor_is_a_reader_elsewhere(client, administrator):
    client.force_login(administrator)
    answer = client.get("/initiatives/")
    assert not hasattr(answer.wsgi_request, "user")
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.django_db
def test_each_address_has_its_language(client):
    assert client.get("/")["Content-Language"] == "it"
    assert client.get("/en/")["Content-Language"] == "en"
    assert client.get("/api/v1/", headers={"Accept-Language": "en"})["Content-Language"] == "en"
    assert client.get("/")["Content-Language"] == "it", "a language stayed behind in the process"


@pytest.mark.django_db
@pytest.mark.parametrize(("wanted", "language"), [("en-GB,en;q=0.9", "en"), ("it-IT,it;q=0.9,en;q=0.8", "it"), ("fr", "it"), ("", "it")])
def test_the_desk_speaks_the_language_of_the_browser(client, wanted, language):
    response = client.get("/admin/login/", headers={"Accept-Language": wanted})
    assert response["Content-Language"] == language
    assert f'<html lang="{language}"' in response.content.decode()


@pytest.mark.django_db
def test_public_addresses_do_not_change_language_with_the_browser(client):
    assert client.get("/about/", headers={"Accept-Language": "en"})["Content-Language"] == "it"
    assert client.get("/en/about/", headers={"Accept-Language": "it"})["Content-Language"] == "en"
