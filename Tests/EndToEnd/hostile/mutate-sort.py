# ends: 0
# prints: ValueError list modified during sort
# prints: done
class A:
    def __init__(self, owner, action):
        self.owner = owner
        self.action = action

    def __lt__(self, other):
        self.action(self.owner)
        return False


def key_of(action, items):
    def key(item):
        action(items)
        return 0

    return key


actions = [list.clear, lambda x: x.append(1), lambda x: x.sort(), lambda x: x.__init__(range(5)), lambda x: x.extend(range(100))]
for action in actions:
    items = []
    items.extend(A(items, action) for _ in range(50))
    try:
        items.sort()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
    items = list(range(50))
    try:
        items.sort(key=key_of(action, items))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print("done")
