print('about to use sys without importing it')
sys.exit(3)
