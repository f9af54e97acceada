extension Phrases {
  /// Captions and credits.
  static let caption = """
    ^photo
    ^photos
    ^photograph
    ^photographer
    ^photo by
    ^photo credit
    ^image
    ^images
    ^image credit
    ^image source
    ^picture
    ^credit
    ^credits
    ^file photo
    ^file
    ^video
    ^pictured
    getty images
    shutterstock
    ap photo
    photo illustration
    via getty
    courtesy of
    istock
    unsplash
    ^foto
    ^fotos
    ^bild
    ^bilder
    ^bildquelle
    ^bildnachweis
    ^bildrechte
    ^quelle
    ^grafik
    ^titelbild
    ^symbolbild
    ^symbolfoto
    ^archivfoto
    ^archivbild
    ^beitragsbild
    picture alliance
    imago images
    adobe stock
    fotolia
    pixabay
    ^crédit photo
    ^crédits
    ^légende
    ^imagen
    ^fotografía
    ^immagine
    ^imagem
    ^reprodução
    ^divulgação
    ^beeld
    ^zdjęcie
    ^fot
    ^źródło
    ^kuva
    ^foto de
    ^фото
    ^иллюстрация
    ^изображение
    ^fotoğraf
    ^φωτογραφία
    ^الصورة
    ^صورة
    ^צילום
    ^عکس
    ^फोटो
    ^ảnh
    ^ภาพ
    ^图片
    ^图为
    ^图源
    ^圖片
    ^写真
    ^画像
    ^사진
    """
}
