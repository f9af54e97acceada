import Testing

@testable import Envelope
