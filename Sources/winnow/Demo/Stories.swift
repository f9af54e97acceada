extension Story {
  static let ferry = Story(
    language: "en", headline: "Night ferry to the islands returns after nine years", author: "Maren Holt",
    publisher: "The Harbour Post", site: "https://harbour-post.example", slug: "night-ferry-returns",
    published: "2026-02-03T06:30:00Z",
    paragraphs: [
      "The night ferry between Callum Quay and the outer islands will sail again from the first of April, nine years after the last crossing was cancelled for want of passengers, the port authority said on Tuesday.",
      "Two refitted ships with room for 340 people and 60 cars each are to leave at nine in the evening and arrive before breakfast. A berth in a shared cabin will cost 28 pounds, a seat in the lounge half of that.",
      "“Islanders have asked for this at every meeting I have sat through,” said Una Breck, who chairs the authority. She put the cost of the first season at 4.1 million pounds, of which the region pays a third.",
      "Hotel owners welcomed the timetable, while the union of dock workers asked who would handle the freight at five in the morning. Talks about shifts are due to begin next week.",
      "The crossing takes seven hours in fair weather. Skippers who know the strait say that it is the weather in October, not the demand in July, that will decide whether the line lasts.",
    ])

  static let bakery = Story(
    language: "en", headline: "Bakers trade yeast for old dough as flour prices climb", author: "Jonas Webb",
    publisher: "Mill Lane News", site: "https://mill-lane-news.example", slug: "bakers-old-dough",
    published: "2026-02-04T09:12:00Z",
    paragraphs: [
      "Small bakeries in the river towns have begun to share sourdough starters and bulk orders of rye, after the price of wheat flour rose by a fifth in a single winter, according to the regional guild.",
      "Forty-one of its 70 members now buy together. A lorry brings twelve tonnes of grain to a mill at Dunmere every second Monday, and each bakery collects what it has paid for.",
      "“We used to compete over the same three streets,” said Petra Amsel, who runs two shops in the old town. “Now we compete over who has the better crust, which is more fun.”",
      "The guild says that the shared orders save its members about nine pence a loaf. Customers see four of those; the rest pays for apprentices, of whom there are eleven this year.",
      "Economists at the college doubt that the model can grow much further, since the mill runs close to its limit and the nearest other one is ninety kilometres away.",
      "For the spring the bakers plan a joint market with a long table on the bridge. The town council has promised to close the road for one Sunday in May.",
    ])

  static let observatory = Story(
    language: "en", headline: "Mountain observatory switches off its lamps to count moths", author: "Ilse Varga",
    publisher: "Ridge Courier", site: "https://ridge-courier.example", slug: "observatory-moths",
    published: "2026-02-05T18:45:00Z",
    paragraphs: [
      "For ten nights in June the observatory on Mount Serrin will turn off every outside lamp, so that biologists can learn how many moths its lights have been drawing up the mountain.",
      "The count in 2024, done with the lamps on, found 212 species above the tree line, three times as many as on the neighbouring ridge. Researchers suspect that the difference is the light and not the meadow.",
      "Visitors will be led along the paths by red torches, which insects hardly see. The evening tours, usually booked out by March, have been shortened to groups of eight.",
      "The director of the observatory said that the astronomers had agreed within a minute. A dark mountain, she added, is what they had been asking their own visitors for since the dome was built.",
      "Results are expected in autumn. If the suspicion holds, the lamps on the access road will be replaced by ones that shine only when somebody passes.",
    ])

  static let tram = Story(
    language: "de", headline: "Straßenbahn fährt künftig bis zum Klinikum", author: "Katrin Seidel",
    publisher: "Neustädter Bote", site: "https://neustaedter-bote.example", slug: "strassenbahn-klinikum",
    published: "2026-02-03T16:20:00+01:00",
    paragraphs: [
      "Die Linie 6 soll von Dezember an bis zum Klinikum Nord fahren. Der Stadtrat stimmte am Dienstagabend mit 31 zu 14 Stimmen für die Verlängerung um knapp zwei Kilometer, über die fast zwölf Jahre lang gestritten worden war.",
      "Drei neue Haltestellen sind vorgesehen, alle mit erhöhten Bahnsteigen. Werktags kommt die Bahn alle zehn Minuten, nachts einmal in der Stunde. Die Fahrt vom Hauptbahnhof dauert nach den Plänen 17 Minuten.",
      "Das Vorhaben kostet 38 Millionen Euro, von denen das Land 60 Prozent übernimmt. Für den Rest nimmt die Stadt einen Kredit auf, den die Verkehrsbetriebe über 25 Jahre abtragen.",
      "„Wer nachts vom Dienst kommt, steht heute vierzig Minuten an der Straße“, sagte Pflegedienstleiterin Heike Brandt. Allein in ihrem Haus arbeiten 2.600 Menschen, die Hälfte davon in Schichten.",
      "Anwohner der Gartenstraße kündigten an, gegen den Beschluss zu klagen. Sie fürchten um 44 Linden, die für das zweite Gleis gefällt werden müssten, und verlangen eine andere Führung über das Gewerbegebiet.",
    ])

  static let beekeepers = Story(
    language: "de", headline: "Imker zählen weniger Verluste als im Vorjahr", author: "Tobias Rehm",
    publisher: "Landblick", site: "https://landblick.example", slug: "imker-verluste",
    published: "2026-02-06T11:05:00+01:00",
    paragraphs: [
      "Die Bienenvölker im Oberland haben den Winter besser überstanden als erwartet. Nach einer Umfrage unter 830 Imkerinnen und Imkern gingen elf Prozent der Völker ein, im Jahr zuvor waren es 19 Prozent.",
      "Fachleute führen den Rückgang auf den langen, trockenen Herbst zurück, in dem die Tiere noch im November Pollen fanden. Auch die Behandlung gegen die Varroamilbe habe früher begonnen als sonst.",
      "Am besten schnitten Standorte am Waldrand ab. In den Tälern, in denen viel Mais wächst, starb dagegen jedes sechste Volk. Der Verband rät, dort Streifen mit Phacelia und Klee anzulegen.",
      "Für eine Entwarnung ist es nach den Worten der Bieneninspektorin zu früh. Ein Kälteeinbruch im März könne die Bilanz noch verschlechtern, weil die Königinnen bereits mit der Brut begonnen hätten.",
    ])

  static let library = Story(
    language: "fr", headline: "La bibliothèque du port ouvrira aussi la nuit", author: "Camille Aubert",
    publisher: "Le Quai", site: "https://le-quai.example", slug: "bibliotheque-nuit",
    published: "2026-02-04T07:50:00+01:00",
    paragraphs: [
      "La bibliothèque du port restera ouverte jusqu’à deux heures du matin à partir du 2 mars, du lundi au jeudi. Le conseil municipal a voté mercredi un budget de 410 000 euros pour cette expérience d’un an.",
      "Le bâtiment, une ancienne halle aux poissons, compte 180 places assises et une salle de lecture donnant sur les bassins. Six agents ont été recrutés pour le service de nuit, dont deux médiateurs.",
      "« Les étudiants ne sont pas les seuls à chercher un endroit calme », explique Salomé Ferrand, la directrice. Selon une enquête menée en automne, un visiteur du soir sur trois travaille en horaires décalés.",
      "L’opposition s’inquiète du coût du chauffage et demande un bilan après six mois. La mairie promet de publier chaque trimestre le nombre de visiteurs et la dépense par heure d’ouverture.",
      "Une navette fluviale reliera la halle à la gare toutes les demi-heures. Le dernier bateau partira à deux heures dix, et le trajet sera gratuit pour les abonnés.",
    ])

  static let orchard = Story(
    language: "es", headline: "Los almendros florecen tres semanas antes en el valle", author: "Lucía Benavent",
    publisher: "Diario del Valle", site: "https://diario-del-valle.example", slug: "almendros-florecen",
    published: "2026-02-05T08:15:00+01:00",
    paragraphs: [
      "Los almendros del valle de Orba han empezado a florecer tres semanas antes de lo habitual, según los datos que recogen los agricultores desde 1974 y que la cooperativa hizo públicos el jueves.",
      "El invierno ha sido el más cálido de esa serie: solo cuatro noches bajó el termómetro de cero grados. Las abejas, que suelen salir a mediados de febrero, trabajan ya en las laderas orientadas al sur.",
      "“Es bonito para las fotos y malo para dormir”, dice Ramón Climent, que cultiva once hectáreas. Una helada en marzo, como la de 2022, acabaría con dos tercios de la cosecha en una sola madrugada.",
      "La cooperativa ha encargado 60 estufas de biomasa y estudia variedades tardías que florecen en abril. Plantarlas costaría unos 7.000 euros por hectárea y no darían fruto hasta el cuarto año.",
      "El ayuntamiento mantiene la fiesta de la flor en su fecha de siempre. Si para entonces ya no quedan flores, bromea el alcalde, se celebrará la fiesta de la hoja.",
    ])

  static let bridge = Story(
    language: "it", headline: "Riapre il ponte di legno sul torrente Arda", author: "Marta Solari",
    publisher: "La Sponda", site: "https://la-sponda.example", slug: "riapre-ponte-legno",
    published: "2026-02-06T17:30:00+01:00",
    paragraphs: [
      "Dopo due anni di lavori riapre sabato il ponte di legno sul torrente Arda, travolto dalla piena del novembre 2023. Per raggiungere la stazione gli abitanti della frazione non dovranno più fare un giro di nove chilometri.",
      "La struttura è lunga 64 metri e poggia su due pile in pietra del Seicento, le sole parti sopravvissute. Il legno di larice viene dai boschi abbattuti dalla tempesta nelle valli vicine.",
      "I lavori sono costati 2,3 milioni di euro, raccolti in parte con le offerte dei cittadini. Ogni donatore troverà il proprio nome inciso su una delle 1.180 assi del camminamento.",
      "«Abbiamo alzato il piano di un metro e mezzo», spiega l’ingegnera Paola Ferri, che ha diretto il cantiere. Secondo i calcoli il ponte resisterà a una piena come quella che si ripete ogni duecento anni.",
      "Alla cerimonia suonerà la banda del paese. Il traffico resta vietato alle auto: passeranno soltanto pedoni, biciclette e, due volte l’anno, le mandrie dirette ai pascoli.",
    ])

  static let reservoir = Story(
    language: "ru", headline: "Водохранилище под Заречным впервые за пять лет заполнено", author: "Анна Лебедева",
    publisher: "Заречный вестник", site: "https://zarechny-vestnik.example", slug: "vodohranilishche",
    published: "2026-02-07T12:00:00+03:00",
    paragraphs: [
      "Водохранилище под Заречным впервые за пять лет заполнено до проектной отметки, сообщили в субботу в управлении водного хозяйства. Уровень воды поднялся на 2,4 метра по сравнению с прошлой зимой.",
      "Инженеры связывают это с затяжными дождями в ноябре и с ремонтом нижнего шлюза, через который раньше уходила примерно десятая часть притока. Работы завершили на месяц раньше срока.",
      "Для города это означает, что летом не придётся ограничивать полив. В прошлом году воду для садов подавали по графику, три раза в неделю и только вечером.",
      "Рыбаки радуются меньше: тонкий лёд у плотины не держится, и выход на него закрыт до конца месяца. Спасатели выставили посты у двух популярных стоянок.",
    ])
}
