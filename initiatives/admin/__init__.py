"""The desk over sources, review and publication: one module a subject, each registering itself when it is imported.

A new subject is a new module: nothing here lists them.
"""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
