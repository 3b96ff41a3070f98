class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Circle:
    def __init__(self, center, r): self.center, self.r = center, r
class Colors:
    RED = 'red'
def describe(shape):
    match shape:
        case Point(0, 0): return 'origin'
        case Point(x, 0): return f'on x at {x}'
        case Point(x=0, y=y): return f'on y at {y}'
        case Point(x, y) if x == y: return f'diagonal {x}'
        case Point(): return 'some point'
        case Circle(center=Point(0, 0), r=r): return f'centred circle {r}'
        case Circle(center=Point(x, y)): return f'circle at {x} {y}'
        case Colors.RED: return 'dotted name compares'
        case int(n) | float(n): return f'number {n}'
        case [int(), str()] as pair: return f'pair {pair}'
        case dict(): return 'dict'
    return 'no match'
for shape in (Point(0, 0), Point(3, 0), Point(0, 4), Point(2, 2), Point(1, 2), Circle(Point(0, 0), 5),
        Circle(Point(1, 2), 3), 'red', 7, 2.5, [1, 'a'], {}, 'blue', True):
    print(describe(shape))
def attempt(body):
    try:
        body()
    except TypeError as error:
        print(error)
def too_many():
    match Point(1, 2):
        case Point(1, 2, 3): pass
def no_match_args():
    match Circle(1, 2):
        case Circle(1): pass
def not_a_class():
    match 5:
        case describe(): pass
def twice():
    match Point(1, 2):
        case Point(1, x=1): pass
def int_two():
    match 5:
        case int(1, 2): pass
for body in (too_many, no_match_args, not_a_class, twice, int_two):
    attempt(body)
