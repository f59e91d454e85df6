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
import-now = Importer ce fichier
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
