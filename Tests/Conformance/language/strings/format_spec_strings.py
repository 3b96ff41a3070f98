for spec in ('', 's', '10', '<10', '>10', '^10', '*^10', '.2', '10.2', '>5.1s', '漢<6', '{<6', '010', '3'):
    print(f'{spec:8} [{format("text", spec)}]')
for value, spec in (('a', 'd'), ('a', '+'), ('a', '='), ('a', '#'), ('a', ','), ('a', ' '), ([], '5'),
    (None, '>5'), ({}, 'x'),
                    ('a', 'z'), (object, '5'), (1, 5)):
    try:
        print(format(value, spec))
    except Exception as error:
        print(type(error).__name__ + ':', error)
print(format([1], ''), format(None), format((1, 2)), format('a', ''))
