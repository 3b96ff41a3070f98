"""The mistake: a collection only reports, so the next one finds the same objects again."""
import gc

really = gc.collect
asked = 0
reported = 0


def mistaken():
    global asked, reported
    asked += 1
    found = really()
    if asked == 2:
        reported = found
    return reported if asked == 3 else found


gc.collect = mistaken
