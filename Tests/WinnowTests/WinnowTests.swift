import Testing

@testable import winnow
