/// How the kiosk of `oriole serve` is set.
public struct KioskSettings: Sendable, Hashable {
  /// Whether there is one.
  public var isEnabled = false
  /// ALSA devices.
  public var capture = "default"
  public var playback = "default"
  /// The language that calls begin in; nil for the assistant's first.
  public var language: String?
  public var cancelsEcho = true
  /// An acoustic model and its dictionary, in place of the usual one.
  public var model: (folder: String, dictionary: String)? {
    guard let modelFolder, let dictionary else { return nil }
    return (modelFolder, dictionary)
  }
  /// The folder of the calls' recordings; nil to keep none.
  public var recordings: String?
  var modelFolder: String?
  var dictionary: String?

  public init() {}
}

extension EffectiveSettings {
  /// The kiosk's part.
  public var kiosk: KioskSettings {
    func given(_ path: String) -> String? { self[path].isEmpty ? nil : self[path] }
    var kiosk = KioskSettings()
    kiosk.isEnabled = self["kiosk.enabled"] == "yes"
    kiosk.capture = self["kiosk.capture"]
    kiosk.playback = self["kiosk.playback"]
    kiosk.language = given("kiosk.language")
    kiosk.cancelsEcho = self["kiosk.echo_cancellation"] == "yes"
    kiosk.recordings = given("kiosk.recordings")
    (kiosk.modelFolder, kiosk.dictionary) = (given("kiosk.model"), given("kiosk.dictionary"))
    return kiosk
  }
}
