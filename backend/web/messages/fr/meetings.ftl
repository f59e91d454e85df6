# Les mots de la vie d'une assemblée : préparation, envois, émargement, séance, suites.

## Préparation
plans-heading = En préparation
called-heading = Convoquées et tenues
plan-drafts = { $count ->
    [one] { $count } projet
   *[other] { $count } projets
}
plan-title = Préparer une assemblée
plan-about = Rien n'engage avant la convocation : l'ordre du jour, le jour et le lieu peuvent encore changer.
plan-kind-missing = Choisissez la nature de l'assemblée.
plan-hour = Heure
plan-hour-hint = Par exemple 18:30.
hour-wrong = L'heure s'écrit HH:MM, de 00:00 à 23:59.
plan-remote = Participation à distance
plan-remote-hint = Par quel moyen, et où en trouver le lien.
plan-record-hint = Votent les associés inscrits à ce jour.
plan-accounts-hint = Leur jour dit quelle loi compte les abstentions.
plan-change-title = Changer le plan
plan-changed = Quelqu'un a changé le plan entre-temps : le voici comme il est, recommencez.
plan-heading = Plan
preparation-title = Préparation de l'assemblée
deadlines-heading = Délais de la loi et des statuts
deadline-requests = Demandes de projets, au plus tard le
deadline-list = Liste des associés arrêtée et consultable dès le
deadline-notice = Convocation envoyée au plus tard le
deadline-questions = Questions écrites, au plus tard le
deadline-paper = Formulaires papier reçus au plus tard le
deadline-electronic = Formulaires électroniques reçus jusqu'au
deadline-past = passé
clock-moment = { $day }, { $hour }
drafts-none = Aucun projet de résolution : une assemblée sans ordre du jour ne se convoque pas.
field-title = Titre
field-text = Texte
field-received = Reçu le
draft-brought = proposée par { $who }
draft-put-title = Ajouter un projet
draft-change-title = Changer le projet
draft-change = Changer
draft-raise-title = Monter le projet
draft-up-this = Monter « { $title } »
draft-down-this = Descendre « { $title } »
draft-remove-title = Retirer le projet
draft-remove = Retirer
draft-remove-this = Retirer « { $title } »
draft-words-missing = Une résolution a un titre et un texte.
draft-board-backs = Ce que le conseil propose, il le soutient.
draft-backed = Le conseil la soutient : les pouvoirs en blanc votent pour
draft-by = Associés qui la proposent
draft-by-hint = Leurs numéros ou leurs noms, séparés par des points-virgules ; personne si elle vient du conseil.
draft-follows = Si elle est adoptée
follows-nothing = rien
follows-allocation = le résultat de l'exercice est affecté
follows-statutes = les statuts changent
follows-end = fin du mandat : { $kind }, { $name }
follows-end-unnamed = un mandat prend fin
follows-unread = Choisissez ce qui suit l'adoption.
draft-election = Candidature
draft-candidate = Candidat
draft-candidate-hint = Son numéro, ou une partie de son nom ; rien pour une autre résolution.
draft-candidate-told = candidature de { $name } ({ $kind }) : « { $election } », sièges : { $seats }
draft-election-name = Nom de l'élection
draft-election-hint = Les candidats aux mêmes sièges portent le même.
draft-election-missing = Donnez le nom de l'élection.
draft-seats = Sièges
person-hint = Son numéro, ou une partie de son nom.
person-unknown = Personne au registre ne porte ce numéro ou ce nom.
person-several = Plusieurs associés répondent : { $names }. Donnez le numéro.
requests-heading = Demandes d'associés
requests-none = Aucun projet n'est demandé par des associés.
request-told = reçue le { $received }, à accuser au plus tard le { $acknowledge }
ask-title = Enregistrer une demande
ask-by = Associés qui demandent
ask-about = Des associés qui détiennent ensemble assez de capital peuvent demander un projet, au plus tard le vingt-cinquième jour avant l'assemblée (C. com., art. L225-105, R225-71, R225-72). Ce qu'ils détiennent est lu au registre.
questions-heading = Questions écrites
questions-none = Aucune question écrite.
question-title = Enregistrer une question
question-about = Jusqu'au quatrième jour ouvré avant l'assemblée (C. com., art. R225-84).
question-text = Question
question-waits = sans réponse
question-answered = répondue
answer-title = Répondre
answer-about = Une réponse est définitive (C. com., art. L225-108).
answer-text = Réponse
documents-heading = Documents de l'assemblée
documents-about = Ce que les associés lisent avant de voter. Ils le trouvent sur leur page dès la convocation ; ce qui est annoncé n'est plus retiré.
documents-all = Tous les documents
documents-none = Aucun document.
document-add-title = Ajouter un document
document-title-missing = Donnez un titre au document.
document-resolution = Résolution
document-of-none = aucune : toute l'assemblée
document-file-hint = PDF, ODT, DOCX, XLSX, texte, PNG ou JPEG, 10 Mio au plus.
document-removed = retiré
document-told = { $kind }, { $size } Ko
done-document = Le document est ajouté.
done-document-removed = Le document est retiré.
convene-title = Convoquer
convene-about = La convocation reprend le plan ; l'ordre du jour ne change plus ensuite, sauf demande d'associés faite à temps (C. com., art. L225-105).
convene-days = Au moins { $days } jours séparent l'envoi de l'assemblée ({ $call }, C. com., art. R225-69).
convene-reason = Raison d'un délai plus court
convene-reason-hint = Par exemple : tous les associés sont présents ou représentés (C. com., art. L225-104).
second-title = Deuxième convocation
second-about = Ce qui n'a pas été décidé faute de quorum est repris tel quel ; pouvoirs et formulaires restent valables.
done-planned = L'assemblée est en préparation.
done-plan-changed = Le plan est changé.
done-draft = Le projet est à l'ordre du jour.
done-draft-changed = Le projet est changé.
done-draft-moved = L'ordre du jour est changé.
done-draft-removed = Le projet est retiré de l'ordre du jour.
done-asked = La demande est recevable : le projet est à l'ordre du jour.
done-question = La question est enregistrée.
done-answer = La réponse est enregistrée.
done-second = La deuxième convocation est préparée.
done-convened = Les associés sont convoqués.

## Envois
calling-title = Envois de la convocation
calling-about = Qui la convocation a atteint, et comment. Le courriel demande un accord écrit (C. com., art. R225-63) ; les autres la reçoivent par courrier ou en main propre.
calling-reached = Atteints
calling-by-mail = Par courriel
calling-by-post = Par courrier
calling-by-hand = En main propre
calling-bounced = Retours
calling-missing = À joindre
calling-missing-heading = À joindre
calling-missing-none = La convocation a atteint tous les associés.
calling-missing-caption = { $count ->
    [one] { $count } associé à joindre
   *[other] { $count } associés à joindre
}
calling-more = Tous ne sont pas montrés : les suivants paraissent quand ceux-ci sont joints.
calling-post-all = Tous par courrier, le jour de la convocation
calling-posted = Posté
calling-handed = Remis en main propre
calling-sent-heading = Envoyées
calling-sent-none = Aucun envoi n'est enregistré.
calling-caption = { $count ->
    [one] { $count } associé à qui la convocation est partie, les retours en premier
   *[other] { $count } associés à qui la convocation est partie, les retours en premier
}
calling-channel = Voie
calling-on = Le
calling-times = Envois
calling-not-back = partie
calling-came-back = revenue le { $day } : { $reason }
calling-unknown = Aucun associé à convoquer ne porte ce numéro ou ce nom.
calling-member-hint = Son numéro, ou une partie de son nom.
channel-mail = courriel
channel-post = courrier postal
channel-hand = en main propre
sending-title = Noter un envoi
sending-about = Par courrier ou en main propre ; les courriels se notent d'eux-mêmes.
sending-member-hint = Son numéro, ou une partie de son nom ; rien pour tous ceux qui restent à joindre.
sending-nobody = Personne ne reste à joindre.
bounce-title = Noter un retour
bounce-about = L'associé est alors à joindre d'une autre façon.
bounce-reason = Ce qui est revenu
bounce-not-sent = Aucune convocation n'est partie à cet associé.
done-sent = L'envoi est enregistré.
done-bounced = Le retour est enregistré.

## Liste des votants
correct-title = Corriger la liste des votants
correct-about = Avant la séance, une erreur de la liste se corrige ; elle est alors scellée de nouveau, et la raison figure au procès-verbal.
correct-change = Correction
correct-change-missing = Choisissez la correction.
correct-add = ajouter un votant oublié
correct-remove = retirer un votant
correct-replace = changer son collège ou ses parts
correct-as-register = comme au registre
correct-shares-hint = Rien : comme au registre.
correct-twice = Cet associé est déjà sur la liste.
done-corrected = La liste des votants est corrigée et scellée de nouveau.
roll-corrections = Corrections
differences-title = Écarts avec le registre
differences-about = La liste scellée reste celle du jour d'inscription. Elle est comparée ici au registre du jour de l'assemblée, tel qu'il est connu maintenant.
differences-none = La liste et le registre s'accordent.
differences-before = Voir d'abord les écarts de la liste avec le registre
differences-held = { $college }, { $shares ->
    [one] { $shares } part
   *[other] { $shares } parts
}
differences-left = Ont quitté la coopérative
differences-left-about = Ils ne peuvent plus voter (C. com., art. L231-6) et sont à radier de la liste avant la séance.
differences-lapsing = Pouvoirs qui tombent
differences-lapsing-about = Qui les avait donnés peut encore venir, en donner un autre ou voter par correspondance : une lettre le lui dit.
differences-lapses = { $name } : son mandataire est parti
differences-lapsed = { $name } : son mandataire est radié de la liste
differences-came = Entrés depuis
differences-came-about = Ils n'étaient pas inscrits au jour d'inscription : ils ne votent pas à cette assemblée.
differences-changed = Ont changé
differences-changed-about = Leur collège et leurs parts restent ceux de la liste, sauf erreur à corriger.
differences-on-roll = sur la liste : { $held }
differences-on-register = au registre : { $held }
strike-title = Radier ceux qui sont partis
strike-about = Tous ceux qui ont quitté la coopérative sont radiés de la liste, qui est scellée de nouveau. Personne d'autre n'est touché, et les nouveaux n'y entrent pas.
strike-letters = Les pouvoirs qu'ils tenaient tombent ; la page des écarts garde la lettre à qui les avait donnés.
strike-reason-missing = Donnez la raison : le procès-verbal la dit.
done-struck = Ceux qui sont partis ne sont plus sur la liste, scellée de nouveau.

## Émargement
desk-title = Émargement
desk-search = Nom ou numéro
desk-nobody = Personne sur la liste des votants ne répond.
desk-caption = { $count ->
    [one] { $count } votant
   *[other] { $count } votants
}
desk-number = n° { $number } · { $college }
desk-present = Présent
desk-depart = Part
desk-absent = absent
desk-left = parti, { $hour }
desk-since = depuis { $hour }
desk-released = pouvoir remis à qui le prend
desk-wrote = a aussi envoyé un formulaire
desk-holds = { $count ->
    [one] tient { $count } pouvoir
   *[other] tient { $count } pouvoirs
}
desk-may-take = { $count ->
    [one] peut encore recevoir { $count } pouvoir
   *[other] peut encore recevoir { $count } pouvoirs
}
desk-give = Pouvoir
desk-form = Formulaire reçu
desk-revoke = Révoquer le pouvoir
desk-release = Remettre son pouvoir
desk-take = Prendre le pouvoir
arrival-title = Noter une arrivée
arrival-about = L'heure est celle de l'enregistrement. Un pouvoir qu'il avait donné prend fin ; son formulaire, s'il en a envoyé un, reste.
arrival-already = Cet associé est déjà présent.
departure-title = Noter un départ
departure-about = L'heure est celle de l'enregistrement. Les pouvoirs qu'il tient ne comptent plus ; ses voix déjà données restent.
departure-not-there = Cet associé n'est pas présent.
done-arrived = L'arrivée est notée.
done-departed = Le départ est noté.
proxy-title = Enregistrer un pouvoir
proxy-about = À un associé, ou sans nom : la présidence vote alors selon l'avis du conseil (C. com., art. L225-106).
proxy-giver = Associé qui a donné pouvoir
proxy-holder-hint = Son numéro, ou une partie de son nom ; rien pour un pouvoir en blanc.
proxy-unlimited = Les statuts ne limitent pas les pouvoirs.
proxy-ceiling = { $count ->
    [one] Au plus { $count } pouvoir par mandataire, selon les statuts.
   *[other] Au plus { $count } pouvoirs par mandataire, selon les statuts.
}
proxy-holders = En tiennent déjà : { $names }.
proxy-held = { $name } { $count }, reste { $left }
proxy-revoke-title = Révoquer un pouvoir
proxy-revoke-about = Un pouvoir se révoque à tout moment (C. com., art. L225-106).
proxy-release-title = Remettre un pouvoir
proxy-release-about = Un associé absent laisse son pouvoir à qui, présent et de son collège, le prendra.
proxy-take-title = Prendre un pouvoir remis
proxy-take-about = Le mandataire est présent et du même collège.
proxy-none = Cet associé n'a pas donné de pouvoir.
proxy-not-released = Cet associé n'a pas remis son pouvoir.
proxy-released-already = Le pouvoir de cet associé est déjà remis.
proxy-of-present = Cet associé est présent : il vote lui-même.
proxy-another-college = Ce mandataire n'est pas du même collège.
proxy-holder-not-there = Ce mandataire n'est pas présent.
done-proxy = Le pouvoir est enregistré.
done-proxy-revoked = Le pouvoir est révoqué.
done-proxy-released = Le pouvoir est remis.
done-proxy-taken = Le pouvoir est pris.
form-title = Enregistrer un formulaire papier
form-about = Aucun choix n'est proposé d'avance ; une résolution laissée vide n'est pas votée, et une abstention n'est pas une voix exprimée (C. com., art. R225-76).
form-votes = Choix du formulaire
form-vote = { $number }. { $title }
form-nothing = –
form-amended = Si un texte est amendé ou se présente en séance
form-amended-hint = Sans réponse, la voix n'est pas comptée sur ce texte.
form-amended-chair = pouvoir à la présidence
form-amended-abstain = abstention
form-amended-against = vote contre
form-amended-holder = pouvoir à l'associé nommé ci-dessous
form-amended-named = Associé nommé pour ces textes
form-already = Un formulaire de cet associé est déjà enregistré.
form-too-many-seats = Ce formulaire choisit plus de candidats qu'il n'y a de sièges.
done-form = Le formulaire est enregistré.

## Séance
session-title = Séance
session-back = Retour à la séance
session-opened = Séance ouverte
session-closed = Séance close
session-verdict = { $verdict } ({ $share } pour)
opening-votes = Votes
opening-one-by-one = Ouvrir chaque vote à son tour, après son débat
fact-told = { $name } : { $text }
agenda-reason-hint = Qui le demande, et pourquoi ; le procès-verbal le dit.
vote-open-title = Ouvrir le vote
vote-open-about = Les candidats à une même élection sont mis au vote ensemble. Le texte ne change plus ensuite.
amend-title = Amender
amend-about = Le texte change avant son vote ; les formulaires déjà reçus suivent ce qu'ils disent d'un amendement.
item-withdraw-title = Retirer de l'ordre du jour
item-withdraw-about = Qui l'a proposée peut la retirer avant son vote.
secret-title = Rendre secret
secret-about = Un vote secret ne peut plus redevenir nominal. Il se fait sur papier, et deux personnes le dépouillent séparément.
secret-small = { $count ->
    [one] Attention : le collège « { $college } » n'a que { $count } bulletin, qui dira ce que quelqu'un a voté.
   *[other] Attention : le collège « { $college } » n'a que { $count } bulletins, moins de cinq : ils peuvent dire qui a voté quoi.
}
item-add-title = Ajouter une révocation ou un remplacement
item-add-about = Seuls la révocation d'administrateurs et leur remplacement peuvent être ajoutés en séance (C. com., art. L225-105).
hands-title = Compter les mains levées
hands-about = Un collège laissé vide n'est pas compté ; un nouveau décompte remplace le précédent. Les votes à distance, les formulaires et les voix enregistrées s'y ajoutent.
count-college = { $count ->
    [one] { $college } : { $count } voix
   *[other] { $college } : { $count } voix
}
count-nothing = Aucun nombre n'est donné.
count-unread = { $college } : « { $text } » n'est pas un nombre.
secret-count-title = Saisir le dépouillement
secret-count-about = Deux personnes comptent et saisissent séparément ; aucune ne voit les nombres de l'autre.
secret-count-first = Premier décompte.
secret-count-second = Second décompte : le premier est saisi, par une autre personne.
secret-count-differs = Les deux décomptes diffèrent : les deux personnes recomptent.
done-vote-opened = Le vote est ouvert.
done-amended = Le texte est amendé.
done-item-withdrawn = La résolution est retirée de l'ordre du jour.
done-secret = Le vote est secret.
done-item-added = La résolution est ajoutée à l'ordre du jour.
done-hands = Les mains levées sont comptées.
done-secret-count = Le décompte est enregistré.
text-amended = Texte amendé, mis au vote
text-before = Texte de la convocation
course-heading = Déroulement
course-in-session = Origine
course-in-session-yes = ajoutée en séance
course-opened = Vote ouvert
course-closed = Vote clos
course-over = vote clos
course-withdrawn = retirée de l'ordre du jour
course-reason = Raison
course-secret = Vote secret
course-secret-none = pas encore dépouillé
course-secret-one = un décompte sur deux
course-secret-two = dépouillé, les deux décomptes concordent
course-standing = Élection
course-applied = Suite
standing-elected = élu
standing-outranked = majorité obtenue, sièges pourvus par de mieux placés
standing-tied = à égalité pour le dernier siège : un second tour est nécessaire
standing-not-carried = majorité non obtenue
ranking-heading = Classement
counts-heading = Comptées sans nom
counts-caption = Mains levées, ou bulletins du vote secret, par collège
debate-heading = Débat

## Suites
following-title = Suites de l'assemblée
following-about = Ce qu'une résolution adoptée a décidé n'est fait que lorsque quelqu'un le confirme ici.
follows-elected = le mandat est à donner
follows-to-do = À faire :
follows-done = Fait :
applied-mandate = mandat donné
applied-end = mandat terminé
applied-allocation = résultat de l'exercice clos le { $day } affecté
applied-statutes = version { $version } des statuts adoptée
elected-title = Donner le mandat
elected-about = Le mandat commence le jour de l'assemblée, pour la durée annoncée dans la candidature.
mandate-ended-title = Mettre fin au mandat
mandate-ended-about = Le mandat prend fin le jour de l'assemblée, par révocation.
allocated-title = Noter l'affectation faite
allocated-about = L'affectation se fait dans les exercices ; notez ici qu'elle est faite.
allocated-closed-on = Exercice clos le
allocated-years = Affecter dans les exercices
debate-title = Résumer le débat
debate-about = Un résumé pour le procès-verbal ; il peut changer jusqu'à sa signature.
debate-text = Résumé
besides-heading = Dit par ailleurs
besides-none = Rien n'est noté.
besides-tell = Résumer ce qui s'est dit par ailleurs
done-debate = Le résumé est enregistré.
done-elected = Le mandat est donné.
done-mandate-ended-by-vote = Le mandat a pris fin.
done-allocated = L'affectation est notée.
minutes-title = Registre des procès-verbaux
minutes-about = Chaque procès-verbal signé a son numéro, sans lacune (C. com., art. R225-106).
minutes-none = Aucun procès-verbal n'est signé.
minutes-caption = { $count ->
    [one] { $count } procès-verbal
   *[other] { $count } procès-verbaux
}
minutes-heading = Procès-verbal
minutes-assembly = Assemblée
minutes-signed = Signé le
minutes-digest = Empreinte (SHA-256)
minutes-unsigned = Le procès-verbal n'est pas signé.
