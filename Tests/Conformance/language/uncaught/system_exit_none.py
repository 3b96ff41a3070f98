import sys

def main():
    print('working')
    sys.exit()
    print('not reached')

main()
