# ends: 1
# says: ValueError: a
a = ValueError("a")
b = ValueError("b")
a.__cause__ = b
b.__cause__ = a
a.__context__ = a
raise a
