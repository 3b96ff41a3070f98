# ends: 1 3
# options: --limit-heap 16000000
x = 10**10**8
