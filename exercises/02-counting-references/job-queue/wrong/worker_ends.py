# heaplings: X02.5
# fails: ran
# says: StopIteration
class Job:
    def __init__(self, number):
        self.number = number
        self.result = None

    def run(self):
        self.result = self.number * self.number


class Queue:
    def __init__(self, size):
        self.size = size
        self.waiting = []
        self.last = 0

    def add(self, job):
        self.waiting.append(job)

    def take(self):
        batch = self.waiting[: self.size]
        del self.waiting[: self.size]
        self.last = len(batch)
        return batch

    def last_size(self):
        return self.last


def worker(queue, finished):
    """Runs one batch each time it is woken, and yields how many jobs that were."""
    while queue.waiting:
        batch = queue.take()
        for job in batch:
            job.run()
            finished.append(job)
        yield len(batch)


if __name__ == "__main__":
    import sys

    queue = Queue(2)
    for number in range(5):
        queue.add(Job(number))
    finished = []
    awake = worker(queue, finished)
    while next(awake):
        print("batch of", queue.last_size())
    for position in range(len(finished)):
        # Less one: getrefcount holds its argument too.
        print(finished[position].result, sys.getrefcount(finished[position]) - 1)
