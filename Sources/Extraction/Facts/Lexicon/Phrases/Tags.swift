extension Phrases {
  /// Lists of tags.
  static let tags = """
    ^tags
    ^tag
    ^topics
    ^topic
    ^filed under
    ^categories
    ^category
    ^keywords
    ^tagged
    ^posted in
    ^explore more on
    ^schlagworte
    ^schlagwörter
    ^stichworte
    ^themen
    ^kategorie
    ^kategorien
    ^mots clés
    ^étiquettes
    ^thèmes
    ^catégorie
    ^catégories
    ^etiquetas
    ^temas
    ^categorías
    ^argomenti
    ^categorie
    ^assuntos
    ^tópicos
    ^categorias
    ^onderwerpen
    ^trefwoorden
    ^tagi
    ^tematy
    ^ämnen
    ^emner
    ^štítky
    ^témata
    ^címkék
    ^etichete
    ^теги
    ^темы
    ^метки
    ^теми
    ^etiketler
    ^ετικέτες
    ^الوسوم
    ^كلمات دالة
    ^תגיות
    ^برچسب ها
    ^topik
    ^từ khóa
    ^แท็ก
    ^标签
    ^关键词
    ^標籤
    ^關鍵字
    ^タグ
    ^カテゴリ
    ^태그
    """
}
