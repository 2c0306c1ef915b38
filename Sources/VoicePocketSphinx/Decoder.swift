import CPocketSphinx
import Voice

/// Owns one PocketSphinx decoder. Not thread-safe: its actor uses it from one executor.
struct Decoder: ~Copyable {
  private let pointer: OpaquePointer
  private let config: OpaquePointer
  private let fillers: Set<String>
  private var isInUtterance = false

  /// The library's log goes nowhere: it is set for the whole process, once.
  private static let silenced: Void = err_set_callback(nil, nil)

  init(model: AcousticModel, dictionary: String, tuning: DecoderTuning) throws(SpeechError) {
    _ = Self.silenced
    err_set_logfp(nil)  // Of this thread only: it would have the settings printed.
    guard let config = oriole_ps_config(model.folder, dictionary) else {
      throw SpeechError(.engineFailed, "\(model.folder): no configuration for PocketSphinx")
    }
    cmd_ln_set_float_r(config, "-samprate", Double(model.sampleRate))
    cmd_ln_set_float_r(config, "-lw", tuning.languageWeight)
    cmd_ln_set_float_r(config, "-fwdflatlw", tuning.languageWeight)
    cmd_ln_set_float_r(config, "-wip", tuning.wordInsertionPenalty)
    cmd_ln_set_float_r(config, "-beam", tuning.beam)
    cmd_ln_set_float_r(config, "-pbeam", tuning.beam)
    cmd_ln_set_float_r(config, "-wbeam", tuning.wordBeam)
    cmd_ln_set_int_r(config, "-fwdflat", tuning.searchesTwice ? 1 : 0)
    cmd_ln_set_int_r(config, "-bestpath", tuning.rescoresLattice ? 1 : 0)
    cmd_ln_set_int_r(config, "-remove_noise", tuning.removesNoise ? 1 : 0)
    cmd_ln_set_int_r(config, "-remove_silence", tuning.removesSilence ? 1 : 0)
    guard let pointer = ps_init(config) else {
      cmd_ln_free_r(config)
      throw SpeechError(.badModel, "\(model.folder): PocketSphinx cannot load this model with \(dictionary)")
    }
    self.config = config
    self.pointer = pointer
    fillers = model.fillers
  }

  deinit {
    if isInUtterance { ps_end_utt(pointer) }
    ps_free(pointer)
    cmd_ln_free_r(config)
  }

  /// Loads a language model as the named search.
  mutating func load(languageModel file: String, search: String) throws(SpeechError) {
    guard ps_set_lm_file(pointer, search, file) == 0 else {
      throw SpeechError(.badModel, "search '\(search)': PocketSphinx cannot load its language model")
    }
  }

  mutating func select(search: String) throws(SpeechError) {
    guard ps_set_search(pointer, search) == 0 else { throw SpeechError(.engineFailed, "search '\(search)' is not loaded") }
  }

  /// The cepstral mean: what the line and the voice add to every sound, taken off before the search.
  var cepstralMean: [Float] {
    guard let feat = ps_get_feat(pointer), let cmn = feat.pointee.cmn_struct else { return [] }
    return Array(UnsafeBufferPointer(start: cmn.pointee.cmn_mean, count: Int(cmn.pointee.veclen)))
  }

  mutating func set(cepstralMean: [Float]) {
    guard let cmn = ps_get_feat(pointer)?.pointee.cmn_struct, cepstralMean.count == Int(cmn.pointee.veclen) else { return }
    cmn_live_set(cmn, cepstralMean)
  }

  mutating func start() throws(SpeechError) {
    guard ps_start_utt(pointer) == 0 else { throw SpeechError(.engineFailed, "PocketSphinx cannot start an utterance") }
    isInUtterance = true
  }

  /// - Parameter isWhole: true for an utterance in one piece, whose cepstral mean is then known from the start.
  mutating func process(_ samples: [Int16], isWhole: Bool) throws(SpeechError) {
    if isWhole { ps_get_feat(pointer)?.pointee.cmn = CMN_BATCH }
    guard ps_process_raw(pointer, samples, samples.count, 0, isWhole ? 1 : 0) >= 0 else {
      throw SpeechError(.engineFailed, "PocketSphinx cannot take the sound")
    }
  }

  mutating func end() throws(SpeechError) {
    isInUtterance = false
    guard ps_end_utt(pointer) == 0 else { throw SpeechError(.engineFailed, "PocketSphinx cannot end the utterance") }
  }

  /// The words so far, or of the whole utterance after `end`.
  func text() -> String { ps_get_hyp(pointer, nil).map { clean(String(cString: $0)) } ?? "" }

  /// The words with their posterior probabilities; 1 unless the lattice was rescored.
  func words() -> [(text: String, posterior: Double)] {
    guard let logarithms = ps_get_logmath(pointer) else { return [] }
    var words: [(text: String, posterior: Double)] = []
    var segment = ps_seg_iter(pointer)
    while let current = segment {
      let text = ps_seg_word(current).map { String(cString: $0) } ?? ""
      if !isFiller(text) {
        words.append((clean(text), logmath_exp(logarithms, ps_seg_prob(current, nil, nil, nil))))
      }
      segment = ps_seg_next(current)
    }
    return words
  }

  /// Distinct texts of the best paths, best first, with their scores as natural logarithms.
  func nBest(limit: Int) -> [(text: String, score: Double)] {
    guard let logarithms = ps_get_logmath(pointer) else { return [] }
    var texts: [(text: String, score: Double)] = []
    var path = ps_nbest(pointer)
    // Many paths differ only in fillers and pronunciations.
    for _ in 0..<(limit * 20) {
      guard let current = path else { return texts }
      var score: Int32 = 0
      if let text = ps_nbest_hyp(current, &score).map({ clean(String(cString: $0)) }), !text.isEmpty,
        !texts.contains(where: { $0.text == text })
      {
        texts.append((text, logmath_log_to_ln(logarithms, score)))
      }
      guard texts.count < limit else {
        ps_nbest_free(current)
        return texts
      }
      path = ps_nbest_next(current)
    }
    if let path { ps_nbest_free(path) }
    return texts
  }

  private func isFiller(_ word: String) -> Bool { word == "(NULL)" || fillers.contains(word) }

  /// Without fillers and the numbers of pronunciations.
  private func clean(_ text: String) -> String {
    text.split(separator: " ").map(String.init).filter { !isFiller($0) }
      .map { word in word.hasSuffix(")") ? String(word.prefix { $0 != "(" }) : word }.joined(separator: " ")
  }
}
