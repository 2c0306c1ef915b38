public import Dialogue
import Foundation
public import Records
#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Asks web services for rows: a JSON object is one row, a list of objects several, 404 none.
public struct HTTPLookups: Sendable {
  /// Longer replies are refused.
  private static let mostBytes = 1_000_000
  private static let mostRows = 100
  /// A little more than the three seconds that a caller waits.
  private static let patience = 4.0

  private let authorization: String?
  private let session: URLSession

  /// - Parameter authorization: sent as the header `Authorization`; nil for none.
  public init(authorization: String? = nil) {
    self.authorization = authorization
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = Self.patience
    configuration.timeoutIntervalForResource = Self.patience
    session = URLSession(configuration: configuration)
  }

  /// - Parameters:
  ///   - query: its statement is a `WebAddress`.
  ///   - address: the same, read.
  /// - Returns: at most 100 rows: texts, numbers and yes or no as texts; what is nested is left out.
  /// - Throws: `unavailable` when the service cannot be reached or answers with another status than 200, 204 or 404;
  ///   `corrupt` for what is not JSON; `badStatement` for an address that cannot be asked.
  public func facts(for query: Query, at address: WebAddress) async throws(StoreError) -> [Facts] {
    guard address.fault == nil, let url = URL(string: address.filled(with: query.arguments)) else {
      throw StoreError(.badStatement, "lookup \(query.name): has no web address")
    }
    var request = URLRequest(url: url)
    request.setValue("application/json", forHTTPHeaderField: "Accept")
    if let authorization { request.setValue(authorization, forHTTPHeaderField: "Authorization") }
    let (data, response): (Data, URLResponse)
    do {
      (data, response) = try await session.data(for: request)
    } catch {
      throw StoreError(.unavailable, "lookup \(query.name): \(url.host ?? "the service") cannot be reached")
    }
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    switch status {
    case 204, 404: return []
    case 200: return try rows(of: data, query.name)
    default: throw StoreError(.unavailable, "lookup \(query.name): \(url.host ?? "the service") answers with \(status)")
    }
  }

  private func rows(of data: Data, _ name: String) throws(StoreError) -> [Facts] {
    guard data.count <= Self.mostBytes else {
      throw StoreError(.corrupt, "lookup \(name): the reply is longer than \(Self.mostBytes) bytes")
    }
    guard let reply = try? JSONSerialization.jsonObject(with: data) else {
      throw StoreError(.corrupt, "lookup \(name): the reply is not JSON")
    }
    let objects: [[String: Any]]
    if let one = reply as? [String: Any] {
      objects = [one]
    } else if let many = reply as? [[String: Any]] {
      objects = many
    } else {
      throw StoreError(.corrupt, "lookup \(name): the reply is no object and no list of objects")
    }
    return objects.prefix(Self.mostRows).map { object in object.compactMapValues(Self.text) }
  }

  private static func text(_ value: Any) -> String? {
    switch value {
    case let text as String: text
    case let number as NSNumber: isYesNo(number) ? (number.boolValue ? "yes" : "no") : number.stringValue
    default: nil
    }
  }

  /// Foundation keeps JSON's true and false as numbers of one byte.
  private static func isYesNo(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
