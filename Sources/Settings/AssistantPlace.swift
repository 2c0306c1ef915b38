import Foundation

/// Where an assistant and its store are, unless the user says otherwise.
public enum AssistantPlace {
  /// The assistant's folder, whether it is there or not.
  ///
  /// - Parameters:
  ///   - named: what the user says; nil for the usual one.
  ///   - environment: the process's; `ORIOLE_ASSISTANT` names another one.
  /// - Returns: the folder: `Models/shop` of this program when nothing names one.
  public static func folder(_ named: String?, environment: [String: String]) -> String {
    if let named { return named }
    if let named = environment["ORIOLE_ASSISTANT"], !named.isEmpty { return named }
    let usual = "Models/shop"
    return ProgramFolder.find(usual) ?? usual
  }

  /// The store's file or address, also where there is none yet.
  ///
  /// - Parameters:
  ///   - named: what the user says; nil for the usual one.
  ///   - folder: the assistant's, after which the usual store is named.
  ///   - environment: the process's; `ORIOLE_STORE` names another one.
  /// - Returns: what is named, or the file `oriole/NAME.sqlite` in the user's data folder when nothing names one.
  public static func store(_ named: String?, folder: String, environment: [String: String]) -> String {
    if let named { return named }
    if let named = environment["ORIOLE_STORE"], !named.isEmpty { return named }
    let data =
      environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() + "/.local/share"
    let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
    return "\(data)/oriole/\(name).sqlite"
  }
}
