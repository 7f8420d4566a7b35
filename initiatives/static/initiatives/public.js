/* Public pages. Nothing here is needed to read them: without script, menus are <details> and addresses are selected by hand. */
(function () {
  'use strict';

  /* Escape closes an open menu and gives the focus back to what opened it. */
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') return;
    document.querySelectorAll('.menu-esporta[open], .at-nav-stretta[open]').forEach(function (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    });
  });
  document.addEventListener('click', function (event) {
    document.querySelectorAll('.menu-esporta[open]').forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  /* Copy buttons: `data-copia` names the element whose text or value is copied. */
  document.querySelectorAll('[data-copia]').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      var source = document.getElementById(button.dataset.copia);
      var text = source.value === undefined ? source.textContent.trim() : source.value;
      var near = button.closest('.menu-esporta-corpo') || button.closest('section') || document;
      var status = near.querySelector('[role=status]');
      function say(copied) {
        if (status) status.textContent = copied ? document.body.dataset.copied : document.body.dataset.notCopied;
      }
      if (!navigator.clipboard) return say(false);
      navigator.clipboard.writeText(text).then(function () { say(true); }, function () { say(false); });
    });
  });

  /* What must wait for the reader: sorting applies at once. */
  document.querySelectorAll('[data-invia]').forEach(function (field) {
    field.addEventListener('change', function () { field.form.submit(); });
  });

  /* Long lists can be searched while typing: `data-filtra` names the list. */
  function fold(text) { return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase(); }
  document.querySelectorAll('[data-filtra]').forEach(function (input) {
    var list = document.querySelector('[data-elenco="' + input.dataset.filtra + '"]');
    if (!list) return;
    input.hidden = false;
    input.addEventListener('input', function () {
      var wanted = fold(input.value.trim());
      list.querySelectorAll('li').forEach(function (item) { item.hidden = !fold(item.textContent).includes(wanted); });
    });
    input.addEventListener('keydown', function (event) { if (event.key === 'Enter' && !input.name) event.preventDefault(); });
  });
})();
