"""Words that tell a company from an everyday word beside them: who it is part of, what it does, what is made for it."""

ORGANISATION = frozenset(
    "team board ceo cfo cmo coo cto cio founder founders portal account accounts clinic clinics staff client group"
    " leadership management office headquarters hq people stakeholders investors shareholders directors boardroom"
    " inc incorporated ltd limited llc llp plc pbc corp corporation co company gmbh ag sas sarl kg bv nv oy aps spa"
    # German, French, Spanish.
    " geschaftsfuhrung vorstand kunde kundin kunden equipe conseil direction cliente equipo consejo".split()
)
MATERIAL = frozenset(
    "report reports deck proposal contract invoice invoices engagement deliverable deliverables brief budget agreement"
    " sow nda memo workshop kickoff onboarding retainer statement scorecard dashboard minutes agenda notes presentation"
    " offer plan roadmap audit review summary strategy questionnaire handover renewal case project logo brand website"
    " contacts covenant forecast crm inbox pipeline newsletter vault folder compartment mandate".split()
)
# What people and companies do, and signals, anchors and harvests do not.
SAYING = frozenset(
    "wants wanted asked asks approved approves said says needs needed signed signs agreed agrees confirmed confirms"
    " requested requests sent sends told paid pays hired hires decided decides called replied replies prefers expects"
    " rejected insists insisted declined accepted thinks wrote emailed complained cancelled canceled renewed thanked"
    " proposed proposes hopes liked likes loved prefers chose refused refuses disagreed apologised apologized phoned"
    " promised owes owed argued invited insourced outsourced churned postponed objected objects hesitates"
    " worries worried answered answers responded responds appointed fired employs employed understands wished"
    " believes knows knew forwarded shared negotiated terminated"
    # German.
    " mochte will braucht bat fragte fragt sagte sagt wunscht wunschte bestatigt bestatigte unterschrieb unterschreibt"
    " zahlt zahlte erwartet genehmigte genehmigt beauftragte beauftragt bittet meldet meldete schrieb schickt schickte"
    # French.
    " veut voulait demande souhaite souhaitait confirme refuse accepte signe paie prefere attend envoie propose"
    # Spanish, Portuguese, Italian, Dutch.
    " pidio quiere queria aprobo firmo confirmo dijo necesita prefiere pago envio rechazo acepto solicito espera cree"
    " quer pediu aprovou disse precisa vuole chiede ha wil vraagt vroeg betaalt tekende".split()
)
# The same said with has, did or will before it.
HELPING = frozenset("has have had did does didn doesn hasn will would won wouldn can could may might should".split())
ACTING = frozenset(
    "want wanted ask asked approve approved say said need needed sign signed agree agreed confirm confirmed request pay"
    " paid hire hired decide decided call called reply replied prefer preferred expect reject rejected insist decline"
    " declined accept accepted write written email emailed complain cancel cancelled renew renewed thank propose refuse"
    " refused promised owe postpone postponed object answer answered respond appoint appointed fire wish".split()
)
# With one of these behind it, the word is the name of a place or a house that everybody knows.
SIGHTS = frozenset(
    "airlines airport avenue bay beach books boulevard brewery brewing bridge canyon cathedral church city"
    " coffee college county creek drive falls festival forest highway hill hills hotel island islands lake lane"
    " marina moon mountain mountains museum park pier point railway records river road school square stadium"
    " state station street terminal theater theatre town trail university valley village".split()
)
LANDSCAPE = frozenset(
    "lake mount mt port fort saint st cape old upper lower north south east west northern southern eastern western"
    " new big grand great royal santa san pearl".split()
)
BEFORE_NAME = frozenset(
    "for at with client customer from by of to re via and versus vs like unlike than about against between behind"
    " fur bei mit von vom zu aus durch gegen ohne uber wegen statt kunde kundin"
    " pour avec chez par sans contre selon entre para con por sin segun per da presso voor met bij aan van och hos till"
    " du de al del firma mandant unternehmen agentur societe entreprise empresa azienda bedrijf klant nor".split()
)
LABELS = frozenset(
    "client clients customer customers company companies account accounts to from for with attendees re cc kunde"
    " mandant cliente clientes entreprise firma subject betreff objet asunto project fwd fw aw wg".split()
)
ARTICLES = frozenset(
    "the a an this that our your their its each every any my his her no some another"
    " der die das den dem des ein eine einen einem einer eines kein keine unser unsere dieser diese dieses jeder im am"
    " zum zur beim le la les un une des cette ce notre el los las una unos este esta nuestro il lo gli i uno o os as um"
    " het een".split()
)
# Enough of these, and every noun has its capital.
GERMAN = frozenset(
    "der die das und ist nicht wir fur mit auf den im ein eine zu von bei dem des sich werden wird sind haben hat als"
    " auch nach uber am zum zur noch aus bis oder wurde ihre unsere".split()
)
