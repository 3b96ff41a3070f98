price = 3.14159
print(f'{price:.2f}')
print(f'total: {price:>10d}')
