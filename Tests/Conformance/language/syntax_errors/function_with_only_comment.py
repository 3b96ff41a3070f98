def start():
    # nothing but a comment

print('after')
