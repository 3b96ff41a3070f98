print('never')
value = [2 * (3 - -not x)]
