"""People at the desk, as the browser tests meet them: signed in, with the keyboard alone if they like."""

import time

PASSWORD = "parola-di-prova-lunga"


def sign_in(one, user) -> None:
    one.go("/admin/login/")
    one.page.fill("#id_username", user.username)
    one.page.fill("#id_password", PASSWORD)
    one.page.press("#id_password", "Enter")
    one.page.wait_for_load_state()


def tab_to(page, selector: str, most: int = 400) -> None:
    """Press Tab until the focus is on what `selector` names."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by Tab")


def press_on(page, selector: str) -> None:
    """Reach a link or button by Tab and press Enter, then wait for the page that comes."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")


def retype(page, selector: str, words: str) -> None:
    """Reach a field by Tab and type `words` in place of what it holds."""
    tab_to(page, selector)
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(words)


def until(holds, most: float = 5.0) -> None:
    """Wait until `holds()` is true; the page may not evaluate strings, so the waiting is done here."""
    end = time.monotonic() + most
    while not holds():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.05)


def axe_finds(page) -> list[str]:
    """What axe-core complains of on this page."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{item['id']}: {item['nodes'][0]['html'][:140]}" for item in found]
