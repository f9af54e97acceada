/// The first byte of every entry of the topic `verify`.
enum EntryKind: UInt8 {
  case article = 2
  case request = 3
  case comparison = 4
  case bound = 5
  case root = 6
  case settled = 7
}
