print('never')
try:
    value = 1


