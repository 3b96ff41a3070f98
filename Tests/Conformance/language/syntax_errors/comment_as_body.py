print('never')
def function():
    # only a comment
