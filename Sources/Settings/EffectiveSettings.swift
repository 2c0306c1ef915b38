import Foundation

/// What is set: in the environment, else in the file, else as usual.
public struct EffectiveSettings: Sendable {
  private struct Value: Sendable {
    var text: String
    /// Where it was set.
    var origin: String
  }

  private var values: [String: Value] = [:]

  /// Reads the settings.
  ///
  /// - Parameters:
  ///   - file: the file that the user names; nil for `$ORIOLE_CONFIG`, or `oriole.yaml` where it is in the working folder.
  ///   - environment: the process's.
  /// - Throws: when the file cannot be read, or something in it or in the environment is no setting.
  public init(file: String?, environment: [String: String]) throws(SettingsError) {
    for setting in Setting.all { values[setting.path] = Value(text: setting.usual, origin: "usual") }
    if let path = Self.path(file, environment) { try take(try SettingsFile(path: path)) }
    for setting in Setting.all {
      guard let text = environment[setting.variable], !text.isEmpty else { continue }
      try set(setting, to: text, origin: "$" + setting.variable)
    }
    guard self["serve.certificate"].isEmpty == self["serve.key"].isEmpty else {
      throw SettingsError("serve.certificate and serve.key belong together: HTTPS needs both")
    }
    guard self["kiosk.model"].isEmpty == self["kiosk.dictionary"].isEmpty else {
      throw SettingsError("kiosk.model and kiosk.dictionary belong together")
    }
    guard self["serve.public"].isEmpty || WebOrigin(self["serve.public"]) != nil else {
      throw SettingsError(
        "serve.public: “\(self["serve.public"].prefix(80))” is not an address such as https://one.example")
    }
    for origin in list("serve.origins") where WebOrigin(origin) == nil {
      throw SettingsError("serve.origins: “\(origin.prefix(80))” is not an origin such as https://shop.example")
    }
  }

  private static func path(_ file: String?, _ environment: [String: String]) -> String? {
    if let file { return file }
    if let named = environment["ORIOLE_CONFIG"], !named.isEmpty { return named }
    return FileManager.default.fileExists(atPath: "oriole.yaml") ? "oriole.yaml" : nil
  }

  private mutating func take(_ file: SettingsFile) throws(SettingsError) {
    let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent()
    for (path, entry) in file.entries.sorted(by: { $0.value.line < $1.value.line }) {
      let place = "\(file.path):\(entry.line)"
      guard let setting = Setting.all.first(where: { $0.path == path }) else {
        throw SettingsError("\(place): “\(path.prefix(80))” is no setting; `oriole config` shows them all")
      }
      var text = entry.value
      if setting.kind == .path, !text.isEmpty, !text.hasPrefix("/"), !text.contains("://") {
        text = folder.appendingPathComponent(text).standardizedFileURL.path
      }
      try set(setting, to: text, origin: place)
    }
  }

  private mutating func set(_ setting: Setting, to text: String, origin: String) throws(SettingsError) {
    if let fault = setting.fault(of: text) { throw SettingsError("\(origin): \(setting.path): \(fault)") }
    values[setting.path] = Value(text: text, origin: origin)
  }

  /// The text of a setting; empty for one that is not set.
  subscript(path: String) -> String { values[path]?.text ?? "" }

  func whole(_ path: String) -> Int { Int(self[path]) ?? 0 }

  func list(_ path: String) -> [String] {
    self[path].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  /// The assistant's folder, where it is set.
  public var assistant: String? { self["assistant"].isEmpty ? nil : self["assistant"] }

  /// The store, where it is set.
  public var store: String? { self["store"].isEmpty ? nil : self["store"] }

  /// Days after which what callers said is erased; nil for never.
  public var retention: Int? { whole("retention") > 0 ? whole("retention") : nil }

  /// Every setting, as YAML with where it was set; secrets, and passwords in addresses, are masked.
  public var lines: [String] {
    let width = Setting.all.map { $0.path.count + shown($0).count }.max() ?? 0
    return Setting.all.map { setting in
      let value = values[setting.path]
      let shown = "\(setting.path): \(Self.quoted(shown(setting)))"
      let origin = value.map { $0.origin == "usual" ? "" : " (\($0.origin))" } ?? ""
      return shown.padding(toLength: max(shown.count, min(width, 48)), withPad: " ", startingAt: 0)
        + "  # \(setting.about)\(origin)"
    }
  }

  private func shown(_ setting: Setting) -> String {
    let text = self[setting.path]
    return setting.kind == .secret && !text.isEmpty ? Self.hidden : PasswordMask.masked(text)
  }

  /// Too short to be taken for a secret where the lines are read again.
  private static let hidden = "***"

  /// As YAML takes it, whatever is in it.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._/:@-,".contains($0)) }
    guard !isPlain || text.hasSuffix(":") || text.hasPrefix("-") || text.hasPrefix("@") || text.hasPrefix(",") else {
      return text
    }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
