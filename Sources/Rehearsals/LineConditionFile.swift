import Assistant
import Foundation

/// Reads what a caller's sound goes through: `{line: telephone, noise: brown, snr: 15, room: yes, speed: 0.9, loss: 2}`.
enum LineConditionFile {
  private enum Line: String, CaseIterable { case wide, telephone }

  static func read(_ node: AuthoredNode?, beside file: String) throws(AssistantError) -> LineCondition {
    var condition = LineCondition()
    guard let node else { return condition }
    let fields = try node.fields(["line", "noise", "snr", "room", "speed", "loss"])
    condition.isTelephone = try fields["line"]?.oneOf(Line.self) == .telephone
    if let noise = fields["noise"] {
      let name = try noise.text()
      condition.noise = NoiseColour(rawValue: name) == nil ? path(name, beside: file) : name
    }
    condition.ratio = try fields["snr"]?.number(in: -20...60) ?? 20
    condition.isInRoom = try fields["room"]?.isYes() ?? false
    condition.speed = try fields["speed"]?.number(in: 0.5...2) ?? 1
    condition.loss = try fields["loss"]?.number(in: 0...90) ?? 0
    return condition
  }

  /// A path in a file of conversations is relative to that file.
  static func path(_ name: String, beside file: String) -> String {
    name.hasPrefix("/")
      ? name : URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(name).path
  }
}

/// Noise that is made by rule.
enum NoiseColour: String, CaseIterable {
  /// As much in every band: hiss.
  case white
  /// Less and less upwards: rumble, as of streets and fans.
  case brown
}
