matrix = [[1, 2], [3, 4]]
print(matrix[1][0])
print(matrix[0][5] + matrix[1][0])
