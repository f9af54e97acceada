// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is built with: Swift 6 mode comes with the tools version.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// Points at which fault tests may end or spoil a worker. A release build has none, unless it is given the flag.
let faults: [SwiftSetting] = [.define("WINNOW_FAULTS", .when(configuration: .debug))]

let package = Package(
  name: "winnow",
  products: [
    .executable(name: "winnow", targets: ["winnow"]),
    .library(name: "HTML", targets: ["HTML"]),
    .library(name: "Extraction", targets: ["Extraction"]),
    .library(name: "Duplicates", targets: ["Duplicates"]),
    // Preloaded into workers by `faults`; a library can be preloaded only where it is a product.
    .library(name: "ClockShift", type: .dynamic, targets: ["ClockShift"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
  ],
  targets: [
    // C libraries of the system.
    .systemLibrary(name: "CRdKafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
    .systemLibrary(name: "CRocksDB", pkgConfig: "rocksdb", providers: [.apt(["librocksdb-dev"])]),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),

    // extern "C" shims over C++ libraries, without pkg-config: Debian's libcld2-dev has no file for it, and that of
    // libsimdjson-dev sets a flag which the package manager refuses.
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),
    // A shim as well: functions of libcurl take any number of arguments, which Swift cannot call.
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),

    // Our modules, from the bottom up.
    .target(name: "HTML", swiftSettings: strict),
    .target(
      name: "Envelope", dependencies: ["CSimdjson", "CCrypto", "CXXHash", "CZlib", "CZstd", "CBrotli"],
      swiftSettings: strict),
    .target(
      name: "Extraction", dependencies: ["HTML", "Envelope", "CCLD2"], swiftSettings: strict),
    .target(
      name: "Duplicates", dependencies: ["CRocksDB", "CXXHash", "CCrypto"], swiftSettings: strict),
    // Shows what duplicate detection promises, with no broker.
    .target(name: "Simulation", dependencies: ["Duplicates"], swiftSettings: strict),
    .target(
      name: "Kafka", dependencies: ["CRdKafka", "CCurl", .product(name: "Logging", package: "swift-log")],
      swiftSettings: strict),
    .target(
      name: "Worker",
      dependencies: [
        "Kafka", "Envelope", "Extraction", "Duplicates", "CMalloc", "Yams",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Histogram", package: "hdrhistogram-swift"),
      ], swiftSettings: strict + faults),
    .executableTarget(
      name: "winnow",
      dependencies: [
        "Worker", "Simulation", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // Brokers and processes for tests, a disk that is soon full, a clock that jumps.
    .target(name: "TestBroker", path: "Tests/TestBroker", swiftSettings: strict),
    .target(name: "TestDisk", path: "Tests/TestDisk", swiftSettings: strict),
    .target(name: "ClockShift", path: "Tests/ClockShift", publicHeadersPath: "."),

    // What holds for every parsed document, for tests and fuzzing.
    .target(name: "TreeChecks", dependencies: ["HTML"], path: "Tests/TreeChecks", swiftSettings: strict),

    // Faults on purpose, and an oracle that says whether the guarantees held.
    .executableTarget(
      name: "faults",
      dependencies: [
        "Kafka", "Duplicates", "Simulation", "TestBroker", "TestDisk",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Tests/Faults", swiftSettings: strict),

    // Readers of bytes from outside, under libFuzzer; see Tests/Fuzz/run.
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Envelope", "HTML", "Extraction", "Duplicates", "Worker", "TestBroker", "TreeChecks",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Tests/Fuzz", exclude: ["run"], swiftSettings: strict),

    // Benchmarks; see the README of each folder.
    .executableTarget(
      name: "extraction-driver", dependencies: ["Extraction", "Envelope"],
      path: "Tests/Benchmarks/extraction/Driver", swiftSettings: strict),
    .executableTarget(
      name: "metadata-driver", dependencies: ["Extraction", "Envelope", "HTML"],
      path: "Tests/Benchmarks/extraction-metadata", exclude: ["measure.py"], swiftSettings: strict),
    .executableTarget(
      name: "html-driver", dependencies: ["HTML", "Envelope"], path: "Tests/Benchmarks/html/Driver",
      swiftSettings: strict),

    .executableTarget(
      name: "duplicates-driver",
      dependencies: ["Duplicates", "Simulation", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Tests/Benchmarks/duplicates/Driver", swiftSettings: strict),

    .executableTarget(
      name: "stream-driver",
      dependencies: ["Kafka", "TestBroker", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Tests/Benchmarks/stream/Driver", swiftSettings: strict),

    // One test target a module.
    .testTarget(name: "HTMLTests", dependencies: ["HTML", "Envelope", "TreeChecks", "CGumbo"], swiftSettings: strict),
    .testTarget(name: "EnvelopeTests", dependencies: ["Envelope", "CZlib", "CZstd"], swiftSettings: strict),
    .testTarget(name: "ExtractionTests", dependencies: ["Extraction"], swiftSettings: strict),
    .testTarget(
      name: "DuplicatesTests", dependencies: ["Duplicates", "Simulation", "TestDisk"], swiftSettings: strict),
    .testTarget(name: "KafkaTests", dependencies: ["Kafka", "TestBroker"], swiftSettings: strict),
    .testTarget(name: "WorkerTests", dependencies: ["Worker", "Simulation", "TestBroker"], swiftSettings: strict),
    .testTarget(
      name: "WinnowTests", dependencies: ["winnow", "Simulation", "TestBroker", "CZlib"], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
