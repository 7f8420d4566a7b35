"""The three steps of an import on the desk: choose, dry run, progress. All work without script, one page load a step."""

import csv
from collections.abc import Callable
from datetime import timedelta

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from initiatives.admin.import_forms import PasteForm, uploaded
from initiatives.admin.import_progress import progress_of
from initiatives.admin.import_rows import counts_of, step_address, trial_row, with_counts
from initiatives.models import Import, ImportItem
from initiatives.sources.batches import CHOOSABLE, confirm, is_idle, retry
from initiatives.sources.comparing import compare
from initiatives.sources.trying import MOST_FILES, Opened, forget_trials, put_down
from initiatives.sources.undoing import may_undo, undo_import
from initiatives.tasks import carry_on_for, enqueue

Outcome, State = ImportItem.Outcome, Import.State
#: A trial that nobody confirms is forgotten after this time, its files with it.
KEPT = timedelta(days=1)
#: Seconds of work a page load does itself while no worker does it.
SHARE = 0.8
#: Rows of a dry run a page shows.
ROWS = 500


def import_urls(wrap: Callable) -> list:
    """The addresses of one import; `wrap` is the admin's own guard."""
    routes = {
        "trial/": ("trial", trial),
        "trial.csv": ("trial_csv", trial_csv),
        "confirm/": ("confirm", confirm_batch),
        "items/<int:item>/compare/": ("compare", compare_item),
        "progress/": ("progress", progress),
        "work/": ("work", work),
        "retry/": ("retry", retry_refused),
        "undo/": ("undo", undo),
    }
    return [path(f"<int:batch>/{route}", wrap(view), name=f"initiatives_import_{name}") for route, (name, view) in routes.items()]


def choose(request: HttpRequest) -> HttpResponse:
    """Step 1: files, a folder, a pasted text; then off to the dry run."""
    if not request.user.has_perm("initiatives.add_import"):
        raise PermissionDenied
    form = PasteForm(request.POST if request.method == "POST" else None)
    errors: list[str] = []
    if request.method == "POST" and form.is_valid():
        forget_trials(timezone.now() - KEPT)
        try:
            batch = _put_down(request, form)
        except ValidationError as error:
            errors = error.messages
        else:
            enqueue(batch)
            _carry_on(batch)
            return redirect(step_address(batch))
    last = with_counts(Import.objects.exclude(state=State.TRIED).select_related("started_by"))
    context = {
        "title": _("Importa documenti"),
        "form": form,
        "errors": errors,
        "last": last.order_by("-started_at", "-pk")[:5],
        "most_files": MOST_FILES,
    }
    return _page(request, "choose", context, status=400 if errors or form.errors else 200)


@never_cache
def trial(request: HttpRequest, batch: int) -> HttpResponse:
    """Step 2: what would become of each document. While files are still being read the page says how far it is."""
    found = _batch(request, batch)
    if found.state != State.TRIED:
        return redirect(step_address(found))
    waiting = found.items.filter(outcome=Outcome.PENDING).count()
    if waiting and is_idle(found, timezone.now()):
        _carry_on(found)
        waiting = found.items.filter(outcome=Outcome.PENDING).count()
    items = found.items.select_related("document").defer("document__text", "document__signature")
    page = Paginator(items, ROWS).get_page(request.GET.get("p"))
    counts = counts_of(found)
    total = sum(entry["count"] for entry in counts)
    context = {
        "title": _("Importa documenti"),
        "batch": found,
        "rows": [trial_row(item) for item in page] if not waiting else [],
        "page": page,
        "counts": counts,
        "waiting": waiting,
        "total": total,
        "done": total - waiting,
        "chosen": found.items.filter(outcome__in=CHOOSABLE, chosen=True).count(),
        "choosable": found.items.filter(outcome__in=CHOOSABLE).exists(),
    }
    return _page(request, "trial", context)


def trial_csv(request: HttpRequest, batch: int) -> HttpResponse:
    """The table of the dry run as CSV (RFC 4180); cells that a spreadsheet would take for a formula are quoted."""
    found = _batch(request, batch)
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Content-Disposition": 'attachment; filename="prova.csv"'})
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow([_("File"), _("Esito"), _("Tipo"), _("Data"), _("Che cosa succede")])
    for item in found.items.select_related("document").defer("document__text", "document__signature"):
        row = trial_row(item)
        writer.writerow([_harmless(cell) for cell in (item.name, row.label, row.kind, row.published, row.happens)])
    return response


@require_POST
def confirm_batch(request: HttpRequest, batch: int) -> HttpResponse:
    found = _batch(request, batch)
    chosen = {int(key) for key in request.POST.getlist("item") if key.isdecimal()}
    if "shown" in request.POST:  # rows of other pages keep their tick
        shown = {int(key) for key in request.POST.getlist("shown") if key.isdecimal()}
        chosen |= set(found.items.filter(chosen=True, outcome__in=CHOOSABLE).exclude(pk__in=shown).values_list("pk", flat=True))
    try:
        found = confirm(found, chosen, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(step_address(found))
    enqueue(found)
    return redirect(step_address(found))


def compare_item(request: HttpRequest, batch: int, item: int) -> HttpResponse:
    """The text that would come in beside the one that is here."""
    found = _batch(request, batch)
    row = get_object_or_404(found.items.select_related("document"), pk=item, document__isnull=False)
    reading = Opened().reading(row)
    text = getattr(reading, "text", "")
    context = {
        "title": _("Confronta"),
        "batch": found,
        "item": row,
        "lines": compare(row.document.text, text),
        "refusal": "" if text else str(reading),
    }
    return _page(request, "compare", context)


@never_cache
def progress(request: HttpRequest, batch: int) -> HttpResponse:
    """Step 3: how far it is and what became of each document. Looking carries the work on while no worker does, so that
    the page goes forward without script too."""
    found = _batch(request, batch)
    if found.state == State.TRIED:
        return redirect(step_address(found))
    _share_work(found)
    context = {"title": _("Importa documenti"), "batch": found, "may_undo": may_undo(found, request.user), **progress_of(found)}
    return _page(request, "progress", context)


@require_POST
@never_cache
def work(request: HttpRequest, batch: int) -> JsonResponse:
    """What the script asks for: carry the work on a little, then the part of the page that changes."""
    found = _batch(request, batch)
    if found.state == State.TRIED:
        waiting = found.items.filter(outcome=Outcome.PENDING).exists()
        if waiting and is_idle(found, timezone.now()):
            _carry_on(found)
        total, left = found.items.count(), found.items.filter(outcome=Outcome.PENDING).count()
        html = render_to_string("admin/imports/_reading.html", {"done": total - left, "total": total}, request)
        return JsonResponse({"html": html, "finished": left == 0})
    _share_work(found)
    shown = progress_of(found)
    html = render_to_string("admin/imports/_progress.html", {"batch": found, **shown}, request)
    return JsonResponse({"html": html, "finished": shown["finished"]})


@require_POST
def retry_refused(request: HttpRequest, batch: int) -> HttpResponse:
    found = _batch(request, batch)
    try:
        count = retry(found, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(step_address(found))
    if count:
        enqueue(found)
    else:
        messages.info(request, _("Non c’è niente da riprovare: i file rifiutati non sono stati conservati."))
    return redirect(step_address(found))


@require_POST
def undo(request: HttpRequest, batch: int) -> HttpResponse:
    """Take the whole import back; what stays is named with the reason."""
    found = _batch(request, batch)
    try:
        undone = undo_import(found, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(step_address(found))
    count = undone.deleted
    messages.success(
        request, ngettext("Annullata: %(count)d documento tolto.", "Annullata: %(count)d documenti tolti.", count) % {"count": count}
    )
    for document, reason in undone.kept:
        messages.warning(request, _("%(name)s resta: %(reason)s.") % {"name": document.name, "reason": reason})
    return redirect(step_address(found))


def _put_down(request: HttpRequest, form: PasteForm) -> Import:
    sent = [*request.FILES.getlist("file"), *request.FILES.getlist("folder")]
    if len(sent) > MOST_FILES:
        raise ValidationError(_("Sono %(count)d file: il limite è %(most)d alla volta.") % {"count": len(sent), "most": MOST_FILES})
    files = uploaded(sent)
    pasted = form.file()
    label = ngettext("%(count)d file: %(first)s", "%(count)d file: %(first)s …", len(files)) % {
        "count": len(files),
        "first": files[0][0] if files else "",
    }
    return put_down([*files, *([pasted] if pasted else [])], by=request.user, label=label if files else _("Testo incollato"))


def _share_work(batch: Import) -> None:
    if batch.state in (State.QUEUED, State.RUNNING) and is_idle(batch, timezone.now()):
        _carry_on(batch)


def _carry_on(batch: Import) -> None:
    """Do a page load's share of the work, and leave the batch as one nobody works on."""
    carry_on_for(batch, SHARE)
    Import.objects.filter(pk=batch.pk).update(worked_at=None)
    batch.refresh_from_db()


def _batch(request: HttpRequest, pk: int) -> Import:
    if not request.user.has_perm("initiatives.view_import"):
        raise PermissionDenied
    return get_object_or_404(Import.objects.select_related("started_by"), pk=pk)


def _page(request: HttpRequest, name: str, context: dict, status: int = 200) -> HttpResponse:
    context = admin.site.each_context(request) | {"list_address": reverse("admin:initiatives_import_changelist")} | context
    return TemplateResponse(request, f"admin/imports/{name}.html", context, status=status)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell
