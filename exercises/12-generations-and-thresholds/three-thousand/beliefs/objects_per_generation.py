"""The mistake: the counters are the numbers of objects in each generation, promoted at every 700."""
import gc

really = gc.get_count
asked = 0


def mistaken():
    global asked
    asked += 1
    counts = really()
    # 3000 objects: what has not been looked at is young, the rest has moved on. Later answers are left alone.
    return (3000 % 700, 3000 - 3000 % 700, 0) if asked == 1 else counts


gc.get_count = mistaken
