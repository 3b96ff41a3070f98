# heaplings: X11.2
from array import array


class Columns:
    """Four tracked objects: the instance, the list of titles, two arrays. The dict of positions holds only numbers."""

    def __init__(self, records):
        self.position = {}
        self.titles = []
        self.pages = array("i")
        self.prices = array("d")
        for key, title, pages, price in records:
            self.position[key] = len(self.titles)
            self.titles.append(title)
            self.pages.append(pages)
            self.prices.append(price)

    def __getitem__(self, key):
        place = self.position[key]
        return self.titles[place], self.pages[place], self.prices[place]


pack = Columns
