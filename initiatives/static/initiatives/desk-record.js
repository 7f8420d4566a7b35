/* The form of a record with script: a local draft on every keystroke, who else is here, readability as one types,
   Markdown shown in place. The form works without it. */
(() => {
  "use strict";
  const form = document.getElementById("initiative_form");
  if (!form || !form.dataset.draft) return;
  document.body.classList.add("with-script");
  const status = document.getElementById("local-draft"), key = form.dataset.draft;
  const NOT_KEPT = new Set(["csrfmiddlewaretoken", "started", "base"]);
  let dirty = false, timer = 0;

  /* Local draft: what is typed and not yet saved, on this machine only; cleared by a save that went through */
  const store = {
    read: () => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    write: (draft) => { try { localStorage.setItem(key, JSON.stringify(draft)); return true; } catch { return false; } },
    drop: () => { try { localStorage.removeItem(key); } catch { /* nothing kept */ } },
  };
  const typed = () => Array.from(new FormData(form)).filter(([name, value]) => typeof value === "string" && !NOT_KEPT.has(name) && !name.includes("__prefix__"));
  const clock = (moment) => new Date(moment).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

  function keep() {
    const at = Date.now();
    if (store.write({ at, stamp: form.elements.started.value, fields: typed() })) status.textContent = `${status.dataset.saved} ${clock(at)}`;
  }
  form.addEventListener("input", () => { dirty = true; clearTimeout(timer); timer = setTimeout(keep, 150); unlock(); });
  form.addEventListener("change", () => { dirty = true; keep(); unlock(); });
  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.id === "show-markdown") return;
    clearTimeout(timer);
    keep();
    dirty = false;
    try { sessionStorage.setItem(`${key}-sent`, form.elements.started.value); } catch { /* the draft stays */ }
  });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

  function restore(draft) {
    const byName = new Map();
    draft.fields.forEach(([name, value]) => byName.set(name, [...(byName.get(name) || []), value]));
    Array.from(form.elements).forEach((field) => {
      if (!field.name || NOT_KEPT.has(field.name) || field.type === "submit" || /_FORMS$/.test(field.name)) return;
      const values = byName.get(field.name) || [];
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (field.multiple) Array.from(field.options).forEach((option) => { option.selected = values.includes(option.value); });
      else if (values.length) field.value = values[0];
    });
    dirty = true;
    ease();
    unlock();
  }
  function offer(draft) {
    const take = Object.assign(document.createElement("button"), { type: "button", className: "link-button", textContent: status.dataset.restore });
    const drop = Object.assign(document.createElement("button"), { type: "button", className: "link-button", textContent: status.dataset.drop });
    take.addEventListener("click", () => { restore(draft); status.textContent = status.dataset.unsaved; });
    drop.addEventListener("click", () => { store.drop(); status.textContent = ""; });
    status.replaceChildren(`${status.dataset.found} ${new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" })}. `, take, " ", drop);
  }
  const refused = Boolean(form.querySelector(".errornote"));
  let sent = null;
  try { sent = sessionStorage.getItem(`${key}-sent`); sessionStorage.removeItem(`${key}-sent`); } catch { /* unknown */ }
  const draft = store.read();
  if (draft && !refused) {
    if (sent !== null && sent !== form.elements.started.value) store.drop();
    else if (sent !== null && JSON.stringify(draft.fields) === JSON.stringify(typed())) store.drop();
    else offer(draft);
  }

  /* What blocks may be gone once something was changed: sending again asks the checks anew */
  const submit = document.getElementById("submit-record");
  function unlock() { if (submit && dirty) submit.disabled = false; }

  /* Gulpease: 89 + (300 sentences - 10 letters) / words */
  const summary = form.elements.summary, easeLine = document.getElementById("ease");
  function ease() {
    const words = summary.value.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) || [];
    const letters = words.reduce((sum, word) => sum + word.length, 0);
    const sentences = Math.max(1, (summary.value.match(/[.!?;]+(?:\s|$)/g) || []).length);
    const index = words.length ? Math.max(0, Math.min(100, Math.round(89 + (300 * sentences - 10 * letters) / words.length))) : 100;
    easeLine.hidden = !summary.value.trim();
    easeLine.textContent = `${easeLine.dataset.words} ${index}: ${index >= 50 ? easeLine.dataset.good : easeLine.dataset.hard}`;
    easeLine.classList.toggle("hard", index < 50);
  }
  summary.addEventListener("input", ease);
  ease();

  /* Markdown shown under the field */
  const show = document.getElementById("show-markdown"), shown = document.getElementById("markdown-preview");
  show.addEventListener("click", async (event) => {
    event.preventDefault();
    const data = new FormData();
    data.append("body", form.elements.body.value);
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(show.getAttribute("formaction"), { method: "POST", body: data }).catch(() => null);
    if (!answer || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    shown.replaceChildren(...page.querySelector(".markdown-body").childNodes);
    shown.hidden = false;
  });

  /* Who else has this record open, and whether somebody saved in the meantime */
  const line = document.getElementById("present");
  async function beat() {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(form.dataset.presence, { method: "POST", body: data, redirect: "manual" }).catch(() => null);
    if (!answer || !answer.ok) return;
    const { present, stamp } = await answer.json();
    const words = present.length ? [`${present.join(", ")} ${present.length > 1 ? line.dataset.many : line.dataset.words}.`] : [];
    if (String(stamp) !== form.elements.started.value) words.push(line.dataset.saved);
    if (line.textContent.trim() !== words.join(" ")) line.textContent = words.join(" ");
    line.hidden = !words.length;
  }
  beat();
  setInterval(beat, 15000);
})();
