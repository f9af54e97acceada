/// Suffixes of two labels under which anyone can register a name, or rent one.
///
/// Source: the registries' own rules, as the Public Suffix List collects them; a choice of what news sites and blogs use.
enum PublicSuffixes {
  /// Second-level domains of registries, such as co.uk.
  static let registries = WordTable(
    lines.split(separator: "\n").flatMap { line in
      let words = line.split(separator: " ")
      return words.dropFirst().map { (WordHash.of(Array("\($0).\(words[0])".utf8)), 0) }
    })

  /// Domains of services that give each customer a name.
  static let hosting = WordTable(
    words: """
      blogspot.com wordpress.com tumblr.com substack.com medium.com livejournal.com typepad.com weebly.com \
      wixsite.com squarespace.com github.io gitlab.io netlify.app vercel.app web.app herokuapp.com pages.dev \
      ghost.io over-blog.com hatenablog.com altervista.org beehiiv.com writeas.com bearblog.dev neocities.org \
      eu.com us.com uk.com de.com gr.com co.com in.net eu.org
      """)

  private static let lines = """
    ac com edu gov net mil org
    ae co net org sch ac gov mil
    af gov com org net edu
    al com edu gov net org
    am co com commune net org
    ar com edu gob gov int mil net org tur
    at ac co gv or
    au com net org edu gov asn id
    az com net int gov org edu info
    ba com edu gov mil net org co rs
    bd com edu gov net org ac mil
    bh com edu net org gov
    bo com edu gob int org net mil tv
    br com net org edu gov art blog jor log tv adv eco emp eng inf jus leg mil mus not radio rec
    bw co org
    by gov mil com
    ci com co org edu ac net
    cn com edu gov net org ac bj sh gd js zj
    co com edu gov net nom org mil
    cr ac co ed fi go or
    cu com edu org net gov
    cy com ac gov net org press
    do com edu gob gov net org
    dz com org net gov edu art
    ec com info net fin org edu gov gob
    eg com edu gov net org sci
    es com nom org gob edu
    et com gov org edu net info
    fj com net org gov ac
    fr asso com gouv nom presse tm
    ge com edu gov org net pvt
    gh com edu gov org mil
    gr com edu net org gov
    gt com edu gob ind net org
    hk com edu gov idv net org
    hn com edu org net gob
    hr com from name iz
    hu co info org sport tm news
    id co ac go or net sch web my desa
    il co ac gov net org muni k12
    in co firm net org gen ind ac edu gov nic res
    iq gov edu com org net
    ir ac co gov id net org sch
    it gov edu
    jm com net org edu gov
    jo com org net edu gov
    jp co ac ad ed go gr lg ne or
    ke co or ne go ac sc me info
    kh com edu gov net org
    kr co ne or re pe go mil ac hs ms
    kw com edu gov net org
    kz org edu net gov com
    lb com edu gov net org
    lk com org net gov edu
    lv com edu gov org id net
    ly com net gov org
    ma co net gov org ac press
    mk com org net edu gov
    mm com net org edu gov
    mo com net org edu gov
    mt com edu net org
    mx com org gob edu net
    my com net org gov edu mil name
    mz co ac edu gov net org
    na com co org
    ng com edu gov net org i mil mobi name sch
    ni com gob edu org net co
    np com org edu net gov
    nz co ac govt iwi maori net org school geek gen kiwi cri health mil
    om co com edu gov net org
    pa com ac gob org edu net
    pe com edu gob nom net org
    pg com net ac gov org
    ph com net org gov edu ngo
    pk com net edu org fam biz web gov
    pl com net org edu gov info waw biz
    pr com net org gov edu
    ps com edu gov org net
    pt com edu gov org nome publ
    py com coop edu gov net org
    qa com edu gov net org
    ro com org info www store arts nom rec
    rs co org edu ac gov in
    ru com org net pp msk spb
    rw co gov net org ac
    sa com net org gov edu med
    sd com net org edu gov
    sg com net org gov edu
    si co
    sn com edu gouv org univ
    sv com edu gob org
    sy com edu gov net org
    th co ac go in mi net or
    tn com gov net org info
    tr com info biz net org web gen tv av bbs k12 edu gov bel pol
    tt co com org net gov
    tw com edu gov net org idv game club
    tz co ac go or ne mobi tv info me
    ua com edu gov in net org co kiev kyiv lviv od dp kh kharkiv odessa zp
    ug co or ac go ne com org
    uk co ac gov ltd me net nhs org plc police sch
    uy com edu gub mil net org
    uz co com net org
    ve com co org net gob info web edu
    vn com net org edu gov ac info
    za co ac gov law net org web nom school
    zm com co org ac gov edu
    zw co org ac gov
    """
}
