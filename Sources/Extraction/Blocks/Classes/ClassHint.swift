/// What the class, id and role of an element say about its contents, in the words that page authors use: the one
/// vocabulary for both what a block is and where metadata may be.
enum ClassHint: Int, CaseIterable {
  // What kind of block stands there: suspicions, which a model weighs by their distance.
  case article, body, related, promotion, sharing, comments, navigation, footer, consent, sidebar, byline, authorBox
  case media, tags, title, overlay
  // Where metadata may be, and where they are not the article's: narrower, because each is believed.
  case showsDate, showsPublished, showsModified, showsAuthor, showsTitle, showsToday, tellsOfAuthor
  case besideArticle, readersComments, widget, pageFooter

  /// How many of them, the first ones, say what kind of block stands there.
  static let countOfKinds = ClassHint.overlay.rawValue + 1

  /// The fragments that tell each hint. `|` is the edge of a word: a character that is no letter, an end, or the place
  /// before a capital in `camelCase`.
  var fragments: [String] {
    switch self {
    case .article:
      ["|article|", "|story", "|post|", "|entry", "|single", "artikel", "|articulo", "|articolo", "|news|", "|blog"]
    case .body:
      [
        "body", "content", "|text|", "richtext", "|rich|text", "prose", "|copy|", "paragraph", "wysiwyg", "beitrag",
        "|texto", "cuerpo", "|corpo", "contenu", "inhalt", "tekst", "|texte", "|testo", "fliesstext", "|articletext",
      ]
    case .related:
      [
        "related", "recommend", "read|more", "readmore", "|more|", "teaser", "trending", "popular", "most|read",
        "mostread", "latest", "suggest", "up|next", "|next|", "|prev", "|card", "verwandt", "weiter", "empfehl",
        "relacionad", "similar", "outbrain", "taboola", "|rel|", "|list|item", "correlat", "recirc", "onward", "|feed",
        "|grid", "archive", "lire|aussi", "leia", "lees|ook", "|mehr|", "recent",
      ]
    case .promotion:
      [
        "promo", "|ad|", "|ads|", "advert", "|adv|", "banner", "sponsor", "anzeige", "werb", "newsletter", "subscri",
        "signup", "sign|up", "|cta", "|offer", "donat", "|abo|", "marketing", "publicid", "pubblic", "reklam",
        "paywall",
        "|shop", "|product", "affiliate", "|dfp", "inread", "|gpt", "commerce", "|deal", "membership", "|buy|",
        "|callout", "|call|to", "|box|",
      ]
    case .sharing:
      [
        "share", "sharing", "social", "teilen", "facebook", "twitter", "addthis", "follow", "|some|", "whatsapp",
        "|print",
      ]
    case .comments:
      [
        "comment", "kommentar", "disqus", "respond", "|reply", "discussion", "commento", "comentario", "reacties",
        "|forum", "coment", "leserbrief", "feedback", "rating", "|vote",
      ]
    case .navigation:
      [
        "|nav", "menu", "breadcrumb", "pagination", "|pager", "|toc", "|tabs", "|skip", "toolbar", "sitemap", "|crumb",
        "|paging", "inhaltsverzeichnis", "table|of|contents", "|index|",
        "masthead", "topbar", "|top|", "|logo", "|brand",
      ]
    case .footer: ["footer", "|foot|", "copyright", "|legal", "imprint", "bottom", "disclaimer", "colophon", "|source"]
    case .consent:
      [
        "cookie", "consent", "gdpr", "onetrust", "|ot|", "|cmp", "didomi", "usercentrics", "|sp|message", "datenschutz",
        "privacy",
      ]
    case .sidebar:
      ["sidebar", "aside", "widget", "|rail", "secondary", "complementary", "|side|", "|right|", "|module"]
    case .byline:
      [
        "byline", "author", "|meta", "|date", "|time|", "published", "timestamp", "|autor", "dateline", "kicker",
        "eyebrow", "rubri", "|info|", "datum", "|fecha", "|source|", "reading|time",
      ]
    case .authorBox: ["|bio|", "biograph", "author|box", "authorbox", "about", "|profile", "contributor", "|person"]
    case .media:
      [
        "caption", "figure", "|image", "photo", "|img", "|media|", "gallery", "video", "credit", "slideshow",
        "lightbox",
        "carousel", "|bild", "|foto", "embed", "player", "|slide", "|thumb", "instagram", "|tweet", "pull|quote",
        "pullquote", "|infobox", "factbox",
      ]
    case .tags: ["|tag|", "|tags", "|topic", "keyword", "|label", "schlagwort", "categor", "|chip", "|badge"]
    case .title:
      [
        "headline", "title", "titel", "|head|", "titulo", "|dek|", "|deck", "standfirst", "summary", "|lead",
        "intro", "excerpt", "abstract", "description", "titre", "|lede", "|sub|", "vorspann", "heading",
      ]
    case .overlay:
      [
        "|modal", "popup", "overlay", "hidden", "|sr|only", "screen|reader", "tooltip",
        "dialog", "loading", "login", "regist", "|form", "search", "|hide", "|alert", "|notice", "|collaps",
        "|button", "|btn", "|dropdown", "|toggle", "|drawer",
      ]
    case .showsDate:
      ["|date", "|datu", "|fech", "|time"] + ClassHint.showsPublished.fragments + ClassHint.showsModified.fragments
    case .showsPublished:
      [
        "|publish", "|publication", "|posted", "|postdate", "|created", "|pubdate", "|pub|date", "|date|published",
        "|datepublished",
      ]
    case .showsModified: ["|upda", "|modi"]
    case .showsAuthor:
      [
        "|author", "|autor", "|byline", "|by|l", "|writer", "|verfasser", "|journalist", "|redac", "|reporter",
        "|contributor",
      ]
    case .showsTitle: ["|headline", "|titl", "|tite"]
    case .showsToday: ["|current|", "|today|", "|clock|"]
    case .tellsOfAuthor: ["|bio|", "|biog", "|abou"]
    case .besideArticle:
      [
        "|related", "|sidebar", "|recommend", "|teaser", "|popular", "|trending", "|promo", "|sponsor", "|respond",
        "|disqus", "|recent", "|latest",
      ]
    case .readersComments: ["|comment"]
    case .widget: ["|widget"]
    case .pageFooter: ["|footer"]
    }
  }

  /// The fragments that take a hint back: they hold one of its fragments and mean something else.
  var exceptions: [String] {
    switch self {
    case .showsDate: ["|timeline", "|times|"]
    // Page builders call every part of a page a widget.
    case .widget: ["|elementor|widget"]
    // The footer of the article.
    case .pageFooter: ["|post|footer", "|entry|footer", "|article|footer"]
    default: []
    }
  }
}
