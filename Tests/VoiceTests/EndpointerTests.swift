import Foundation
import Testing
import Voice

extension Endpointer {
  /// One that waits the same time whatever a pause sounds like.
  fileprivate init(steadyWait wait: Duration) { self.init(wait: wait...wait) }
}

/// Where speech started and ended, in milliseconds at the end of the frame.
private func edges(
  _ scene: Scene, _ endpointer: Endpointer = Endpointer(steadyWait: .milliseconds(500))
) -> [String] {
  var endpointer = endpointer
  return scene.frames.enumerated().compactMap { index, frame in
    switch endpointer.process(frame) {
    case .speechStarted: "start \((index + 1) * 20)"
    case .speechEnded: "end \((index + 1) * 20)"
    case .suspected, .dismissed, nil: nil
    }
  }
}

/// The milliseconds of `start …` or `end …`.
private func time(_ edge: String?) -> Int { edge?.split(separator: " ").last.flatMap { Int($0) } ?? -1 }

@Suite struct EndpointerTests {
  @Test func `a word in silence starts within 120 ms and ends after the wait`() {
    var scene = Scene()
    scene.silence(1_000)
    scene.word(level: -25)
    scene.silence(2_000)
    let found = edges(scene)
    #expect(found.count == 2)
    #expect((1_040...1_120).contains(time(found.first)))
    #expect((2_160...2_260).contains(time(found.last)))
  }

  @Test(arguments: [-60.0, -50, -40]) func `a word in noise is found once`(level: Double) {
    var scene = Scene()
    scene.silence(2_000)
    scene.word(level: -22)
    scene.silence(2_000)
    scene.mix(noise: level)
    let found = edges(scene)
    #expect(found.count == 2)
    #expect((2_040...2_160).contains(time(found.first)))
    #expect((3_100...3_400).contains(time(found.last)))
  }

  @Test func `speech that begins with the sound is found`() {
    var scene = Scene()
    scene.word(level: -25)
    scene.silence(1_000)
    #expect(edges(scene).count == 2)
    #expect((40...120).contains(time(edges(scene).first)))
  }

  @Test func `the start brings up to 300 ms of what came before`() {
    var scene = Scene()
    scene.silence(1_000)
    scene.word(level: -25)
    var endpointer = Endpointer()
    for (index, frame) in scene.frames.enumerated() {
      guard case .speechStarted(let preRoll) = endpointer.process(frame) else { continue }
      #expect(preRoll == Array(scene.frames[(index - 14)...index]))
      #expect(endpointer.isSpeaking)
      return
    }
    Issue.record("no start was found")
  }

  @Test func `what one utterance ended with as speech does not begin the next`() {
    var scene = Scene()
    scene.vowel(6_000, level: -25)
    var endpointer = Endpointer(maximumUtterance: .seconds(2))
    var preRolls: [Int] = []
    for frame in scene.frames {
      if case .speechStarted(let preRoll) = endpointer.process(frame) { preRolls.append(preRoll.count) }
    }
    #expect(preRolls.count >= 2)
    #expect(preRolls.dropFirst().allSatisfy { $0 <= 8 })
  }

  @Test(arguments: [1, 10, 20, 40]) func `a bang is no speech`(length: Int) {
    var scene = Scene()
    for _ in 0..<10 {
      scene.silence(613)
      scene.noise(length, level: -12)
      scene.silence(480)
      scene.vowel(length, level: -12, pitch: 220)
    }
    #expect(edges(scene).isEmpty)
  }

  @Test func `a breath without a voice is no speech`() {
    var scene = Scene()
    scene.noise(1_000, level: -70)
    scene.noise(300, level: -45)
    scene.noise(1_000, level: -70)
    #expect(edges(scene).isEmpty)
  }

  @Test func `a hoarse voice without a pitch is speech when it is loud`() {
    var scene = Scene()
    scene.noise(1_000, level: -65)
    scene.noise(500, level: -20)
    scene.noise(1_000, level: -65)
    #expect(edges(scene).count == 2)
  }

  @Test(arguments: [-75.0, -60, -45, -30]) func `steady noise is no speech, from the first frame on`(level: Double) {
    var scene = Scene()
    scene.noise(10_000, level: level)
    #expect(edges(scene).isEmpty)
  }

  @Test func `noise that grows is no speech for long`() {
    var scene = Scene()
    scene.noise(4_000, level: -60)
    scene.noise(10_000, level: -38)
    let found = edges(scene)
    #expect(found.count.isMultiple(of: 2))
    #expect(found.count <= 2)
  }

  @Test func `faint noise after digital silence is no speech`() {
    var scene = Scene()
    scene.silence(5_000)
    scene.noise(3_000, level: -60)
    scene.vowel(500, level: -75)
    scene.silence(1_000)
    #expect(edges(scene).isEmpty)
  }

  @Test func `an offset and hum are no speech`() {
    var endpointer = Endpointer()
    for index in 0..<200 {
      let hum = (0..<320).map { Int16(3_000 + 400 * sine(2 * .pi * 50 * Double(index * 320 + $0) / 16_000)) }
      let edge = endpointer.process(AudioFrame(samples: hum, sampleRate: 16_000))
      #expect(edge == nil)
    }
  }

  @Test func `a pause shorter than the wait does not end an utterance`() {
    var scene = Scene()
    scene.silence(500)
    scene.word(level: -25)
    scene.silence(400)
    scene.word(level: -25)
    scene.silence(1_500)
    #expect(edges(scene, Endpointer(steadyWait: .milliseconds(600))).count == 2)
    #expect(edges(scene, Endpointer(steadyWait: .milliseconds(240))).count == 4)
  }

  @Test func `a caller who has paused before is waited for longer`() {
    func lastWait(_ pause: Int) -> Int {
      var scene = Scene()
      scene.noise(500, level: -65)
      scene.word(level: -20)
      scene.noise(pause, level: -65)
      scene.word(level: -20)
      let end = scene.samples.count / 16
      scene.noise(2_000, level: -65)
      return time(edges(scene, Endpointer()).last) - end
    }
    let (fluent, halting) = (lastWait(60), lastWait(280))
    #expect(fluent >= 320)
    #expect(halting >= fluent + 80)
    #expect(halting <= 760)
  }

  @Test func `the wait stays within its bounds whatever is heard`() {
    for level in [-50.0, -30, -10] {
      var scene = Scene()
      scene.noise(500, level: -65)
      scene.vowel(900, level: level)
      scene.noise(3_000, level: -65)
      let wait = time(edges(scene, Endpointer(wait: .milliseconds(200)...(.milliseconds(300)))).last) - 1_400
      #expect((180...400).contains(wait))
    }
  }

  @Test func `a click in the silence after a word does not hold up the end`() {
    var scene = Scene()
    scene.silence(500)
    scene.word(level: -25)
    scene.silence(300)
    scene.noise(10, level: -15)
    scene.silence(1_000)
    let found = edges(scene)
    #expect(found.count == 2)
    #expect((1_660...1_760).contains(time(found.last)))
  }

  @Test func `the wait can be shortened while it runs`() {
    var scene = Scene()
    scene.silence(500)
    scene.word(level: -25)
    scene.silence(3_000)
    var endpointer = Endpointer(steadyWait: .seconds(2))
    var ended: Int?
    for (index, frame) in scene.frames.enumerated() {
      if index == 80 { endpointer.wait = .milliseconds(200)...(.milliseconds(200)) }
      if endpointer.process(frame) == .speechEnded { ended = index }
    }
    // At 1.6 s it has been silent for 400 ms already.
    #expect(ended == 80)
    #expect(!endpointer.isSpeaking)
  }

  @Test(arguments: [Duration.zero, .seconds(-5), .seconds(1_000_000_000_000)])
  func `a wait out of range is brought into it`(wait: Duration) {
    var scene = Scene()
    scene.word(level: -25)
    scene.silence(11_000)
    let found = edges(scene, Endpointer(wait: wait...wait, maximumUtterance: .seconds(1_000_000_000_000)))
    #expect(found.count >= 2)
  }

  @Test func `an utterance that does not end is ended`() {
    var scene = Scene()
    scene.silence(500)
    for _ in 0..<40 { scene.word(level: -25) }
    let found = edges(scene)
    #expect(time(found[1]) - time(found[0]) == 15_000)
    #expect(found[1].hasPrefix("end"))
  }

  @Test func `the meter shows the last frame's level and the noise's`() {
    var endpointer = Endpointer()
    _ = endpointer.process(LineFormat.silence)
    #expect(endpointer.level == -100)
    var scene = Scene()
    scene.noise(5_000, level: -50)
    for frame in scene.frames { _ = endpointer.process(frame) }
    #expect((-52...(-48)).contains(endpointer.level))
    #expect((-55...(-45)).contains(endpointer.floor))
    #expect(endpointer.process(AudioFrame(samples: [], sampleRate: 16_000)) == nil)
  }

  @Test func `the same sound gives the same edges`() {
    var scene = Scene()
    scene.silence(500)
    for _ in 0..<5 {
      scene.word(level: -25)
      scene.silence(900)
    }
    scene.mix(noise: -45)
    #expect(edges(scene) == edges(scene))
    #expect(edges(scene).count == 10)
  }
}
