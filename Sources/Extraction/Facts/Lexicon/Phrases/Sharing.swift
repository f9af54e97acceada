extension Phrases {
  /// Sharing buttons.
  static let sharing = """
    =share
    ^share this
    ^share on
    ^share to
    ^share via
    ^share the
    =share article
    =facebook
    =twitter
    =whatsapp
    =linkedin
    =pinterest
    =reddit
    =email
    =print
    =copy link
    =link copied
    =telegram
    =instagram
    =youtube
    =x
    =tweet
    =pin it
    =flipboard
    =messenger
    =xing
    facebook twitter
    twitter facebook
    =save
    =listen
    =teilen
    =drucken
    =merken
    =e mail
    ^artikel teilen
    ^beitrag teilen
    ^teilen auf
    ^auf facebook teilen
    ^auf twitter teilen
    ^per mail teilen
    =link kopieren
    =kommentieren
    =partager
    ^partager sur
    ^partager cet
    =imprimer
    =compartir
    ^compartir en
    ^comparte
    =imprimir
    =condividi
    ^condividi su
    =stampa
    =compartilhar
    ^compartilhe
    =partilhar
    =delen
    ^deel dit
    =udostępnij
    =drukuj
    =dela
    =del
    =jaa
    =sdílet
    =megosztás
    ^distribuie
    =поделиться
    ^поделиться
    =поширити
    ^поділитися
    =paylaş
    =κοινοποίηση
    ^شارك
    ^مشاركة
    =שתף
    =bagikan
    ^bagikan
    =chia sẻ
    =แชร์
    ^分享到
    =分享
    =打印
    =シェア
    =ツイート
    =공유
    =공유하기
    """
}
