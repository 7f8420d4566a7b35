"""Italian first names: what makes two capitalised words a person."""

from __future__ import annotations

FIRST_NAMES = frozenset(
    """
    abramo achille ada adalberto adele adelaide adelina adelmo ademaro adolfo adriana adriano agata agnese agostina agostino aida
    alba alberta alberto albina albino alda aldo alessandra alessandro alessia alessio alex alfio alfonsa alfonsina alfonso alfreda alfredo alice alida
    alma alvaro alvise amalia amanda amato ambra ambrogio amedeo amelia amerigo amilcare amos anacleto anastasia andrea andreina angela
    angelica angelina angelo angiolo anita anna annabella annachiara annalisa annamaria annarita annunziata anselma anselmo
    antonella antonello antonia antonietta antonina antonino antonio apollonia arcangelo ariana arianna aristide armanda armando
    arnaldo aroldo arrigo arturo asia assunta attilia attilio augusta augusto aurelia aureliano aurelio aurora azzurra
    baldassarre barbara bartolomeo basilio battista beatrice benedetta benedetto beniamino benito benvenuto bernarda bernardino bernardo berta
    bettina biagia biagio bianca bice bonifacio brenno brigida bruna brunella brunello bruno calogera calogero camilla camillo candida carla
    carlo carlotta carmela carmelina carmelo carmen carmine carolina caterina catia cecilia celeste celestino cesare cesira chiara
    christian cinzia cipriano cira ciro clara claretta clarissa claudia claudio clelia clemente clementina cleto clorinda concetta
    concettina consolata consuelo corinna corrada corradino corrado cosima cosimo costantino costanza cristian cristiana cristiano cristina cristoforo
    curzio daisy dalila damiana damiano daniela daniele daniel danilo dante daria dario davide debora deborah delfina delia demetrio
    denis denise desiree diana diego dimitri dina dino dionigi domenica domenico domingo domitilla donata donatella donatello
    donato dora doriana doriano dorina dorotea duccio duilio ebe edda edgardo edi edmondo edoardo eduardo efisio egidio egle elda elena
    eleonora elia eliana elide elio elisa elisabetta elsa elvio elvira emanuela emanuele emidio emiliana emiliano emilia emilio emma
    enea ennio enrica enrichetta enrico enza enzo ercole eric erica erika erminia erminio ermanno ermelinda ermes ernestina ernesto eros
    ersilia esmeralda ester etta ettore eufemia eugenia eugenio eva evelina evaristo ezio fabia fabiana fabiano fabio fabiola fabrizia fabrizio
    fabrizia fausta faustino fausto federica federico fedele felice felicia felicita ferdinando fermo fernanda fernando ferruccio fiamma fiammetta filiberto
    filippa filippo filomena fiora fiorella fiorello fiorentino fiorenza fiorenzo flaminia flavia flavio flora florian floriana floriano fortunata fortunato
    franca francesca francesco franco frediano fulvia fulvio furio gabriela gabriele gabriella gaetana gaetano gaia galileo gaspare gastone
    gavino gea gelsomina gemma gennaro geraldina gerardo germana germano geronimo gerolamo gherardo giacinta giacinto giacoma giacomina giacomo giada
    giampaolo giampiero giampietro giancarla giancarlo gianfranca gianfranco gianluca gianluigi gianmarco gianmario gianmaria gianna gianni
    giannina giannino gianpaolo gianpiero gianpietro giannantonio gildo gilberto gilda gina ginevra gino gioacchino gioia gioele gionata giordana giordano giorgia
    giorgio giosue giovanna giovanni giovanbattista giovita girolamo giuditta giulia giuliana giuliano giulietta giulio giuseppa giuseppe giuseppina
    giusi giusy giustina giustino glauco gloria goffredo graziano grazia graziella gregorio greta gualtiero guendalina guerino guerrino guglielmo
    guglielmina guido gustavo iacopo ida igino ignazia ignazio igor ilaria ilario ileana ilenia imelda immacolata ines innocenzo iole iolanda ippolito
    irene iris irma isa isabella isacco isaia isidoro isotta italo iva ivan ivana ivano ivo jacopo jessica joseph katia katiuscia
    lamberto lara laura lavinia lazzaro lea leandro leda lelio leo leonarda leonardo leone leonello leonora leopoldo letizia leda lia
    liana licia lidia liliana lilla linda lino lisa livia liviana livio loredana lorena lorenza lorenzo loretta loris luana luca lucia
    luciana luciano lucilla lucio lucrezia ludovica ludovico luigi luigia luigina luisa luisella maddalena mafalda magda maila manfredi manlio
    manola manolo manuel manuela mara marcella marcello marco margherita maria mariacarla mariachiara mariacristina mariagiovanna mariagrazia mariangela marianna mariano maria
    mariapia mariarosa mariarosaria mariateresa mariella marilena marilisa marina marino mario marisa marta martina martino maruska marzia marzio massimiliano
    massimo matilde matteo mattia maura maurizia maurizio mauro maximilian melania melissa mercedes michela michelangelo michele michelina milena
    milo mimmo minerva mira miranda mirco mirella miriam mirko mirna modesto moira monia monica morena moreno nadia narciso natale natalia natalina
    natascia nazareno nazzareno nella nello nereo neri nerina nerio nevio niccolo nicla nico nicola nicole nicoletta nicolo nicolino nilde nina nino
    noemi nora norberto norma novella nunzia nunzio odetta odino odoardo ofelia olga olimpia oliviero olivia omar omero ondina onofrio orazio oreste oriana
    orietta ornella orlando orsola orsolina orso oscar osvaldo otello ottavia ottaviano ottavio ottone pacifico palma palmira palmiro pamela pancrazia pancrazio
    paola paolo paolina pasquale pasqualina pasqualino patrizia patrizio paride pellegrino piera pierangela pierangelo piercarlo pierfrancesco piergiorgio
    pierina pierino pierluigi piero pierpaolo piersilvio pietro pina pino pinuccia pio placido pompeo primo prisca quinto quirino rachele raffaele raffaela
    raffaella raffaello raimondo ramona rebecca regina remigio remo renata renato renzo riccarda riccardo rina rinaldo rino rita roberta
    roberto rocco rodolfo rolando romana romano romeo romilda romina romolo ronny rosa rosalba rosalia rosalinda rosangela rosanna rosaria rosario
    rosella rosetta rosina rosita rossana rossano rossella rossella rosy ruben ruggero ruggiero rutilio sabina sabino sabrina salvatore salvatora salvo samanta
    samantha samuel samuele samuela sandra sandro santa sante santina santino santo sara sarah saul saverio savina savino sebastiana sebastiano secondo
    selene selvaggia serafina serafino serena sergio settimio severina severino severo sibilla sigfrido silvana silvano silverio silvestro silvia silvio simona simone simonetta
    sirio siro smeralda sofia sonia spartaco speranza stanislao stefania stefano stella susanna susy tamara tania tarcisio tatiana tazio tea telemaco temistocle teodora
    teodoro teresa teresina teresio terenzio tessa tiberio tina tino tito tiziana tiziano tobia tommaso tommasina tonia tonino torquato toni tullia tullio ubaldo
    ugo ulderico ulisse umberto urbano valentina valentino valeria valeriano valerio valter vanda vanessa vanna vanni vasco vera veronica vilma vincenza vincenzo
    vincenzina viola virgilio virginia virginio vita vitale vitaliano vito vittore vittoria vittoriana vittoriano vittorina vittorino vittorio
    viviana vladimir walter wanda wilma xenia yara yuri zaira zeno zoe
    catiuscia catia katiuscia adelchi agazio aimone aleardo alena alfiero alida amleto andreas anton armida arno artemisia astrid bachisio barnaba bastianina bastiano belinda benigno bianca
    birgit bonaria boris brando brigitta carlalberto carlandrea celso chantal christine christopher cirillo claus cloe corrada dafne damiano david delio deanna dolores
    edith elisabeth elvezia emanuel ernst erwin ewa fatima ferdinanda flaviano franz frida friedrich gavina georg gerda gerhard gerlando giambattista gianantonio giandomenico gianfilippo
    giangiacomo gianmichele gianni gianvito gianvittorio giordania giovambattista grazietta grimoaldo guenda hans heidi helga helmut ingrid iginio ilda ivonne jasmine jole josef josefa karin karl
    katharina katja kevin klaus kurt lapo leila lello leonida liborio licinio lodovico loriana lorenzina luce ludmilla luigino maia manuele marcellino marcelo margarita
    mariacarmela mariaelena mariafrancesca mariagabriella mariaida marialuisa mariangelo mariapaola maricla marielena marika marilu mariolina marialaura markus mary massimino mattea mauricio maurilia melchiorre
    michael miro nando nedo nerina nicodemo nicolas nives norina olindo oronzo osvalda otto palmerino pantaleo paolino peppino peter pieralberto pierantonio pierdomenico pierfranco pierguido pierluca piermario pierpaola pierre
    pietrina poldo priamo prospero quintino raffaelino raniero reinhard reinhold remy reto richard robert roland ruben rudi salvina sandrina santi sebastian sergia sigismondo simeone
    stefan steno sveva tarquinio teo thomas tolmino tosca ulrich urbana valdo valentino vanio venanzio viviano werner wilfried wolfgang ylenia ylenja zita alan
    abbondio abele adalgisa addolorata adina ahmed alceste alexander allegra aloisio altea amedea amina anatolia andrej angiola aniello annibale
    arabella arben ariel arsenio ascanio audrey bartolo besnik betty blanca bojan bonaventura brunetta cassandra cesara cesarina christoph ciriaco
    clotilde colomba cordelia crescenzo dalia dalmazio decio desiderio dieter diletta domiziana domiziano dorian doris dusan editta edoarda egon
    elif eligio eliseo elma elmar eloisa elton elviro enio eraldo erasmo erich erik ernesta eusebio evandro evelin evelyn ezia fioretta
    flaminio florinda fosca fosco galeazzo genoveffa gerarda gert gesualdo ghino gianguido giansandro gigi gigliola gillo ginetta gioconda giovannino
    gisella gottfried graziana guelfo guia gunther hannes heinrich herbert hermann hubert ildebrando ildo imma innocenza ionut irena irina isaura jan
    jernej joele johann johannes jolanda jonas jonathan jurgen karim katarzyna klodiana ladislao lanfranco laurent leandra lelia leon leonzio liberato
    liberto lina lisetta lodovica lorella loriano lukas magdalena maicol manfred manfredo manrico marcantonio marica marinella maristella marko martin
    massimiliana matej mathias matthias maurilio meinrad mercede michel miha mihai mila milva mimma mirka moana mohamed morgana nadir naide natalino
    natasha nazario nestore nicandro nila norbert nunziata oksana olena oliver orestina ortensia oswald othmar patrick paul penelope petra petronilla
    philipp pier placida porfirio priscilla quirico raimonda raoul renza robertino rodrigo roger rosamaria rosana rudolf sabine salvatrice samir
    selena sepp siegfried simon siria svetlana sylvia tancredi tecla telesforo teodolinda teofilo teresita tilde tobias tomaz tonina tristano turi
    uliana ulrico ulrike umberta uriel ursula vainer valfredo vania velia veneranda venerando vidal violante violetta virgilia vitina waltraud wilhelm
    yari zelinda
    """.split()
)
