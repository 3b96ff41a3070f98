# Dicts become tracked with the first value that could be in a cycle.
import gc


class Node:
    pass


gc.disable()
gc.collect()
print(gc.is_tracked({}), gc.is_tracked({"a": 1, 2: "b"}), gc.is_tracked({"a": []}))
d = {}
d["i"] = 1
d["s"] = "text"
print(gc.is_tracked(d))
d["l"] = []
print(gc.is_tracked(d))
del d["l"]
print(gc.is_tracked(d))
gc.collect(0)
print(gc.is_tracked(d))
gc.collect(1)
print(gc.is_tracked(d))
gc.collect(2)
print(gc.is_tracked(d))
d["n"] = Node()
print(gc.is_tracked(d), gc.is_tracked(d.copy()), gc.is_tracked({}.copy()))
print(gc.is_tracked({Node(): 1}), gc.is_tracked({"o": object()}), gc.is_tracked({k: k for k in "ab"}))
print(gc.is_tracked(dict(a=1)), gc.is_tracked(dict(a=[])))
