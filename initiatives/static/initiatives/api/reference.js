// Each address can be tried on the page: the answer is shown below it. Without a script the example is a link.
(function () {
  "use strict";
  const MOST = 20000; // characters: what is longer is better opened by itself

  function told(text) {
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      return text;
    }
  }

  async function ask(form) {
    const status = form.querySelector(".api-status");
    const answer = form.querySelector(".api-answer");
    const address = new URL(form.querySelector("input").value.trim(), location.origin);
    if (address.origin !== location.origin || !address.pathname.startsWith("/api/")) {
      status.textContent = "GET " + location.origin + "/api/…";
      return;
    }
    try {
      const response = await fetch(address, { credentials: "omit" });
      const text = told(await response.text());
      const type = (response.headers.get("Content-Type") || "").split(";")[0];
      status.textContent = [response.status, response.statusText, type].filter(Boolean).join(" · ");
      answer.textContent = text.length > MOST ? text.slice(0, MOST) + "\n…" : text;
      answer.hidden = false;
    } catch (failure) {
      status.textContent = String(failure);
    }
  }

  document.querySelectorAll(".api-try").forEach(function (form) {
    form.querySelector(".api-try-line").hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      ask(form);
    });
  });
})();
