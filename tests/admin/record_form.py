"""A record's form as a browser would send it: what the page shows, with some fields typed over."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """The fields of the form with the id asked for, as (name, value) pairs in their order."""

    def __init__(self, html: str, form_id: str = "initiative_form"):
        super().__init__()
        self.form_id, self.inside, self.fields = form_id, False, []
        self.select, self.text = "", None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id") == self.form_id or (self.form_id == "" and attrs.get("class", "") == "conflict-form")
        if not self.inside:
            return
        name, kind = attrs.get("name"), attrs.get("type", "text")
        if tag == "input" and name and (kind not in ("checkbox", "radio", "submit") or (kind != "submit" and "checked" in attrs)):
            self.fields.append((name, attrs.get("value", "on" if kind == "checkbox" else "")))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in attrs:
            self.fields.append((self.select, attrs.get("value", "")))
        elif tag == "textarea" and name:
            self.text = [name, ""]

    def handle_data(self, data):
        if self.text is not None:
            self.text[1] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = ""
        elif tag == "textarea" and self.text is not None:
            self.fields.append((self.text[0], self.text[1].removeprefix("\n").replace("\n", "\r\n")))
            self.text = None

    def sent(self, **typed) -> dict[str, list[str]]:
        """The data of the form with `typed` over it; None leaves a field out. `territory_set__0__role` names a row's field."""
        data: dict[str, list[str]] = {}
        for name, value in self.fields:
            if "__prefix__" not in name:
                data.setdefault(name, []).append(value)
        for name, value in typed.items():
            name = name.replace("__", "-")
            if value is None:
                data.pop(name, None)
            else:
                data[name] = value if isinstance(value, list) else [value]
        return data
