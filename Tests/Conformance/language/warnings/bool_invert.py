try:
    flag = len('a') == 1
    print(~flag)
finally:
    print('done')
