print("pyrun")
