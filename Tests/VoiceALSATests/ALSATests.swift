import Testing

/// Tests that run in real time: one after the other, so that they do not starve each other of sound.
@Suite(.serialized, .timeLimit(.minutes(2)))
enum ALSATests {}
