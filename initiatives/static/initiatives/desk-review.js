/* The review desk with script: decisions without loading the page, keys, undo, marks that lead to claims and back.
   Every control is a form that works without this file; here its answer is put in place instead. */
(() => {
  "use strict";
  const grid = document.querySelector(".desk-grid");
  if (!grid) return;
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const claims = byId("claims"), said = byId("said"), trouble = byId("trouble"), say = grid.dataset;
  let view = "all";

  const shown = (claim) => claim.getClientRects().length > 0;
  const claimOf = (pk) => byId(`claim-${pk}`);
  const marksOf = (claim) => all(`mark[data-claim="${claim.dataset.claim}"]`);
  const list = () => all(".claim", claims).filter((claim) => !claim.closest("[hidden]"));
  const current = () => claims.querySelector(".claim.current") || list()[0];
  const tell = (words) => { said.textContent = ""; requestAnimationFrame(() => { said.textContent = words; }); };

  /* One stop for the whole list: the current claim */
  function choose(claim, { focus = true, open = true } = {}) {
    if (!claim) return;
    const folded = claim.closest("details.certain");
    if (folded && open) folded.open = true;
    all(".claim", claims).forEach((other) => { other.classList.toggle("current", other === claim); other.tabIndex = other === claim ? 0 : -1; });
    all("mark[data-current]").forEach((mark) => mark.removeAttribute("data-current"));
    marksOf(claim).forEach((mark, place) => {
      mark.setAttribute("data-current", "");
      if (!place && shown(mark)) mark.scrollIntoView({ block: "nearest" });
    });
    if (focus) { claim.focus({ preventScroll: true }); claim.scrollIntoView({ block: "nearest" }); }
  }
  function step(by) {
    const visible = list().filter(shown), at = visible.indexOf(current());
    const goal = visible[at + by];
    if (goal) choose(goal); else tell(say.sayingNothing);
  }

  /* Sending a form and putting its answer in place */
  async function send(form, button) {
    const data = new FormData(form, button);
    data.append("script", "1");
    if (form.matches(".claim") && button && button.value === "correct") data.append("typed", "1");
    const target = (button && button.getAttribute("formaction")) || form.getAttribute("action");
    form.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(target, { method: "POST", body: data, redirect: "manual" });
      if (answer.type === "opaqueredirect" || answer.status === 403) return fail(say.sayingSession);
      if (!answer.ok && answer.status !== 422) return fail(say.sayingLost);
      trouble.hidden = true;
      return place(await answer.json(), form, answer.ok);
    } catch {
      return fail(say.sayingLost);
    } finally {
      form.removeAttribute("aria-busy");
    }
  }
  function fail(words) {
    trouble.textContent = words;
    trouble.hidden = false;
  }
  function parse(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content;
  }
  function place(answer, form, good) {
    const chosen = current() && current().dataset.claim;
    const opened = all("details.certain[open]", claims).map((details) => details.closest(".claim-group").dataset.group);
    const parts = answer.parts || {};
    if (parts.groups) {
      claims.replaceChildren(parse(parts.groups));
      opened.forEach((kind) => { const details = claims.querySelector(`[data-group="${kind}"] details.certain`); if (details) details.open = true; });
    }
    Object.entries(answer.claims || {}).forEach(([pk, html]) => claimOf(pk)?.replaceWith(parse(html)));
    if (parts.source_text) byId("source-holder").replaceChildren(parse(parts.source_text));
    if (parts.legend) byId("legend").replaceChildren(parse(parts.legend));
    if (parts.side) byId("side").replaceChildren(parse(parts.side));
    if (parts.head_counts) count(parts.head_counts);
    Object.entries(answer.states || {}).forEach(([pk, state]) => all(`mark[data-claim="${pk}"]`).forEach((mark) => { mark.dataset.state = state; }));
    Object.entries(answer.groups || {}).forEach(([kind, words]) => { const out = claims.querySelector(`[data-group="${kind}"] .group-count`); if (out) out.textContent = words; });
    show(view);
    tell(answer.said);
    if (!good) return refused(answer, form);
    if (form.id === "add") { form.reset(); byId("add-found").textContent = ""; }
    choose(claimOf(answer.next) || claimOf(chosen) || list()[0]);
  }
  function refused(answer, form) {
    const [pk] = Object.keys(answer.claims || {});
    const claim = pk && claimOf(pk);
    if (claim) { choose(claim, { focus: false }); (claim.querySelector("[aria-invalid], .correction input") || claim).focus(); return; }
    if (form.id === "add") { byId("add-found").textContent = answer.said; byId("add-passage").focus(); return; }
    fail(answer.said);
  }
  function count(html) {
    byId("desk-progress").replaceChildren(parse(html));
    const { certainLeft, decided, uncertain } = byId("desk-progress").querySelector("[data-decided]").dataset;
    byId("view-decided").textContent = decided;
    byId("view-uncertain").textContent = uncertain;
    byId("accept-certain").disabled = certainLeft === "0";
    byId("accept-certain").querySelector("span").textContent = say.certainLabel.replace("%s", certainLeft);
  }

  /* Decisions */
  claims.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = event.submitter;
    choose(event.target, { focus: false });
    if (button && button.value === "correct" && !button.closest(".correction")) return correct(event.target);
    send(event.target, button);
  });
  function correct(claim) {
    const details = claim.querySelector(".correction");
    if (!details) return;
    details.open = true;
    const first = details.querySelector("input[type=text], select");
    first.focus();
    if (first.select) first.select();
  }
  function press(claim, verb) {
    const button = claim.querySelector(`.claim-actions [value="${verb}"]`);
    if (button) claim.requestSubmit(button);
  }
  ["certain-form", "undo-form", "add"].forEach((id) => byId(id).addEventListener("submit", (event) => { event.preventDefault(); send(event.target, event.submitter); }));
  claims.addEventListener("keydown", (event) => {
    const inside = event.target.closest(".correction");
    if (event.key === "Escape" && inside) { event.stopPropagation(); inside.open = false; choose(event.target.closest(".claim")); }
    if (event.key === "Enter" && event.target.matches("input")) {
      const form = event.target.closest(".claim"), named = event.target.name === "entity";
      event.preventDefault();
      form.requestSubmit(form.querySelector(named ? '[value="link"]' : '.correction [value="correct"]'));
    }
  });
  claims.addEventListener("focusin", (event) => {
    const claim = event.target.closest(".claim");
    if (claim && !claim.classList.contains("current")) choose(claim, { focus: false });
  });
  claims.addEventListener("click", (event) => {
    const claim = event.target.closest(".claim"), add = event.target.closest("[data-add]");
    if (add) { event.preventDefault(); byId("add-kind").value = add.dataset.add; part("text"); byId("add-passage").focus(); }
    if (!claim || event.target.closest("button, select, input, label, summary, .rule")) return;
    if (event.target.closest("a")) { event.preventDefault(); part("text"); }
    choose(claim);
  });

  /* Text: a mark leads to its claim; kinds can be dimmed, letters printed */
  byId("source-holder").addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || String(getSelection())) return;
    part("claims");
    choose(claimOf(mark.dataset.claim));
  });
  byId("legend").addEventListener("change", (event) => {
    all(`mark[data-kind="${event.target.dataset.kind}"]`).forEach((mark) => mark.classList.toggle("dimmed", !event.target.checked));
  });
  byId("letters").addEventListener("change", (event) => byId("source-text").classList.toggle("with-letters", event.target.checked));

  /* Narrow screens: one part of the desk at a time */
  const tabs = document.querySelector(".desk-parts");
  function part(name) {
    grid.dataset.part = name;
    all("button", tabs).forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.part === name)));
  }
  tabs.addEventListener("click", (event) => { if (event.target.dataset.part) part(event.target.dataset.part); });

  /* Which claims are shown */
  function show(which) {
    view = which;
    all("[data-show]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.show === which)));
    all(".claim", claims).forEach((claim) => {
      const waiting = claim.dataset.state === "waiting";
      const hide = (which === "uncertain" && (!waiting || "certain" in claim.dataset)) || (which === "decided" && waiting);
      (claim.closest("li") || claim).hidden = hide;
    });
    all(".claim-group, .certain", claims).forEach((group) => {
      group.hidden = which !== "all" && !all(".claim", group).some((claim) => !(claim.closest("li") || claim).hidden);
    });
  }
  document.querySelector(".claims-view").addEventListener("click", (event) => { const button = event.target.closest("[data-show]"); if (button) show(button.dataset.show); });

  /* A claim from words selected in the text */
  const passage = byId("add-passage"), found = byId("add-found"), near = byId("add-near");
  const source = () => byId("source-text");
  function check() {
    const words = passage.value.split(/\s+/).filter(Boolean).join(" ");
    const text = source().textContent.split(/\s+/).join(" ");
    found.textContent = !words ? "" : text.includes(words) ? say.sayingFound : say.sayingNotFound;
  }
  passage.addEventListener("input", () => { near.value = ""; check(); });
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection.isCollapsed || !source().contains(selection.anchorNode) || !source().contains(selection.focusNode)) return;
    const before = document.createRange();
    before.selectNodeContents(source());
    before.setEnd(selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset);
    near.value = Array.from(before.toString()).length;
    passage.value = selection.toString().replace(/\s+/g, " ").trim();
    check();
  });

  /* Keys: single letters, while the switch is on and nobody is typing */
  const dialog = byId("keys"), on = byId("keys-on"), REMEMBERED = "atlante-desk-keys";
  try { on.checked = localStorage.getItem(REMEMBERED) !== "off"; } catch { /* no storage: on */ }
  on.addEventListener("change", () => { try { localStorage.setItem(REMEMBERED, on.checked ? "on" : "off"); } catch { /* not kept */ } });
  byId("keys-open").addEventListener("click", () => dialog.showModal());
  function passageAndBack(claim) {
    if (source().contains(document.activeElement)) { part("claims"); choose(claim); return; }
    part("text");
    source().focus();
    marksOf(claim)[0]?.scrollIntoView({ block: "center" });
  }
  function role(claim, number) {
    const menu = claim.querySelector(".claim-commands select");
    if (!menu || !menu.options[number - 1]) return;
    menu.selectedIndex = number - 1;
    tell(`${say.sayingRole} ${menu.options[number - 1].text}`);
  }
  const KEYS = {
    j: () => step(1), k: () => step(-1),
    a: (claim) => press(claim, "accept"), e: (claim) => press(claim, "correct"), r: (claim) => press(claim, "reject"),
    u: () => byId("undo-form").requestSubmit(), n: () => byId("finish-form").requestSubmit(byId("finish")),
    t: () => show(view === "uncertain" ? "all" : "uncertain"), g: passageAndBack,
    "+": () => { part("text"); passage.focus(); }, "?": () => dialog.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || !on.checked || event.defaultPrevented) return;
    if (event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select")) return;
    const key = event.key.toLowerCase();
    const claim = current();
    if (/^[1-7]$/.test(key) && claim) role(claim, Number(key));
    else if (KEYS[key] && (claim || "un+?".includes(key))) KEYS[key](claim);
    else return;
    event.preventDefault();
  });

  all(".script-only, .desk-parts, #keys-open").forEach((part) => { part.hidden = false; });
  grid.classList.add("in-parts");
  const asked = location.hash.startsWith("#claim-") && byId(location.hash.slice(1));
  choose(asked || list().find((claim) => claim.dataset.state === "waiting") || list()[0], { focus: Boolean(asked), open: Boolean(asked) });
})();
