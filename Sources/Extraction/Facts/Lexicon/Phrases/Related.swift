extension Phrases {
  /// Lines that lead to other articles.
  static let related = """
    ^read more
    ^read also
    ^also read
    ^see also
    ^read next
    ^up next
    ^related
    ^more on
    ^more from
    ^more about
    ^more stories
    ^more news
    ^most read
    ^most popular
    ^trending
    ^recommended
    ^you may also like
    ^you might also like
    ^you may be interested
    ^don t miss
    ^editor s picks
    ^editors picks
    ^top stories
    ^latest news
    ^latest stories
    ^next article
    ^previous article
    ^next post
    ^previous post
    ^similar articles
    ^further reading
    ^learn more
    ^continue reading
    ^watch
    ^in case you missed it
    =popular
    =recent posts
    =next
    =previous
    =more
    ^lesen sie auch
    ^lesen sie mehr
    ^lesen sie hier
    ^lies auch
    ^auch interessant
    ^auch spannend
    ^mehr zum thema
    ^mehr dazu
    ^mehr zu
    ^mehr lesen
    ^mehr aus
    ^mehr von
    ^zum thema
    ^siehe auch
    ^weitere artikel
    ^weitere informationen
    ^weitere beiträge
    ^weitere themen
    ^weitere nachrichten
    ^das könnte sie auch interessieren
    ^das könnte dich auch interessieren
    ^das könnte ihnen auch gefallen
    könnte sie auch interessieren
    ^ähnliche artikel
    ^ähnliche beiträge
    ^verwandte artikel
    ^verwandte themen
    ^meistgelesen
    ^meist gelesen
    ^weiterlesen
    ^nächster artikel
    ^vorheriger artikel
    ^nächster beitrag
    ^vorheriger beitrag
    ^passend dazu
    ^empfehlungen
    ^beliebte beiträge
    ^neueste beiträge
    ^lire aussi
    ^à lire aussi
    ^lire la suite
    ^lire également
    ^à lire également
    ^voir aussi
    ^sur le même sujet
    ^les plus lus
    ^articles similaires
    ^articles liés
    ^vous aimerez aussi
    ^à découvrir
    ^en savoir plus
    ^plus d informations sur
    ^article suivant
    ^article précédent
    ^lea también
    ^lee también
    ^leer más
    ^lee más
    ^te puede interesar
    ^le puede interesar
    ^también te puede interesar
    ^ver también
    ^vea también
    ^ver más
    ^más información
    ^noticias relacionadas
    ^artículos relacionados
    ^relacionado
    ^lo más leído
    ^más leídas
    ^siguiente
    ^leggi anche
    ^leggi tutto
    ^leggi di più
    ^potrebbe interessarti
    ^ti potrebbe interessare
    ^vedi anche
    ^guarda anche
    ^articoli correlati
    ^i più letti
    ^approfondisci
    ^leia também
    ^leia mais
    ^veja também
    ^saiba mais
    ^mais lidas
    ^notícias relacionadas
    ^artigos relacionados
    ^você pode gostar
    ^lees ook
    ^lees verder
    ^lees meer
    ^bekijk ook
    ^zie ook
    ^gerelateerd
    ^meest gelezen
    ^meer over
    ^czytaj też
    ^czytaj także
    ^czytaj więcej
    ^zobacz też
    ^zobacz także
    ^zobacz również
    ^przeczytaj także
    ^przeczytaj też
    ^powiązane artykuły
    ^polecamy
    ^najczęściej czytane
    ^läs också
    ^läs även
    ^läs mer
    ^les også
    ^les mer
    ^læs også
    ^læs mere
    ^mest lest
    ^mest læst
    ^lue myös
    ^lue lisää
    ^luetuimmat
    ^čtěte také
    ^přečtěte si
    ^čtěte dále
    ^mohlo by vás zajímat
    ^související články
    ^čítajte aj
    ^súvisiace články
    ^olvassa el
    ^kapcsolódó cikkek
    ^ez is érdekelheti
    ^további cikkek
    ^citește și
    ^citeşte şi
    ^citiți și
    ^vezi și
    ^articole similare
    ^читайте также
    ^читать также
    ^читайте ещё
    ^читать далее
    ^смотрите также
    ^по теме
    ^самое читаемое
    ^популярное
    ^материалы по теме
    ^новости по теме
    ^похожие статьи
    ^рекомендуем
    ^читайте також
    ^дивіться також
    ^за темою
    ^прочетете още
    ^pročitajte i
    ^ayrıca okuyun
    ^ilgili haberler
    ^bunlar da ilginizi çekebilir
    ^ilginizi çekebilir
    ^son haberler
    ^devamını oku
    ^διαβάστε επίσης
    ^δείτε επίσης
    ^σχετικά άρθρα
    ^διαβάστε ακόμη
    ^اقرأ أيضا
    ^اقرأ أيضاً
    ^اقرأ المزيد
    ^مواضيع ذات صلة
    ^أخبار ذات صلة
    ^شاهد أيضا
    ^קראו גם
    ^ראו גם
    ^כתבות נוספות
    ^عناوین مرتبط
    ^بیشتر بخوانید
    ^यह भी पढ़ें
    ^ये भी पढ़ें
    ^संबंधित खबरें
    ^baca juga
    ^baca selengkapnya
    ^artikel terkait
    ^berita terkait
    ^xem thêm
    ^tin liên quan
    ^đọc thêm
    ^bài viết liên quan
    ^อ่านเพิ่มเติม
    ^ข่าวที่เกี่ยวข้อง
    ^อ่านข่าว
    ^相关阅读
    ^相关新闻
    ^相关文章
    ^延伸阅读
    ^推荐阅读
    ^更多新闻
    ^热门
    ^上一篇
    ^下一篇
    ^相關新聞
    ^相關文章
    ^延伸閱讀
    ^推薦閱讀
    ^更多新聞
    ^関連記事
    ^関連ニュース
    ^あわせて読みたい
    ^おすすめ記事
    ^続きを読む
    ^次の記事
    ^前の記事
    ^人気記事
    ^관련 기사
    ^관련기사
    ^관련 뉴스
    ^많이 본 뉴스
    ^추천 기사
    ^더보기
    """
}
