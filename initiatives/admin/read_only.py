"""What is looked at and never touched: the ledger, publications, decisions."""

from django.contrib import admin

from initiatives.admin.ledger_page import LedgerHistory


class ReadOnlyAdmin(LedgerHistory, admin.ModelAdmin):
    """A list and a page to read; nobody adds, changes or deletes, whatever their permissions."""

    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnlyInline(admin.TabularInline):
    """Rows of another table shown on a page, without any control."""

    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False
