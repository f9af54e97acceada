/// Words that make the date after them the date of a change.
enum ModifiedWords {
  /// Whether a line begins to speak of a change before its first digit, and not of publication as well.
  static func open(_ line: [UInt8]) -> Bool {
    let head = line.prefix { !$0.isDigit }.prefix(80)
    guard head.count >= 4 else { return false }
    for word in NameWord.cut(Array(head), 0..<head.count) where words.contains(word.hash) { return true }
    return false
  }

  private static let words: Set<UInt32> = Set(
    """
    updated update modified edited revised reviewed aktualisiert aktualisierung geändert überarbeitet stand mise jour \
    modifié actualisé actualizado actualizada actualización modificado atualizado atualizada atualização modificato \
    aggiornato aggiornata aggiornamento bijgewerkt gewijzigd uppdaterad uppdaterat opdateret oppdatert päivitetty \
    aktualizováno aktualizácia zaktualizowano aktualizacja frissítve actualizat обновлено обновлён изменено оновлено \
    ενημέρωση ενημερώθηκε güncelleme güncellendi güncellenme diperbarui cập nhật تحديث עודכן अपडेट อัปเดต 更新 수정
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { WordHash.of(Array($0.utf8)) })
}
