raise SystemExit([1, 'list', None])
