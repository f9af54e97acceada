/// Words of bylines that are no part of a name, in small letters, in about thirty languages.
enum BylineWords {
  /// Words that a byline begins with: "by", "von", "author", "text".
  static let leads = table(
    """
    by written author authors autor autorin autoren autora autore auteur auteurs auteure autores auteurs von par por \
    di door av af przez od автор авторы автора από yazan yazar oleh bởi tác giả giả szerző szerzo írta autoři autorzy \
    text texte texto testo tekst teksten tekstas scritto escrito écrit ecrit rédigé redige geschrieben verfasst \
    reported reporting posted published story words article beitrag artikel av skrevet skriven kirjoittaja teksti \
    penulis laporan reporter reporters pubblicato publié publicado publicada veröffentlicht erstellt gepostet eingestellt \
    medewerker autorius autors скачал текст источник حرر كتب بقلم بواسطة מאת द्वारा โดย ผู้เขียน redactor redactora scris de \
    postat publicat geplaatst gepubliceerd opublikował napsal napsala foto-und-text contributor contributors interview \
    interviewed words story with guest post analysis opinion column commentary review essay comment kommentar gastbeitrag \
    name creator from napisał napisala geschreven skrivet
    """)

  /// Words that only a visible byline begins with: too common as parts of names elsewhere.
  static let visibleLeads = table("de di da del od")

  /// Words after which a credit for something else follows: photographs, drawings, translation, editing.
  static let otherCredits = table(
    """
    photo photos photograph photographs photography photographer foto fotos fotograf fotografie fotografía fotografia \
    bild bilder image images picture pictures video videos illustration illustrations illustrator illustrated graphic \
    graphics grafik credit credits quelle source fonte fuente zdroj źródło kuva fotó φωτογραφία фото ảnh 写真 摄影 攝影 \
    edited editing übersetzung translated translation traducción camera kamera producer produced reviewed checked \
    fact-checked medically audio podcast zdjęcia copyright styled contributions curated narrated design designed art tested fact medical technical
    """)

  /// Words that join two names.
  static let conjunctions = table(
    "and und y et e en och og ja i a u и і та und ve dan và şi și si és και und ו و और และ & with mit con avec och és with et"
  )

  /// Words at which a name ends: what follows is a place, a paper, a date.
  static let ends = table(
    """
    in for from at aus für on updated published last am on posted | via special to per desde para dans pour à près bei \
    of the fra från wrote writes writing reports reporting joined der die das online min minutes read il le el updated: \
    aktualisiert modified says gepostet veröffentlicht reading lesedauer share follow comments published: am: la
    """)

  /// Words that name a function: a name ends before one, or begins after it.
  static let roles = table(
    """
    reporter reporters correspondent correspondents editor editors journalist journalists writer writers columnist \
    contributor contributors contributing freelance freelancer staff senior junior chief managing associate deputy \
    assistant executive producer photographer redakteur redakteurin redakteure redaktionsleiter chefredakteur chefredakteurin \
    volontär volontärin volontar korrespondent korrespondentin journalistin autor autorin reporterin leiter leiterin \
    geschäftsführer ressortleiter ressortleiterin director manager analyst specialist expert intern fellow professor \
    periodista redactor redactora corresponsal colaborador colaboradora enviado especial editora rédacteur rédactrice \
    journaliste correspondant correspondante envoyé envoyée giornalista redattore redattrice corrispondente inviato \
    jornalista repórter editor-in-chief redacteur redactrice verslaggever verslaggeefster journalistka dziennikarz \
    dziennikarka redaktor redaktorka novinář novinářka zpravodaj korespondent корреспондент корреспондента журналист \
    журналистка редактор обозреватель muhabir muhabiri editör gazeteci journaliste toimittaja redaktør journalisten \
    wartawan wartawati 기자 기자입니다 특파원 논설위원 founder co-founder ceo cto cfo president partner consultant \
    administrator author blogger guest vp svp evp gardener clinician strategist advisor adviser consultant engineer developer attorney lawyer therapist head lead marketing content communications bureau national political business \
    sports health science technology economics society social environment investigative sr digital
    """)

  /// Words that no person's name has: a text with one is an organization, a department or a sentence.
  static let organizations = table(
    """
    news newsroom redaktion redaktionsteam redacción redaccion redazione rédaction redaction redactie redakcja redakce \
    redakcia redakcija редакция редакція szerkesztőség toimitus team staff editorial desk agency agencia agence agentur \
    agencies agencias agenturen press presse prensa stampa magazine magazin online gmbh inc ltd llc corp company \
    media medien tv television radio network networks department dept ministry ministerium university universität \
    institute institut foundation stiftung association verband verein board council center centre group gruppe \
    newspaper zeitung times tribune gazette herald post-gazette chronicle observer telegraph newswire wire services \
    service website webmaster webteam blog club committee committees society bureau pressestelle pressemitteilung \
    pressemeldung newsdesk newsdesks contributors correspondents journalists reporters writers publisher publishing \
    feed feeds bot syndication studio studios newsletter comments comment subscribe facebook twitter instagram linkedin whatsapp pinterest \
    youtube telegram email e-mail rss share archive category home about contact menu login search profile website \
    posts articles stories view read more all latest follow published updated editors monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch \
    donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves \
    viernes sábado pubmed scholar articulos artículos disclosure advertiser advertising sponsored introducing
    """)

  /// Names of accounts that stand for nobody.
  static let placeholders = table(
    """
    admin administrator administrador webmaster user guest unknown anonymous anonym none null undefined default root \
    system superuser author autor autorin auteur test n/a na wordpress moderator sysadmin siteadmin gast unbekannt \
    nobody person various editor redakteur contributor
    """)

  /// Names of news agencies and of accounts that stand for nobody.
  static let nobody = table(
    """
    reuters afp ap dpa apa ansa efe ptf pti ani ians xinhua tass interfax ukrinform belga anp ritzau tt ntb stt ctk \
    čtk tasr sita pap mti agerpres bta hina tanjug srna fena sana mena wam spa qna kuna petra mehr irna isna aa iha dha \
    anka yonhap newsis kyodo jiji bernama antara vna apn sid kna epd afx bloomberg cnn bbc npr upi menafn adnkronos \
    askanews agi lusa lapresse ats sda keystone-sda belta kazinform trend unian itar-tass ria онф риа тасс dpa-afx \
    dpa/lno dpa/lby dpa/lnw ots admin administrator administrador editor redaktion redakteur webmaster user guest \
    unknown anonymous anonym none null undefined default root system superuser staff author test n/a na wordpress \
    insights communication communications marketing various moderator sysadmin siteadmin newsroom contributor gast autor unbekannt editorial nobody person webredaktion
    """)

  /// What follows a name after a comma and belongs to it.
  static let suffixes = table("jr jr. sr sr. ii iii iv")

  /// Small words within names.
  static let particles = table(
    """
    de del della dello di da dos das do du des la le les el al bin ibn ben abu abd van von der den ter ten te zu zum \
    zur af av y e i of st san santa mac mc o d l van't 't vom und ap bint ould
    """)

  private static func table(_ words: String) -> WordTable { WordTable(words: words) }
}
