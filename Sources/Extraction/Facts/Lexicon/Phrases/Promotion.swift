extension Phrases {
  /// Advertising, newsletters, subscriptions, follow-us lines.
  static let promotion = """
    =advertisement
    =advertising
    =ad
    =sponsored
    ^sponsored by
    ^paid content
    ^partner content
    ^subscribe
    ^sign up
    ^sign in
    ^log in
    ^join us
    ^join our
    ^get our
    ^get the latest
    ^get unlimited
    ^follow us
    ^follow
    ^like us on
    ^download
    ^support us
    ^donate
    ^become a member
    ^buy now
    ^shop now
    ^order now
    ^click here
    ^start your free trial
    ^save up to
    subscribe to our
    sign up for our
    sign up to our
    sign up for the
    sign up for free
    our newsletter
    our newsletters
    free newsletter
    daily newsletter
    weekly newsletter
    newsletter
    to your inbox
    in your inbox
    follow us on
    on facebook and twitter
    on twitter and facebook
    join our telegram
    join our whatsapp
    download our app
    download the app
    google news
    app store
    google play
    may earn a commission
    we may make money
    we may receive a commission
    we may get a commission
    may earn from qualifying purchases
    wherever you get your podcasts
    earn a commission
    affiliate links
    affiliate commission
    special offer
    free trial
    support our journalism
    support independent journalism
    limited time
    enter your email
    email address
    =anzeige
    =werbung
    ^jetzt abonnieren
    ^jetzt anmelden
    ^jetzt registrieren
    ^jetzt testen
    ^jetzt bestellen
    ^jetzt kaufen
    ^jetzt lesen
    ^jetzt herunterladen
    ^abonnieren
    ^abonniere
    ^folge uns
    ^folgen sie
    ^folgt uns
    ^zum newsletter
    ^zum shop
    ^melden sie sich
    ^melde dich
    ^hier geht es
    newsletter abonnieren
    newsletter anmelden
    unseren newsletter
    unserem newsletter
    kostenlos testen
    folgen sie uns
    kostenlose
    affiliate link
    mit einem sternchen
    in den warenkorb
    e mail adresse
    =publicité
    ^abonnez vous
    ^inscrivez vous
    ^suivez nous
    ^je m abonne
    ^s abonner
    ^recevez
    ^téléchargez
    ^rejoignez
    notre newsletter
    nos newsletters
    =publicidad
    ^suscríbete
    ^suscríbase
    ^síguenos
    ^síganos
    ^regístrate
    ^únete a
    ^descarga
    ^recibe
    nuestro boletín
    nuestra newsletter
    nuestro canal
    =pubblicità
    ^iscriviti
    ^abbonati
    ^seguici
    ^scarica
    nostra newsletter
    nostro canale
    =publicidade
    ^assine
    ^inscreva se
    ^siga
    ^baixe
    ^receba
    nossa newsletter
    nosso canal
    =advertentie
    ^abonneer
    ^schrijf je in
    ^meld je aan
    ^volg ons
    onze nieuwsbrief
    =reklama
    ^zapisz się
    ^subskrybuj
    ^obserwuj nas
    ^dołącz do
    nasz newsletter
    naszego newslettera
    =annons
    =annonse
    =annonce
    =mainos
    ^prenumerera
    ^följ oss
    ^följ
    ^følg oss
    ^følg
    ^tilmeld dig
    ^abonner på
    ^bli medlem
    ^tilaa
    ^seuraa
    nyhetsbrev
    nyhedsbrev
    uutiskirje
    ^přihlaste se
    ^sledujte nás
    ^odebírejte
    ^iratkozzon fel
    ^iratkozz fel
    ^kövess minket
    hírlevél
    ^abonează te
    ^urmărește ne
    ^urmăriți ne
    =publicitate
    =реклама
    ^подпишитесь
    ^подписывайтесь
    ^подписаться
    ^следите за
    ^присоединяйтесь
    наш телеграм
    наш telegram
    наш канал
    в telegram
    ^підписуйтесь
    ^підпишіться
    ^приєднуйтесь
    =reklam
    ^abone ol
    ^bizi takip edin
    ^takip edin
    =διαφήμιση
    ^εγγραφείτε
    ^ακολουθήστε
    =إعلان
    ^اشترك
    ^تابعنا
    ^تابعونا
    ^הירשמו
    ^הצטרפו
    ^विज्ञापन
    ^iklan
    ^ikuti kami
    ^berlangganan
    ^daftar
    ^theo dõi
    ^đăng ký
    ^ติดตาม
    ^สมัครสมาชิก
    ^广告
    ^订阅
    ^关注我们
    扫描二维码
    微信公众号
    ^廣告
    ^訂閱
    ^追蹤
    ^広告
    ^メルマガ
    メールマガジン
    ^フォロー
    ^会員登録
    ^광고
    ^구독
    뉴스레터
    """
}
