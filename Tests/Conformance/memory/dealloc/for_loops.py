# What a loop holds, and until when.


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


def over_list():
    for x in [D("a"), D("b"), D("c")]:
        print("body", end=" ")
    print("end", end=" ")


def over_generator():
    for x in (D(i) for i in range(3)):
        print("body", end=" ")
    print("end", end=" ")


def left_early():
    for x in [D("a"), D("b"), D("c")]:
        break
    print("end", end=" ")


over_list()
print("|")
over_generator()
print("|")
left_early()
print("|")
