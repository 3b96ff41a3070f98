# heaplings: X10.5
class Handle:
    def __init__(self, name, log):
        self.name = name
        self.log = log
        self.parent = None
        self.children = []
        self.is_open = True

    def attach(self, child):
        child.parent = self
        self.children.append(child)

    def close(self):
        if not self.is_open:
            return
        self.is_open = False
        for child in self.children:
            child.close()
        self.log.append(self.name)
        # Only now: letting go of the parent may be its death, and its finalizer writes its name.
        self.children = []
        self.parent = None

    def __del__(self):
        self.close()


if __name__ == "__main__":
    import gc

    log = []
    disk = Handle("disk", log)
    folder = Handle("folder", log)
    page = Handle("page", log)
    disk.attach(folder)
    folder.attach(page)
    del disk, folder, page
    gc.collect()
    print(log)
