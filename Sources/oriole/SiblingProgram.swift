import Foundation
import Glibc
import Settings

/// A program that lies beside this one.
struct SiblingProgram {
  let name: String
  let folder: URL

  init(name: String) throws {
    guard let program = ProgramFolder.program else {
      throw Failure("cannot tell where this program is, and so not where \(name) is")
    }
    self.name = name
    folder = program.deletingLastPathComponent()
  }

  private var path: String { folder.appendingPathComponent(name).path }

  var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// Builds it, where the program stands in its checkout.
  func build() throws {
    guard let checkout else { throw Failure("\(path) is missing; install it beside this program") }
    let kind = folder.lastPathComponent == "debug" ? "debug" : "release"
    FileHandle.standardError.write(Data("oriole: building \(name), which takes some minutes the first time\n".utf8))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["swift", "build", "-c", kind, "--product", name, "--package-path", checkout.path]
    process.standardOutput = FileHandle.standardError
    do {
      try process.run()
    } catch {
      throw Failure("\(name) cannot be built: \(error.localizedDescription)")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0, isThere else { throw Failure("\(name) could not be built") }
  }

  /// The folder of the sources that this program was built from: it lies in their `.build`.
  private var checkout: URL? {
    var above = folder.resolvingSymlinksInPath()
    while above.path != "/" {
      let isBuildFolder = above.lastPathComponent == ".build"
      above = above.deletingLastPathComponent()
      let package = above.appendingPathComponent("Package.swift").path
      if isBuildFolder, FileManager.default.fileExists(atPath: package) { return above }
    }
    return nil
  }

  /// Goes on as the other program.
  ///
  /// - Parameter arguments: what it is given.
  /// - Returns: why that did not work; otherwise never.
  func become(with arguments: [String]) -> Failure {
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    words.append(nil)
    execv(path, words)
    let reason = String(cString: strerror(errno))
    for word in words { free(word) }
    return Failure("\(path) cannot be started: \(reason)")
  }
}
