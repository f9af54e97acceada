extension Phrases {
  /// Menus and site furniture.
  static let navigation = """
    ^skip to
    ^jump to
    ^back to top
    ^go to
    ^home
    =menu
    =search
    =contact
    =contact us
    =about
    =about us
    =login
    =log in
    =sign in
    =register
    =close
    =next page
    =advertise
    =careers
    =help
    =faq
    =sitemap
    =site map
    =rss
    =top
    =loading
    you are here
    table of contents
    ^zum inhalt
    ^zur navigation
    ^zur startseite
    ^nach oben
    ^direkt zum inhalt
    =startseite
    =suche
    =suchen
    =kontakt
    =anmelden
    =registrieren
    =schließen
    =zurück
    =weiter
    =übersicht
    =inhaltsverzeichnis
    inhaltsverzeichnis
    ^sie sind hier
    ^du bist hier
    =accueil
    =rechercher
    =recherche
    =connexion
    =fermer
    ^aller au contenu
    =inicio
    =buscar
    =contacto
    =iniciar sesión
    ^ir al contenido
    =cerca
    =contatti
    =accedi
    ^vai al contenuto
    =início
    =contato
    =entrar
    =zoeken
    =inloggen
    =strona główna
    =szukaj
    =zaloguj się
    =hem
    =sök
    =logga in
    =hjem
    =søk
    =søg
    =etusivu
    =haku
    =domů
    =hledat
    =főoldal
    =keresés
    =acasă
    =caută
    =главная
    =поиск
    =контакты
    =войти
    =меню
    =головна
    =пошук
    =ana sayfa
    =ara
    =αρχική
    =αναζήτηση
    =الرئيسية
    =بحث
    =ראשי
    =חיפוש
    =beranda
    =cari
    =trang chủ
    =tìm kiếm
    =หน้าแรก
    =ค้นหา
    =首页
    =搜索
    =登录
    =首頁
    =搜尋
    =登入
    =ホーム
    =検索
    =ログイン
    =홈
    =검색
    =로그인
    """
}
