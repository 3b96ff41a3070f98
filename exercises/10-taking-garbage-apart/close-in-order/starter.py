# heaplings: X10.5
class Handle:
    def __init__(self, name, log):
        self.name = name
        self.log = log
        self.parent = None
        self.children = []

    def attach(self, child):
        child.parent = self
        self.children.append(child)

    def close(self):
        self.log.append(self.name)

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
