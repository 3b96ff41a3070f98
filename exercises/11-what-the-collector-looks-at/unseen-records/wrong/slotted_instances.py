# heaplings: X11.2
# fails: unseen
# says: tracked_objects_too_many
class Book:
    __slots__ = ("title", "pages", "price")

    def __init__(self, title, pages, price):
        self.title = title
        self.pages = pages
        self.price = price


class Store:
    def __init__(self, records):
        self.books = {key: Book(title, pages, price) for key, title, pages, price in records}

    def __getitem__(self, key):
        book = self.books[key]
        return book.title, book.pages, book.price


pack = Store
