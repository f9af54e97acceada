extension Phrases {
  /// Bylines and date lines.
  static let byline = """
    ^by
    ^written by
    ^posted by
    ^posted on
    ^posted
    ^published
    ^published by
    ^published on
    ^updated
    ^last updated
    ^last modified
    ^first published
    ^reviewed by
    ^edited by
    ^reporting by
    ^medically reviewed
    ^fact checked
    ^story by
    ^words by
    min read
    minute read
    minutes read
    mins read
    minutes ago
    hours ago
    days ago
    reading time
    ^von
    ^ein artikel von
    ^autor
    ^autorin
    ^veröffentlicht
    ^aktualisiert
    ^zuletzt aktualisiert
    ^erstellt
    ^stand
    ^geschrieben von
    ^redaktion
    lesezeit
    min lesezeit
    minuten lesezeit
    ^par
    ^publié
    ^publié le
    ^mis à jour
    ^rédigé par
    ^écrit par
    temps de lecture
    min de lecture
    ^por
    ^publicado
    ^actualizado
    ^escrito por
    ^última actualización
    tiempo de lectura
    ^di
    ^a cura di
    ^pubblicato
    ^aggiornato
    tempo di lettura
    ^atualizado
    ^última atualização
    tempo de leitura
    ^door
    ^gepubliceerd
    ^bijgewerkt
    leestijd
    ^opublikowano
    ^autor artykułu
    ^aktualizacja
    ^data publikacji
    ^publicerad
    ^uppdaterad
    ^publisert
    ^oppdatert
    ^publiceret
    ^opdateret
    ^julkaistu
    ^päivitetty
    ^publikováno
    ^aktualizováno
    ^megjelent
    ^frissítve
    ^szerző
    ^publicat
    ^actualizat
    ^автор
    ^опубликовано
    ^обновлено
    ^дата публикации
    ^опубліковано
    ^оновлено
    ^yazar
    ^yayınlanma
    ^güncelleme
    ^δημοσιεύτηκε
    ^δημοσίευση
    ^نشر في
    ^كتب
    ^بقلم
    ^תאריך
    ^מאת
    ^penulis
    ^diterbitkan
    ^tác giả
    ^ngày đăng
    ^เผยแพร่
    ^来源
    ^作者
    ^编辑
    ^责任编辑
    ^发布时间
    ^來源
    ^記者
    ^編輯
    ^更新
    ^公開日
    ^著者
    ^執筆
    ^文
    ^기자
    ^입력
    ^수정
    ^등록
    """
}
