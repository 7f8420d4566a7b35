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

  async function look(input) {
    const [model, field] = SOURCES[input.dataset.lookup];
    const query = new URLSearchParams({ term: input.value, app_label: "initiatives", model_name: model, field_name: field });
    const answer = await fetch(`${base}autocomplete/?${query}`, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const names = (await answer.json()).results.map((row) => new Option(row.text, row.text));
    listOf(input).replaceChildren(...names);
  }

  document.addEventListener("input", (event) => {
    const input = event.target.closest("[data-lookup]");
    if (!input || input.value.length < 2) return;
    clearTimeout(timer);
    timer = setTimeout(() => look(input).catch(() => {}), 200);
  });
})();
