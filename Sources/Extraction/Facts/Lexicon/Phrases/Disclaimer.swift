extension Phrases {
  /// Legal notices.
  static let disclaimer = """
    ^disclaimer
    ^notice the content above
    ^特别声明
    ^免责声明
    ^特別聲明
    ^免責聲明
    ^legal disclaimer
    ^legal notice
    ^copyright
    ^terms of
    ^privacy policy
    ^about us
    ^our standards
    all rights reserved
    without warranty of any kind
    no part may be reproduced
    document is subject to copyright
    provided for information purposes only
    editorially independent
    no responsibility or liability
    any responsibility or liability
    does not constitute
    not intended to be
    for informational purposes only
    may not be published broadcast rewritten or redistributed
    may not be reproduced
    reproduced without permission
    republished with permission
    views expressed
    opinions expressed
    do not necessarily reflect
    do not necessarily represent
    not necessarily the views
    terms of use
    terms of service
    privacy policy
    terms and conditions
    forward looking statements
    ^haftungsausschluss
    ^impressum
    ^rechtlicher hinweis
    ^datenschutz
    ^nutzungsbedingungen
    ^alle rechte vorbehalten
    alle rechte vorbehalten
    ohne gewähr
    keine haftung
    keine gewähr
    datenschutzerklärung
    datenschutzbestimmungen
    ^mentions légales
    ^avertissement
    tous droits réservés
    conditions générales
    politique de confidentialité
    reproduction interdite
    ^aviso legal
    ^descargo de responsabilidad
    todos los derechos reservados
    política de privacidad
    términos y condiciones
    prohibida la reproducción
    ^note legali
    tutti i diritti riservati
    diritti riservati
    riproduzione riservata
    informativa sulla privacy
    ^isenção de responsabilidade
    todos os direitos reservados
    termos de uso
    proibida a reprodução
    ^auteursrecht
    alle rechten voorbehouden
    algemene voorwaarden
    wszelkie prawa zastrzeżone
    polityka prywatności
    alla rättigheter förbehållna
    alle rettigheder forbeholdes
    med ensamrätt
    kaikki oikeudet pidätetään
    všechna práva vyhrazena
    všetky práva vyhradené
    minden jog fenntartva
    toate drepturile rezervate
    все права защищены
    перепечатка
    при цитировании
    использование материалов
    усі права захищені
    всі права захищені
    tüm hakları saklıdır
    με επιφύλαξη παντός δικαιώματος
    جميع الحقوق محفوظة
    כל הזכויות שמורות
    تمامی حقوق
    hak cipta
    bản quyền
    สงวนลิขสิทธิ์
    版权所有
    免责声明
    未经授权
    版權所有
    免責聲明
    無断転載
    著作権
    免責事項
    무단전재
    무단 전재
    재배포 금지
    저작권자
    """
}
