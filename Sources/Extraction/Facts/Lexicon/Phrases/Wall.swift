extension Phrases {
  /// Paywalls, login walls and proofs of being human.
  static let wall = """
    subscribe to continue
    subscribe to read
    subscribe to keep reading
    subscribers only
    for subscribers
    already a subscriber
    already have an account
    create a free account
    create an account
    log in to continue
    sign in to continue
    sign in to read
    register to continue
    to continue reading
    continue reading with
    to read the full
    to read the rest
    this article is reserved
    this content is for
    are you a robot
    not a robot
    verify you are human
    verify that you are human
    checking your browser
    complete the captcha
    enable javascript
    javascript is disabled
    enable cookies
    disable your ad blocker
    unusual traffic
    ^just a moment
    jetzt weiterlesen
    weiterlesen mit
    bereits abonnent
    nur für abonnenten
    exklusiv für abonnenten
    sie haben bereits ein konto
    mit werbung weiterlesen
    mit werbung nutzen
    bitte melden sie sich an
    aktivieren sie javascript
    javascript aktivieren
    réservé aux abonnés
    déjà abonné
    pour lire la suite
    il vous reste
    activer javascript
    solo para suscriptores
    contenido exclusivo
    ya eres suscriptor
    suscríbete para seguir leyendo
    inicia sesión para
    riservato agli abbonati
    sei già abbonato
    per continuare a leggere
    exclusivo para assinantes
    já é assinante
    conteúdo exclusivo
    al abonnee
    alleen voor abonnees
    om verder te lezen
    tylko dla subskrybentów
    mają tylko subskrybenci
    aby czytać dalej
    masz już konto
    aby przeczytać
    endast för prenumeranter
    för att läsa vidare
    kun for abonnenter
    allerede abonnent
    vain tilaajille
    pouze pro předplatitele
    csak előfizetőknek
    только для подписчиков
    только подписчикам
    доступно подписчикам
    чтобы читать дальше
    вы не робот
    подтвердите что вы
    включите javascript
    sadece aboneler
    abonelere özel
    μόνο για συνδρομητές
    للمشتركين فقط
    למנויים בלבד
    khusus pelanggan
    dành cho thuê bao
    仅限会员
    請登入
    会員限定
    有料会員
    ログインして
    회원 전용
    회원 전용입니다
    로그인이 필요합니다
    """
}
