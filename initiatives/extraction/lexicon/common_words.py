"""Names of municipalities that are Italian words, first names or frequent surnames, too.

Alone and without help from the sentence such a word is not read as a place: `Paese`, `Re`, `Vita`,
`Barbara`. The list was made by laying the names of all municipalities over a general word list.
"""

from __future__ import annotations

COMMON_WORDS = frozenset(
    """
    acri acuto agliana ala alba albino altare altissimo alto amaro amato ameno amorosi anzi apice archi arco ardore arena
    ari armo arzano asola asso atri baldissero balocco barbara barile bella bene benestare bergamasco bettola bianchi bianco bomba
    bolzano borghi borgo bruno busso calci calcio calco calvi cambiano camini camino campagna campana candela candida
    canna canale cardinale carbone caro carro cascina casella casina castelli casto caino cave cene cento cerchio cerva cervo
    ceto chiari chiusa chiusi coli colico colle colonna como comunanza conca contrada cori corte cortino covo cozzo crema
    crespina curino dazio dello desio diamante dolo donato dovera falcone fallo fara fascia fermo filetto firmo
    foglianise fondi fontana fontanella fonte forno fornace fornelli fortezza fossa frassino furore gallo ginestra giove giovo
    girasole grado greci greggio grosso grotte incudine isola lago laghi lana lavagna lauro lei lenta lesa lettere levate liberi
    licenza liscia magione maglie mamoiada mammola mantello marta martello marino massa masi maser matrice meta medicina mele mese messina mezzana
    mezzano millesimo minori mira mirto modica molare molo montagna monti montanaro mori mossa mozzo mura musei naso nasino
    nave ne nettuno noci noli nomi none norma noto nove novello onore opera ora ossi ottaviano ottone ovada paese pagani palazzo
    palombaro paludi panni paola parenti parete parma paterno patti pergola perito pero pesche pescate piana piano piatto
    piglio pigna pignola pila pinerolo piscina pizzo plesio poli polla ponte ponti porte porto portici posta prato preci premia pula
    quadri quarto quindici quero rapino re rea rende rho riposto rivalta rive roma rosa rose rossa rota rotella rotonda rotondi rubano
    russi sacco sale salento salve savoia scala scandale scena scopa segni selci serra serre serri sesto settimo siena sigillo sirmione
    soave soglio somma sommo sordio soriano sorso sospiro sostegno sovere spello sperone spessa spiazzo spinoso sportivo stazzano stella stilo
    stradella strozza supino taverna terzo tirano tirolo tito tornata torno toro torre torretta tortora tramonti trento trinita troia trovo turi
    ultimo unione urbana urbe uscio vaglia valenza vallata valle vasto veglie veglio vermiglio verde vicari vicoli vidor villa villanova vinci viola
    visone vita vittoria viu volano zeri zone alfano romano pisano ferrara lombardo catalano calabrese genovese leonessa scanno rocca
    sacile potenza gela vaie vico volta volturno ceresara
    """.split()
)

#: Names of regions and provinces' seats are Italian words now and then; a capital and a place's grammar settle them.
SAFE_AFTER_ALL = frozenset(
    "parma roma siena como crema prato trento messina modica chiari chiusi bolzano pinerolo fermo lodi sacile rho vasto "
    "potenza gela turi ovada noto imola matera massa alba desio sirmione patti formia fondi ferrara".split()
)
