/// Words that say what the date after them is: that of publication, or that of a change.
enum DateLabels {
  /// What a label says.
  enum Meaning {
    case published, modified
  }

  /// What a line says before its first digit; nil where it says neither or both.
  static func meaning(_ line: some Collection<UInt8>) -> Meaning? {
    let head = Array(line.prefix(80).prefix { !$0.isDigit })
    guard head.count >= 4 else { return nil }
    var meaning: Meaning?
    for word in NameWord.cut(head, 0..<head.count) {
      let found: Meaning? = modified.contains(word.hash) ? .modified : published.contains(word.hash) ? .published : nil
      guard let found else { continue }
      if let meaning, meaning != found { return nil }
      meaning = found
    }
    return meaning
  }

  private static let published = table(
    """
    published publish publication posted created erstellt veröffentlicht publiziert erschienen publié publiée paru \
    publicado publicada publicación creado publicação criado pubblicato pubblicata creato gepubliceerd geplaatst \
    publicerad publicerat publisert udgivet julkaistu publikováno vydáno zverejnené publikované opublikowano \
    opublikowany dodano megjelent közzétéve publicat postat опубликовано опубликована размещено публикация опубліковано \
    публикувано δημοσίευση δημοσιεύτηκε δημοσιεύθηκε yayınlanma yayınlandı yayın giriş terbit dipublikasikan đăng نشر \
    פורסם प्रकाशित เผยแพร่ 发布 發布 公開 投稿 掲載 입력 등록 date datum fecha data datę день
    """)

  private static let modified = table(
    """
    updated update modified edited revised reviewed aktualisiert aktualisierung geändert überarbeitet stand mise jour \
    modifié actualisé actualizado actualizada actualización modificado atualizado atualizada atualização modificato \
    aggiornato aggiornata aggiornamento bijgewerkt gewijzigd uppdaterad uppdaterat opdateret oppdatert päivitetty \
    aktualizováno aktualizácia zaktualizowano aktualizacja frissítve actualizat обновлено обновлён изменено оновлено \
    ενημέρωση ενημερώθηκε güncelleme güncellendi güncellenme diperbarui cập nhật تحديث עודכן अपडेट อัปเดต 更新 수정
    """)

  private static func table(_ words: String) -> Set<UInt32> {
    Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { WordHash.of(Array($0.utf8)) })
  }
}
