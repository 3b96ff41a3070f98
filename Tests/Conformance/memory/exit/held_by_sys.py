# An object that hangs on sys outlives the globals and print: its finalizer can say nothing.
import sys


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


sys.kept = D("on sys")
d = D("global")
print("end of program")
