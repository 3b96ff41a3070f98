# heaplings: X08.3
# fails: groups
# says: groups_found
def make(k, m):
    # Every cycle goes through the same list.
    hub = []
    if m == 1:
        hub.append(hub)
    for number in range(m - 1):
        part = []
        hub.append(part)
        part.append(hub)
