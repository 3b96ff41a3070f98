import Foundation
import PackagePlugin

/// Puts the course into the binary: runs `coursepack` over `lessons/` and `exercises/` whenever one of their
/// files changed.
///
/// SwiftPM plans a build anew, and asks here again, only when the tree of a target's own folder changes. That is
/// why Sources/CourseBundle has links to the two folders: without them a new file would not be seen, and a
/// removed one would fail the build.
@main
struct EmbedCourse: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let output = context.pluginWorkDirectoryURL.appending(path: "CourseText.swift")
    var inputs: [URL] = []
    for folder in ["lessons", "exercises"] {
      let walk = FileManager.default.enumerator(
        at: root.appending(path: folder), includingPropertiesForKeys: [.isRegularFileKey],
        options: [.skipsHiddenFiles])
      while let file = walk?.nextObject() as? URL {
        if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true { inputs.append(file) }
      }
    }
    inputs.sort { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Embedding the course", executable: try context.tool(named: "coursepack").url,
        arguments: [root.path, output.path], inputFiles: inputs, outputFiles: [output])
    ]
  }
}
