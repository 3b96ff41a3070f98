# heaplings: X11.2
def pack(records):
    """Keeps the records; store[key] gives (title, pages, price)."""
    # Tuples of strings and numbers, and then the dict of them, are untracked by the collection.
    return {key: (title, pages, price) for key, title, pages, price in records}


if __name__ == "__main__":
    import gc

    store = pack([["a", "Nine stories", 302, 8.5], ["b", "Solaris", 204, 7.0]])
    gc.collect()
    print(store["b"], gc.is_tracked(store))
