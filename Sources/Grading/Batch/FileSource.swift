/// Submissions that lie in files; each is read when its turn comes.
final class FileSource: SubmissionSource {
  private let files: [SubmissionFinder.Found]
  /// Looks at a submission before it is judged: true means that its verdict is known already.
  private let isKnown: (Int, Submission) -> Bool
  private let report: (String) -> Void
  private var position = 0

  let descriptor: Int32? = nil
  var isExhausted: Bool { position == files.count }

  init(
    _ files: [SubmissionFinder.Found], isKnown: @escaping (Int, Submission) -> Bool,
    report: @escaping (String) -> Void
  ) {
    self.files = files
    self.isKnown = isKnown
    self.report = report
  }

  func next() throws(BatchError) -> (index: Int, submission: Submission)? {
    while position < files.count {
      let file = files[position]
      position += 1
      do throws(BatchError) {
        // One byte more than allowed tells that it is too long, however long it is.
        let bytes = try FileBytes.read(file.raw, most: Submission.maximumBytes + 1)
        let submission = Submission(
          id: file.id, student: file.student, exercise: file.exercise, source: bytes)
        if isKnown(position - 1, submission) { continue }
        return (position - 1, submission)
      } catch {
        report("\(error)")
      }
    }
    return nil
  }
}
