# What a full collection counts.
import gc


class S:
    __slots__ = ("a",)


def collect(make):
    make()
    return gc.collect()


def self_list():
    x = []
    x.append(x)


def self_dict():
    x = {}
    x["x"] = x


def self_slots():
    x = S()
    x.a = x


def two_lists():
    x, y = [], []
    x.append(y)
    y.append(x)


def list_in_tuple():
    x = []
    x.append((x,))


def nothing():
    [[], [[]]]


gc.disable()
gc.collect()
for make in (self_list, self_dict, self_slots, two_lists, list_in_tuple, nothing):
    print(make.__name__, collect(make))
