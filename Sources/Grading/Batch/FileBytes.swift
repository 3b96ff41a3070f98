import Glibc

/// Reading files that others made.
enum FileBytes {
  /// Whether there is something to read under this name.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }

  /// At most `most` bytes of a file.
  static func read(_ path: String, most: Int) throws(BatchError) -> [UInt8] {
    try read(RawPath(path), most: most)
  }

  /// At most `most` bytes of a file.
  static func read(_ raw: RawPath, most: Int) throws(BatchError) -> [UInt8] {
    let path = raw.text
    // Without O_NONBLOCK a pipe that nobody writes to would keep us for ever.
    let descriptor = raw.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw BatchError(cleaned(path, 300), errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while bytes.count < most {
      let count = buffer.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress, min($0.count, most - bytes.count))
      }
      if count == 0 { break }
      guard count > 0 else {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          // A pipe that somebody has open and has not written to yet: `heaplings check <(program)`.
          var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          _ = poll(&ready, 1, -1)
          continue
        }
        throw BatchError(cleaned(path, 300), errno)
      }
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// Writes everything.
  static func write(_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws(BatchError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw BatchError("cannot write \(path)", errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Puts a file in place as a whole or not at all.
  static func replace(_ path: String, with text: String) throws(BatchError) {
    let draft = path + ".part"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw BatchError("cannot write \(path)", errno) }
    do throws(BatchError) {
      try write(Array(text.utf8), descriptor, path)
      guard fsync(descriptor) == 0 || errno == EINVAL else { throw BatchError("cannot write \(path)", errno) }
    } catch {
      close(descriptor)
      unlink(draft)
      throw error
    }
    guard close(descriptor) == 0, rename(draft, path) == 0 else {
      throw BatchError("cannot write \(path)", errno)
    }
  }
}
