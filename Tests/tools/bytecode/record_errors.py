"""Record what CPython 3.13 says about the snippets of errors.txt: python3.13 record_errors.py errors.txt > errors.expected"""

import sys
import warnings


def verdict(source):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            compile(source, "x", "exec")
            result = "ok"
        except SyntaxError as error:
            result = f"error {error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset or 0}: {error.msg}"
            return result
    return result + "".join(f" W{w.lineno}:{w.message}" for w in seen)


def main():
    with open(sys.argv[1]) as file:
        for number, case in enumerate(file.read().split("---\n")):
            print(f"{number}: {verdict(case)}")


if __name__ == "__main__":
    main()
