extension Phrases {
  /// Descriptions of authors.
  static let authorBox = """
    ^about the author
    ^about the writer
    ^about the authors
    ^more by
    ^more posts by
    ^author bio
    is a freelance writer
    is a freelance journalist
    is a staff writer
    is a senior writer
    is a reporter
    is a senior reporter
    is a contributing
    is an editor
    is the editor
    is a journalist
    follow him on
    follow her on
    follow them on
    can be reached at
    contact the author
    ^über den autor
    ^über die autorin
    ^über die autoren
    ^zum autor
    ^alle artikel von
    ^alle beiträge von
    ^zur person
    ^à propos de l auteur
    ^tous les articles de
    ^sobre el autor
    ^sobre la autora
    ^acerca del autor
    ^informazioni sull autore
    ^sobre o autor
    ^sobre a autora
    ^over de auteur
    ^o autorze
    ^o autorce
    ^om författaren
    ^om forfatteren
    ^o autorovi
    ^a szerzőről
    ^despre autor
    ^об авторе
    ^про автора
    ^yazar hakkında
    ^عن الكاتب
    ^tentang penulis
    ^作者简介
    ^この記事を書いた人
    ^ライター紹介
    ^글쓴이
    """
}
