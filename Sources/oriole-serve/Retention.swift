import Foundation
import Logging
import Records
import ServiceLifecycle
import Stores

/// Erases what is older than the settings say, and the sound of calls that were erased elsewhere, once an hour.
struct Retention: Service {
  let store: any DurableStore
  /// Nil for never.
  let days: Int?
  let recordings: RecordingFolder?
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      guard days != nil || recordings != nil else { return }
      let erasure = Erasure(store, recordings: recordings)
      while !Task.isCancelled {
        do {
          var erased = Erasure.Count()
          if let days {
            erased = try await erasure.retain(days: days, by: "oriole serve", at: Date())
          } else {
            erased.recordings = try await erasure.sweep(at: Date())
          }
          if !erased.isNothing {
            let (calls, customers) = (erased.calls, erased.customers)
            logger.info("retention: erased \(calls) calls, \(customers) customers, \(erased.recordings) recordings")
          }
        } catch { logger.warning("retention: \(error)") }
        try? await Task.sleep(for: .seconds(3_600))
      }
    }
  }
}
