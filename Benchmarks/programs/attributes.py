"""Instances and their attributes: construction, reads, writes, linked nodes."""


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Particle:
    gravity = 3

    def __init__(self, number):
        self.number = number
        self.position = Vector(number * 7 % 101, number * 13 % 97)
        self.velocity = Vector(number % 5 - 2, number % 7 - 3)
        self.bounces = 0
        self.next = None


def make_ring(count):
    first = last = Particle(0)
    for number in range(1, count):
        particle = Particle(number)
        last.next = particle
        last = particle
    last.next = first
    return first


def walk(particle, steps):
    for _ in range(steps):
        position = particle.position
        velocity = particle.velocity
        position.x += velocity.x
        position.y += velocity.y
        velocity.y -= particle.gravity
        if position.y < 0:
            position.y = -position.y
            velocity.y = 20 + particle.number % 3
            particle.bounces += 1
        if position.x < 0 or position.x > 1000:
            velocity.x = -velocity.x
        particle = particle.next
    return particle


def replace_vectors(particle, steps):
    for _ in range(steps):
        old = particle.position
        particle.position = Vector(old.y, old.x)
        particle = particle.next


def checksum(first):
    total = 0
    particle = first
    while True:
        total = (total * 31 + particle.position.x + particle.position.y * 3 + particle.bounces) % 1000003
        particle = particle.next
        if particle is first:
            return total


ring = make_ring(2000)
for turn in range(30):
    walk(ring, 100000)
    replace_vectors(ring, 60000)
print("attributes", checksum(ring))
