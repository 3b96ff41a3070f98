# heaplings: X08.3
def make(k, m):
    """Groups in which each list holds all of them, itself too."""
    groups = [[] for number in range(k)]
    for number in range(m):
        groups[number % k].append([])
    for group in groups:
        for member in group:
            member.extend(group)
    return groups
