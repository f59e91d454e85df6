# Les mots du registre des associés : pages de la gestion. Le mot de la loi est « associé », celui des gens « sociétaire ».

## Navigation
nav-members = Associés
tabs-label = Pages du registre
tab-register = Registre
tab-capital = Capital
tab-refunds = Remboursements
tab-years = Exercices

## Registre
register-title = Registre des associés
register-search = Nom
register-caption = { $count ->
    [one] { $count } associé au { $day }
   *[other] { $count } associés au { $day }
}
register-none = Aucun associé ne répond à cette recherche.
column-number = N°
column-kind = Type
column-category = Catégorie
column-town = Ville
column-subscribed = Souscrit
column-called = Appelé
column-paid = Libéré
column-due = Reste dû
column-means = Règlement
column-recorded = Inscrit le
category-told = { $college } – { $code }, dès { $minimum } ({ $kinds })
category-is = catégorie { $code }

## Termes
kind-person = Personne physique
kind-company = Société
kind-association = Association
kind-public-body = Personne publique
cause-resignation = Démission
cause-exclusion = Exclusion
cause-death = Décès
cause-dissolution = Dissolution
cause-loss-of-quality = Perte de la qualité requise
cause-transfer = Cession de toutes les parts
cause-merge = Réunion de deux inscriptions
means-transfer = Virement
means-cheque = Chèque
means-current-account = Compte courant d'associé
means-unstated = Non précisé
erased = effacé

## Fiche
identity-title = Identité
field-siren = SIREN
field-siret = SIRET
field-rna = RNA
field-address = Adresse
field-consent = Envois électroniques
field-representative = Représentant légal
field-decided-on = Décision d'admission
consent-told = acceptés ({ $proof })
consent-none = pas d'accord : par lettre
public-cap = plafond public
back-member = Revenir à la fiche
member-past = Fiche telle qu'elle était au { $day }.
member-today = Voir aujourd'hui
member-left = Sortie le { $day }.
member-formerly = inscription précédente
member-movements-caption = Mouvements de parts, du plus ancien au plus récent
movement-other = voir l'autre associé
notice-title = Sortie annoncée.
notice-told = { $cause }, reçue le { $came }, avec effet au { $effect }.
representatives-title = Représentants légaux
colleges-title = Collèges
since-day = depuis le { $day }
another-day = Voir la fiche à une autre date
claims-title = Remboursements de parts
claim-told = { $amount } pour les parts sorties le { $left }
claim-provisional = pertes provisoires
claim-paid = versé sur les parts : { $amount }
claim-losses = pertes imputées : { $amount }
claim-repaid = déjà remboursé : { $amount }
claim-blocked = retenu par le capital plancher : { $amount }
claim-outstanding = reste dû { $amount }, au plus tard le { $day }
claim-settled = soldé
claim-beneficiary = payé à { $name }
claim-payment = payé le { $day } : { $amount } ({ $means })
claim-instalment = échéance du { $day } : { $amount }
refund-title = Rembourser
refund-this = Rembourser les parts sorties le { $left }

## Actes
admit-title = Admettre un associé
subscribe-title = Souscrire des parts
pay-title = Enregistrer un versement
transfer-title = Céder des parts
withdraw-title = Retirer des parts
move-title = Changer de collège
particulars-title = Coordonnées
exit-title = Sortie de l'associé
merge-title = Réunir avec une autre inscription
undo-merge-title = Défaire la réunion
done-admission = L'associé est admis et inscrit au registre.
done-subscription = La souscription est inscrite.
done-payment = Le versement est inscrit.
done-transfer = La cession est inscrite.
done-withdrawal = Le retrait est inscrit.
done-notice = La sortie est annoncée.
done-notice-withdrawn = L'annonce de sortie est retirée.
done-exclusion = La proposition d'exclusion est inscrite.
done-exclusion-abandoned = L'exclusion est abandonnée.
done-exit = La sortie est inscrite.
done-college = Le changement de collège est inscrit.
done-particulars = La fiche est à jour.
done-refund = Le remboursement est à jour.
done-merge = Les deux inscriptions sont réunies.
done-merge-undone = La réunion est défaite : les deux inscriptions sont de nouveau distinctes.

## Formulaires
member-told = { $name }, n° { $number }
record-button = Inscrire au registre
amount-wrong = Ce montant ne se lit pas. Il s'écrit comme 1 250,50.
whole-wrong = Un nombre entier est attendu.
means-wrong = Ce moyen de paiement n'existe pas.
field-amount = Montant, en euros
field-on = Date
field-since = À compter du
field-paid-on = Date du versement
field-means = Moyen de paiement
field-reference = Référence
field-reference-hint = Numéro du chèque ou du virement.
field-shares = Nombre de parts
field-paid = Versé aussitôt, en euros
field-paid-hint = Un quart au moins de la valeur des parts.
field-subscribed-on = Date de la souscription
account-title = Compte courant d'associé
account-about = Solde arrêté par le conseil, quand un compte courant paie les parts.
field-balance = Solde, en euros
field-stated-on = Arrêté le
subscribe-about = Au nominal des statuts en vigueur ; un quart au moins est versé aussitôt.
pay-about = Reste à libérer : { $due }.
transfer-about = Cet associé détient { $count } parts. S'il les cède toutes, il quitte la coopérative.
field-to = Numéro de l'acquéreur
field-approved-on = Agrément du
field-approved-hint = Quand les statuts demandent un agrément.
field-transferred-on = Date de la cession
withdraw-about = Cet associé détient { $count } parts ; il en garde assez pour rester associé.
field-effective-on = Date d'effet
exit-instead = Mettre fin à la qualité d'associé
move-about = Vote aujourd'hui dans le collège « { $college } », catégorie { $code }.
move-effect = Le changement prend effet ce jour, ou après l'assemblée déjà convoquée si les statuts le veulent.
field-category = Collège et catégorie
category-choose = Choisir
category-missing = Choisissez une catégorie.
category-about = Catégories des statuts en vigueur.
category-no-statutes = Aucuns statuts ne sont en vigueur ce jour-là : adoptez-les d'abord.
field-board-on = Décision du conseil du
field-reason = Motif
field-cause = Cause
cause-missing = Choisissez une cause.
field-left-on = Premier jour hors de la coopérative
field-decided-exit = Décision du
field-decided-hint = Pour une exclusion : le jour de l'assemblée générale qui l'a votée.
exit-about = L'associé perd sa voix ce jour-là. Ses parts sortent du capital dans la limite du plancher, et lui sont remboursées selon les statuts.
exit-button = Inscrire la sortie
back-exit = Revenir à la sortie
notify-title = Annoncer une sortie
notify-about = La notification fait courir le préavis des statuts ; l'associé le reste jusqu'à la date d'effet.
field-notified-on = Reçue le
take-back-title = Retirer l'annonce de sortie
take-back-none = Aucune sortie n'est annoncée.
exclusion-title = Proposer l'exclusion
exclusion-about = L'associé connaît les griefs et est entendu avant l'assemblée, qui décide à la majorité des modifications de statuts.
field-grounds = Griefs
field-proposed-on = Proposée le
field-hearing-on = Audition le
abandon-title = Abandonner l'exclusion
abandon-about = L'exclusion proposée n'aura pas lieu : le conseil y renonce, ou l'assemblée l'a refusée.
address-title = Adresse
name-title = Nom
email-title = Courriel
consent-title = Envois électroniques
representative-title = Représentant légal
field-lines = Service, bâtiment, numéro et voie
field-lines-hint = Une à quatre lignes, comme sur l'enveloppe.
field-postal-code = Code postal
field-country = Pays
field-country-hint = Deux lettres capitales : FR, BE, CH…
field-given-name = Prénom
field-family-name = Nom de famille
field-legal-name = Dénomination
field-capacity = Qualité
field-capacity-hint = Par exemple : gérante, président, maire.
email-none-hint = Vide : les envois se font par lettre.
consent-about = La loi demande l'accord écrit de l'associé pour le convoquer par courriel (C. com., art. R225-63).
consent-agreed = L'associé accepte les convocations par courriel.
field-proof = Écrit qui le prouve
field-proof-hint = Par exemple : bulletin signé le 11 mars 2014.
field-decision = Décision qui le nomme
field-decision-hint = Par exemple : assemblée du 30 juin 2015.
refund-about = À payer maintenant : { $payable }. Retenu par le capital plancher : { $blocked }. Reste dû en tout : { $outstanding }.
refund-none = Cet associé n'a pas de créance de ce numéro.
reschedule-title = Échéancier
field-schedule = Échéances
field-schedule-hint = Une par ligne : le jour puis le montant, comme 2016-12-31 1250,50.
schedule-wrong = Chaque ligne porte un jour puis un montant, comme 2016-12-31 1250,50.
beneficiary-title = Bénéficiaire
beneficiary-about = Qui est payé à la place de l'associé : les héritiers par leur notaire, un liquidateur.
beneficiary-capacity-hint = Par exemple : notaire chargé de la succession.

## Réunion de deux inscriptions
twins-about = Un associé inscrit deux fois n'a qu'une voix : cherchez son autre inscription.
twins-search = Numéro ou nom
twins-alike-caption = Inscriptions du même nom
twins-caption = Inscriptions trouvées
twins-none = Aucune autre inscription ne répond à cette recherche.
twins-more = D'autres inscriptions répondent : précisez le nom ou donnez le numéro.
twins-choose = Comparer
twins-choose-this = Comparer avec { $entry }
merge-entry = { $name }, n° { $number }, { $town }, collège « { $college } », depuis le { $since }
merge-goes = L'inscription qui disparaît : { $entry }.
merge-stays = L'inscription qui demeure : { $entry }.
merge-preview = { $shares ->
    [one] Une part passe, dont { $paid } versés ; l'inscription qui demeure en détiendra { $held }.
   *[other] { $shares } parts passent, dont { $paid } versés ; l'inscription qui demeure en détiendra { $held }.
}
merge-kept = Le nom, les coordonnées et le collège restent ceux de l'inscription qui demeure. La réunion peut être défaite.
merge-reverse = Garder plutôt le n° { $number }
merge-another = Choisir une autre inscription
merge-button = Réunir les deux inscriptions
undo-merge-about = Réunie le { $day } avec { $entry }. Les deux inscriptions redeviennent distinctes, chacune avec ce qui était le sien.
undo-merge-none = Cette inscription n'est pas réunie avec une autre.

## Admission
admit-about = Le conseil décide de l'admission ; les conditions sont celles des statuts en vigueur le premier jour.
admit-decision = Décision
admit-shares = Premières parts
admit-button = Admettre
field-member-on = Associé à compter du
siren-wrong = Un SIREN a neuf chiffres, dont le dernier est une clé.
siret-wrong = Un SIRET a quatorze chiffres, dont le dernier est une clé.
rna-wrong = Un numéro RNA s'écrit comme W751234567.
alike-title = Homonyme
alike-another = Vérification faite, il s'agit d'une autre personne.
alike-see = Voir la fiche de { $name }, n° { $number }

## Candidatures
applications-title = Candidatures
applications-about = Ce qui est reçu avant la décision du conseil. Accepter une candidature admet l'associé ; un refus ou un retrait la clôt.
applications-caption = { $count ->
    [one] { $count } candidature au { $day }
   *[other] { $count } candidatures au { $day }
}
applications-none = Aucune candidature ne répond à cette recherche.
application-shares = Parts demandées
application-received = Reçue le
application-open = en attente
application-accepted = acceptée
application-refused = refusée
application-withdrawn = retirée
application-act = { $act } : candidature de { $name }
application-told = Candidature de { $name }, reçue le { $day } ; parts demandées : { $shares } ; collège « { $college } », catégorie { $category }.
application-motivation = Motivation : { $text }
apply-title = Enregistrer une candidature
apply-about = Le bulletin tel qu'il est reçu ; les conditions sont celles des statuts en vigueur ce jour-là.
apply-asked = Ce qui est demandé
apply-button = Enregistrer la candidature
field-received-on = Reçue le
field-motivation = Motivation
accept-title = Accepter
refuse-title = Refuser
take-application-back-title = Retirer
done-application = La candidature est enregistrée.
done-application-refused = Le refus est enregistré.
done-application-back = Le retrait de la candidature est enregistré.

## Capital
capital-title = Capital social
capital-caption = Capital par collège et catégorie au { $day }
capital-by-college = Par collège et catégorie
capital-blocked = Parts sorties, retenues par le plancher
position-title = Plancher et plafond
position-floor-title = Capital plancher
position-floor = Le capital ne peut pas descendre sous { $floor } ; il n'a jamais dépassé { $highest }.
position-headroom = Il peut encore en sortir { $amount }.
position-stuck = Le capital est à son plancher : rien ne peut en sortir, les remboursements attendent dans l'ordre des sorties.
position-public-title = Collectivités publiques
position-public = Elles détiennent { $held }, soit { $part } du capital ; elles ne peuvent dépasser { $most }.
position-room = Elles peuvent encore souscrire { $amount }.
position-breach = Elles dépassent leur plafond, par la sortie d'autres associés : toute souscription nouvelle leur est fermée.
alerts-title = À régler
flow-title = Entrées et sorties
flow-about = Début, plus entrées, moins sorties, égale fin. Par collège, les montants sont les variations nettes ; qui change de collège sort de l'un et entre dans l'autre.
flow-from = Mouvements depuis le
flow-caption = du { $first } au { $last }
flow-opening = Au début
flow-in = Entrées
flow-out = Sorties
flow-closing = À la fin

## Remboursements
refunds-title = Remboursements de parts
refunds-about = Dans l'ordre des sorties. Ce que le capital plancher retient sera payé quand le capital remontera.
refunds-caption = { $count ->
    [one] { $count } remboursement au { $day }
   *[other] { $count } remboursements au { $day }
}
refunds-none = Aucun remboursement ne répond à cette recherche.
claim-place = Rang
claim-left = Sortie
claim-amount = Dû
claim-repaid-column = Remboursé
claim-blocked-column = Retenu
claim-payable = À payer
claim-outstanding-column = Reste dû
claim-due-by = Au plus tard
claim-open = à rembourser
claim-held = retenu par le plancher
refund-to = Rembourser { $name }

## Exercices
years-title = Exercices clos
years-none = Aucun exercice n'est clos au registre.
years-caption = Exercices clos, le dernier d'abord
column-year = Exercice
column-article = Texte
year-opening = Premier jour
year-closing = Dernier jour
year-allocated = Résultat affecté le
year-interest = Intérêt aux parts
year-paid = Intérêt payé le
closing-title = Clôturer un exercice
closing-about = Une fois l'exercice clos, aucun mouvement de parts ne peut plus y être daté.
closing-on = Clos le
closing-button = Clôturer
reopening-title = Rouvrir
reopening-of = Rouvrir l'exercice { $year }
reopening-about = Tant que le résultat n'est pas affecté et qu'aucun exercice plus récent n'est clos.
reopening-button = Rouvrir
done-closing = L'exercice est clos.
done-reopening = L'exercice est rouvert.
done-allocation = L'affectation votée est inscrite.
allocation-title = Affectation
allocation-of = Affectation du résultat { $year }
allocation-caption = Ce que la loi et les statuts laissent à l'assemblée, étape par étape, exercice { $year }
allocation-steps = Étapes du calcul
allocation-accounts = Comptes de l'exercice
allocation-about = Rien n'est inscrit tant que vous calculez. Sans intérêt proposé, le calcul sert l'intérêt le plus élevé permis ; le reste va à la réserve statutaire.
allocation-compute = Calculer
allocation-record = Inscrire cette affectation, votée par l'assemblée
allocation-follows = La résolution n° { $number }, « { $title } », a décidé cette affectation ({ $assembly }). L'appliquer l'inscrit ici, et note la résolution comme faite.
allocation-apply = Appliquer l'affectation
allocation-voted = Votée le { $day } : réserve légale { $legal }, réserve statutaire { $statutory }, intérêt aux parts { $interest }, report à nouveau { $carried }.
field-result = Résultat après impôt, en euros
field-prior-losses = Pertes antérieures, en euros
field-reserves = Réserves avant affectation, en euros
field-subsidies = Subventions comprises dans le résultat, en euros
field-tmo = TMO { $year }, en pour cent
field-tmo-hint = Taux moyen de rendement des obligations des sociétés privées, année par année ; il borne l'intérêt (loi 47-1775, art. 14).
field-interest = Intérêt proposé, en euros
field-interest-hint = Vide : le plus élevé permis.
field-assembly-on = Assemblée du
rate-wrong = Ce taux ne se lit pas. Il s'écrit comme 1,25.

## Papiers et fichiers
member-papers = Papiers
paper-certificate = Attestation de parts
paper-statement = Relevé de l'année
paper-admission = Lettre d'admission
paper-exit = Lettre de sortie
paper-refund = Lettre de remboursement
paper-subscription = bulletin
paper-movements = Registre des mouvements
exports-title = Exporter :
export-csv = CSV
export-xlsx = classeur
export-cards = carnet d'adresses
export-ocf = Open Cap Format
export-entries = Écritures

