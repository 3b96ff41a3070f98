class Rectangle:
    def __init__(self, width, height):
        self.width, self.height = width, height

print(Rectangle(2, 3).width)
Rectangle(
    2,
)
