"""Float arithmetic: n-body, Mandelbrot set, spectral norm."""


def bodies():
    return [
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.0],
        [4.8, -1.1, -0.1, 0.6, 2.8, -0.02, 0.037],
        [8.3, 4.1, -0.4, -1.0, 1.8, 0.008, 0.011],
        [12.8, -15.1, -0.2, 1.0, 0.8, -0.01, 0.0017],
        [15.3, -25.9, 0.1, 0.9, 0.5, -0.03, 0.002],
    ]


def advance(system, dt, steps):
    couples = [(a, b) for index, a in enumerate(system) for b in system[index + 1 :]]
    for _ in range(steps):
        for a, b in couples:
            dx = a[0] - b[0]
            dy = a[1] - b[1]
            dz = a[2] - b[2]
            square = dx * dx + dy * dy + dz * dz
            pull = dt / (square * square ** 0.5)
            ma = a[6] * pull
            mb = b[6] * pull
            a[3] -= dx * mb
            a[4] -= dy * mb
            a[5] -= dz * mb
            b[3] += dx * ma
            b[4] += dy * ma
            b[5] += dz * ma
        for body in system:
            body[0] += dt * body[3]
            body[1] += dt * body[4]
            body[2] += dt * body[5]


def mandelbrot(width, height, limit):
    inside = 0
    for row in range(height):
        ci = 2.4 * row / height - 1.2
        for column in range(width):
            cr = 3.0 * column / width - 2.1
            x = y = 0.0
            for _ in range(limit):
                xx = x * x
                yy = y * y
                if xx + yy > 4.0:
                    break
                y = 2.0 * x * y + ci
                x = xx - yy + cr
            else:
                inside += 1
    return inside


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)


def apply(vector, transposed):
    size = len(vector)
    out = []
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += (entry(j, i) if transposed else entry(i, j)) * vector[j]
        out.append(total)
    return out


def spectral_norm(size, rounds):
    u = [1.0] * size
    v = u
    for _ in range(rounds):
        v = apply(apply(u, False), True)
        u = apply(apply(v, False), True)
    uv = vv = 0.0
    for a, b in zip(u, v):
        uv += a * b
        vv += b * b
    return (uv / vv) ** 0.5


system = bodies()
advance(system, 0.001, 80000)
print("floats", f"{system[0][0]:.9f} {system[4][1]:.9f}", mandelbrot(300, 220, 80),
      f"{spectral_norm(130, 8):.9f}")
