stock = {'apples': 3, 'pears': 0}

def sell(name):
    stock[name] -= 1
    return stock[name]

print(sell('apples'))
sell('plums')
