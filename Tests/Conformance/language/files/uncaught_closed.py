file = open('x.txt', 'w')
file.close()
file.write('a')
