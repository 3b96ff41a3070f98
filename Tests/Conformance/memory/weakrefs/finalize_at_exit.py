# Those still waiting at exit run newest first; atexit=False is left out.
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a, b, c = Node("a"), Node("b"), Node("c")
weakref.finalize(a, print, "finalize a")
weakref.finalize(b, print, "finalize b").atexit = False
weakref.finalize(c, print, "finalize c")
weakref.finalize(a, print, "finalize a again")
print("end of program")
