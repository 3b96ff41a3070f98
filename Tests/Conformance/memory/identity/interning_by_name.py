# Names are interned: attributes, variables, keyword arguments, setattr.


class Box:
    pass


def same(a, b):
    return a is b


def keywords(**kw):
    return list(kw)[0]


box = Box()
box.some_name = 1
print(same(list(box.__dict__)[0], "some_name"))
name = "".join(["other", "_", "name"])
setattr(box, name, 1)
print(same(list(box.__dict__)[1], "other_name"))
print(same(keywords(third_name=1), "third_name"))
print(same(keywords.__name__, "keywords"), same(Box.__name__, "Box"))
table = {}
key = "".join(["fourth", "_", "name"])
table[key] = 1
print(same(list(table)[0], "fourth_name"))
