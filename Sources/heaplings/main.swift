print("heaplings")
