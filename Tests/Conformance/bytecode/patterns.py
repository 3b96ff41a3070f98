def f(x):
    match x:
        case 0 | 1 | -1: return "small"
        case None | True: return "singleton"
        case "a" as s: return s
        case [a, b]: return a, b
        case [a, *rest, b] if rest: return rest
        case [_, *_]: return 1
        case {"k": v, **others}: return v, others
        case {}: return 2
        case Point(x=0, y=y) | Point(y, 0): return y
        case Point(1, _, z=[q, (r)]): return q + r
        case Color.RED: return 3
        case (a, (b, c) as d): return a, b, c, d
        case [1, *_, 2]: return 4
        case _: return None


match y:
    case [1, 2, 3]:
        z = 1
    case _:
        z = 2
