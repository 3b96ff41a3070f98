/// `io`, in Python: the files of a run. They live in a dict and are gone with the interpreter; nothing touches the disk.
///
/// The frames of this module are left out of tracebacks: in CPython its functions are native.
let ioSource: StaticString = #"""
  __all__ = ["BufferedRandom", "BufferedReader", "BufferedWriter", "BytesIO", "SEEK_CUR", "SEEK_END", "SEEK_SET",
             "StringIO", "TextIOWrapper", "UnsupportedOperation", "open"]

  DEFAULT_BUFFER_SIZE = 8192
  SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2

  # Name (str) to content (bytearray). The one folder has no folders in it.
  _files = {}
  _next_number = 3


  class UnsupportedOperation(OSError, ValueError):
      __module__ = "io"


  class _Stream:
      __module__ = "_io"

      def __init__(self, *args, **kwargs):
          raise TypeError(f"cannot create '{type(self).__name__}' instances here: use open()")

      def _check(self):
          if self._closed:
              raise ValueError("I/O operation on closed file" + ("." if self._dotted else ""))

      def _refuse(self, what):
          raise UnsupportedOperation(what)

      @property
      def closed(self):
          return self._closed

      def close(self):
          self._closed = True

      def flush(self):
          self._check()

      def isatty(self):
          self._check()
          return False

      def readable(self):
          self._check()
          return self._reads

      def writable(self):
          self._check()
          return self._writes

      def seekable(self):
          self._check()
          return True

      def __enter__(self):
          self._check()
          return self

      def __exit__(self, *details):
          self.close()

      def __iter__(self):
          self._check()
          return self

      def __next__(self):
          if line := self.readline():
              return line
          raise StopIteration

      def readlines(self, hint=-1, /):
          lines = []
          total = 0
          for line in self:
              lines.append(line)
              total += len(line)
              if hint is not None and 0 < hint <= total:
                  break
          return lines

      def writelines(self, lines, /):
          self._check()
          for line in lines:
              self.write(line)


  def _size(value):
      if value is None:
          return -1
      if not isinstance(value, int):
          raise TypeError(f"argument should be integer or None, not '{type(value).__name__}'")
      return value


  class _Bytes(_Stream):
      # Reads and writes the bytes of `_data`, a bytearray that all who have the file open share.
      __module__ = "_io"
      _dotted = False

      def read(self, size=-1, /):
          self._check()
          if not self._reads:
              self._refuse("read")
          size = _size(size)
          end = len(self._data) if size < 0 else self._at + size
          part = bytes(self._data[self._at:end])
          self._at += len(part)
          return part

      read1 = read

      def readinto(self, buffer, /):
          part = self.read(len(buffer))
          buffer[:len(part)] = part
          return len(part)

      def readline(self, size=-1, /):
          self._check()
          if not self._reads:
              self._refuse("read")
          size = _size(size)
          end = self._data.find(b"\n", self._at) + 1
          if end == 0:
              end = len(self._data)
          if 0 <= size < end - self._at:
              end = self._at + size
          part = bytes(self._data[self._at:end])
          self._at += len(part)
          return part

      def write(self, data, /):
          if isinstance(data, str):
              raise TypeError("a bytes-like object is required, not 'str'")
          self._check()
          if not self._writes:
              self._refuse("write")
          data = bytes(memoryview(data))
          if self._appends:
              self._at = len(self._data)
          if self._at > len(self._data):
              self._data.extend(bytes(self._at - len(self._data)))
          self._data[self._at:self._at + len(data)] = data
          self._at += len(data)
          return len(data)

      def tell(self):
          self._check()
          return self._at

      def seek(self, offset, whence=0, /):
          self._check()
          if whence == 1:
              offset += self._at
          elif whence == 2:
              offset += len(self._data)
          elif whence != 0:
              raise ValueError(f"whence value {whence} unsupported")
          if offset < 0:
              raise OSError(22, "Invalid argument")
          self._at = offset
          return offset

      def truncate(self, size=None, /):
          self._check()
          if not self._writes:
              self._refuse("truncate")
          size = self._at if size is None else size
          if size > len(self._data):
              self._data.extend(bytes(size - len(self._data)))
          del self._data[size:]
          return size

      def peek(self, size=0, /):
          self._check()
          return bytes(self._data[self._at:])

      def fileno(self):
          self._check()
          return self._number


  class _BufferedFile(_Bytes):
      __module__ = "_io"

      @property
      def name(self):
          return self._name

      @property
      def mode(self):
          return self._mode

      def __repr__(self):
          return f"<_io.{type(self).__name__} name={self._name!r}>"


  class BufferedReader(_BufferedFile):
      __module__ = "_io"


  class BufferedWriter(_BufferedFile):
      __module__ = "_io"


  class BufferedRandom(_BufferedFile):
      __module__ = "_io"


  class BytesIO(_Bytes):
      __module__ = "_io"
      _dotted = True

      def __init__(self, initial_bytes=b""):
          self._data = bytearray(b"" if initial_bytes is None else initial_bytes)
          self._at = 0
          self._closed = False
          self._reads = self._writes = True
          self._appends = False

      def getvalue(self):
          self._check()
          return bytes(self._data)

      def getbuffer(self):
          self._check()
          return memoryview(self._data)

      def fileno(self):
          self._refuse("fileno")


  def _to_newlines(text, newline):
      return text.replace("\r\n", "\n").replace("\r", "\n") if newline is None and "\r" in text else text


  class TextIOWrapper(_Stream):
      __module__ = "_io"
      _dotted = True

      newlines = property(lambda self: None)
      name = property(lambda self: self.buffer.name)

      @property
      def line_buffering(self):
          return False

      def __repr__(self):
          return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"

      def close(self):
          self._closed = True
          self.buffer.close()

      def _decode(self, data):
          return _to_newlines(data.decode(self.encoding, self.errors), self._newline)

      def read(self, size=-1, /):
          self._check()
          if not self._reads:
              self._refuse("not readable")
          size = _size(size)
          if size < 0:
              return self._decode(self.buffer.read())
          # As many bytes as the characters take: at first as many bytes as characters, then what is missing.
          start = self.buffer._at
          text = self._decode(self.buffer._data[start:])[:size]
          rest = len(self.buffer._data) - start
          taken = len(text.encode(self.encoding, self.errors))
          self.buffer._at = start + min(taken, rest)
          return text

      def readline(self, size=-1, /):
          self._check()
          if not self._reads:
              self._refuse("not readable")
          size = _size(size)
          start = self.buffer._at
          line = self._decode(self.buffer.readline())
          if 0 <= size < len(line):
              line = line[:size]
              self.buffer._at = start + len(line.encode(self.encoding, self.errors))
          return line

      def write(self, text, /):
          if not isinstance(text, str):
              raise TypeError(f"write() argument must be str, not {type(text).__name__}")
          self._check()
          if not self._writes:
              self._refuse("not writable")
          out = text
          if self._newline not in (None, "", "\n"):
              out = text.replace("\n", self._newline)
          self.buffer.write(out.encode(self.encoding, self.errors))
          return len(text)

      def tell(self):
          self._check()
          return self.buffer.tell()

      def seek(self, offset, whence=0, /):
          self._check()
          if whence == 1 and offset != 0:
              self._refuse("can't do nonzero cur-relative seeks")
          if whence == 2 and offset != 0:
              self._refuse("can't do nonzero end-relative seeks")
          if whence == 0 and offset < 0:
              raise ValueError(f"negative seek position {offset}")
          return self.buffer.seek(offset, whence)

      def truncate(self, size=None, /):
          self._check()
          if not self._writes:
              self._refuse("truncate")
          return self.buffer.truncate(size)

      def fileno(self):
          return self.buffer.fileno()


  class StringIO(_Stream):
      __module__ = "_io"
      _dotted = True
      _reads = _writes = True
      encoding = errors = newlines = None
      line_buffering = False

      def __init__(self, initial_value="", newline="\n"):
          if initial_value is None:
              initial_value = ""
          if not isinstance(initial_value, str):
              raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
          self._text = _to_newlines(initial_value, newline)
          self._at = 0
          self._closed = False

      def getvalue(self):
          self._check()
          return self._text

      def read(self, size=-1, /):
          self._check()
          size = _size(size)
          end = len(self._text) if size < 0 else self._at + size
          part = self._text[self._at:end]
          self._at += len(part)
          return part

      def readline(self, size=-1, /):
          self._check()
          size = _size(size)
          end = self._text.find("\n", self._at) + 1
          if end == 0:
              end = len(self._text)
          if 0 <= size < end - self._at:
              end = self._at + size
          part = self._text[self._at:end]
          self._at += len(part)
          return part

      def write(self, text, /):
          if not isinstance(text, str):
              raise TypeError(f"string argument expected, got '{type(text).__name__}'")
          self._check()
          if self._at > len(self._text):
              self._text += "\0" * (self._at - len(self._text))
          if self._at == len(self._text):
              self._text += text
          else:
              self._text = self._text[:self._at] + text + self._text[self._at + len(text):]
          self._at += len(text)
          return len(text)

      def tell(self):
          self._check()
          return self._at

      def seek(self, offset, whence=0, /):
          self._check()
          if whence == 1 and offset != 0 or whence == 2 and offset != 0:
              raise OSError("Can't do nonzero cur-relative seeks")
          if whence == 0 and offset < 0:
              raise ValueError(f"Negative seek position {offset}")
          self._at = offset if whence == 0 else self._at if whence == 1 else len(self._text)
          return self._at

      def truncate(self, size=None, /):
          self._check()
          size = self._at if size is None else size
          self._text = self._text[:size]
          return size

      def fileno(self):
          self._refuse("fileno")


  def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
      if isinstance(file, bytes):
          name = file.decode("utf-8", "surrogateescape")
      elif isinstance(file, str):
          name = file
      else:
          path = getattr(type(file), "__fspath__", None)
          if path is None:
              raise TypeError(
                  f"expected str, bytes or os.PathLike object, not {type(file).__name__}")
          name = path(file)
      if not isinstance(mode, str):
          raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
      for letter in mode:
          if letter not in "rwxabt+" or mode.count(letter) > 1:
              raise ValueError(f"invalid mode: {mode!r}")
      binary = "b" in mode
      if binary and "t" in mode:
          raise ValueError("can't have text and binary mode at once")
      purposes = ("r" in mode) + ("w" in mode) + ("x" in mode) + ("a" in mode)
      if purposes > 1:
          raise ValueError("must have exactly one of create/read/write/append mode")
      if purposes == 0:
          raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
      if binary:
          for given, what in (encoding, "an encoding"), (errors, "an errors"), (newline, "a newline"):
              if given is not None:
                  raise ValueError(f"binary mode doesn't take {what} argument")
      if newline not in (None, "", "\n", "\r", "\r\n"):
          raise ValueError(f"illegal newline value: {newline!r}")
      if "\0" in name:
          raise ValueError("embedded null byte")
      key = name
      while key.startswith("./"):
          key = key[2:]
      if key in ("", ".", "..", "/"):
          if key == "":
              raise FileNotFoundError(2, "No such file or directory", file)
          raise IsADirectoryError(21, "Is a directory", file)
      if "/" in key:
          raise FileNotFoundError(2, "No such file or directory", file)
      data = _files.get(key)
      if "r" in mode:
          if data is None:
              raise FileNotFoundError(2, "No such file or directory", file)
      elif "x" in mode:
          if data is not None:
              raise FileExistsError(17, "File exists", file)
      if data is None or "w" in mode:
          data = _files[key] = bytearray()
      reads = "r" in mode or "+" in mode
      writes = "r" not in mode or "+" in mode
      made = BufferedRandom if reads and writes else BufferedReader if reads else BufferedWriter
      global _next_number
      buffer = made.__new__(made)
      buffer._data = data
      buffer._appends = "a" in mode
      buffer._at = len(data) if "a" in mode else 0
      buffer._closed = False
      buffer._reads = reads
      buffer._writes = writes
      buffer._name = file
      buffer._number = _next_number
      _next_number += 1
      plain = "".join(letter for letter in mode if letter in "rwxa")
      buffer._mode = ("rb+" if plain == "r" else plain + "b+") if reads and writes else plain + "b"
      if binary:
          return buffer
      text = TextIOWrapper.__new__(TextIOWrapper)
      text.buffer = buffer
      text.encoding = "UTF-8" if encoding is None else encoding
      text.errors = "strict" if errors is None else errors
      text.mode = mode
      text._newline = newline
      text._closed = False
      text._reads = reads
      text._writes = writes
      return text


  open.__module__ = "_io"
  """#
