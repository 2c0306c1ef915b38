import Testing
import Voice

/// What sounds over a prompt.
@Suite struct SuspicionTests {
  private enum Happening: Equatable { case suspected, dismissed, started, ended }

  /// What happened, and at which millisecond, at the end of the frame; the prompt stops when speech has started.
  private func happenings(_ scene: Scene) -> [(what: Happening, at: Int)] {
    var endpointer = Endpointer()
    endpointer.isPlaying = true
    return scene.frames.enumerated().compactMap { index, frame in
      let time = (index + 1) * 20
      switch endpointer.process(frame) {
      case .suspected: return (.suspected, time)
      case .dismissed: return (.dismissed, time)
      case .speechStarted(let preRoll):
        endpointer.isPlaying = false
        #expect(preRoll.count <= 82)
        return (.started, time)
      case .speechEnded: return (.ended, time)
      case nil: return nil
      }
    }
  }

  private func scene(_ sounds: (inout Scene) -> Void) -> Scene {
    var scene = Scene()
    scene.noise(1_000, level: -65)
    sounds(&scene)
    scene.noise(2_000, level: -65)
    return scene
  }

  @Test func `a caller who speaks over a prompt is suspected within 80 ms, then known, and heard to the end`() {
    let found = happenings(scene { $0.word(level: -22) })
    #expect(found.map(\.what) == [.suspected, .started, .ended])
    #expect((1_020...1_080).contains(found.first?.at ?? 0))
    #expect(found.last?.at ?? 0 <= 2_500)
  }

  @Test func `what came before speech was known is heard too`() {
    let scene = scene { $0.word(level: -22) }
    var endpointer = Endpointer()
    endpointer.isPlaying = true
    for (index, frame) in scene.frames.enumerated() {
      guard case .speechStarted(let preRoll) = endpointer.process(frame) else { continue }
      let first = index + 1 - preRoll.count
      #expect(preRoll == Array(scene.frames[first...index]))
      #expect((35...45).contains(first), "250 ms and more before the word")
      return
    }
    Issue.record("no start was found")
  }

  @Test(arguments: [60, 100, 200]) func `a bang makes a prompt wait, and go on`(length: Int) {
    let found = happenings(scene { $0.noise(length, level: -15) })
    #expect(found.map(\.what) == [.suspected, .dismissed])
    #expect(found[1].at - found[0].at <= 500)
  }

  @Test func `a click does not even make it wait`() {
    #expect(happenings(scene { $0.noise(15, level: -15) }).isEmpty)
  }

  @Test func `a held note is no speech`() {
    let found = happenings(scene { $0.vowel(4_000, level: -30, pitch: 220) }).map(\.what)
    #expect(found.first == .suspected)
    #expect(!found.contains(.started))
  }

  @Test func `noise that comes again and again makes a prompt wait less and less`() {
    let found = happenings(
      scene { scene in
        for _ in 0..<8 {
          scene.noise(100, level: -44)
          scene.noise(600, level: -65)
        }
      })
    #expect((1...3).contains(found.count { $0.what == .suspected }))
    #expect(!found.contains { $0.what == .started })
  }

  @Test func `a prompt that ends leaves nothing suspected`() {
    var endpointer = Endpointer()
    endpointer.isPlaying = true
    var edges: [Endpointer.Edge] = []
    for (index, frame) in scene({ $0.noise(60, level: -30) }).frames.enumerated() {
      if index == 53 { endpointer.isPlaying = false }
      if let edge = endpointer.process(frame) { edges.append(edge) }
    }
    #expect(edges == [.suspected, .dismissed])
  }

  @Test func `a faint rest of an echo is nothing`() {
    let found = happenings(
      scene { scene in
        for _ in 0..<10 {
          scene.vowel(80, level: -60)
          scene.noise(200, level: -65)
        }
      })
    #expect(found.isEmpty)
  }
}
