import Testing

@testable import Duplicates
