"""Bodies in sentences of our own: what must be found, and what is no body."""

from __future__ import annotations

import pytest

from tests.extraction.reading import facts, names

FOUND = [
    # territories
    ("Il Comune di Rovereto paga la licenza.", {"Comune di Rovereto"}),
    ("La Provincia di Belluno e la Regione Veneto firmano.", {"Provincia di Belluno", "Regione Veneto"}),
    ("La Regione autonoma Valle d’Aosta cofinanzia l'opera.", {"Regione autonoma Valle d'Aosta"}),
    ("La Città metropolitana di Bari coordina i lavori.", {"Città metropolitana di Bari"}),
    ("La Provincia autonoma di Trento adotta il piano.", {"Provincia autonoma di Trento"}),
    ("Lo dice il Consiglio regionale dell'Umbria.", {"Consiglio regionale dell'Umbria"}),
    ("La Prefettura di Salerno ha istruito le domande.", {"Prefettura di Salerno"}),
    ("Il Libero consorzio comunale di Enna aderisce.", {"Libero consorzio comunale di Enna"}),
    # unions and mountain communities
    ("L'Unione Valle Savio fa da capofila.", {"Unione Valle Savio"}),
    ("L'Unione dei Comuni del Fossanese riceve i fondi.", {"Unione dei Comuni del Fossanese"}),
    ("L'Unione montana dei Monti Azzurri entra nella rete.", {"Unione montana dei Monti Azzurri"}),
    ("La Comunità montana pescarese convoca i sindaci.", {"Comunità montana pescarese"}),
    ("La Comunità della Val di Non apre lo sportello.", {"Comunità della Val di Non"}),
    ("L'Unione dei Comuni “Colli di Mezzo” ha deliberato.", {"Unione dei Comuni “Colli di Mezzo”"}),
    # state
    ("Il Ministero dell'Interno finanzia gli impianti.", {"Ministero dell'Interno"}),
    ("Lo stabilisce il ministero dello Sviluppo economico.", {"ministero dello Sviluppo economico"}),
    ("Il Ministero delle Imprese e del Made in Italy approva.", {"Ministero delle Imprese e del Made in Italy"}),
    (
        "Il Ministero dell'Istruzione, dell'Università e della Ricerca promuove la gara.",
        {"Ministero dell'Istruzione, dell'Università e della Ricerca"},
    ),
    ("Il Dipartimento per la trasformazione digitale ha detto sì.", {"Dipartimento per la trasformazione digitale"}),
    ("L'avviso del Dipartimento della Funzione Pubblica scade lunedì.", {"Dipartimento della Funzione Pubblica"}),
    (
        "Il Dipartimento per gli affari regionali e le autonomie affianca gli enti.",
        {"Dipartimento per gli affari regionali e le autonomie"},
    ),
    (
        "Il Dipartimento per la trasformazione digitale della Presidenza del Consiglio dei ministri paga.",
        {"Dipartimento per la trasformazione digitale"},
    ),
    ("L'Agenzia per l'Italia Digitale detta le regole.", {"Agenzia per l'Italia Digitale"}),
    ("L'Agenzia delle Entrate apre i suoi dati.", {"Agenzia delle Entrate"}),
    ("L'Istituto superiore di sanità valida i numeri.", {"Istituto superiore di sanità"}),
    ("A stamparla è la Zecca dello Stato.", {"Zecca dello Stato"}),
    # Europe
    ("La Commissione europea ha aperto il bando.", {"Commissione europea"}),
    ("I soldi sono dell'Unione Europea.", {"Unione Europea"}),
    ("Il parere dell'Innovation and Networks Executive Agency è favorevole.", {"Innovation and Networks Executive Agency"}),
    ("La Banca europea per gli investimenti presta le somme.", {"Banca europea per gli investimenti"}),
    # universities and research
    ("L'Università di Trento guida il gruppo.", {"Università di Trento"}),
    ("L'Università degli Studi di Perugia cura la ricerca.", {"Università degli Studi di Perugia"}),
    ("Il Politecnico di Bari mette i laboratori.", {"Politecnico di Bari"}),
    ("Tra i partner il CNR di Pisa.", {"CNR di Pisa"}),
    # foundations, consortia, associations
    ("Capofila è la Fondazione Piemonte Innova.", {"Fondazione Piemonte Innova"}),
    ("Il progetto è sostenuto da Fondazione Cariplo.", {"Fondazione Cariplo"}),
    ("Il Consorzio dei Comuni Trentini fornisce i programmi.", {"Consorzio dei Comuni Trentini"}),
    ("Con loro Anci Liguria e il Cluster nazionale Smart Communities.", {"Anci Liguria", "Cluster nazionale Smart Communities"}),
    ("L'associazione Onda Civica presenta lo strumento.", {"Onda Civica"}),
    ("Confindustria Brescia sostiene l'idea.", {"Confindustria Brescia"}),
    ("La Camera di commercio di Padova apre il bando.", {"Camera di commercio di Padova"}),
    ("Ne discute l'Ordine degli ingegneri di Terni.", {"Ordine degli ingegneri di Terni"}),
    ("L'Azienda Usl della Valle d'Aosta fa da capofila.", {"Azienda Usl della Valle d'Aosta"}),
    ("L'Asl Roma 2 riceve la quota più alta.", {"Asl Roma 2"}),
    # companies
    ("I contratti con Insiel S.p.A. sono pronti.", {"Insiel S.p.A."}),
    ("L'app è stata realizzata da Datarete s.r.l. in due mesi.", {"Datarete s.r.l."}),
    ("Entra anche Mobilità Urbana Spa, che gestisce i bus.", {"Mobilità Urbana Spa"}),
    ("La società in house Lepida collega le sedi.", {"Lepida"}),
    ("La società Ionia Sensori srl monta le sonde.", {"Ionia Sensori srl"}),
    ("Le centraline sono della Ventoblu, start-up milanese.", {"Ventoblu"}),
    ("I rilievi sono affidati a Elettromare Tlc.", {"Elettromare Tlc"}),
    # schools
    ("Fondi all'I.C. “Matese” di Vinchiaturo.", {"I.C. “Matese”"}),
    ("L'istituto tecnico “Pascal” usa i tablet.", {"istituto tecnico “Pascal”"}),
    # acronyms
    ("L'Agenzia per la Cybersicurezza Nazionale (ACN) paga.", {"Agenzia per la Cybersicurezza Nazionale"}),
    ("Lo standard è di AGID (Agenzia per l'Italia Digitale).", {"Agenzia per l'Italia Digitale"}),
    ("Il Consiglio permanente degli enti locali (CPEL) si riunisce.", {"Consiglio permanente degli enti locali"}),
    ("Firma il CRIT – Cremona Information Technology.", {"Cremona Information Technology"}),
    # offices and brackets
    ("Paolo Tesi, amministratore di Ancinet, ha chiuso i lavori.", {"Ancinet"}),
    ("Lo annuncia Giusi Galli, presidente di Tibus.", {"Tibus"}),
    ("Interviene Carlo Mori (Rete Dati Aperti).", {"Rete Dati Aperti"}),
    ("Antonio Nico, direttore dell'Apt, ha scritto il progetto.", {"Apt"}),
    # lists
    ("Ne fanno parte Anci Liguria, Fondazione Cariplo e Aktivia.", {"Anci Liguria", "Fondazione Cariplo", "Aktivia"}),
    ("Partner: Exprivia, QuadroIT, NTT Data e Deloitte.", {"Exprivia", "QuadroIT", "NTT Data", "Deloitte"}),
    # parties
    ("Si era mossa in maggio Forza Italia, che chiedeva un bando.", {"Forza Italia"}),
    ("Il servizio è dell'Azienda Usl Toscana sud est.", {"Azienda Usl Toscana sud est"}),
    ("Al tavolo c'è anche la Confesercenti.", {"Confesercenti"}),
    ("Le attività sono affidate ad Alfa Servizi s.c. a r.l. di Avellino.", {"Alfa Servizi s.c. a r.l."}),
    (
        "L'intesa è con Asp Centro Servizi alla Persona e con la Caritas diocesana.",
        {"Asp Centro Servizi alla Persona", "Caritas diocesana"},
    ),
    ("Insegna all'Università per Stranieri di Perugia.", {"Università per Stranieri di Perugia"}),
    ("Il contributo va alla cooperativa Frutthera di Scanzano Jonico.", {"Frutthera"}),
    # names that go on, schools, districts, banks, branches
    ("Lo ha firmato la fondazione Molise Cultura con il liceo.", {"fondazione Molise Cultura"}),
    ("A promuoverla è l'Ambito territoriale sociale di Gagliano del Capo.", {"Ambito territoriale sociale di Gagliano del Capo"}),
    ("Il progetto è dell'Itts “Ettore Majorana”.", {"Itts “Ettore Majorana”"}),
    ("Gli studenti dell'Itet Leonardo da Vinci aiutano.", {"Itet Leonardo da Vinci"}),
    ("Lo ospita il Polo liceale Ovidio.", {"Polo liceale Ovidio"}),
    ("L'Unione montana Valli Orco e Soana riceve fondi.", {"Unione montana Valli Orco e Soana"}),
    ("L'Unione dei Comuni montani Valchiusella riceve fondi.", {"Unione dei Comuni montani Valchiusella"}),
    ("Un accordo con il Gal Valle Umbra e Sibillini.", {"Gal Valle Umbra e Sibillini"}),
    ("La Protezione civile della Regione ha acquistato droni.", {"Protezione civile della Regione"}),
    ("Con il Land Carinzia e il Cantone Ticino.", {"Land Carinzia", "Cantone Ticino"}),
    ("Lo promuove il Sistema bibliotecario lodigiano.", {"Sistema bibliotecario lodigiano"}),
    ("Il contributo di Bcc Centropadana e di Banca d'Alba.", {"Bcc Centropadana", "Banca d'Alba"}),
    ("Il cantiere lo gestisce Sirtex, che ha vinto la gara.", {"Sirtex"}),
    ("L'app è stata sviluppata da una ditta di Rovereto, la Algorab.", {"Algorab"}),
    ("Le sonde sono di una giovane impresa genovese, la Smartmicro.", {"Smartmicro"}),
    ("Un accordo con l'Autorità di sistema portuale del Mar Ligure.", {"Autorità di sistema portuale del Mar Ligure"}),
    ("Un accordo con l'Ufficio scolastico regionale per la Sicilia.", {"Ufficio scolastico regionale per la Sicilia"}),
    ("Lo dirige il Distretto tecnologico Dhitech.", {"Distretto tecnologico Dhitech"}),
    ("Un accordo con Google e Microsoft Italia.", {"Google", "Microsoft Italia"}),
    ("Il segretario generale di Unioncamere Roberto Crosta ha parlato.", {"Unioncamere"}),
]

TRAPS = [
    "Il Comune ha approvato la delibera.",
    "L'amministrazione ringrazia i volontari.",
    "La Giunta ha dato il via libera.",
    "La Regione non ha ancora risposto.",
    "Il ministero tace.",
    "Il presidente della Regione è soddisfatto.",
    "Il sindaco e il consiglio sono d'accordo.",
    "Il Settore Servizi Informatici guida il progetto.",
    "L'Ufficio relazioni con il pubblico risponde al telefono.",
    "L'assessorato alla Cultura ha scelto i film.",
    "La commissione consiliare si riunisce giovedì.",
    "Il tavolo tecnico è convocato per la fine del mese.",
    "Il gruppo di lavoro si è messo all'opera.",
    "La cabina di regia decide i tempi.",
    "L'unione fa la forza, dicono in paese.",
    "La società civile chiede trasparenza.",
    "Le imprese del territorio sono cento.",
    "Le associazioni di categoria applaudono.",
    "La scuola è chiusa per i lavori.",
    "Un ente su tre ha risposto.",
    "L'università apre le porte agli studenti.",
    "La banca dati sarà unica.",
    "Il consiglio di classe ha detto sì.",
    "In via Università c'è il nuovo sportello.",
    "L'incontro è al Centro Studi Pasquale Mastro.",
    "Ci si vede presso il Polo Tecnologico Lariano.",
    "Il corso si tiene al Museo Civico.",
    "La lettura è nella Biblioteca Centrale.",
    "Si parte in provincia di Latina.",
    "Nella regione Marche piove da giorni.",
    "La Provincia di confine resta isolata.",
    "Un comune di montagna chiede la rete.",
    "La direzione lavori è pronta.",
    "Il dipartimento impegnerà dieci ricercatori.",
    "L'agenzia ha giudicato valido il progetto.",
    "Leonardo Bruni scrisse la storia di Firenze.",
    "Si paga con PagoPA oppure allo sportello.",
    "Con Spid si entra in un attimo.",
    "L'app è su Android e su Apple.",
    "Il decreto è in vigore da ieri.",
    "Palazzo Chigi non commenta.",
    "Il Viminale stilerà la classifica.",
    "Bruxelles apre un'istruttoria.",
    "Raffaele Nevi (FI) vota contro.",
    "Il consigliere della Lega Marco Serra chiede i conti.",
    "“Onda Civica” è il titolo della serata.",
    "Il laboratorio è in via dell'Ateneo Lucano.",
    "L'anno scorso vinse un gruppo di Altamura.",
    "Il centro dati è finito nel gruppo B.",
    "AGENZIA NOTIZIE\n\nIl servizio comincia domani e durerà molto a lungo per tutti quanti.",
    "Lo precisa la garante della privacy.",
    "Ci si vede nella Galleria nazionale alle nove.",
    "Una ditta di Rovereto ha montato i cavi.",
    "La Direzione ICT e il Settore Cultura hanno deciso.",
    "Un sistema bibliotecario serve a tutti.",
    "Il Sistema Pubblico di Identità Digitale è in funzione.",
    "Nell'ambito territoriale di Lecce nulla cambia.",
    "La protezione civile è in allerta.",
    "L'ufficio scolastico riceve il pubblico.",
    "Il distretto del mobile è in crisi.",
    "Se ne occupa il consigliere delegato all'Ambiente.",
    "Il municipio lo gestisce bene, dicono tutti.",
    "Le associazioni di Comuni protestano.",
    "Una giovane impresa, la prima del paese, ci lavora.",
    "Nel Canton Ticino piove.",
    "Un acquedotto nuovo arriva in paese.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(text, expected):
    assert names("organisation", text) == expected


@pytest.mark.parametrize("text", TRAPS)
def test_finds_nothing(text):
    assert names("organisation", text) == set()


def test_a_hundred_sentences_with_near_half_traps():
    assert len(FOUND) + len(TRAPS) >= 100
    assert len(TRAPS) >= 0.4 * (len(FOUND) + len(TRAPS))


@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        ("L'Agenzia per la Cybersicurezza Nazionale (ACN) paga.", "Agenzia per la Cybersicurezza Nazionale", "ACN"),
        ("Lo dice il MISE (Ministero dello Sviluppo Economico).", "Ministero dello Sviluppo Economico", "MISE"),
        ("Con il Politecnico di Bari (Poliba) si studia.", "Politecnico di Bari", "Poliba"),
        ("Con l'Università della Basilicata (Unibas) si studia.", "Università della Basilicata", "Unibas"),
    ],
)
def test_the_acronym_goes_with_the_name(text, name, acronym):
    (fact,) = facts("organisation", text)
    assert (fact.value.name, fact.value.acronym) == (name, acronym)
    assert acronym in fact.evidence(text)


def test_one_body_under_several_names_is_one():
    text = "L'Agenzia per l'Italia Digitale (AgID) detta le regole. Da parte sua AgID promuove le comunità."
    assert names("organisation", text) == {"Agenzia per l'Italia Digitale"}
    assert names("organisation", "Parla Insiel S.p.A.: per Insiel il modello regge.") == {"Insiel S.p.A."}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Il progetto è finanziato dalla Fondazione Cariplo.", "funder"),
        ("Con i fondi della Regione Lombardia si compra la rete.", "funder"),
        ("Il bando è promosso dal Dipartimento della Funzione Pubblica.", "promoter"),
        ("La Commissione europea ha lanciato il programma.", "promoter"),
        ("L'app è stata sviluppata da Datarete s.r.l. in un mese.", "supplier"),
        ("Il lavoro si fa in collaborazione con Anci Toscana.", "partner"),
        ("La Fondazione Piemonte Innova fa da capofila.", "lead"),
        ("Il Comune di Udine ha presentato la domanda.", "lead"),
        ("Con il patrocinio di Confindustria Udine.", "other"),
        ("Interviene Carlo Mori (Rete Dati Aperti).", "participant"),
    ],
)
def test_role(text, role):
    (fact,) = facts("organisation", text)
    assert fact.value.role == role
