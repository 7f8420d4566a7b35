"""Offices and titles: what stands beside a person's name."""

from __future__ import annotations

#: Head nouns of an office, in all genders and numbers.
OFFICES = frozenset(
    """
    sindaco sindaca sindache sindaci vicesindaco vicesindaca vicesindaci prosindaco borgomastro podesta
    assessore assessora assessori assessore assessoressa assessoresse vicepresidente vicepresidenti presidente presidentessa presidenti presidentesse copresidente copresidenti
    consigliere consigliera consiglieri consigliere capogruppo capigruppo ministro ministra ministri viceministro viceministra sottosegretario sottosegretaria sottosegretari
    governatore governatrice governatori senatore senatrice senatori senatrici deputato deputata deputati onorevole onorevoli parlamentare parlamentari europarlamentare europarlamentari eurodeputato eurodeputata
    commissario commissaria commissari subcommissario prefetto prefetta prefetti viceprefetto viceprefetta questore questori
    direttore direttrice direttori direttrici vicedirettore vicedirettrice codirettore dirigente dirigenti amministratore amministratrice amministratori
    responsabile responsabili referente referenti coordinatore coordinatrice coordinatori coordinatrici segretario segretaria segretari vicesegretario vicesegretaria
    rettore rettrice rettori rettrici prorettore prorettrice prorettori preside presidi docente docenti professor ingegner professore professoressa professori professoresse ricercatore ricercatrice ricercatori ricercatrici
    delegato delegata delegati delegate portavoce relatore relatrice relatori moderatore moderatrice curatore curatrice curatori
    fondatore fondatrice fondatori cofondatore cofondatrice titolare titolari manager ceo cto cio cfo founder cofounder chief head
    esperto esperta esperti consulente consulenti specialista ingegnere ingegneri architetto architetta architetti avvocato avvocata avvocati dottore dottoressa geometra
    comandante vicecomandante colonnello generale capitano maresciallo tenente ispettore ispettrice
    vescovo arcivescovo cardinale sovrintendente soprintendente provveditore procuratore procuratrice magistrato
    bibliotecario bibliotecaria conservatore conservatrice archivista funzionario funzionaria funzionari tecnico sistemista
    capo vicecapo leader tesoriere tesoriera rappresentante rappresentanti membro componente componenti socio socia
    difensore garante ambasciatore ambasciatrice console cancelliere capoarea capodipartimento caposettore caposervizio capoprogetto
    primario primaria medico infermiera infermiere giornalista giornalisti scrittore scrittrice attore attrice regista artista imprenditore imprenditrice startupper
    speaker animatore animatrice formatore formatrice facilitatore facilitatrice tutor coach ideatore ideatrice autore autrice autori
    """.split()
)

#: Titles before a name that say nothing of an office.
TITLES = frozenset(
    "dott dottssa dr drssa dssa ing arch avv prof profssa sig sigra signor signora geom rag on onorevole sen cav comm don padre suor monsignor mons ssa mr mrs dottor senator cavalier commendator geom perito".split()
)

#: Words by which an office goes on: adjectives and possessives beside the head noun.
OFFICE_ADJECTIVES = frozenset(
    """
    comunale comunali provinciale provinciali regionale regionali metropolitano metropolitana metropolitani nazionale nazionali generale generali
    delegato delegata delegati delegate competente esecutivo esecutiva scientifico scientifica artistico artistica tecnico tecnica amministrativo amministrativa unico unica
    vicario vicaria facente uscente nazionale straordinario straordinaria aggiunto aggiunta supplente onorario onoraria emerito emerita pro tempore capo sanitario sanitaria scolastico scolastica
    operativo operativa commerciale marketing dem leghista pentastellato forzista azzurro civico civica locale locali italiano italiana europeo europea federale
    """.split()
)

#: Parties and their short forms, which stand beside an office: `consigliere Pd Andrea Smacchi`.
PARTIES = frozenset(
    "pd fi fdi lega m5s udc pdl pdci prc sel leu iv azione ncd psi pri pli svp patt uv autonomisti forza italia movimento stelle".split()
)
