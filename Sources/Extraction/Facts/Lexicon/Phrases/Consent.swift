extension Phrases {
  /// Consent notices.
  static let consent = """
    we use cookies
    uses cookies
    use of cookies
    accept cookies
    accept all cookies
    accept all
    cookie policy
    cookie settings
    your consent
    your privacy choices
    privacy preferences
    manage preferences
    legitimate interest
    data protection preferences
    wir verwenden cookies
    wir nutzen cookies
    verwendet cookies
    cookies akzeptieren
    alle akzeptieren
    ihre einwilligung
    ihre zustimmung
    ihrer zustimmung
    cookie einstellungen
    personenbezogene daten
    externe inhalte
    externer inhalt
    nous utilisons des cookies
    utilise des cookies
    accepter les cookies
    tout accepter
    votre consentement
    utilizamos cookies
    utiliza cookies
    usamos cookies
    aceptar cookies
    aceptar todas
    utilizziamo i cookie
    utilizza i cookie
    utilizza cookie
    accetta tutti
    usa cookies
    aceitar cookies
    aceitar todos
    wij gebruiken cookies
    gebruikt cookies
    alle cookies accepteren
    używamy plików cookie
    pliki cookies
    plików cookies
    vi använder cookies
    använder kakor
    vi bruker cookies
    vi bruger cookies
    käytämme evästeitä
    používáme cookies
    soubory cookie
    sütiket használ
    folosește cookie
    использует файлы cookie
    используем файлы cookie
    файлы cookie
    файли cookie
    çerezleri kullanıyoruz
    çerez politikası
    χρησιμοποιεί cookies
    ملفات تعريف الارتباط
    menggunakan cookie
    sử dụng cookie
    ใช้คุกกี้
    使用cookie
    クッキーを使用
    쿠키를 사용
    """
}
