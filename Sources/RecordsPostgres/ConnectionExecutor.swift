import Dispatch

/// Runs a connection on a queue of its own: libpq blocks, and shall not starve the cooperative pool.
final class ConnectionExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "oriole.postgres", qos: .userInitiated)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
