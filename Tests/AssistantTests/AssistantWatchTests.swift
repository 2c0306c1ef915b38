import Assistant
import Foundation
import Testing

/// Changed files are noticed between calls.
struct AssistantWatchTests {
  @Test func `a change is told once`() throws {
    let folder = try AssistantFolder()
    let watch = Watch(folder.path)
    #expect(watch.look() == false)
    try folder.replace("This is greeting", with: "Hello there", in: "assistant.yaml")
    #expect([watch.look(), watch.look()] == [true, false])
    try folder.write("intents/more.yaml", "{}")
    #expect(watch.look() == true)
    try folder.remove("intents/more.yaml")
    #expect([watch.look(), watch.look()] == [true, false])
  }

  @Test func `a file of the same size and another time has changed`() throws {
    let folder = try AssistantFolder()
    let watch = Watch(folder.path)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000)], ofItemAtPath: "\(folder.path)/faq/en.md")
    #expect(watch.look() == true)
  }

  @Test func `tests, hidden files, and a folder that has gone are no change`() throws {
    let folder = try AssistantFolder()
    let watch = Watch(folder.path)
    try FileManager.default.createDirectory(atPath: "\(folder.path)/tests", withIntermediateDirectories: true)
    try folder.write("tests/a.yaml", "x")
    try folder.write("intents/.all.yaml.swp", "x")
    #expect(watch.look() == false)
    try FileManager.default.moveItem(atPath: folder.path, toPath: folder.path + "-away")
    #expect(watch.look() == false)
    try FileManager.default.moveItem(atPath: folder.path + "-away", toPath: folder.path)
    #expect(watch.look() == false)
  }

  @Test func `the next call has the changed assistant, and a broken one is refused once`() async throws {
    let folder = try AssistantFolder()
    let path = folder.path
    let inUse = AssistantInUse(path) { try AssistantLoader.load(path) }
    #expect(try await inUse.changed() == nil)
    try folder.replace("name: little", with: "name: larger", in: "assistant.yaml")
    #expect(try await inUse.changed()?.name == "larger")
    try folder.replace("name: larger", with: "nonsense: [", in: "assistant.yaml")
    await #expect(throws: AssistantError.self) { try await inUse.changed() }
    #expect(try await inUse.changed() == nil)
    try folder.replace("nonsense: [", with: "name: mended", in: "assistant.yaml")
    #expect(try await inUse.changed()?.name == "mended")
  }
}

/// A watch that can be asked within an expectation.
private final class Watch {
  private var watch: AssistantWatch
  init(_ folder: String) { watch = AssistantWatch(folder) }
  func look() -> Bool { watch.hasChanged() }
}
