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
subscribe-title = Souscrire
pay-title = Libérer
transfer-title = Céder
withdraw-title = Retirer des parts
college-title = Changer de collège
particulars-title = Coordonnées
exit-title = Sortie
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
