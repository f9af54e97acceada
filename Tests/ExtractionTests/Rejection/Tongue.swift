import Testing

/// What pages of one language say, to make pages of every kind from: texts of our own.
struct Tongue: CustomTestStringConvertible {
  let code: String
  /// A check for robots: its title and its text.
  let robot: (title: String, text: String)
  /// A domain that nobody uses.
  let parked: (title: String, text: String)
  /// A site that is being built or repaired.
  let building: (title: String, text: String)
  /// A page that is not there.
  let missing: (title: String, text: String)
  /// A wall that asks for consent or money.
  let consent: (title: String, text: String)
  /// A short report: its headline and two paragraphs.
  let story: (headline: String, lead: String, more: String)
  /// Other reports, of which lists consist: headline and summary.
  let others: [(headline: String, summary: String)]
  /// A sentence of an article that speaks of what error messages and walls speak of.
  let lookalike: String

  var testDescription: String { code }

  static let all: [Tongue] = [
    Tongue(
      code: "en",
      robot: ("Just a moment...", "Checking your browser before you go on. Please verify you are human."),
      parked: ("elsby-post.example", "This domain is for sale. Buy this domain today, or see related searches."),
      building: ("Coming soon", "Our new website is under construction. Please come back in a few weeks."),
      missing: ("Page not found", "The page you are looking for may have been moved or deleted."),
      consent: ("Your choice", "We use cookies and need your consent. Subscribe to continue without them."),
      story: (
        "Cow stops the morning flight", "A cow that had wandered onto the runway delayed the only flight of the day.",
        "A farmer fetched the animal with a bucket of oats, and the fence is to be mended this week."
      ),
      others: [
        ("Bakery robbed twice in one week", "The owner in Long Lane has put up cameras after the second theft."),
        ("New head for the music school", "She led the town band for ten years and begins in the summer."),
        ("Storm tears the roof from a stable", "Nobody was hurt, but two horses ran as far as the railway."),
        ("Bridge closed for three weeks", "Engineers found rust in the iron beams that carry the road."),
      ],
      lookalike: "The drug is no longer available in the whole region, the agency said late on Monday."),
    Tongue(
      code: "de",
      robot: ("Nur einen Moment…", "Bitte bestätigen Sie, dass Sie ein Mensch sind. Ihr Browser wird überprüft."),
      parked: ("auental-bote.example", "Diese Domain steht zum Verkauf. Sie können die Domain kaufen oder mieten."),
      building: (
        "Hier entsteht etwas Neues", "Unsere Webseite befindet sich im Aufbau. Schauen Sie bald wieder vorbei."
      ),
      missing: ("Seite nicht gefunden", "Die gesuchte Seite wurde verschoben oder gelöscht."),
      consent: ("Ihre Wahl", "Wir verwenden Cookies. Mit Werbung weiterlesen oder alle akzeptieren."),
      story: (
        "Kuh hält den Morgenflug auf",
        "Eine Kuh auf der Landebahn hat am Montag den einzigen Flug des Tages verzögert.",
        "Ein Bauer holte das Tier mit einem Eimer Hafer, der Zaun soll noch in dieser Woche geflickt werden."
      ),
      others: [
        (
          "Bäckerei zweimal in einer Woche bestohlen",
          "Die Besitzerin hat nach dem zweiten Diebstahl Kameras angebracht."
        ),
        ("Neue Leitung für die Musikschule", "Sie hat zehn Jahre lang die Stadtkapelle geführt und beginnt im Sommer."),
        ("Sturm reißt Dach vom Stall", "Verletzt wurde niemand, aber zwei Pferde liefen bis zum Bahndamm."),
        ("Brücke drei Wochen lang gesperrt", "Fachleute fanden Rost in den Trägern, auf denen die Straße liegt."),
      ],
      lookalike: "Das Mittel ist in der ganzen Region nicht mehr verfügbar, teilte die Behörde am Montag mit."),
    Tongue(
      code: "fr",
      robot: ("Un instant…", "Vérifiez que vous êtes humain en effectuant l'action ci-dessous."),
      parked: ("gazette.example", "Ce nom de domaine est à vendre. Ce domaine est à vendre à partir de mille euros."),
      building: ("Bientôt en ligne", "Notre site est en construction. Revenez dans quelques semaines."),
      missing: ("Page introuvable", "La page que vous recherchez a été déplacée ou supprimée."),
      consent: ("Votre choix", "Nous utilisons des cookies. Tout accepter, ou pour lire la suite, abonnez-vous."),
      story: (
        "Une vache retarde le vol du matin", "Une vache entrée sur la piste a retardé lundi le seul vol de la journée.",
        "Un éleveur a ramené l'animal avec un seau d'avoine, et la clôture sera réparée cette semaine."
      ),
      others: [
        ("Une boulangerie volée deux fois en une semaine", "La patronne a posé des caméras après le second vol."),
        ("Nouvelle directrice à l'école de musique", "Elle a dirigé l'harmonie pendant dix ans et commence cet été."),
        ("La tempête arrache le toit d'une écurie", "Personne n'a été blessé, mais deux chevaux ont fui vers la voie."),
        (
          "Le pont fermé pendant trois semaines",
          "Des ingénieurs ont trouvé de la rouille dans les poutres de la route."
        ),
      ],
      lookalike: "Le médicament n'existe plus dans toute la région, a fait savoir l'agence lundi soir."),
    Tongue(
      code: "es",
      robot: ("Un momento…", "Verifica que eres un ser humano. Estamos comprobando tu navegador."),
      parked: ("correo.example", "Este dominio está en venta. El dominio está a la venta por mil euros."),
      building: ("Próximamente", "Este sitio está en construcción. Vuelva dentro de unas semanas."),
      missing: ("Página no encontrada", "La página que buscas no existe o ha cambiado de dirección."),
      consent: (
        "Tu elección", "Utilizamos cookies. Aceptar todas o, si lo prefieres, contenido exclusivo para suscriptores."
      ),
      story: (
        "Una vaca detiene el vuelo de la mañana",
        "Una vaca que entró en la pista retrasó el lunes el único vuelo del día.",
        "Un ganadero se llevó al animal con un cubo de avena, y la valla se arreglará esta semana."
      ),
      others: [
        ("Roban dos veces una panadería en una semana", "La dueña ha puesto cámaras después del segundo robo."),
        ("Nueva directora en la escuela de música", "Dirigió la banda durante diez años y empieza en verano."),
        ("El temporal arranca el techo de un establo", "No hubo heridos, pero dos caballos corrieron hasta la vía."),
        ("El puente cierra durante tres semanas", "Los técnicos hallaron óxido en las vigas que sostienen la calle."),
      ],
      lookalike: "La página más triste de la guerra no existe en los archivos, dijo el historiador el lunes."),
    Tongue(
      code: "it",
      robot: ("Un attimo…", "Verifica di essere umano. Controllo del browser in corso."),
      parked: ("gazzettino.example", "Questo dominio è in vendita. Il dominio in vendita costa mille euro."),
      building: ("Presto online", "Il nostro sito è in costruzione. Tornate a trovarci fra qualche settimana."),
      missing: ("Pagina non trovata", "La pagina richiesta non esiste oppure è stata spostata."),
      consent: ("La tua scelta", "Utilizziamo i cookie. Accetta tutti oppure, per continuare a leggere, abbonati."),
      story: (
        "Una mucca ferma il volo del mattino",
        "Una mucca entrata in pista ha ritardato lunedì l'unico volo della giornata.",
        "Un allevatore ha ripreso l'animale con un secchio di avena, e la rete sarà riparata in settimana."
      ),
      others: [
        ("Panificio derubato due volte in una settimana", "La titolare ha messo le telecamere dopo il secondo furto."),
        ("Nuova direttrice alla scuola di musica", "Ha guidato la banda per dieci anni e comincia in estate."),
        ("La tempesta strappa il tetto di una stalla", "Nessun ferito, ma due cavalli sono corsi fino alla ferrovia."),
        ("Ponte chiuso per tre settimane", "I tecnici hanno trovato ruggine nelle travi che reggono la strada."),
      ],
      lookalike: "Nei registri la pagina del 1944 non esiste, ha detto lunedì la direttrice dell'archivio."),
    Tongue(
      code: "pt",
      robot: ("Um momento…", "Verifique se você é humano. Precisamos conferir a segurança da sua conexão."),
      parked: ("jornal.example", "Este domínio está à venda. O domínio à venda custa mil euros."),
      building: ("Em breve", "Nosso site está em construção. Volte dentro de algumas semanas."),
      missing: ("Página não encontrada", "A página que você procura não existe ou foi movida."),
      consent: ("A sua escolha", "Usamos cookies. Aceitar todos ou, se preferir, conteúdo exclusivo para assinantes."),
      story: (
        "Vaca atrasa o voo da manhã", "Uma vaca que entrou na pista atrasou na segunda-feira o único voo do dia.",
        "Um criador buscou o animal com um balde de aveia, e a cerca será consertada nesta semana."
      ),
      others: [
        ("Padaria roubada duas vezes numa semana", "A dona instalou câmeras depois do segundo furto."),
        ("Nova diretora na escola de música", "Ela regeu a banda durante dez anos e começa no verão."),
        ("Temporal arranca o telhado do estábulo", "Ninguém se feriu, mas dois cavalos correram até a linha do trem."),
        ("Ponte fechada por três semanas", "Os engenheiros acharam ferrugem nas vigas que sustentam a rua."),
      ],
      lookalike: "Segundo o arquivo, esta página não existe no livro original, disse a diretora na segunda-feira."),
    Tongue(
      code: "nl",
      robot: ("Een moment geduld…", "Controleer of u een mens bent. Wij bekijken de beveiliging van uw verbinding."),
      parked: ("courant.example", "Dit domein is te koop. Deze domeinnaam is te koop vanaf duizend euro."),
      building: ("Binnenkort online", "Deze website in aanbouw is over een paar weken klaar."),
      missing: ("Pagina niet gevonden", "De pagina die u zoekt is verplaatst of verwijderd."),
      consent: (
        "Uw keuze", "Wij gebruiken cookies. Alle cookies accepteren, of om verder te lezen een abonnement nemen."
      ),
      story: (
        "Koe houdt ochtendvlucht tegen",
        "Een koe op de landingsbaan heeft maandag de enige vlucht van de dag vertraagd.",
        "Een boer haalde het dier met een emmer haver, en het hek wordt deze week nog gemaakt."
      ),
      others: [
        ("Bakkerij twee keer in een week bestolen", "De eigenares hing na de tweede diefstal camera's op."),
        ("Nieuwe directeur voor de muziekschool", "Zij leidde tien jaar lang de harmonie en begint in de zomer."),
        ("Storm rukt dak van de stal", "Niemand raakte gewond, maar twee paarden liepen naar het spoor."),
        ("Brug drie weken dicht", "Ingenieurs vonden roest in de balken die de weg dragen."),
      ],
      lookalike: "Deze pagina bestaat niet in het oude register, zei de archivaris maandag bij de opening."),
    Tongue(
      code: "pl",
      robot: ("Chwileczkę…", "Potwierdź, że jesteś człowiekiem. Trwa sprawdzanie przeglądarki."),
      parked: ("kurier.example", "Ta domena jest na sprzedaż. Domena na sprzedaż już od tysiąca złotych."),
      building: ("Wkrótce", "Strona w trakcie prac. Strona jest w budowie, zapraszamy za kilka tygodni."),
      missing: ("Nie znaleziono strony", "Strona, której szukasz, została przeniesiona albo usunięta."),
      consent: (
        "Twój wybór", "Używamy plików cookie. Aby czytać dalej, zaakceptuj je lub kup dostęp tylko dla subskrybentów."
      ),
      story: (
        "Krowa zatrzymała poranny lot", "Krowa, która weszła na pas, opóźniła w poniedziałek jedyny lot tego dnia.",
        "Rolnik zabrał zwierzę z wiadrem owsa, a ogrodzenie zostanie naprawione w tym tygodniu."
      ),
      others: [
        ("Piekarnia okradziona dwa razy w tygodniu", "Właścicielka zamontowała kamery po drugiej kradzieży."),
        ("Nowa dyrektorka szkoły muzycznej", "Przez dziesięć lat prowadziła orkiestrę i zaczyna latem."),
        ("Wichura zerwała dach stajni", "Nikt nie ucierpiał, ale dwa konie pobiegły aż do torów."),
        ("Most zamknięty na trzy tygodnie", "Inżynierowie znaleźli rdzę w belkach, na których leży droga."),
      ],
      lookalike: "Według archiwum ta strona nie istnieje w pierwszym wydaniu, powiedziała w poniedziałek badaczka."),
    Tongue(
      code: "ru",
      robot: ("Один момент…", "Подтвердите, что вы человек. Проверяем ваш браузер перед входом."),
      parked: ("vestnik.example", "Этот домен продаётся. Домен выставлен на продажу за тысячу рублей."),
      building: ("Скоро открытие", "Сайт находится в разработке. Заходите через несколько недель."),
      missing: ("Страница не найдена", "Запрашиваемая страница была перемещена или удалена."),
      consent: (
        "Ваш выбор", "Сайт использует файлы cookie. Чтобы читать дальше, оформите доступ только для подписчиков."
      ),
      story: (
        "Корова задержала утренний рейс",
        "Корова, которая вышла на полосу, задержала в понедельник единственный рейс за день.",
        "Фермер увёл животное с помощью ведра овса, а забор починят уже на этой неделе."
      ),
      others: [
        ("Пекарню обокрали дважды за неделю", "Хозяйка поставила камеры после второй кражи."),
        ("Новый директор музыкальной школы", "Она десять лет руководила оркестром и начнёт летом."),
        ("Буря сорвала крышу с конюшни", "Никто не пострадал, но две лошади добежали до железной дороги."),
        ("Мост закрыли на три недели", "Инженеры нашли ржавчину в балках, на которых лежит дорога."),
      ],
      lookalike: "По словам архивиста, такой страницы не существует в первом издании, сообщили в понедельник."),
    Tongue(
      code: "zh",
      robot: ("请稍候", "请完成以下操作，验证您是真人。我们需要检查您的浏览器。"),
      parked: ("青石网", "该域名正在出售。域名出售，请联系我们购买。"),
      building: ("敬请期待", "网站建设中，请过几个星期再来访问。"),
      missing: ("页面不存在", "您访问的页面已经移动或者被删除。"),
      consent: ("您的选择", "本网站使用cookie。仅限会员继续阅读全文。"),
      story: (
        "一头牛让早班飞机晚点", "一头牛星期一早上走上机场跑道，当天唯一的航班因此推迟了五十分钟才起飞。",
        "一位农民用一桶燕麦把牛引走。机场表示，围栏将在本周之内修好，以免再有动物走进来。"
      ),
      others: [
        ("面包店一周之内两次被盗", "第二次失窃以后，店主在长巷的店里装上了摄像头。"),
        ("音乐学校迎来新任校长", "她带领市乐团已经有十年，将在今年夏天正式上任。"),
        ("大风掀翻马厩的屋顶", "没有人员受伤，但是有两匹马一直跑到了铁路旁边。"),
        ("大桥将封闭三个星期", "工程师在承载道路的铁梁中发现了严重的锈蚀。"),
      ],
      lookalike: "馆长星期一说，初版书里这一页面不存在，研究人员多年来一直在寻找它的下落。"),
  ]
}
