# Les mots de l'import d'associés.

import-title = Importer
import-about = Une liste d'associés, en CSV ou en classeur XLSX : une ligne par associé, avec sa catégorie, son jour d'entrée, ses parts et ce qu'il a versé. Chaque ligne est une admission, sous les statuts de son jour et avec les mêmes refus que l'admission à la main.
import-twice = La même liste n'admet personne deux fois : une ligne déjà importée est reconnue, et un import interrompu reprend où il s'était arrêté.
import-file = Fichier
import-file-hint = CSV (UTF-8, UTF-16 ou Windows-1252) ou XLSX, 32 Mio au plus. La première ligne nomme les colonnes.
import-source = Nom de la source
import-source-hint = D'où vient la liste, par exemple registre-2014. La lecture de ses colonnes est retenue sous ce nom.
import-source-known = D'où vient la liste. La lecture des colonnes est retenue pour : { $sources }.
import-source-wrong = Un nom de source a de 1 à 40 minuscules sans accent, chiffres ou tirets.
import-no-file = Choisissez un fichier.
import-rehearsal = Vérification
import-rehearsal-only = Vérifier seulement : dire ligne par ligne ce qui arriverait, sans rien écrire
import-button = Envoyer
import-another = Choisir un fichier
import-queued = L'import attend son tour.
import-running = Lignes lues : { $done } sur { $total }.
import-refresh = Actualiser
import-cancelled = L'import a été arrêté ; ce qui était fait le reste, et la même liste reprend où il en était.
import-rehearsed-title = Ce que l'import ferait
import-done-title = Import terminé
import-would = { $count ->
    [0] Aucun associé ne serait admis. Rien n'a été écrit.
    [one] { $count } associé serait admis, avec { $shares } parts et { $paid } versés. Rien n'a été écrit.
   *[other] { $count } associés seraient admis, avec { $shares } parts et { $paid } versés. Rien n'a été écrit.
}
import-did = { $count ->
    [0] Aucun associé n'a été admis.
    [one] { $count } associé a été admis, avec { $shares } parts et { $paid } versés.
   *[other] { $count } associés ont été admis, avec { $shares } parts et { $paid } versés.
}
import-these = { $count ->
    [one] Importer cet associé
   *[other] Importer ces { $count } associés
}
import-stop = Arrêter l'import
import-stopping = L'arrêt est demandé : l'import finit les lignes qu'il tient.
import-resume = Reprendre l'import
import-columns-change = Lire les colonnes autrement
import-columns-form = Lire les colonnes
import-columns-about = Le fichier de la source « { $source } » compte { $rows } lignes. Dites quelle colonne donne quoi : il est aussitôt vérifié de nouveau, sans rien écrire.
import-columns-try = Vérifier
import-no-column = — aucune —
import-column = { $column } ({ $examples })
import-group-who = Qui
import-group-admission = Admission
import-group-shares = Parts
import-group-reach = Coordonnées
import-group-representative = Représentant d'une personne morale, homonymes
import-group-all = Le même pour toutes les lignes, sauf celles qui disent autre chose
import-group-written = Écriture
import-days = Dates
import-days-first = jour, mois, année
import-months-first = mois, jour, année
import-decimals = Décimales
import-comma = une virgule
import-point = un point
import-field-kind = Type d'associé
import-field-number = Numéro dans la source
import-field-given-name = Prénom
import-field-family-name = Nom
import-field-name = Dénomination
import-field-siren = SIREN
import-field-siret = SIRET
import-field-rna = Numéro RNA
import-field-line-1 = Adresse, ligne 1
import-field-line-2 = Adresse, ligne 2
import-field-line-3 = Adresse, ligne 3
import-field-line-4 = Adresse, ligne 4
import-field-postal-code = Code postal
import-field-city = Ville
import-field-country = Pays
import-field-email = Courriel
import-field-representative-given-name = Prénom du représentant
import-field-representative-family-name = Nom du représentant
import-field-representative-capacity = Qualité du représentant
import-field-college = Collège
import-field-category = Catégorie
import-field-decided-on = Jour de la décision
import-field-on = Jour d'entrée
import-field-shares = Nombre de parts
import-field-paid = Versé à la souscription
import-field-means = Moyen de paiement
import-field-reference = Référence du paiement
import-field-paid-later = Versé ensuite
import-field-paid-later-on = Jour du versement ultérieur
import-field-distinct = Homonyme, personne distincte
import-rows = Lignes
import-admitted = Admis
import-same = Déjà associés
import-suspicious = À regarder
import-refused = Refusées
import-columns-title = Comment les colonnes ont été lues
import-mapping-given = Comme cet import le demandait.
import-mapping-remembered = Comme retenu pour la source « { $source } ».
import-mapping-guessed = D'après les noms des colonnes ; ce sera retenu pour la source « { $source } » si l'import a lieu.
import-rows-title = Ligne par ligne
import-rows-caption = Lignes du fichier, celles à regarder d'abord
import-rows-cut = Les mille premières lignes de chaque sorte.
import-line = Ligne
import-fate = Sort
import-reason = Précision
import-fate-admitted = admis
import-fate-same = déjà associé
import-fate-suspicious = à regarder
import-fate-refused = refusée
import-told-admitted = n° { $number }, parts : { $shares }, versé : { $paid }
import-told-same = n° { $number }
