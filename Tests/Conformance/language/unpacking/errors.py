def attempt(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ':', error)
def too_few(): a, b, c = 1, 2
def too_many(): a, b = 1, 2, 3
def too_many_list(): a, b = [1, 2, 3, 4, 5]
def too_many_dict(): a, b = {1: 1, 2: 2, 3: 3}
def too_many_iterator(): a, b = iter([1, 2, 3])
def starred_few(): a, *b, c = [1]
def starred_none(): a, b, *c = []
def not_iterable(): a, b = 5
def none(): a, b = None
def nested(): (a, b), c = [1, 2]
def empty(): () = [1]
def one(): a, = []
def in_loop():
    for a, b in [(1, 2), (3,)]:
        print(a, b)
def infinite():
    def naturals():
        n = 0
        while True:
            yield n
            n += 1
    a, b = naturals()
def failing():
    a, b = (1 / n for n in (1, 0))
def literal_star(): return [*5]
def text(): a, b = 'abc'
for body in (too_few, too_many, too_many_list, too_many_dict, too_many_iterator, starred_few, starred_none,
    not_iterable, none, nested, empty, one,
             in_loop, infinite, failing, literal_star, text):
    attempt(body)
