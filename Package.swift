// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "heaplings",
  products: [
    .executable(name: "heaplings", targets: ["heaplings"]),
    .library(name: "PyHeap", targets: ["PyHeap"]),
    .library(name: "PyVM", targets: ["PyVM"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C libraries: one small module map each.
    .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"])]),
    .systemLibrary(name: "CSeccomp", pkgConfig: "libseccomp", providers: [.apt(["libseccomp-dev"])]),

    // The engine: neither Foundation nor anything above it.
    // C for two things that Swift cannot say: calls that keep the caller's registers, and addresses that are types of
    // their own and may stand in C signatures.
    .target(name: "CHeap"),
    .target(name: "PyHeap", dependencies: ["CHeap"]),
    .target(name: "PyVM", dependencies: ["PyHeap", "CGMP"]),

    // The course and its judge.
    // lessons/ and exercises/ as constants of the binary: a plugin writes the module's one other file. The
    // two links in its folder are there to be watched.
    .executableTarget(name: "coursepack"),
    .plugin(name: "EmbedCourse", capability: .buildTool(), dependencies: ["coursepack"]),
    .target(name: "CourseBundle", exclude: ["lessons", "exercises"], plugins: ["EmbedCourse"]),
    .target(
      name: "Courseware",
      dependencies: ["CCMark", "CourseBundle", .product(name: "Yams", package: "Yams")]),
    .target(name: "Progress", dependencies: ["Courseware", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(
      name: "Grading",
      dependencies: [
        "PyVM", "PyHeap", "Courseware", "Progress",
        .target(name: "CSeccomp", condition: .when(platforms: [.linux])),
      ]),
    .target(name: "TerminalUI", dependencies: ["Courseware"]),
    .executableTarget(
      name: "heaplings",
      dependencies: [
        "TerminalUI", "Grading", "Progress", "Courseware", "PyVM", "PyHeap",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(name: "PyHeapTests", dependencies: ["PyHeap"]),
    .testTarget(name: "PyVMTests", dependencies: ["PyVM", "PyHeap"]),
    .testTarget(name: "CoursewareTests", dependencies: ["Courseware"]),
    .testTarget(name: "GradingTests", dependencies: ["Grading", "Courseware", "PyVM", "PyHeap", "CSeccomp"]),
    .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"]),
    .testTarget(name: "ProgressTests", dependencies: ["Progress", "Courseware"]),

    // The engine alone, without a course: what the corpus, the sanitizer runs and the benchmarks drive.
    .executableTarget(name: "pyrun", dependencies: ["PyVM", "PyHeap"]),
  ],
  swiftLanguageModes: [.v6]
)
