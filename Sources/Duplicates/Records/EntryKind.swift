/// The first byte of every entry of the topic `verify`.
enum EntryKind: UInt8 {
  case article = 2
  case candidates = 3
  case request = 4
  case matches = 5
  case bound = 6
  case follow = 7
  case root = 8
  case settled = 9
}
