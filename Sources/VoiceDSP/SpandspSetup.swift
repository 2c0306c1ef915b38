import CSpandsp

/// spandsp fills tables of the process when its first detector and its first generator are made, without a lock.
enum SpandspSetup {
  /// Read before any other object of spandsp is made: Swift runs this once, while others wait.
  static let isDone: Bool = {
    let detector = dtmf_rx_init(nil, nil, nil)
    let generator = dtmf_tx_init(nil)
    defer {
      if let detector { dtmf_rx_free(detector) }
      if let generator { dtmf_tx_free(generator) }
    }
    return detector != nil && generator != nil
  }()
}
