/* Proofs: without script a marker is a link to its footnote; here it opens the passage right under its line. */
(function () {
  'use strict';
  var words = document.body.dataset;

  function hostOf(marker) {
    return marker.closest('[data-ospite]') || marker.closest('tr, li, dd, p, figure, h1, h2, h3') || marker;
  }

  function closeButton(marker) {
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'prova-chiudi';
    button.textContent = words.close;
    button.addEventListener('click', function () { toggle(marker, false); marker.focus(); });
    return button;
  }

  function build(marker) {
    var note = document.getElementById(marker.hash.slice(1));
    if (!note) return null;
    var title = marker.textContent.trim().replace(/\s+/g, ' ');
    var panel = document.createElement('div');
    panel.className = 'prova-pannello';
    panel.id = 'pannello-' + marker.id;
    panel.setAttribute('role', 'group');
    panel.setAttribute('aria-label', title);
    var head = document.createElement('p');
    head.className = 'prova-pannello-titolo';
    head.textContent = title;
    panel.append(head);
    Array.from(note.children).forEach(function (node) { panel.append(node.cloneNode(true)); });
    panel.querySelectorAll('[id]').forEach(function (node) { node.removeAttribute('id'); });
    panel.append(closeButton(marker));
    put(panel, hostOf(marker));
    return panel;
  }

  function put(panel, host) {
    if (host.tagName === 'TR') {
      var row = document.createElement('tr');
      var cell = document.createElement('td');
      row.className = 'prova-riga';
      cell.colSpan = Array.from(host.cells).reduce(function (sum, one) { return sum + one.colSpan; }, 0);
      cell.append(panel);
      row.append(cell);
      host.after(row);
    } else if (/^(LI|DD|FIGURE)$/.test(host.tagName) || host.hasAttribute('data-dentro')) {
      host.append(panel);
    } else {
      host.after(panel);
    }
  }

  function toggle(marker, open, moveFocus) {
    var panel = document.getElementById('pannello-' + marker.id);
    if (open && !panel) panel = build(marker);
    if (!panel) return false;
    (panel.closest('.prova-riga') || panel).hidden = !open;
    marker.setAttribute('aria-expanded', String(open));
    marker.setAttribute('aria-controls', panel.id);
    /* In grids and long lists the panel follows the whole group: bring it, and the reader, there. */
    var before = panel.previousElementSibling;
    if (open && moveFocus && before && /^(DL|OL|UL)$/.test(before.tagName)) {
      panel.tabIndex = -1;
      panel.focus({ preventScroll: true });
      panel.scrollIntoView({ block: 'nearest' });
    }
    return true;
  }

  /* Only markers with a footnote on this page: others are links to the record. */
  function isOurs(marker) {
    return marker && marker.id && marker.hash && marker.pathname === location.pathname && document.getElementById(marker.hash.slice(1));
  }
  document.querySelectorAll('a.prova').forEach(function (marker) {
    if (!isOurs(marker)) return;
    marker.setAttribute('role', 'button');
    marker.setAttribute('aria-expanded', 'false');
  });
  document.addEventListener('click', function (event) {
    var marker = event.target.closest('a.prova');
    if (!isOurs(marker) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (toggle(marker, marker.getAttribute('aria-expanded') !== 'true', true)) event.preventDefault();
  });
  document.addEventListener('keydown', function (event) {
    var marker = event.target.closest && event.target.closest('a.prova');
    if (isOurs(marker) && event.key === ' ') { event.preventDefault(); marker.click(); }
    if (event.key !== 'Escape') return;
    var panel = event.target.closest && event.target.closest('.prova-pannello');
    if (panel) marker = document.querySelector('[aria-controls="' + panel.id + '"]');
    if (marker && marker.getAttribute('aria-expanded') === 'true') { toggle(marker, false); marker.focus(); }
  });

  /* `data-apri-prove` names the table all of whose proofs the button opens. */
  document.querySelectorAll('[data-apri-prove]').forEach(function (button) {
    var closed = button.textContent;
    button.hidden = false;
    button.addEventListener('click', function () {
      var open = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(open));
      button.textContent = open ? words.closeAll : closed;
      document.getElementById(button.dataset.apriProve).querySelectorAll('a.prova').forEach(function (marker) {
        if (isOurs(marker)) toggle(marker, open);
      });
    });
  });

  /* Passages open beside their values: the list of them all waits folded, unless asked for by address or printed. */
  document.querySelectorAll('details[data-piega]').forEach(function (list) {
    function reveal() {
      var target = location.hash && document.getElementById(location.hash.slice(1));
      if (target && (list.contains(target) || target.contains(list))) { list.open = true; target.scrollIntoView(); }
    }
    list.open = false;
    reveal();
    addEventListener('hashchange', reveal);
    addEventListener('beforeprint', function () { list.open = true; });
  });

  /* The page index shows where you are. */
  var links = document.querySelectorAll('.indice li a');
  if (links.length && 'IntersectionObserver' in window) {
    var seen = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) return;
        links.forEach(function (link) {
          if (link.hash === '#' + entry.target.id) link.setAttribute('aria-current', 'true'); else link.removeAttribute('aria-current');
        });
      });
    }, { rootMargin: '-10% 0px -75% 0px' });
    document.querySelectorAll('.corpo > section[id]').forEach(function (part) { seen.observe(part); });
  }
})();
