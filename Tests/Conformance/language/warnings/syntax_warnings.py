# A SyntaxWarning is printed when the program is compiled; then the program runs.
x = 5
print(x is 5)
print('\d', '\ ')
if False:
    assert (x == 6, 'always true')
    x()
    [1][1, 2]
    5()
print('done')
