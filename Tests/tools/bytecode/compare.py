"""Compare two folders of dumps: python compare.py LIST OURS CPYTHON [examples]."""

import collections
import os
import sys


def objects(path):
    with open(path) as file:
        lines = file.read().split("\n")[:-1]
    result = []
    for line in lines:
        if line.startswith("code "):
            result.append([])
        if result:
            result[-1].append(line)
    return lines[0] if lines else "", result


def split(code):
    parts = {"head": code[0].rsplit(" stack=", 1)[0], "stack": code[0].rsplit("=", 1)[1]}
    parts["names"], parts["locals"], parts["consts"] = code[1], code[2].replace(":30", ":20"), code[3]
    parts["locals"] = parts["locals"].replace(":70", ":60")
    stream, places, table = [], [], []
    for line in code[4:]:
        if line.startswith("except "):
            table.append(line)
        else:
            _, name, arg, where = line.split(" ")
            stream.append((name, arg))
            places.append(where)
    parts["stream"], parts["places"], parts["table"] = stream, places, table
    return parts


def same_places(a, b):
    return len(a) == len(b) and all(x == y or y == "*" for x, y in zip(a, b))


def main():
    files = [f for f in open(sys.argv[1]).read().split("\n") if f]
    ours, theirs = sys.argv[2], sys.argv[3]
    wanted = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    only = sys.argv[5] if len(sys.argv) > 5 else None
    totals = collections.Counter()
    shown = collections.Counter()
    for number, name in enumerate(files):
        a, b = f"{ours}/{number}.txt", f"{theirs}/{number}.txt"
        if not os.path.exists(a) or not os.path.exists(b):
            continue
        first_a, objects_a = objects(a)
        first_b, objects_b = objects(b)
        if not objects_a or not objects_b:
            key = "refused" if first_a.startswith("unsupported") else "file errors"
            if not objects_b and not objects_a:
                key = "both refuse"
            totals[key] += 1
            if key == "file errors":
                print(f"{name}: {first_a} | {first_b}")
            continue
        totals["files"] += 1
        if len(objects_a) != len(objects_b):
            totals["files with another number of code objects"] += 1
        for x, y in zip(objects_a, objects_b):
            totals["code objects"] += 1
            p, q = split(x), split(y)
            if p["head"].split(" line=")[0] != q["head"].split(" line=")[0]:
                print(f"{name}: order {p['head']} | {q['head']}")
                totals["out of step"] += 1
                break
            identical = True
            for key in ("head", "stack", "names", "locals", "consts", "stream", "places", "table"):
                same = same_places(p[key], q[key]) if key == "places" else p[key] == q[key]
                totals[key] += same
                if key != "places":
                    identical = identical and same
                if not same and (only is None or only == key) and shown[key] < wanted:
                    if key in ("places", "table", "consts", "locals", "names") and p["stream"] != q["stream"]:
                        continue
                    shown[key] += 1
                    print(f"--- {key}: {name}: {p['head']}")
                    if key == "stream":
                        at = next(
                            (i for i, (u, v) in enumerate(zip(p[key], q[key])) if u != v),
                            min(len(p[key]), len(q[key])),
                        )
                        for i in range(max(0, at - 4), at + 8):
                            left = p[key][i] + (p["places"][i],) if i < len(p[key]) else ""
                            right = q[key][i] + (q["places"][i],) if i < len(q[key]) else ""
                            mark = " " if left[:2] == right[:2] else "*"
                            print(f"  {mark}{i} {' '.join(left):50} | {' '.join(right)}")
                    elif key == "places":
                        for i, (u, v) in enumerate(zip(p[key], q[key])):
                            if u != v and v != "*":
                                print("  ", i, p["stream"][i], u, "|", v)
                                break
                    else:
                        print("   ", p[key])
                        print("   ", q[key])
            totals["identical but for places"] += identical
    count = totals["code objects"] or 1
    for key in ("files", "refused", "both refuse", "file errors", "code objects", "out of step"):
        print(f"{key}: {totals[key]}")
    for key in ("head", "stack", "names", "locals", "consts", "stream", "places", "table", "identical but for places"):
        print(f"{key}: {totals[key]} = {100 * totals[key] / count:.2f} %")


if __name__ == "__main__":
    main()
