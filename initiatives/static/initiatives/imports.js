/* The import pages with script: files dropped on the zone, the count on the button, the progress without reloading.
   Without it the file buttons, the form and a refresh every second do the same. */
(function () {
  'use strict';

  var zone = document.getElementById('drop-zone');
  if (zone) {
    var input = document.getElementById('file');
    var list = document.getElementById('chosen-files');
    var show = function (files) {
      list.replaceChildren();
      Array.from(files).slice(0, 8).forEach(function (file) {
        var item = document.createElement('li');
        item.textContent = file.name + ', ' + Math.max(1, Math.round(file.size / 1000)) + ' kB';
        list.append(item);
      });
      if (files.length > 8) {
        var more = document.createElement('li');
        more.textContent = list.dataset.more + ' ' + (files.length - 8);
        list.append(more);
      }
    };
    ['dragenter', 'dragover'].forEach(function (name) {
      zone.addEventListener(name, function (event) { event.preventDefault(); zone.classList.add('over'); });
    });
    ['dragleave', 'drop'].forEach(function (name) {
      zone.addEventListener(name, function () { zone.classList.remove('over'); });
    });
    zone.addEventListener('drop', function (event) {
      event.preventDefault();
      input.files = event.dataTransfer.files;
      show(input.files);
    });
    zone.querySelectorAll('input[type=file]').forEach(function (field) {
      field.addEventListener('change', function () { show(field.files); });
    });
  }

  var button = document.getElementById('import-button');
  var ticks = Array.from(document.querySelectorAll('.import-table input[type=checkbox]'));
  if (button && ticks.length && !document.querySelector('.pages')) {
    var tell = function () {
      var count = ticks.filter(function (tick) { return tick.checked; }).length;
      button.textContent = count === 1 ? button.dataset.one : button.dataset.many.replace('#', count);
      button.disabled = count === 0;
    };
    ticks.forEach(function (tick) { tick.addEventListener('change', tell); });
    tell();
  }

  var form = document.getElementById('carry-on');
  var live = document.getElementById('live');
  if (form && live) {
    var pause = 300;
    var ask = function () {
      fetch(form.action, { method: 'POST', body: new FormData(form), credentials: 'same-origin' })
        .then(function (answer) {
          if (!answer.ok) throw new Error(String(answer.status));
          return answer.json();
        })
        .then(function (answer) {
          if (answer.finished) {
            window.location.reload();
            return;
          }
          live.innerHTML = answer.html;
          pause = 300;
          window.setTimeout(ask, pause);
        })
        .catch(function () {
          pause = Math.min(pause * 2, 15000);
          window.setTimeout(ask, pause);
        });
    };
    window.setTimeout(ask, pause);
  }
})();
