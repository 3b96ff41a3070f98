"""A small event simulation: machines, a heap of events, queues, messages; mixed object-oriented work."""


class Heap:
    """A binary heap of (time, order, event), written out so that Python code does the work."""

    def __init__(self):
        self.items = []

    def push(self, item):
        items = self.items
        items.append(item)
        child = len(items) - 1
        while child > 0:
            parent = (child - 1) >> 1
            if items[parent] <= item:
                break
            items[child] = items[parent]
            child = parent
        items[child] = item

    def pop(self):
        items = self.items
        top = items[0]
        last = items.pop()
        size = len(items)
        if size:
            hole = 0
            child = 1
            while child < size:
                if child + 1 < size and items[child + 1] < items[child]:
                    child += 1
                if last <= items[child]:
                    break
                items[hole] = items[child]
                hole = child
                child = 2 * hole + 1
            items[hole] = last
        return top


class Job:
    def __init__(self, number, born, route):
        self.number = number
        self.born = born
        self.route = route
        self.stop = 0

    def next_station(self):
        if self.stop == len(self.route):
            return None
        station = self.route[self.stop]
        self.stop += 1
        return station


class Station:
    kind = "plain"

    def __init__(self, name, speed):
        self.name = name
        self.speed = speed
        self.queue = []
        self.busy = None
        self.served = 0

    def accept(self, job, simulation):
        if self.busy is None:
            self.start(job, simulation)
        else:
            self.queue.append(job)

    def start(self, job, simulation):
        self.busy = job
        simulation.schedule(self.duration(job), self)

    def duration(self, job):
        return self.speed + job.number % 3

    def finish(self, simulation):
        job = self.busy
        self.busy = None
        self.served += 1
        if self.queue:
            self.start(self.pick(), simulation)
        simulation.route(job)

    def pick(self):
        return self.queue.pop(0)


class Stack(Station):
    kind = "stack"

    def pick(self):
        return self.queue.pop()


class Batch(Station):
    kind = "batch"

    def duration(self, job):
        return self.speed * 2 if self.served % 8 == 0 else max(1, self.speed - 2)


class Flaky(Station):
    kind = "flaky"

    def __init__(self, name, speed):
        super().__init__(name, speed)
        self.failures = 0

    def finish(self, simulation):
        if (self.served + simulation.now) % 11 == 0:
            self.failures += 1
            self.served += 1
            simulation.schedule(self.speed, self)
        else:
            super().finish(simulation)


class Source:
    kind = "source"

    def __init__(self, routes, gap, limit):
        self.routes = routes
        self.gap = gap
        self.limit = limit
        self.made = 0

    def finish(self, simulation):
        route = self.routes[self.made % len(self.routes)]
        job = Job(self.made, simulation.now, route)
        self.made += 1
        simulation.route(job)
        if self.made < self.limit:
            simulation.schedule(self.gap, self)


class Simulation:
    def __init__(self):
        self.now = 0
        self.order = 0
        self.agenda = Heap()
        self.done = 0
        self.waited = 0
        self.log = {}

    def schedule(self, delay, actor):
        self.order += 1
        self.agenda.push((self.now + delay, self.order, actor))

    def route(self, job):
        station = job.next_station()
        if station is None:
            self.done += 1
            self.waited += self.now - job.born
        else:
            station.accept(job, self)

    def run(self):
        log = self.log
        while self.agenda.items:
            self.now, _, actor = self.agenda.pop()
            log[actor.kind] = log.get(actor.kind, 0) + 1
            actor.finish(self)


simulation = Simulation()
lathe = Station("lathe", 4)
press = Stack("press", 3)
oven = Batch("oven", 5)
paint = Flaky("paint", 3)
checks = [Station("check" + str(number), 9) for number in range(12)]
routes = []
for number in range(24):
    routes.append([lathe, press, checks[number % 12]] if number % 2 else [oven, checks[number // 2], paint])
for number in range(6):
    simulation.schedule(number, Source(routes[number * 4 : number * 4 + 4], 14 + number, 19000))
simulation.run()

print("events", simulation.now, simulation.done, simulation.waited, paint.failures,
      sorted(simulation.log.items()))
