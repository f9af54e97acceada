import Envelope

/// The look of the explain pages: one style sheet, in the page itself; nothing is loaded and nothing runs.
enum ExplainStyle {
  /// The beginning of a page, up to its body. What the policy allows is this style sheet alone.
  static func head(title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>\(title.escapedForHTML)</title>
    <style>\(sheet)\(kinds)</style>
    </head>
    <body>

    """
  }

  private static let sheet = """
    :root{--bg:#fbfaf7;--card:#fff;--ink:#1d1f21;--soft:#63676d;--line:#e3e0d8;--keep:#1f7a4d;--keepbg:#eef8f1;--l:42%;--lb:95%;\
    font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    @media(prefers-color-scheme:dark){:root{--bg:#15171a;--card:#1d2024;--ink:#e8e6e1;--soft:#9aa0a8;--line:#32363c;--keep:#6fd3a0;\
    --keepbg:#182a21;--l:72%;--lb:17%}}
    *{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink)}
    main{max-width:66rem;margin:0 auto;padding:1.25rem 1rem 4rem}
    h1{font-size:1.55rem;line-height:1.25;margin:.25rem 0 .4rem;overflow-wrap:anywhere}h2{font-size:1rem;margin:2rem 0 .6rem}
    .url,.soft{color:var(--soft);font-size:.85rem;overflow-wrap:anywhere}.url{margin:0 0 1rem}
    .chips{display:flex;flex-wrap:wrap;gap:.4rem;margin:.6rem 0}
    .chip{border:1px solid var(--line);background:var(--card);border-radius:999px;padding:.1rem .65rem;font-size:.82rem}
    .chip.ok{border-color:var(--keep);color:var(--keep);font-weight:600}
    .chip.no{border-color:hsl(0 60% var(--l));color:hsl(0 70% var(--l));font-weight:600}
    .chip b{font-weight:600;font-variant-numeric:tabular-nums}
    .card{background:var(--card);border:1px solid var(--line);border-radius:.6rem;overflow:hidden}
    table{border-collapse:collapse;width:100%;font-size:.9rem}td,th{padding:.4rem .8rem;text-align:left;vertical-align:top;\
    border-top:1px solid var(--line);overflow-wrap:anywhere}tr:first-child>*{border-top:0}th{font-weight:600;width:11rem}
    td.src{width:7rem;color:var(--soft);font-size:.8rem;text-align:right}
    .time{display:flex;height:1.5rem;border-radius:.4rem;overflow:hidden;gap:2px}
    .time span{min-width:2px;background:hsl(var(--h) 45% 55%)}
    .dot{display:inline-block;width:.7rem;height:.7rem;border-radius:2px;background:hsl(var(--h) 45% 55%);margin-right:.3rem}
    input.toggle{position:absolute;opacity:0}label.toggle{display:inline-block;cursor:pointer;border:1px solid var(--line);\
    background:var(--card);border-radius:.4rem;padding:.15rem .6rem;font-size:.82rem;margin:0 .4rem .6rem 0}
    input.toggle:focus-visible+label.toggle{outline:2px solid var(--keep)}
    input.toggle:checked+label.toggle{background:var(--ink);color:var(--bg)}
    #only:checked~.blocks .drop{display:none}
    .blocks{display:grid;gap:.3rem}
    details{border-left:4px solid hsl(var(--h,0) 40% 55%);background:hsl(var(--h,0) 30% var(--lb));border-radius:.25rem;font-size:.86rem}
    details.keep{border-color:var(--keep);background:var(--keepbg);font-size:1rem}
    summary{list-style:none;cursor:pointer;padding:.3rem .7rem;display:grid;grid-template-columns:7.2rem 1fr;gap:.2rem .8rem}
    summary::-webkit-details-marker{display:none}summary:focus-visible{outline:2px solid var(--keep)}
    .tag{font-size:.75rem;color:hsl(var(--h,0) 55% var(--l));white-space:nowrap}.keep .tag{color:var(--keep)}
    .bar{display:block;height:4px;border-radius:2px;background:var(--line);margin-top:.2rem}
    .bar i{display:block;height:4px;border-radius:2px;background:currentColor;width:calc(var(--s)*100%)}
    .text{overflow-wrap:anywhere}.drop .text{color:var(--soft);display:-webkit-box;-webkit-line-clamp:3;-webkit-box-orient:vertical;overflow:hidden}
    details[open] .text{-webkit-line-clamp:none;display:block}
    .more{padding:.1rem .7rem .6rem;font-size:.78rem;color:var(--soft);overflow-wrap:anywhere}
    .more code{display:inline-block;margin:.1rem .6rem .1rem 0;font:inherit;font-variant-numeric:tabular-nums}.more b{color:var(--ink);font-weight:500}
    .list a{color:inherit}
    @media(max-width:40rem){summary{grid-template-columns:1fr}th{width:9rem;padding-right:.2rem}td.src{display:none}main{padding:1rem .7rem 3rem}h1{font-size:1.3rem}}

    """

  /// One hue for each kind of dropped block.
  private static let kinds = Cleaning.Kind.allCases.enumerated().map { index, kind in
    ".k-\(kind.rawValue){--h:\((index * 47 + 10) % 360)}"
  }.joined()
}
