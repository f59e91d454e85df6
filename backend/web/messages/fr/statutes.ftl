# Les mots des statuts. Ceux de la loi sont gardés.

statutes-title = Statuts
statutes-about = Les clauses que les calculs suivent, version par version. Une assemblée garde celles de son jour.
statutes-none = Aucuns statuts n'étaient adoptés ce jour-là.
statutes-caption = { $count ->
    [one] { $count } version, vue au { $day }
   *[other] { $count } versions, vues au { $day }
}
statutes-version-column = Version
statutes-version = Version { $version }
statutes-version-title = Statuts, version { $version }
statutes-adopted-on = Adoptée le
statutes-effective-on = En vigueur à compter du
statutes-in-force = en vigueur
statutes-coming = à venir
statutes-replaced = remplacée
statutes-before = Par rapport à la version d'avant
statutes-differ = { $count ->
    [0] aucune clause ne change
    [one] { $count } clause change
   *[other] { $count } clauses changent
}
statutes-same = inchangée
statutes-added = nouvelle
statutes-changed = modifiée
statutes-removed = supprimée
statutes-was = Avant :
statutes-no-clause = Aucune.
done-statutes = La version des statuts est adoptée.

## Chapitres et clauses
statutes-colleges = Voix et collèges
statutes-quorums = Quorum
statutes-majorities = Majorités et abstentions
statutes-meetings = Pouvoirs et tenue des assemblées
statutes-year = Exercice
statutes-categories = Catégories d'associés
statutes-membership = Associés et parts sociales
statutes-weight = { $weight } % des voix
statutes-carry = Report du vote d'un collège
statutes-silent = Collège muet
statutes-vanished = Collège sans membre
vanished-equal = Le poids d'un collège sans membre va aux autres à parts égales, aucun au-delà de 50 %.
vanished-pro-rata = Le poids d'un collège sans membre va aux autres à proportion de leur poids, aucun au-delà de 50 %.
statutes-quorum-of = Quorum, { $decision }, { $call }
statutes-quorum-none = aucun quorum
statutes-abstentions-law = La loi du jour : comptées contre jusqu'aux comptes clos le 19 juillet 2019, non exprimées ensuite (C. com., art. L225-96 et L225-98).
statutes-ceiling = Pouvoirs par mandataire
statutes-twentieth = Un pouvoir en dessous de vingt associés, un vingtième des associés au-delà.
statutes-meetings-source = Tenue des assemblées
statutes-own = par des clauses propres
statutes-by-law = par la loi seule, les statuts n'en disent rien
statutes-forms = Formulaires papier
statutes-forms-days = { $days ->
    [0] reçus jusqu'au jour de l'assemblée
    [one] reçus { $days } jour avant l'assemblée au plus tard
   *[other] reçus { $days } jours avant l'assemblée au plus tard
}
statutes-electronic = Vote électronique, avant et pendant la séance
statutes-released = Pouvoirs remis à un associé présent du même collège
statutes-year-end = Clôture de l'exercice
statutes-year-february = le dernier jour de février
statutes-year-silent = { $day } : les statuts n'en disent rien
statutes-category-told = { $college } ; { $kinds } ; dès { $minimum }, par parts de { $nominal }
statutes-membership-source = Associés et parts
statutes-capital-floor = Capital plancher
statutes-capital-part = Plancher, en part du capital le plus élevé
statutes-public-part = Part des collectivités publiques, au plus
statutes-release-years = Libération des parts
statutes-early-release = Libération avant l'appel
statutes-refund-years = Remboursement des parts
statutes-partial-withdrawal = Retrait partiel
statutes-withdrawal-notice = Préavis d'une démission
statutes-notice-none = aucun
statutes-years = { $count ->
    [one] { $count } an au plus
   *[other] { $count } ans au plus
}
statutes-months = { $count } mois
statutes-approval = Agrément d'une cession
approval-board = par le conseil d'administration
approval-assembly = par l'assemblée générale
approval-free = aucun : la cession entre associés est libre
statutes-account-conversion = Compte courant converti en parts
statutes-college-change = Effet d'un changement de collège
college-effect-after = après l'assemblée déjà convoquée
college-effect-at-once = au jour de la décision
statutes-reserve = Réserve statutaire, en part du solde
statutes-interest-base = Subventions et intérêt aux parts
interest-from-distributable = déduites du solde distribuable
interest-from-result = déduites du résultat
statutes-interest-year-end = Intérêt aux seules parts détenues à la clôture
statutes-revaluation = Revalorisation des parts

## Adopter une version
statutes-adopt-title = Adopter une version
statutes-adopt-about = Une version remplace la précédente en entier. Une clause plus souple que la loi est refusée, avec l'article qui l'interdit.
statutes-adopt-from = Le formulaire reprend la version { $version }, en vigueur à compter du { $day }.
statutes-adopt-first = Aucuns statuts ne sont encore adoptés : le formulaire porte le minimum de la loi, sans collège ni catégorie.
statutes-decided-title = Adopter les statuts décidés
statutes-decided-about = La résolution « { $title } » a changé les statuts. Le formulaire reprend la version { $version }, sous laquelle l'assemblée s'est tenue ; elle devient celle que vous écrivez ici.
statutes-weight-of = { $college }, en %
statutes-weights-hint = Trois collèges au moins, de 10 à 50 % chacun, 100 % ensemble : 20, 12,5 ou 100/3. Laissez tout vide pour une voix par associé, sans collège.
statutes-quorums-hint = Les quorums s'écrivent 1/5 ou 20 % ; 0 pour aucun.
statutes-majority-of = Majorité, { $decision }
statutes-majority-part-of = Part des voix, { $decision }
statutes-more-than = plus de
statutes-at-least = au moins
statutes-ceiling-unlimited = Sans limite
statutes-ceiling-at-most = Au plus le nombre qui suit
statutes-ceiling-most = Nombre de pouvoirs, s'il est fixé
statutes-forms-field = Formulaires papier : jours avant l'assemblée (0 à 3)
statutes-year-end-day = Jour de clôture (vide : 31 décembre)
statutes-year-end-month = Mois de clôture, de 1 à 12
statutes-release-years-field = Libération des parts, en années
statutes-refund-years-field = Remboursement des parts, en années
statutes-withdrawal-months = Préavis d'une démission, en mois
statutes-nominal = Valeur nominale d'une part
statutes-categories-hint = La même pour toutes les parts. Laissez vides les catégories en trop.
statutes-category-row = Catégorie { $row }
statutes-code = Code (minuscules, chiffres, tirets)
statutes-no-college = aucun
statutes-minimum = Souscription minimale
statutes-kinds = Qui peut en être
part-wrong = Une part s'écrit 1/5, 20 % ou 0,2.
statutes-weight-wrong = Un poids s'écrit 20, 12,5 ou 100/3.
statutes-choose = Faites un choix.
statutes-law-and-more = La loi seule est choisie, mais les champs qui suivent disent autre chose : choisissez des clauses propres, ou rendez-leur la valeur de la loi.
statutes-ceiling-and-most = Un nombre de pouvoirs ne va qu'avec « Au plus le nombre qui suit ».
statutes-code-missing = Donnez un code à cette catégorie, ou videz-la.
statutes-code-wrong = Un code a 1 à 40 minuscules sans accent, chiffres ou tirets.
