/// The first byte of every internal record. Two bytes of specVersion follow it.
enum RecordKind: UInt8 {
  case keys = 1
  case article = 2
  case request = 3
  case comparison = 4
  case bound = 5
  case root = 6
  case settled = 7
}
