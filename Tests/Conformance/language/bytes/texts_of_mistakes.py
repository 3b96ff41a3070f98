# Order of the checks and the words of TypeErrors in methods of bytes and bytearray.
def show(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: b"%f" % "a")
show(lambda: b"%i" % "a")
show(lambda: b"%e" % None)
show(lambda: b"ab".hex(5))
show(lambda: b"ab".hex(bytearray(b"--")))
show(lambda: b"ab".hex(bytearray(b"-")))
show(lambda: b"ab".hex("", "x"))
show(lambda: b"ab".hex("-", 2**40))
show(lambda: bytearray(b"a").__setitem__(9, 300))
show(lambda: bytearray(b"a").__setitem__(9, "x"))
show(lambda: bytearray(b"it's"))
show(lambda: bytearray(b"it's \"so\""))
show(lambda: b"a".__eq__(bytearray(b"a")))
show(lambda: b"a" == bytearray(b"a"))
show(lambda: b"a" < bytearray(b"b"))
