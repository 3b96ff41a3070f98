def größe(текст):
    return len(текст) + текст

print('漢字')
x = größe('漢字😀') + größe('é')
