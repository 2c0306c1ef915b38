import Synchronization
import Voice

/// Runs `work`, but waits for its answer no longer than `limit`.
///
/// A C call cannot be cancelled: work that is late runs on without anyone waiting for it, and what it holds is freed
/// when it ends. ALSA's PulseAudio plugin blocks for 30 s when the server accepts the connection and then hangs.
func answer<Value: Sendable>(
  within limit: Duration, late: AudioError, _ work: @escaping @Sendable () async throws(AudioError) -> Value
) async throws(AudioError) -> Value {
  let result: Result<Value, AudioError> = await withCheckedContinuation { continuation in
    let first = FirstAnswer(continuation)
    let timer = Task {
      // A cancelled sleep means that the work has answered.
      guard (try? await Task.sleep(for: limit)) != nil else { return }
      first.give(.failure(late))
    }
    Task {
      let result: Result<Value, AudioError>
      do throws(AudioError) { result = .success(try await work()) } catch { result = .failure(error) }
      timer.cancel()
      first.give(result)
    }
  }
  return try result.get()
}

/// Resumes its continuation with the first answer that is given, and ignores the second.
private final class FirstAnswer<Value: Sendable>: Sendable {
  private let waiting: Mutex<CheckedContinuation<Result<Value, AudioError>, Never>?>

  init(_ continuation: CheckedContinuation<Result<Value, AudioError>, Never>) { waiting = Mutex(continuation) }

  func give(_ result: Result<Value, AudioError>) {
    let continuation = waiting.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    continuation?.resume(returning: result)
  }
}
