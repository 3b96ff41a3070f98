print('never')
total = 1 + not True
