import Foundation
import Logging
import Records
import ServiceLifecycle
import Stores

/// Erases what is older than the settings say, once a day.
struct Retention: Service {
  let store: any DurableStore
  /// Nil for never.
  let days: Int?
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      guard let days else { return }
      while !Task.isCancelled {
        do {
          let erased = try await Erasure(store).retain(days: days, by: "oriole serve", at: Date())
          if erased != (0, 0) { logger.info("retention: erased \(erased.calls) calls, \(erased.customers) customers") }
        } catch { logger.warning("retention: \(error)") }
        try? await Task.sleep(for: .seconds(86_400))
      }
    }
  }
}
