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

  /// Whether a word, given by the hash of its small letters, is a label.
  static func isLabel(hash: UInt32) -> Bool { published.contains(hash) || modified.contains(hash) }

  private static let published = table(
    """
    published publish publication posted created erstellt veröffentlicht publiziert erschienen publié publiée paru \
    publicado publicada publicación creado publicação criado pubblicato pubblicata creato gepubliceerd geplaatst \
    publicerad publicerat publisert udgivet julkaistu publikováno vydáno zverejnené publikované opublikowano \
    opublikowany dodano megjelent közzétéve publicat postat опубликовано опубликована размещено публикация опубліковано \
    публикувано δημοσίευση δημοσιεύτηκε δημοσιεύθηκε yayınlanma yayınlandı yayın giriş terbit dipublikasikan đăng نشر \
    פורסם प्रकाशित เผยแพร่ 发布 發布 公開 投稿 掲載 입력 등록 date datum fecha data datę день ligne publicación publikálva \
    utworzono zveřejněno vytvořeno xuất bản tayang eklenme oluşturulma tarih tarihi النشر نُشر نشرت انتشار تاریخ \
    公開日 公開日時 掲載日 投稿日 投稿日時 登録日 配信日 发布时间 发布日期 发表时间 发表于 發布時間 發佈時間 日期 时间 時間 발행일 등록일 게시일 작성일 \
    기사입력 게재 발행 प्रकाशन প্রকাশ প্রকাশিত প্রকাশের เผยแพร่เมื่อ вышла вышло создано објављено objavljeno objava
    """)

  private static let modified = table(
    """
    updated update modified edited revised reviewed aktualisiert aktualisierung geändert überarbeitet stand jour \
    modifié actualisé actualizado actualizada actualización modificado atualizado atualizada atualização modificato \
    aggiornato aggiornata aggiornamento bijgewerkt gewijzigd uppdaterad uppdaterat opdateret oppdatert päivitetty \
    aktualizováno aktualizácia zaktualizowano aktualizacja frissítve actualizat обновлено обновлён изменено оновлено \
    ενημέρωση ενημερώθηκε güncelleme güncellendi güncellenme diperbarui cập nhật تحديث עודכן अपडेट อัปเดต 更新 수정 \
    zuletzt änderung bearbeitet modification modificación modifica edición editado ändrad ändrat senast endret redigeret \
    bewerkt muokattu modyfikacja edytowano upraveno naposledy módosítva módosítás actualizare ultima изменение \
    обновление редакция змінено оновлення düzenleme düzenlendi تعديل تحديثه بروزرسانی ویرایش terakhir \
    更新日 更新日時 最終更新 最終更新日 最后更新 最近更新 更新时间 更新時間 修改时间 修改於 최종수정 수정일 আপডেট ažurirano ажурирано
    """)

  private static func table(_ words: String) -> WordTable { WordTable(words: words) }
}
