from answer import Job, Queue, worker

queue = Queue(BATCH)
finished = []
marks = []


def feed(first, last):
    for number in range(first, last):
        job = Job(number)
        marks.append(id(job))
        queue.add(job)


awake = worker(queue, finished)
report = [next(awake), queue.last_size()]
feed(0, SIZE // 2)
while True:
    done = next(awake)
    report.append(queue.last_size())
    if not done:
        break
feed(SIZE // 2, SIZE)
seen = False
while len(finished) < SIZE:
    if not next(awake):
        break
    report.append(queue.last_size())
    if not seen:
        # In all runs but the shortest, jobs are still waiting here.
        checkpoint("asleep")
        seen = True
report.append([job.result for job in finished])
