# Thousands of edits with arbitrary indices and slices, and the errors that some of them raise.
seed = 7


def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n


items, trace, errors = list(range(10)), [], []
for step in range(4000):
    op, i, j, by = rnd(14), rnd(40) - 20, rnd(40) - 20, rnd(7) - 3 or 1
    try:
        if op < 3: items.append(step)
        elif op == 3: items.insert(i, step)
        elif op == 4: items.pop(i)
        elif op == 5: del items[i]
        elif op == 6: items[i:j] = range(rnd(5))
        elif op == 7: items[i:j:by] = [9] * len(items[i:j:by])
        elif op == 8: del items[i:j:by]
        elif op == 9: items.extend(items[i:j])
        elif op == 10: items.remove(rnd(20))
        elif op == 11: trace.append(items.index(rnd(20), i, j))
        elif op == 12: items *= rnd(3) if len(items) < 100 else 1
        else: items.reverse(); items.sort()
        if len(items) > 200: del items[50:]
    except (IndexError, ValueError) as error:
        errors.append(str(error))
    trace.append(hash(tuple(items)))
print(items)
print(hash(tuple(trace)), len(errors), sorted(set(errors))[:8])
