extension Phrases {
  /// Proofs of being human, blocks of machines and of whole countries.
  static let robotCheck = """
    ^just a moment
    ^attention required
    ^ddos guard
    checking your browser
    checking if the site connection is secure
    review the security of your connection
    verifying you are human
    verify you are human
    verify that you are human
    verify that you re human
    verify you re not a robot
    confirm you are a human
    confirm that you are human
    confirm you are human
    human verification
    performance security by cloudflare
    ddos protection by
    why have i been blocked
    you have been blocked
    ^pardon our interruption
    ^access to this page has been denied
    unusual activity from your
    unusual traffic from your
    automated access to
    incapsula incident
    you are not a robot
    you re not a robot
    i m not a robot
    =are you a robot
    =security check
    complete the captcha
    complete the security check
    will redirect to your requested content
    validating your browser
    please enable js and disable any ad blocker
    enable javascript and cookies to continue
    unavailable due to legal reasons
    unavailable for legal reasons
    not available in your country
    not available in your region
    from a country belonging to the european economic area
    überprüfen dass sie ein mensch sind
    bestätigen sie dass sie ein mensch sind
    bestätigen dass sie ein mensch sind
    bestätigen sie dass sie kein roboter
    sicherheit ihrer verbindung überprüfen
    ^nur einen moment
    ihr browser wird überprüft
    in ihrem land nicht verfügbar
    in deinem land nicht verfügbar
    ^un instant
    vérifiez que vous êtes humain
    vérifier que vous êtes humain
    vérifier que vous n êtes pas un robot
    vous n êtes pas un robot
    vérifier la sécurité de votre connexion
    vérification de votre navigateur
    pas disponible dans votre pays
    pas disponible dans votre région
    ^un momento
    verificar que eres humano
    verifica que eres humano
    verifique que usted es humano
    verifica que eres un ser humano
    verifique que usted es un ser humano
    que no eres un robot
    que no es un robot
    la seguridad de su conexión
    la seguridad de tu conexión
    comprobando tu navegador
    comprobando su navegador
    no está disponible en tu país
    no está disponible en su país
    no está disponible en tu región
    verifica di essere umano
    verificare che sei umano
    verifica che sei umano
    di non essere un robot
    la sicurezza della connessione
    la sicurezza della tua connessione
    controllo del browser
    non è disponibile nel tuo paese
    ^um momento
    verifique se você é humano
    confirme que você é humano
    confirme que é humano
    que você não é um robô
    que não é um robô
    a segurança da sua conexão
    a segurança da sua ligação
    não está disponível no seu país
    não está disponível em seu país
    ^een moment geduld
    ^een ogenblik
    dat u een mens bent
    dat je een mens bent
    geen robot bent
    de beveiliging van uw verbinding
    de beveiliging van je verbinding
    niet beschikbaar in uw land
    niet beschikbaar in jouw land
    że jesteś człowiekiem
    czy jesteś człowiekiem
    nie jesteś robotem
    bezpieczeństwo połączenia
    bezpieczeństwo twojego połączenia
    sprawdzanie przeglądarki
    niedostępna w twoim kraju
    niedostępne w twoim kraju
    подтвердите что вы человек
    подтвердите что вы не робот
    убедиться что вы человек
    убедиться что вы не робот
    вы не робот
    вы не бот
    проверяем ваш браузер
    проверка вашего браузера
    проверка браузера
    безопасность вашего подключения
    безопасность вашего соединения
    недоступен в вашей стране
    недоступна в вашей стране
    недоступен в вашем регионе
    що ви людина
    що ви не робот
    безпеку вашого з єднання
    insan olduğunuzu doğrulayın
    insan olduğunuzu doğrulamak
    robot olmadığınızı doğrulayın
    bağlantınızın güvenliğini
    tarayıcınız kontrol ediliyor
    ülkenizde kullanılamıyor
    att du är en människa
    att du inte är en robot
    säkerheten för din anslutning
    at du er et menneske
    at du ikke er en robot
    at du er menneske
    että olet ihminen
    ověřte že jste člověk
    že nejste robot
    zabezpečení vašeho připojení
    hogy ember
    hogy nem robot
    că sunteți om
    că nu ești robot
    επαληθεύστε ότι είστε άνθρωπος
    ότι δεν είστε ρομπότ
    تحقق من أنك إنسان
    أنك لست روبوت
    أنك إنسان
    أمان اتصالك
    אמתו שאתם בני אדם
    שאתה לא רובוט
    सत्यापित करें कि आप मनुष्य हैं
    bahwa anda manusia
    bahwa anda bukan robot
    keamanan koneksi anda
    xác minh bạn là con người
    không phải là robot
    bảo mật của kết nối
    ยืนยันว่าคุณเป็นมนุษย์
    验证您是真人
    确认您是真人
    验证您是否是真人
    您的连接的安全性
    检查您的浏览器
    安全验证
    您的访问被阻断
    驗證您是人類
    確認您是真人
    檢查您的瀏覽器
    您的連線安全性
    人間であることを確認
    ロボットではありません
    接続のセキュリティを確認
    お住まいの地域ではご利用いただけません
    사람인지 확인
    로봇이 아닙니다
    연결 보안을 검토
    """
}
