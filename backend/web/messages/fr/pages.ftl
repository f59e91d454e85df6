# Les mots des pages. Espaces et apostrophes ordinaires : la typographie est posée à l'affichage.

## Cadre
product = Quintette
product-about = Le back-office de la coopérative
skip = Aller au contenu
nav-main = Navigation principale
nav-figures = Chiffres clés
nav-api = API
other-language = English
footer-read = Chiffres calculés à partir des faits enregistrés, lus le { $day }.

## Chiffres clés
page-title = Chiffres clés { $year }
year-navigation = Choix de l'exercice
year-earlier = Exercice { $year }
year-later = Exercice { $year }
unknown = non renseigné
value-in-year = { $value } en { $year }
group-public = Le public
group-creators = Les créateurs
group-catalogue = Le catalogue
group-team = L'équipe
group-other = Autres chiffres
papers-title = Le rapport et les données
paper-pdf = Rapport d'activité { $year }
paper-pdf-about = PDF
paper-json = Les mêmes chiffres, pour un programme
paper-json-about = JSON
paper-api = Documentation de l'API
paper-api-about = HTML
paper-openapi = Description OpenAPI 3.1
paper-openapi-about = JSON
growth-title = D'une année à l'autre
growth-about = Chaque paire a sa propre échelle, qui part de zéro : les hauteurs se comparent à l'intérieur d'une paire.
growth-none = L'année { $year } n'est pas connue : il n'y a pas d'évolution à montrer.
growth-told = { $before } en { $earlier }, { $now } en { $year } ({ $growth })
warning = À savoir

## Sociétaires
members-title = Sociétaires et capital
members-caption = Sociétaires et capital par collège au 31 décembre { $year }
members-unknown = Le registre des sociétaires n'est pas renseigné pour cet exercice.
column-college = Collège
column-members = Sociétaires
column-share = Part
column-capital = Capital
column-share-capital = Part du capital
category-from = { $name }, dès { $minimum }
total = Total
measure-members-by-college = Sociétaires
second-members-by-college = Capital
chart-members-by-college = Sociétaires et capital par collège au 31 décembre { $year }

## Équipe
team-title = L'équipe
team-caption = L'équipe par pôle, relevé du { $day }
team-unknown = L'équipe n'est pas renseignée pour cet exercice.
column-department = Pôle
column-people = Personnes
column-fte = ETP
people-fte = { $people } ({ $fte } ETP)
team-sum = Somme des pôles
team-whole = Équipe entière
team-gap = ne fait pas le total
measure-team-by-department = Personnes
chart-team-by-department = Personnes par pôle en { $year }, et équivalents temps plein (ETP)

## Répartition
split-title = La contribution créative territoriale
split-about = Une fois déduits les droits de la Sacem, les abonnements hors taxes sont répartis entre les créateurs et la coopérative.
split-unknown = La répartition de l'exercice n'a pas encore été faite.
split-steps-caption = Du chiffre d'affaires à la base de répartition { $year }
split-pots-caption = Répartition de la base, clés en vigueur depuis le { $day }
split-revenue = Chiffre d'affaires hors taxes
split-left-out = Hors assiette
split-scope = Assiette
split-sacem = Droits de la Sacem
split-base = Base de répartition
split-holders = Ensemble des ayants droit
split-for-holders = pour les ayants droit
split-for-cooperative = pour la coopérative
split-listen = { $price } par écoute reviennent aux créateurs, hors fonds d'épargne solidaire ({ $listens } écoutes).
split-shortfall = Les droits dépassent l'assiette de { $amount } : il n'y a rien à répartir.
column-step = Étape
column-detail = Précision
column-amount = Montant
column-pot = Part
column-for = Pour qui
column-key = Clé
measure-cct-split = Montant
chart-cct-split = Répartition de la base { $year }, avec la clé de chaque part

## Définitions
definitions-title = Comment ces chiffres sont comptés
definitions-caption = Définition de chaque chiffre clé { $year }
column-figure = Chiffre
column-value = Valeur
column-definition = Définition

## Avis
go-home = Revenir à l'accueil
go-api = Lire la documentation de l'API
go-year = Voir l'exercice { $year }
empty-title = Tout est prêt, rien n'est encore enregistré
empty-nothing = La base de données est vide : il n'y a pas de chiffres à montrer.
empty-begin = Pour commencer, dans un terminal :
empty-demo = joue les années 2014 et 2015 d'une coopérative de démonstration, et range ses factures, le résultat de l'assemblée et le rapport d'activité dans le dossier « demonstration ».
empty-import = lit la liste des bibliothèques publiques, pour y inscrire de vrais clients.
empty-api = Ou enregistrer les premiers faits par l'API
not-found-title = Cette page n'existe pas
not-found-path = Il n'y a rien à l'adresse « { $path } ».
no-year-title = Pas de chiffres pour cet exercice
no-year-unknown = Aucun fait enregistré ne donne de chiffre pour l'exercice { $asked }.
no-year-wrong = « { $asked } » n'est pas une année : il faut quatre chiffres, comme 2015.
refused-title = Ce n'est pas possible
failed-title = La page n'a pas pu être préparée
failed-database = La base de données ne répond pas.
failed-again = Rien n'a été perdu. Réessayez dans un instant.
failed-inside = Quelque chose ne va pas dans le programme ou dans ses données. Le journal du serveur dit quoi ; rien n'a été modifié.
failed-verify = contrôle les faits enregistrés et les vues qui en sont tirées.
