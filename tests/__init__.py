"""The tests; their commands set themselves up, whichever Python starts them."""

import sys

COMMANDS = (
    "tests.bench", "tests.look", "tests.store.machine", "tests.store.kills", "tests.store.power",
    "tests.journeys.monkey")


def _prepare() -> None:
    # While `-m` looks for a module, its packages are imported with "-m" in place of its path.
    if sys.argv[:1] != ["-m"]:
        return
    module = next((word for word in sys.orig_argv if word in COMMANDS), "")
    if module:
        from collective_desk.host import bootstrap

        bootstrap.prepare(module, extra="dev", libraries=bootstrap.OFFSCREEN)


_prepare()
