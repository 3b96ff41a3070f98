print(f'closing } brace')
