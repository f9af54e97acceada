extension Phrases {
  /// What stands under an address before anything is published there, or after it was given up: pages of servers, of
  /// registrars, of building sites.
  static let placeholder = """
    ^welcome to nginx
    ^apache2 default page
    ^apache2 ubuntu default page
    ^apache2 debian default page
    ^apache http server test page
    ^test page for the
    =it works
    =iis windows server
    =internet information services
    ^default web site page
    ^default parallels plesk
    =plesk
    ^index of
    ^future home of
    =coming soon
    ^we ll be back soon
    ^we will be back soon
    =site under construction
    =under construction
    =website under construction
    site is under construction
    website is under construction
    =under maintenance
    site is under maintenance
    undergoing scheduled maintenance
    undergoing maintenance
    down for maintenance
    web server is working but no content
    nginx web server is successfully installed
    account has been suspended
    website has been suspended
    domain is for sale
    domain name is for sale
    domain may be for sale
    domain for sale
    buy this domain
    domain has expired
    domain name has expired
    domain is parked
    domain has been parked
    domain parked
    domain is registered at
    domain has been registered
    parked free courtesy of
    related searches for this domain
    domain steht zum verkauf
    domain zu verkaufen
    domain kaufen
    domain wurde registriert
    domain ist registriert
    domain ist geparkt
    ^hier entsteht
    ^hier entstehen
    wegen wartungsarbeiten
    webseite befindet sich im aufbau
    website befindet sich im aufbau
    seite befindet sich im aufbau
    domaine est à vendre
    domaine à vendre
    domaine est réservé
    site en construction
    site est en construction
    site est en maintenance
    =site en maintenance
    dominio está en venta
    dominio en venta
    dominio está a la venta
    dominio registrado
    =sitio en construcción
    sitio está en construcción
    sitio web en construcción
    sitio está en mantenimiento
    sitio en mantenimiento
    dominio è in vendita
    dominio in vendita
    dominio registrato
    sito in costruzione
    sito è in costruzione
    sito in manutenzione
    domínio está à venda
    domínio à venda
    site em construção
    site está em construção
    site em manutenção
    domein is te koop
    domeinnaam is te koop
    domeinnaam is geregistreerd
    website in aanbouw
    domena jest na sprzedaż
    domena na sprzedaż
    domena została zarejestrowana
    =strona w budowie
    strona jest w budowie
    strona w trakcie prac
    przerwa techniczna
    домен продается
    домен продаётся
    домен выставлен на продажу
    домен припаркован
    домен зарегистрирован
    сайт находится в разработке
    сайт в разработке
    ведутся технические работы
    проводятся технические работы
    домен продається
    сайт у розробці
    alan adı satılık
    alan adı satılıktır
    site yapım aşamasında
    sitemiz yapım aşamasındadır
    sitemiz bakımdadır
    domänen är till salu
    domænet er til salg
    domenet er til salgs
    domain on myytävänä
    doména je na prodej
    doména na prodej
    stránky ve výstavbě
    a domain eladó
    domeniul este de vânzare
    το domain πωλείται
    النطاق معروض للبيع
    الموقع تحت الصيانة
    הדומיין למכירה
    domain ini dijual
    tên miền này đang được bán
    域名出售
    该域名
    域名正在出售
    网站建设中
    网站维护中
    網域出售
    網站維護中
    このドメインは
    メンテナンス中です
    도메인 판매
    홈페이지 준비중
    사이트 점검
    """
}
