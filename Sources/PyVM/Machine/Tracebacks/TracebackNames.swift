// "Did you mean …?": the distance between names, by CPython's costs.

/// Names longer than this are not compared.
private let longestComparedName = 40
/// More candidates than this are not looked at.
private let mostCandidates = 750
private let moveCost = 2
private let caseCost = 1

/// The candidate nearest to `text`, or nil when none is near enough. O(candidates × length²) with both bounded.
func nearestName(_ text: String, _ candidates: [String]) -> String? {
  let wanted = Array(text.unicodeScalars)
  guard candidates.count < mostCandidates, wanted.count <= longestComparedName else { return nil }
  var best: String?
  var bestDistance = Int.max
  for candidate in candidates where candidate != text {
    let given = Array(candidate.unicodeScalars)
    // No more than a third of the characters may differ.
    var limit = (given.count + wanted.count + 3) * moveCost / 6
    limit = min(limit, bestDistance - 1)
    let distance = nameDistance(wanted, given, limit)
    if distance > limit { continue }
    if best == nil || distance < bestDistance {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/// Weighted edit distance; anything above `limit` when it is exceeded.
private func nameDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], _ limit: Int) -> Int {
  if a == b { return 0 }
  var first = a[...]
  var second = b[...]
  while let x = first.first, let y = second.first, x == y {
    first.removeFirst()
    second.removeFirst()
  }
  while let x = first.last, let y = second.last, x == y {
    first.removeLast()
    second.removeLast()
  }
  if first.isEmpty || second.isEmpty { return moveCost * (first.count + second.count) }
  if first.count > longestComparedName || second.count > longestComparedName { return limit + 1 }
  if second.count < first.count { swap(&first, &second) }
  if (second.count - first.count) * moveCost > limit { return limit + 1 }
  var row = (1...first.count).map { $0 * moveCost }
  let columns = Array(first)
  var result = 0
  for (index, scalar) in second.enumerated() {
    var distance = index * moveCost
    result = distance
    var least = Int.max
    for (column, other) in columns.enumerated() {
      let substitution = distance + substitutionCost(scalar, other)
      distance = row[column]
      let move = min(result, distance) + moveCost
      result = min(move, substitution)
      row[column] = result
      least = min(least, result)
    }
    if least > limit { return limit + 1 }
  }
  return result
}

private func substitutionCost(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Int {
  if a == b { return 0 }
  func lower(_ s: Unicode.Scalar) -> UInt32 { (65...90).contains(s.value) ? s.value + 32 : s.value }
  return lower(a) == lower(b) ? caseCost : moveCost
}
