/* Names for what Django's forms leave without one: fields that complete what is typed, the first head cell of inline tables. */
(function () {
  'use strict';

  function labelOf(select) {
    var label = select.id && document.querySelector('label[for="' + select.id + '"]');
    var cell = select.closest('td');
    var head = cell && cell.closest('table').querySelectorAll('thead th')[cell.cellIndex - 1];
    return ((label || head || {}).textContent || '').trim().replace(/:$/, '');
  }

  function name(root) {
    root.querySelectorAll('.select2-container').forEach(function (container) {
      var select = container.previousElementSibling;
      var text = select && labelOf(select);
      if (!text) return;
      container.querySelectorAll('[role=combobox], [role=textbox], input[type=search]').forEach(function (field) {
        field.removeAttribute('aria-labelledby');
        field.setAttribute('aria-label', text);
      });
    });
    root.querySelectorAll('th:empty').forEach(function (cell) {
      var text = document.createElement('span');
      text.className = 'visually-hidden';
      text.textContent = cell.closest('.inline-group') ? cell.closest('.inline-group').querySelector('h2, .inline-heading').textContent.trim() : '';
      if (!text.textContent) return;
      cell.append(text);
    });
  }

  name(document);
  var naming = false;
  new MutationObserver(function () {
    if (naming) return;
    naming = true;
    window.requestAnimationFrame(function () { name(document); naming = false; });
  }).observe(document.body, { childList: true, subtree: true });
})();
