# heaplings: X11.2
# fails: found
def pack(records):
    store = {}
    for key, title, pages, price in records:
        store[key] = (title, pages, int(price))
    return store
