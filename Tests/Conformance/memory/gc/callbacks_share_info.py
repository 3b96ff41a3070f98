# All callbacks of one phase get the same dict; all see start before any sees stop.
import gc

seen = []


def first(phase, info):
    seen.append(("first", phase, info))


def second(phase, info):
    seen.append(("second", phase, info))


gc.disable()
gc.collect()
gc.callbacks.extend([first, second])
gc.collect()
gc.callbacks.clear()
print([(who, phase) for who, phase, _ in seen])
print(seen[0][2] is seen[1][2], seen[2][2] is seen[3][2], seen[0][2] is seen[2][2])
