import ArgumentParser

/// Which pages a command reads.
struct InputOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Files and folders; - is standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Reads JSON envelopes from a file, one a line; - is standard input.", valueName: "file|-"))
  var envelopes: [String] = []

  @Option(help: ArgumentHelp("The address of the page, where the one path is a page file or -.", valueName: "address"))
  var url: String?

  @Option(
    help: ArgumentHelp(
      "The address that page files mirror: a file's name in its folder is added to it.", valueName: "address"))
  var baseUrl: String?

  /// Whether nothing is named.
  var isEmpty: Bool { paths.isEmpty && envelopes.isEmpty }

  func validate() throws {
    if url != nil, baseUrl != nil {
      throw ValidationError("Name --url for one page, or --base-url for many, not both.")
    }
    if url != nil, paths.count != 1 || !envelopes.isEmpty {
      throw ValidationError("--url is the address of one page: name one path with it, or --base-url for many pages.")
    }
    if (paths + envelopes).filter({ $0 == "-" }).count > 1 {
      throw ValidationError("Standard input can be read once only.")
    }
  }

  /// The pages, one after the other. Paths that cannot be read are told to `report`, and cost themselves alone.
  ///
  /// - Throws: ``Failure`` where no path can be read.
  func open(limit: Int, _ report: InputReport) throws(Failure) -> RecordSequence {
    var sources: [any RecordSource] = []
    if !paths.isEmpty {
      let address = url.map(FileAddress.page) ?? baseUrl.map(FileAddress.base) ?? .file
      sources.append(try InputPaths(paths, limit: limit, address: address, report))
    }
    for path in envelopes {
      sources.append(EnvelopeLines(BufferedBytes(try ByteStream(path: path)), limit: limit))
    }
    return RecordSequence(sources, report)
  }
}
