# ends: 3
# A loop onto itself: its one jump has no length of its own to pay for.
while True:
    pass
