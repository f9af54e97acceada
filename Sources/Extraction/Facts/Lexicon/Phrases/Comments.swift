extension Phrases {
  /// Comment sections.
  static let comments = """
    =comments
    =comment
    =no comment
    =no comments
    ^no comments
    ^comments
    ^leave a comment
    ^leave a reply
    ^post a comment
    ^add a comment
    ^add comment
    ^write a comment
    ^view comments
    ^show comments
    ^show all comments
    ^join the conversation
    ^join the discussion
    ^your email address will not be published
    ^reply
    ^log in to comment
    comments are closed
    comments below
    in the comments
    be the first to comment
    required fields are marked
    notify me of
    =kommentare
    =kommentar
    ^kommentare
    ^keine kommentare
    ^kommentar schreiben
    ^kommentar verfassen
    ^schreibe einen kommentar
    ^schreiben sie einen kommentar
    ^deine e mail adresse wird nicht veröffentlicht
    ^antworten
    ^ihre meinung
    ^diskutieren sie
    =antworten
    kommentarfunktion
    kommentare geschlossen
    erforderliche felder
    =commentaires
    ^commentaires
    ^laisser un commentaire
    ^aucun commentaire
    ^ajouter un commentaire
    ^votre adresse e mail ne sera pas publiée
    ^réagir
    =comentarios
    ^comentarios
    ^deja un comentario
    ^dejar un comentario
    ^sin comentarios
    ^tu dirección de correo electrónico no será publicada
    =commenti
    ^commenti
    ^lascia un commento
    ^nessun commento
    =comentários
    ^comentários
    ^deixe um comentário
    ^deixe o seu comentário
    ^nenhum comentário
    =reacties
    ^reacties
    ^geef een reactie
    ^laat een reactie achter
    =komentarze
    ^komentarze
    ^dodaj komentarz
    ^brak komentarzy
    =kommentarer
    ^kommentarer
    ^lämna en kommentar
    ^skriv en kommentar
    =kommentit
    ^komentáře
    ^přidat komentář
    ^napsat komentář
    ^hozzászólások
    ^hozzászólás
    ^comentarii
    ^lasă un comentariu
    =комментарии
    ^комментарии
    ^комментариев нет
    ^нет комментариев
    ^оставить комментарий
    ^добавить комментарий
    =коментарі
    ^коментарі
    ^залишити коментар
    =yorumlar
    ^yorumlar
    ^yorum yap
    ^yorum yaz
    ^σχόλια
    ^αφήστε ένα σχόλιο
    ^التعليقات
    ^اترك تعليق
    ^אין תגובות
    ^תגובות
    ^הוסף תגובה
    ^نظرات
    ^टिप्पणी
    =komentar
    ^komentar
    ^tinggalkan komentar
    =bình luận
    ^bình luận
    ^ความคิดเห็น
    ^แสดงความคิดเห็น
    ^评论
    ^发表评论
    ^网友评论
    ^評論
    ^留言
    ^發表評論
    ^コメント
    ^コメントを残す
    ^댓글
    ^의견
    """
}
