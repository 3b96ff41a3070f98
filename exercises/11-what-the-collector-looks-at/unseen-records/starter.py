# heaplings: X11.2
def pack(records):
    """Keeps the records; store[key] gives (title, pages, price)."""
    return {}


if __name__ == "__main__":
    import gc

    store = pack([["a", "Nine stories", 302, 8.5], ["b", "Solaris", 204, 7.0]])
    gc.collect()
    print(gc.is_tracked(store))
    print(store["b"])
