"""Run every check: style, types, floors, tests. Words after `-m tests` go to pytest."""

import os
import subprocess
import sys
import time

from collective_desk.host import bootstrap, checkout

FLOORS = "import sys, importlinter.cli as c; sys.exit(c.lint_imports(no_logo=True, no_cache=True))"
CHECKS = {
    "style": ["-m", "ruff", "check", "--quiet", "."],
    "types": ["-m", "mypy", "--no-error-summary"],
    "floors": ["-c", FLOORS],
}


def main() -> int:
    """Run the checks and the tests, and say in the end how each went."""
    bootstrap.prepare("tests", extra="dev", libraries=bootstrap.OFFSCREEN)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    results = run_checks()
    began = time.monotonic()
    tests = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    code = subprocess.run(tests, check=False, cwd=checkout.ROOT).returncode
    results["tests"] = (code, time.monotonic() - began)
    print()
    for name, (ended, seconds) in results.items():
        print(f"{name:8} {'good' if ended == 0 else 'NOT GOOD':8} {seconds:6.1f} s")
    return int(any(ended for ended, _ in results.values()))


def run_checks() -> dict[str, tuple[int, float]]:
    """Run the checks side by side, and print what they found."""
    began = time.monotonic()
    running = {
        name: subprocess.Popen(
            [sys.executable, *words],
            cwd=checkout.ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for name, words in CHECKS.items()
    }
    results = {}
    for name, process in running.items():
        said, _ = process.communicate()
        results[name] = (process.returncode, time.monotonic() - began)
        if process.returncode:
            print(f"--- {name}\n{said}", flush=True)
    return results


if __name__ == "__main__":
    sys.exit(main())
