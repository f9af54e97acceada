import Foundation

/// Names of the twelve months, in small letters: full, short and inflected forms of about forty languages; and after them
/// those of the Solar Hijri calendar, as Iran and Afghanistan write them.
///
/// Source: Unicode CLDR, calendar data "gregorian", checked against what pages use. A name that means different months
/// in different languages stands in ``exceptions``.
enum MonthNames {
  /// The month of a word in small letters, given by its hash; nil for any other word.
  static func month(hash: UInt32, language: Language2?) -> Int? {
    if let language, let month = exceptionTable[key(hash, language)] { return month }
    return table[hash]
  }

  private static let table = WordTable(
    names.enumerated().flatMap { index, line in
      line.split(whereSeparator: { $0 == " " || $0 == "\n" }).flatMap { name in
        // Letters of Indic scripts with a dot below, in the form that NFC gives them, too.
        let forms =
          name.utf8.first == 0xE0 ? [String(name), name.decomposedStringWithCanonicalMapping] : [String(name)]
        return forms.map { (WordHash.of(Array($0.utf8)), index + 1) }
      }
    })

  private static let exceptionTable = WordTable(
    exceptions.flatMap { language, month, line in
      WordTable.split(line).map { (key($0, Language2(language)), Int(month)) }
    })

  private static func key(_ hash: UInt32, _ language: Language2) -> UInt32 {
    (hash ^ UInt32(language.code)) &* WordHash.prime
  }

  /// Names by language where they would otherwise mean another month.
  private static let exceptions: [(StaticString, UInt8, String)] = [
    ("hr", 10, "listopad listopada lis"), ("bs", 10, "listopad listopada"), ("hr", 7, "srpanj srpnja srp"),
    ("hr", 6, "lipanj lipnja lip"), ("hr", 4, "travanj travnja tra"), ("hr", 5, "svibanj svibnja svi"),
    ("hr", 11, "studeni studenoga studenog stu"), ("mk", 10, "листопад"),
    ("mt", 5, "mejju"), ("be", 11, "лістапад лістапада"), ("lt", 8, "rugpjūtis rugpjūčio rugp"),
    ("lt", 9, "rugsėjis rugsėjo rugs"), ("lt", 4, "bal balandis balandžio"), ("lt", 10, "spa spalis spalio"),
    ("fi", 5, "touko toukokuu toukokuuta"),
  ]

  private static let names: [String] = [
    """
    january jan januar januari jän jänner jaenner janvier janv enero ene gennaio gen janeiro ianuarie ian \
    styczeń stycznia styczen sty leden ledna led január januára januára január siječanj siječnja sij januarja јануар \
    януари января январь янв январе січень січня січ студзень студзеня ιανουαρίου ιανουάριος ιανουαριου ιαν ιανουάριο \
    ocak oca tammikuu tammikuuta tammi jaanuar jaan janvāris janvārī janv sausis sausio saus يناير جانفي ינואר जनवरी \
    জানুয়ারি জানুয়ারী جنوری ژانویه มกราคม ม.ค. gener janar հունվարի հունվար იანვარი იანვარს қаңтар \
    januarie janúar janúara urtarrila janu
    """,
    """
    february feb februar februari febr feber feb feber février fevrier févr fevr fév fev febrero febbraio fevereiro \
    februarie luty lutego lut únor února unora úno februára veljača veljače velj vel фебруар февраля февраль фев февр \
    феврале февруари лютий лютого лют люты лютага φεβρουαρίου φεβρουάριος φεβρουαριου φεβ φεβρουάριο şubat subat şub \
    helmikuu helmikuuta helmi veebruar veebr februāris februārī vasaris vasario vas فبراير فيفري شباط פברואר फ़रवरी \
    फरवरी ফেব্রুয়ারি ফেব্রুয়ারী فروری فوریه กุมภาพันธ์ ก.พ. febrer shkurt փետրվարի փետրվար თებერვალი თებერვალს ақпан \
    februárja febrúar feberuar
    """,
    """
    march mar mär märz maerz mrz maart mrt mars marzo março marco martie marzec marca mar březen března brezna bře \
    marec ožujak ožujka ožu március márc március marts марта март мар марте березень березня бер березня сакавік \
    сакавіка μαρτίου μάρτιος μαρτιου μαρ μάρτιο mart maaliskuu maaliskuuta maalis märts martā kovas kovo kov مارس آذار \
    מרץ מרס मार्च মার্চ مارچ มีนาคม มี.ค. març մարտի մարտ მარტი მარტს наурыз maret mac machi marzu mars марш
    """,
    """
    april apr avril avr abril abr aprile aprilie kwiecień kwietnia kwiecien kwi duben dubna dub apríl apríla travanj \
    travnja tra április ápr априла апреля апрель апр апреле април квітень квітня квіт кві красавік красавіка απριλίου \
    απρίλιος απριλιου απρ απρίλιο nisan nis huhtikuu huhtikuuta huhti aprill aprīlis aprīlī apr balandis balandžio \
    أبريل ابريل إبريل أفريل نيسان אפריל अप्रैल এপ্রিল اپریل آوریل เมษายน เม.ย. prill ապրիլի ապրիլ აპრილი აპრილს сәуір \
    aprili apríl
    """,
    """
    may mai mei mai mayo maggio mag maio mag maj maja mája květen května kvetna kvě máj svibanj svibnja svi май мая \
    мае мај маја травень травня трав тра май травень травня μαΐου μάιος μαιου μάϊος μάϊου μάι μαΐ μαι mayıs mayis \
    toukokuu toukokuuta touko maijs maijā gegužė gegužės geg مايو ماي أيار מאי मई মে مئی مه พฤษภาคม พ.ค. maig maj \
    մայիսի մայիս მაისი მაისს мамыр мамыр mei maí mayu
    """,
    """
    june jun juni juin junio giugno giu junho iunie iun czerwiec czerwca cze červen června cervna čvn čer jún júna \
    június jún lipanj lipnja lip јун јуна июня июнь июн июне юни червень червня черв чер чэрвень чэрвеня ιουνίου \
    ιούνιος ιουνιου ιουν ιούνιο haziran haz kesäkuu kesäkuuta kesä juuni jūnijs jūnijā birželis birželio birž يونيو \
    يونيه جوان حزيران יוני जून জুন جون ژوئن มิถุนายน มิ.ย. juny qershor հունիսի հունիս ივნისი ივნისს маусым junij \
    junija júní juny
    """,
    """
    july jul juli juillet juil julio luglio lug julho iulie iul lipiec lipca lip červenec července cervence čvc júl \
    júla július júl srpanj srpnja srp јул јула июля июль июл июле юли липень липня лип ліпень ліпеня ιουλίου ιούλιος \
    ιουλιου ιουλ ιούλιο temmuz tem heinäkuu heinäkuuta heinä juuli jūlijs jūlijā liepa liepos liep يوليو يوليه جويلية \
    تموز יולי जुलाई জুলাই جولائی ژوئیه กรกฎาคม ก.ค. juliol korrik հուլիսի հուլիս ივლისი ივლისს шілде julij julija \
    julai júlí
    """,
    """
    august aug augustus agustus août aout agosto ago agosto august sierpień sierpnia sierpien sie srpen srpna srp augusta \
    augusztus aug kolovoz kolovoza kol avgust avgusta август августа авг августе серпень серпня серп сер жнівень \
    жніўня αυγούστου αύγουστος αυγουστου αυγ αύγουστο ağustos agustos ağu elokuu elokuuta elo augusts augustā \
    rugpjūtis rugpjūčio rugp أغسطس اغسطس أوت آب אוגוסט अगस्त আগস্ট اگست اوت สิงหาคม ส.ค. agost gusht օգոստոսի օգոստոս \
    აგვისტო აგვისტოს тамыз ogos agosti ágúst agt ags agu augustuse
    """,
    """
    september sep sept september septembre septiembre setiembre settembre set setembro septembrie wrzesień września \
    wrzesien wrz září zari zář septembra szeptember szept rujan rujna ruj септембар септембра сентября сентябрь сен \
    сент сентябре септември вересень вересня вер верасень верасня σεπτεμβρίου σεπτέμβριος σεπτεμβριου σεπ σεπτέμβριο \
    eylül eylul eyl syyskuu syyskuuta syys septembris septembrī rugsėjis rugsėjo rugs سبتمبر أيلول ספטמבר सितंबर \
    सितम्बर সেপ্টেম্বর ستمبر سپتامبر กันยายน ก.ย. setembre shtator սեպտեմբերի սեպտեմբեր სექტემბერი სექტემბერს \
    қыркүйек septemba sept septembar septembr
    """,
    """
    october oct oktober okt octobre oct octubre ottobre ott outubro out octombrie październik października \
    pazdziernika paź říjen října rijna říj október októbra október октобар октобра октября октябрь окт \
    октябре октомври жовтень жовтня жовт жов кастрычнік кастрычніка οκτωβρίου οκτώβριος οκτωβριου οκτ οκτώβριο ekim \
    eki lokakuu lokakuuta loka oktoober oktobris oktobrī spalis spalio spal أكتوبر اكتوبر אוקטובר अक्टूबर अक्तूबर \
    অক্টোবর اکتوبر اکتبر ตุลาคม ต.ค. tetor հոկտեմբերի հոկտեմբեր ოქტომბერი ოქტომბერს қазан oktoba oktobar oktobra \
    október okto
    """,
    """
    november nov novembre noviembre novembro noiembrie noi listopad listopada lis listopadu novembra november studeni \
    studenoga studenog stu новембар новембра ноября ноябрь ноя нояб ноябре ноември листопад листопада лист лис \
    лістапад лістапада νοεμβρίου νοέμβριος νοεμβριου νοε νοέμβριο kasım kasim kas marraskuu marraskuuta marras \
    novembris novembrī lapkritis lapkričio lapkr نوفمبر נובמבר नवंबर नवम्बर নভেম্বর نومبر نوامبر พฤศจิกายน พ.ย. \
    nëntor nentor նոյեմբերի նոյեմբեր ნოემბერი ნოემბერს қараша novemba novembar nóvember nopember
    """,
    """
    december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro decembrie grudzień grudnia \
    grudzien gru prosinec prosince pro decembra december prosinac prosinca децембар децембра декабря декабрь дек \
    декабре декември грудень грудня груд гру снежань снежня δεκεμβρίου δεκέμβριος δεκεμβριου δεκ δεκέμβριο aralık \
    aralik ara joulukuu joulukuuta joulu detsember dets decembris decembrī gruodis gruodžio gruod ديسمبر דצמבר दिसंबर \
    दिसम्बर ডিসেম্বর دسمبر دسامبر ธันวาคม ธ.ค. desembre dhjetor դեկտեմբերի դեկտեմբեր დეკემბერი დეკემბერს желтоқсан \
    desember desemba disember decembar desembar desember des
    """,
    "فروردین حمل", "اردیبهشت ثور", "خرداد جوزا", "تیر سرطان", "مرداد امرداد اسد", "شهریور سنبله", "مهر میزان",
    "آبان عقرب",
    "آذر قوس", "دی جدی", "بهمن دلو", "اسفند حوت",
  ]
}
