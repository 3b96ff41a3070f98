class Manager:
    def __enter__(self):
        print('enter')
        return self
    def __exit__(self, *details):
        print('exit', details[0].__name__)

with Manager() as m:
    print('inside')
    m.missing()
