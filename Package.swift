// swift-tools-version: 6.2
// Oriole: offline-first, voice-capable customer service. GPL-3.0-or-later, because eSpeak NG is.
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .treatAllWarnings(as: .error),
]

/// A room: a Swift target, with the rooms and libraries it may import.
func room(_ name: String, _ imports: Target.Dependency...) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: settings)
}

func tests(_ name: String, _ imports: Target.Dependency...) -> Target {
  .testTarget(name: name + "Tests", dependencies: [.byName(name: name)] + imports, swiftSettings: settings)
}

/// A Debian library: a module map and a shim header, nothing else.
func system(_ name: String, _ pkgConfig: String?, _ package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

// The command line: subcommands, help texts and usage errors with exit codes.
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
// The embedded store: SQLite with migrations, safe concurrency and one owner per connection.
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
// The authored files: YAML nodes that keep their line numbers.
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "Oriole",
  products: [.executable(name: "oriole", targets: ["oriole"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    system("CALSA", "alsa", "libasound2-dev"),
    system("CPocketSphinx", "pocketsphinx", "libpocketsphinx-dev"),
    system("CESpeakNG", "espeak-ng", "libespeak-ng-dev"),
    system("CSpeexDSP", "speexdsp", "libspeexdsp-dev"),
    system("CSpandsp", "spandsp", "libspandsp-dev"),
    system("CLiblinear", nil, "liblinear-dev"),
    system("CPQ", "libpq", "libpq-dev"),

    room("Understanding", "CLiblinear"),
    room("Dialogue", "Understanding"),
    room("Evaluation", "Understanding"),
    room("Assistant", "Understanding", "Dialogue", yams),
    room("Records", "Dialogue", "Understanding"),
    room("RecordsSQLite", "Records", "Dialogue", "Understanding", grdb),
    room("RecordsPostgres", "Records", "Dialogue", "Understanding", "CPQ"),
    room("Agents", "Records", "Dialogue", "Understanding"),
    room("Voice"),
    room("VoiceALSA", "Voice", "CALSA"),
    room("VoicePocketSphinx", "Voice", "CPocketSphinx"),
    room("VoiceESpeak", "Voice", "CESpeakNG"),
    room("VoiceDSP", "Voice", "CSpeexDSP", "CSpandsp"),
    room("Calls", "Dialogue", "Understanding", "Assistant", "Voice", "Agents", "Records"),
    room(
      "Rehearsals", "Assistant", "Calls", "Agents", "Records", "Dialogue", "Understanding", "Evaluation", "Voice",
      "VoiceDSP", "VoiceESpeak"),
    .executableTarget(
      name: "oriole",
      dependencies: [
        "Calls", "Agents", "Assistant", "Dialogue", "Evaluation", "Records", "RecordsPostgres", "RecordsSQLite",
        "Rehearsals", "Understanding", "Voice", "VoiceALSA", "VoiceDSP", "VoiceESpeak", "VoicePocketSphinx", arguments,
      ],
      swiftSettings: settings),

    tests("Understanding"),
    tests("Evaluation", "Understanding"),
    tests("Dialogue", "Understanding"),
    tests("Assistant", "Dialogue", "Understanding", yams),
    tests("Records", "Dialogue", "Understanding"),
    // What every store does, and what each does beside it.
    .testTarget(
      name: "StoresTests",
      dependencies: [
        "Records", "RecordsPostgres", "RecordsSQLite", "PostgresServers", "Dialogue", "Understanding", grdb,
      ],
      swiftSettings: settings),
    // A PostgreSQL server of the tests' own, without a service or its data.
    .target(
      name: "PostgresServers", dependencies: ["CPQ"], path: "Tests/PostgresServers", swiftSettings: settings),
    tests("Agents", "Records", "RecordsSQLite", "Dialogue", "Understanding"),
    tests("Voice"),
    // PulseAudio with silent sinks: a real ALSA device on machines without a sound card.
    .target(name: "PulseSinks", path: "Tests/PulseSinks", swiftSettings: settings),
    tests("VoiceALSA", "Voice", "PulseSinks"),
    tests("VoiceDSP", "Voice"),
    tests("VoicePocketSphinx", "Voice", "VoiceDSP", "VoiceESpeak"),
    tests("VoiceESpeak", "Voice"),
    tests("Calls", "Agents", "Assistant", "Dialogue", "Records", "RecordsSQLite", "Understanding", "Voice"),
    tests(
      "Rehearsals", "Agents", "Assistant", "Calls", "Dialogue", "Records", "RecordsSQLite", "Understanding", "Voice"),
    tests("oriole", "PulseSinks", "Voice", "VoiceDSP", "VoiceESpeak", "VoicePocketSphinx"),
    .testTarget(name: "StyleTests", swiftSettings: settings),
  ]
)
