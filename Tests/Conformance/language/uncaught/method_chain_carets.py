class Query:
    def where(self, condition):
        return self
    def limit(self, n):
        return None

Query().where('a').limit(3).where('b')
