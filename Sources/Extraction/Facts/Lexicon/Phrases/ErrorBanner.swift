extension Phrases {
  /// Error messages.
  static let errorBanner = """
    =400
    =401
    =403
    =404
    =410
    =429
    =500
    =502
    =503
    ^error 404
    ^404 error
    ^404 not found
    ^403 forbidden
    ^error 403
    ^403 error
    ^500 internal server error
    ^502 bad gateway
    ^503 service unavailable
    ^504 gateway timeout
    ^error 500
    ^error 503
    =sorry
    =oops
    =error
    =not found
    =whoops
    =ooops
    =forbidden
    =page not found
    page not found
    page you were looking for
    page you are looking for
    page you re looking for
    page you requested
    the requested page
    requested url was not found
    page doesn t exist
    page does not exist
    page could not be found
    page can t be found
    page cannot be found
    we couldn t find that page
    we can t find that page
    we can t find the page
    page is no longer available
    article is no longer available
    story is no longer available
    content is no longer available
    page you have requested is no longer available
    access denied
    you don t have permission to access
    something went wrong
    an error occurred
    an error has occurred
    internal server error
    =temporarily unavailable
    ^service temporarily unavailable
    site is temporarily unavailable
    page is temporarily unavailable
    =seite nicht gefunden
    seite nicht gefunden
    seite wurde nicht gefunden
    seite konnte nicht gefunden werden
    die gesuchte seite
    die angeforderte seite
    diese seite existiert nicht
    die seite existiert nicht
    seite ist nicht verfügbar
    seite ist nicht mehr verfügbar
    zugriff verweigert
    es ist ein fehler aufgetreten
    ein fehler ist aufgetreten
    page non trouvée
    page introuvable
    la page que vous recherchez
    la page que vous cherchez
    la page demandée
    cette page n existe pas
    page n existe plus
    article n existe plus
    contenu n existe plus
    accès refusé
    une erreur est survenue
    une erreur s est produite
    página no encontrada
    no se encontró la página
    no se ha encontrado la página
    la página que buscas
    la página que intentas
    no encontramos lo que buscas
    la página que busca
    la página que estás buscando
    la página solicitada
    esta página no existe
    la página no existe
    acceso denegado
    ha ocurrido un error
    se ha producido un error
    pagina non trovata
    la pagina che stai cercando
    la pagina che cerchi
    la pagina richiesta
    questa pagina non esiste
    la pagina non esiste
    si è verificato un errore
    accesso negato
    página não encontrada
    a página que você procura
    a página que procura
    a página que você está procurando
    a página solicitada
    esta página não existe
    ocorreu um erro
    acesso negado
    pagina niet gevonden
    deze pagina bestaat niet
    de pagina die je zoekt
    de pagina die u zoekt
    de opgevraagde pagina
    er is iets misgegaan
    er is een fout opgetreden
    nie znaleziono strony
    strona nie została znaleziona
    strona nie istnieje
    strona której szukasz
    strony nie znaleziono
    wystąpił błąd
    brak dostępu
    sidan kunde inte hittas
    sidan hittades inte
    sidan finns inte
    sidan du söker
    något gick fel
    siden blev ikke fundet
    siden findes ikke
    siden du leder efter
    siden ble ikke funnet
    siden finnes ikke
    noe gikk galt
    der opstod en fejl
    sivua ei löytynyt
    sivua ei löydy
    etsimääsi sivua
    stránka nenalezena
    stránka nebyla nalezena
    stránka neexistuje
    požadovaná stránka
    stránka sa nenašla
    az oldal nem található
    a keresett oldal
    a kért oldal
    hiba történt
    pagina nu a fost găsită
    pagina nu există
    pagina pe care o căutați
    страница не найдена
    страница не существует
    страницы не существует
    запрашиваемая страница
    запрошенная страница
    страница которую вы ищете
    произошла ошибка
    доступ запрещен
    доступ запрещён
    ошибка 404
    сторінку не знайдено
    сторінка не знайдена
    сторінка не існує
    сталася помилка
    страницата не е намерена
    страница није пронађена
    stranica nije pronađena
    sayfa bulunamadı
    aradığınız sayfa
    bir hata oluştu
    erişim engellendi
    η σελίδα δεν βρέθηκε
    η σελίδα που ζητήσατε
    η σελίδα που αναζητάτε
    الصفحة غير موجودة
    لم يتم العثور على الصفحة
    الصفحة التي تبحث عنها
    حدث خطأ
    הדף לא נמצא
    העמוד לא נמצא
    הדף המבוקש
    העמוד המבוקש
    صفحه یافت نشد
    صفحه مورد نظر
    पृष्ठ नहीं मिला
    पेज नहीं मिला
    halaman tidak ditemukan
    halaman yang anda cari
    terjadi kesalahan
    không tìm thấy trang
    trang không tồn tại
    trang bạn tìm kiếm
    đã xảy ra lỗi
    ไม่พบหน้า
    ไม่พบหน้าที่คุณต้องการ
    页面不存在
    页面未找到
    找不到页面
    找不到网页
    您访问的页面
    您要查看的页面
    頁面不存在
    找不到頁面
    您訪問的頁面
    ページが見つかりません
    お探しのページ
    指定されたページ
    페이지를 찾을 수 없습니다
    요청하신 페이지
    존재하지 않는 페이지
    """
}
