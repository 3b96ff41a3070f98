"""Lines in tracebacks are looked up by the file's name: text that was handed over has none, or another's."""
import sys


def report(name, text):
    print(name == __file__ or name)
    try:
        exec(compile(text, name, "exec"), {"__name__": "demo"})
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__.tb_next)
        if isinstance(error, SyntaxError):
            print(len(error.args), error.args[-1][-4:], error.text, error.lineno, error.offset)


FAULTS = ["x = 1\n1 / 0\n", "def f(a, a): pass\n", "x = 2\nreturn x\n", "def f():\n    print(x)\n    global x\n", "x = = 1\n"]
for fault in FAULTS:
    report("<demo>", fault)
    if not fault.startswith("x = ="):
        report(__file__, fault)
    report("elsewhere.py", fault)
exec("x = 1\nx.y")
