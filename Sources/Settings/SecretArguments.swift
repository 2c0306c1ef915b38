/// Passwords on the command line, which every list of processes shows.
public enum SecretArguments {
  /// Overwrites the passwords of addresses in the process's arguments, as the system shows them to others. What the
  /// program was given stays as it is.
  @MainActor public static func hide() {
    // Read and kept before the originals are written over.
    guard !CommandLine.arguments.isEmpty else { return }
    for index in 0..<Int(CommandLine.argc) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      for place in PasswordMask.passwords(in: String(cString: argument)) {
        for byte in place { argument[byte] = CChar(UInt8(ascii: "*")) }
      }
    }
  }
}

/// Where the passwords in addresses stand.
enum PasswordMask {
  /// `postgres://shop:secret@host/db` as `postgres://shop:***@host/db`.
  static func masked(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for place in passwords(in: text).reversed() { bytes.replaceSubrange(place, with: "***".utf8) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes of a text that are passwords, in order: between user and host, and in a query's `password=`.
  static func passwords(in text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    guard let scheme = bytes.firstRange(of: Array("://".utf8)) else { return [] }
    var places: [Range<Int>] = []
    let query = bytes[scheme.upperBound...].firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
    // A password may hold what an address would escape.
    if let at = bytes[scheme.upperBound...].lastIndex(of: UInt8(ascii: "@")),
      let colon = bytes[scheme.upperBound..<at].firstIndex(of: UInt8(ascii: ":")), colon + 1 < at
    {
      places.append(colon + 1..<at)
    }
    var rest = query
    let key = Array("password=".utf8)
    while let found = bytes[rest...].firstRange(of: key) {
      let end = bytes[found.upperBound...].firstIndex(of: UInt8(ascii: "&")) ?? bytes.endIndex
      if found.upperBound < end, places.last.map({ $0.upperBound <= found.upperBound }) ?? true {
        places.append(found.upperBound..<end)
      }
      rest = end
    }
    return places
  }
}
