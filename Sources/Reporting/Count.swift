/// How often something happened.
public struct Count: Sendable, Hashable, Codable {
  /// As the records have it: `order_status`, `nomatch`, `kiosk`.
  public var name: String
  public var count: Int

  public init(_ name: String, _ count: Int) {
    self.name = name
    self.count = count
  }

  /// - Parameter names: one for each time.
  /// - Returns: most first, and by name where there are as many.
  public static func counts(_ names: some Sequence<String>) -> [Count] {
    Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +).map { Count($0.key, $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}
