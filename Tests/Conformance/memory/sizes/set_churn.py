"""Items that come and go: the order of a set, its sizes and the moments at which it is rebuilt."""
import sys

seed = 12345


def draw(count):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % count


def churn(span, steps):
    items = set()
    check = 0
    sizes = []
    for step in range(steps):
        item = draw(span) * (1 if draw(3) else 64)
        action = draw(5)
        if action < 2:
            items.add(item)
        elif action < 4:
            items.discard(item)
        elif items and draw(4) == 0:
            check = (check * 31 + items.pop()) % 1000000007
        if step % 13 == 0:
            for each in items:
                check = (check * 31 + each) % 1000000007
            size = sys.getsizeof(items)
            if not sizes or sizes[-1] != size:
                sizes.append(size)
    print(span, len(items), check, len(sizes), sizes[:12], list(items)[:10])


for span in (3, 7, 12, 40, 300, 2000):
    churn(span, 3000)
