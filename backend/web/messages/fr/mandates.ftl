# Les mots du registre des mandats.

tab-mandates = Mandats
mandates-all = Tous les mandats, ceux qui sont terminés aussi
mandates-about = Qui siège au conseil, le préside, contrôle les comptes ou révise la coopérative. La fin de chaque mandat est calculée par la loi et les statuts.
mandates-register-caption = { $count ->
    [one] { $count } mandat connu au { $day }
   *[other] { $count } mandats connus au { $day }
}
mandates-register-none = Aucun mandat ne répond à cette recherche.
mandate-director = Membre du conseil d'administration
mandate-chair = Présidence du conseil d'administration
mandate-auditor = Commissaire aux comptes
mandate-reviewer = Réviseur coopératif
mandate-of-substitute = { $kind } (suppléance)
mandate-revocation = Révocation
mandate-running = en cours
mandate-coming = à venir
mandate-over = terminé
mandate-act = { $act } : { $name }
mandate-told = { $name } : { $kind }, du { $from } au { $until } au plus tard.
mandate-acting = Représentant permanent : { $name }.
done-mandate = Le mandat est inscrit.
done-mandate-ended = La fin du mandat est inscrite.
done-mandate-represented = Le nouveau représentant est inscrit.

## Donner un mandat
mandate-give-title = Donner un mandat
mandate-give-about = La fin du mandat se déduit de la loi, et de la date de clôture des statuts en vigueur à son premier jour.
mandate-kind-missing = Choisissez un mandat.
mandate-years = Durée, en années
mandate-years-hint = Six au plus, cinq pour un réviseur ; en exercices pour un commissaire aux comptes.
mandate-substitute = Suppléance
mandate-substitute-yes = Le titulaire remplace un commissaire aux comptes ou un réviseur qui ne peut plus l'être.
mandate-holder = Titulaire
mandate-member-hint = Pour un associé : son nom et sa nature sont ceux du registre, le jour de la décision.
mandate-no-member = Aucun associé ne portait ce numéro le jour de la décision.
mandate-name = Nom
mandate-name-hint = Pour un titulaire qui n'est pas associé.
mandate-entity = Nature du titulaire
mandate-entity-yes = Le titulaire qui n'est pas associé est une personne morale.
mandate-representative = Représentant permanent
mandate-representative-hint = La personne qui agit pour une personne morale (C. com., art. L225-20).
mandate-decided-by = Qui a décidé
mandate-decided-by-hint = Par exemple : assemblée générale ordinaire, conseil d'administration (cooptation).

## Mettre fin, changer de représentant
mandate-end-title = Mettre fin au mandat
mandate-end-about = Un mandat prend fin de lui-même à son terme : n'inscrivez ici qu'une fin anticipée.
mandate-last-day = Dernier jour du mandat
mandate-end-note = Précision
mandate-replace-title = Changer de représentant
mandate-replace-about = Une personne morale qui révoque son représentant en nomme aussitôt un autre (C. com., art. L225-20).
