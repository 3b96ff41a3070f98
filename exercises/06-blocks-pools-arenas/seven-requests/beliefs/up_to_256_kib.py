"""The mistake: pymalloc serves requests up to 256 KiB."""
import array

LIMIT = 256 * 1024


class Buffer:
    """Lies where the mistaken allocator would put it."""

    made = 0

    def __init__(self, code, items):
        size = len(items)
        self.number = Buffer.made
        Buffer.made += 1
        if size > LIMIT:
            self.start = 8 + self.number * (size + 24)
            return
        size = (size + 15) // 16 * 16
        per_pool = max(16336 // size, 1)
        pool = self.number // per_pool
        if size > 16336:
            self.start = self.number * size + 48
        else:
            self.start = pool * 16384 + 48 + self.number % per_pool * size

    def buffer_info(self):
        return self.start, 0


array.array = Buffer
