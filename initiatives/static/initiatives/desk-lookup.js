/* Names from the vocabulary while typing: fills a datalist for every input with data-lookup, from the admin's own autocomplete. */
(() => {
  "use strict";
  const SOURCES = {
    place: ["territory", "place"],
    organisation: ["participation", "organisation"],
    programme: ["framework", "programme"],
    person: ["involvement", "person"],
    initiative: ["relation", "other"],
    document: ["initiative", "documents"],
  };
  const base = document.querySelector("#site-name a").pathname;
  let timer = 0;

  function listOf(input) {
    if (!input.list) {
      const list = document.createElement("datalist");
      list.id = `${input.id}-names`;
      input.after(list);
      input.setAttribute("list", list.id);
    }
    return document.getElementById(`${input.id}-names`);
  }

  function addressFor(input) {
    if (input.dataset.lookup === "colleague") return `${base}colleagues/?${new URLSearchParams({ term: input.value })}`;
    const [model, field] = SOURCES[input.dataset.lookup];
    return `${base}autocomplete/?${new URLSearchParams({ term: input.value, app_label: "initiatives", model_name: model, field_name: field })}`;
  }

  async function look(input) {
    const answer = await fetch(addressFor(input), { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const value = input.dataset.lookup === "colleague" ? "id" : "text";
    const names = (await answer.json()).results.map((row) => new Option(row.text, row[value]));
    listOf(input).replaceChildren(...names);
  }

  document.addEventListener("input", (event) => {
    const input = event.target.closest("[data-lookup]");
    if (!input || input.value.length < 2) return;
    clearTimeout(timer);
    timer = setTimeout(() => look(input).catch(() => {}), 200);
  });
})();
