# SystemExit and KeyboardInterrupt in __del__ are swallowed too.
import sys


class S:
    def __del__(self):
        raise SystemExit(3)


class K:
    def __del__(self):
        raise KeyboardInterrupt


sys.unraisablehook = lambda report: print(report.exc_type.__name__)
S()
K()
print("still here")
