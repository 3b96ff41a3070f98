def load(name):
    with open(name) as file:
        return file.read()

load('config.txt')
