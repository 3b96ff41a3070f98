class Settings:
    size = 10
    def area(self):
        return self.size ** 2
    total = size + missing_constant

print('not reached')
