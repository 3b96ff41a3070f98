class Report(Exception):
    def __str__(self):
        return 'line one\nline two'

class Nothing(Exception):
    pass

try:
    raise Nothing
except Nothing:
    raise Report
