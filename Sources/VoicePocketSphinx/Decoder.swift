import CPocketSphinx
import Foundation
import Voice

/// Owns one PocketSphinx decoder. Not thread-safe: its actor uses it from one executor.
struct Decoder: ~Copyable {
  private let pointer: OpaquePointer
  private let config: OpaquePointer
  private let fillers: Set<String>
  private let acousticScale: Double
  private var isInUtterance = false

  /// The library's messages go nowhere: this is set for the whole process, once.
  private static let silenced: Void = err_set_callback(nil, nil)

  init(model: AcousticModel, dictionary: String, tuning: DecoderTuning) throws(SpeechError) {
    _ = Self.silenced
    err_set_logfp(nil)  // Of this thread only: its settings would be printed.
    guard let config = oriole_ps_config(model.folder, dictionary) else {
      throw SpeechError(.engineFailed, "\(model.folder): no configuration for PocketSphinx")
    }
    cmd_ln_set_float_r(config, "-samprate", Double(model.sampleRate))
    cmd_ln_set_float_r(config, "-lw", tuning.languageWeight)
    cmd_ln_set_float_r(config, "-bestpathlw", tuning.latticeWeight)
    cmd_ln_set_float_r(config, "-wip", tuning.wordInsertionPenalty)
    cmd_ln_set_int_r(config, "-remove_noise", (tuning.removesNoise ?? !model.isNarrow) ? 1 : 0)
    // With the wide models the flat search costs 40 ms and more at an utterance's end and gains nothing once the lattice
    // is rescored. Phone lookahead costs more than it saves on vocabularies of this size.
    cmd_ln_set_int_r(config, "-fwdflat", (tuning.searchesFlat ?? model.isNarrow) ? 1 : 0)
    cmd_ln_set_int_r(config, "-topn", tuning.gaussians ?? (model.isNarrow ? 8 : 4))
    cmd_ln_set_int_r(config, "-bestpath", 1)
    cmd_ln_set_int_r(config, "-pl_window", 0)
    guard let pointer = ps_init(config) else {
      cmd_ln_free_r(config)
      throw SpeechError(.badModel, "\(model.folder): PocketSphinx cannot load this model with \(dictionary)")
    }
    self.config = config
    self.pointer = pointer
    fillers = model.fillers
    acousticScale = max(1, cmd_ln_float_r(config, "-ascale"))
  }

  deinit {
    if isInUtterance { ps_end_utt(pointer) }
    ps_free(pointer)
    cmd_ln_free_r(config)
  }

  /// Moves the acoustic model's means by a linear transform (MLLR; Leggetter and Woodland, Computer Speech and Language 9,
  /// 1995) from a file.
  mutating func adapt(transform file: String) throws(SpeechError) {
    guard FileManager.default.isReadableFile(atPath: file), let transform = ps_mllr_read(file) else {
      throw SpeechError(.badModel, "\(file): not an MLLR transform")
    }
    guard ps_update_mllr(pointer, transform) != nil else {
      throw SpeechError(.badModel, "\(file): does not fit the acoustic model")
    }
  }

  /// Loads a language model as the named search.
  mutating func load(languageModel file: String, search: String) throws(SpeechError) {
    guard ps_set_lm_file(pointer, search, file) == 0 else {
      throw SpeechError(.badModel, "search '\(search)': PocketSphinx cannot load its language model")
    }
  }

  /// Makes a choice of words the named search.
  mutating func load(choice: WordChoice, search: String) throws(SpeechError) {
    let weight = cmd_ln_float_r(config, "-lw")
    guard let logarithms = ps_get_logmath(pointer),
      let grammar = fsg_model_init(search, logarithms, Float(weight), 2)
    else { throw SpeechError(.engineFailed, "search '\(search)': no memory for its grammar") }
    defer { fsg_model_free(grammar) }
    grammar.pointee.start_state = 0
    grammar.pointee.final_state = 1
    for entry in choice.entries {
      let logarithm = Double(logmath_log(logarithms, entry.probability)) * weight
      fsg_model_trans_add(grammar, 0, 1, Int32(max(-1e8, logarithm)), fsg_model_word_add(grammar, entry.word))
    }
    guard ps_set_fsg(pointer, search, grammar) == 0 else {
      throw SpeechError(.badModel, "search '\(search)': PocketSphinx cannot load its grammar")
    }
  }

  mutating func select(search: String) throws(SpeechError) {
    guard ps_set_search(pointer, search) == 0 else {
      throw SpeechError(.engineFailed, "search '\(search)' is not loaded")
    }
  }

  /// Starts an utterance as the first of a stream, so that nothing heard before bears on its noise.
  mutating func start() throws(SpeechError) {
    guard ps_start_stream(pointer) == 0, ps_start_utt(pointer) == 0 else {
      throw SpeechError(.engineFailed, "PocketSphinx cannot start an utterance")
    }
    isInUtterance = true
  }

  /// Takes the next samples of an utterance, at the model's rate.
  mutating func process(_ samples: [Int16]) throws(SpeechError) {
    guard ps_process_raw(pointer, samples, samples.count, 0, 0) >= 0 else { throw Self.refused }
  }

  mutating func end() throws(SpeechError) {
    isInUtterance = false
    guard ps_end_utt(pointer) == 0 else { throw SpeechError(.engineFailed, "PocketSphinx cannot end the utterance") }
  }

  /// Decodes an utterance that is there as a whole, with the cepstral mean that was set.
  mutating func decode(whole samples: [Int16]) throws(SpeechError) {
    try start()
    try process(samples)
    try end()
  }

  private static let refused = SpeechError(.engineFailed, "PocketSphinx cannot take the sound")
}

extension Decoder {
  private var cepstra: UnsafeMutablePointer<feat_t>? { ps_get_feat(pointer) }

  /// The mean that is taken off every frame: what line and voice add to all sounds.
  var cepstralMean: [Float] {
    guard let cmn = cepstra?.pointee.cmn_struct else { return [] }
    return Array(UnsafeBufferPointer(start: cmn.pointee.cmn_mean, count: Int(cmn.pointee.veclen)))
  }

  /// Sets the mean for the next utterance; frames counted so far are forgotten.
  mutating func set(cepstralMean mean: [Float]) {
    guard let cmn = cepstra?.pointee.cmn_struct, mean.count == Int(cmn.pointee.veclen) else { return }
    for (index, value) in mean.enumerated() {
      cmn.pointee.cmn_mean[index] = value
      cmn.pointee.sum[index] = 0
    }
    cmn.pointee.nframe = 0
  }

  /// The sum of the frames since this was last asked, and their number. Taking them keeps the library from changing the
  /// mean in the middle of a long utterance.
  mutating func takeFrames() -> (sum: [Float], count: Int) {
    guard let cmn = cepstra?.pointee.cmn_struct else { return ([], 0) }
    let sum = Array(UnsafeBufferPointer(start: cmn.pointee.sum, count: Int(cmn.pointee.veclen)))
    let count = Int(cmn.pointee.nframe)
    for index in sum.indices { cmn.pointee.sum[index] = 0 }
    cmn.pointee.nframe = 0
    return (sum, count)
  }
}

extension Decoder {
  /// The words so far, or of the whole utterance after `end`.
  func text() -> String { ps_get_hyp(pointer, nil).map { clean(String(cString: $0)) } ?? "" }

  /// After `end`: the words of the best guess. A choice's words come without posteriors, and their scores divided by 1024.
  func words(ofChoice isChoice: Bool) -> [DecodedWord] {
    guard let logarithms = ps_get_logmath(pointer) else { return [] }
    var words: [DecodedWord] = []
    var segment = ps_seg_iter(pointer)
    while let current = segment {
      let variant = ps_seg_word(current).map { String(cString: $0) } ?? ""
      let text = clean(variant)
      if !text.isEmpty {
        var acoustic: Int32 = 0
        var first: Int32 = 0
        var last: Int32 = 0
        let posterior = logmath_exp(logarithms, ps_seg_prob(current, &acoustic, nil, nil))
        ps_seg_frames(current, &first, &last)
        words.append(
          DecodedWord(
            text: text, posterior: posterior, frames: max(1, Int(last) - Int(first) + 1),
            distance: -logmath_log_to_ln(logarithms, acoustic) * (isChoice ? 1024 : 1), phones: phones(of: variant)))
      }
      segment = ps_seg_next(current)
    }
    return words
  }

  /// How many phones a word of the dictionary has, named with the number of its pronunciation.
  private func phones(of variant: String) -> Int {
    guard let phones = ps_lookup_word(pointer, variant) else { return 1 }
    defer { free(phones) }
    return max(1, String(cString: phones).split(separator: " ").count)
  }

  /// After `end`: distinct texts of the best paths, best first, each with its likelihood relative to the first.
  func nBest(limit: Int) -> [(text: String, likelihood: Double)] {
    guard let logarithms = ps_get_logmath(pointer) else { return [] }
    var texts: [(text: String, score: Double)] = []
    var path = ps_nbest(pointer)
    // Many paths differ only in fillers and pronunciations.
    for _ in 0..<(limit * 20) {
      guard let current = path, texts.count < limit else { break }
      var score: Int32 = 0
      let text = ps_nbest_hyp(current, &score).map { clean(String(cString: $0)) } ?? ""
      if !text.isEmpty, !texts.contains(where: { $0.text == text }) {
        texts.append((text, logmath_log_to_ln(logarithms, score)))
      }
      path = ps_nbest_next(current)
    }
    if let path { ps_nbest_free(path) }
    let best = texts.first?.score ?? 0
    // Scores are kept divided by 1024; for posteriors the library then divides by the acoustic scale.
    return texts.map { ($0.text, min(1, exp(($0.score - best) * 1024 / acousticScale))) }
  }

  /// Without fillers and the numbers of pronunciations.
  private func clean(_ text: String) -> String {
    text.split(separator: " ").map(String.init).filter { $0 != "(NULL)" && !fillers.contains($0) }
      .map { word in word.hasSuffix(")") ? String(word.prefix { $0 != "(" }) : word }.joined(separator: " ")
  }
}
