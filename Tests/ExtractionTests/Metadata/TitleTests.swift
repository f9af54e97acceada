import Testing

@testable import Extraction

@Suite struct TitleTests {
  @Test(
    arguments: [
      ("River rises after rain | Example Times", "River rises after rain"),
      ("River rises after rain - The Example Times", "River rises after rain"),
      ("River rises after rain – Weather – example-times.co.uk", "River rises after rain – Weather"),
      ("Example Times: River", "Example Times: River"),
      ("Example Times | River rises after rain", "River rises after rain"),
      ("River rises after rain | Weather | ET", "River rises after rain"),
      ("Talks fail - what now?", "Talks fail - what now?"),
      ("Self-driving cars: a state-of-the-art review", "Self-driving cars: a state-of-the-art review"),
      ("", ""),
    ])
  func losesTheSitesName(_ title: String, _ expected: String) {
    var site = SiteName(registrableDomain: "example-times.co.uk")
    site.add(Array("Example Times".utf8))
    #expect(String(decoding: site.stripped(Array(title.utf8)), as: UTF8.self) == expected)
  }

  @Test(
    arguments: [
      ("nytimes.com", "The New York Times", true), ("smh.com.au", "Sydney Morning Herald", true),
      ("sfchronicle.com", "San Francisco Chronicle", true), ("example.org", "Example News", true),
      ("example.org", "An unrelated headline", false),
    ])
  func knowsTheSite(_ domain: String, _ name: String, _ isSite: Bool) {
    #expect(SiteName(registrableDomain: domain).matches(Array(name.utf8)) == isSite)
  }
}
