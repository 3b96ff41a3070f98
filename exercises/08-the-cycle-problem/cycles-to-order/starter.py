# heaplings: X08.3
def make(k, m):
    """Leaves k separate cycles of lists behind, m lists in all."""


if __name__ == "__main__":
    import gc

    gc.collect()
    make(3, 7)
    print("found:", gc.collect())
