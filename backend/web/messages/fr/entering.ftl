# Les mots de l'entrée. Espaces et apostrophes ordinaires : la typographie est posée à l'affichage.

## Cadre
nav-enter = Se connecter
nav-own = Mon espace
nav-users = Utilisateurs
nav-trail = Journal
nav-account = Mon compte
nav-tokens = Jetons d'accès
nav-leave = Se déconnecter
refused-mark = Erreur –{" "}
field-optional = { $field } (facultatif)
or = ou
moment = { $day } à { $hour } UTC

## Connexion
enter-title = Connexion
enter-button = Se connecter
enter-provider = Continuer avec { $name }
enter-by-link-about = Vous êtes associé, ou représentez une organisation ? Entrez sans mot de passe, par un lien envoyé à votre adresse.
enter-by-link = Recevoir un lien par courriel
enter-forgotten = Mot de passe oublié
enter-again = Votre session est terminée, ou n'a pas commencé : identifiez-vous pour continuer.
enter-left = Vous êtes déconnecté.
field-email = Adresse de courriel
field-password = Mot de passe
field-name = Prénom et nom
provider-title = Vous n'êtes pas connecté
provider-again = Recommencer
provider-other = Se connecter autrement
provider-leave = Se déconnecter aussi de { $name }

## Second facteur
code-title = Vérification en deux étapes
code-about = Ouvrez l'application de codes de votre téléphone et recopiez le code de Quintette.
code-field = Code à six chiffres
code-button = Vérifier
code-lost = Je n'ai pas mon téléphone : utiliser un code de secours
code-recovery-about = Chaque code de secours sert une seule fois. Ils vous ont été donnés quand vous avez activé la vérification en deux étapes.
code-recovery-field = Code de secours
code-found = J'ai mon téléphone : utiliser un code à six chiffres
enrol-title = Activer la vérification en deux étapes
enrol-about = Votre rôle ouvre des données que l'on protège mieux que par un mot de passe seul. Il faut une application de codes sur votre téléphone, comme FreeOTP, Aegis ou celle que vous avez déjà.
enrol-step-scan = Dans l'application, ajoutez un compte en lisant ce carré.
enrol-step-type = Vous lisez cette page sur le téléphone même, ou le carré ne se lit pas ? Ouvrez ce lien, ou tapez la clé.
enrol-step-code = Recopiez le code à six chiffres que l'application affiche.
enrol-picture = Code QR qui contient la clé écrite plus bas
enrol-link = Ouvrir dans l'application de codes
enrol-key = Clé
enrol-button = Activer
codes-title = Vos codes de secours
codes-about = Si vous perdez votre téléphone, chacun de ces codes vous laissera entrer, une seule fois.
codes-once = Ils ne seront plus jamais affichés. Imprimez cette page, ou recopiez-les en lieu sûr, ailleurs que sur votre téléphone.
codes-for = Codes de secours Quintette, le { $day }
codes-done = C'est noté, continuer

## Lien par courriel
link-title = Recevoir un lien de connexion
link-about = Pour les associés et les représentants d'organisations. Donnez l'adresse que la coopérative connaît : le lien y arrive par courriel, sert une fois et vaut quinze minutes.
link-button = Envoyer le lien
link-with-password = Se connecter avec un mot de passe
sent-title = Regardez votre courrier
sent-link = Si un compte d'associé existe à l'adresse « { $email } », un lien de connexion vient de partir. Il sert une fois et vaut quinze minutes.
sent-reset = Si un compte existe à l'adresse « { $email } », un lien pour choisir un nouveau mot de passe vient de partir. Il sert une fois et vaut une heure.
sent-nothing = Rien reçu ? Regardez dans les indésirables, vérifiez l'adresse, ou demandez un autre lien.
sent-again = Demander un autre lien
link-use-title = Se connecter par lien
link-use-about = Un clic encore, pour que seul vous, et non un programme qui relit votre courrier, utilisiez ce lien.
link-use-button = Me connecter
link-over-title = Ce lien ne sert plus
link-over = Il a déjà servi, il est trop ancien, ou l'adresse a été mal recopiée.
link-over-ask = Demander un nouveau lien
link-over-forgotten = Demander un nouveau lien de mot de passe
link-over-invitation = Demandez à la personne qui vous a invité de recommencer.

## Bienvenue
welcome-title = Bienvenue
welcome-name = Bienvenue, { $name }
welcome-invited = Votre compte est prêt. Choisissez un mot de passe pour y entrer.
welcome-first = Vous êtes la première personne à entrer ici : ce lien fait de vous l'administrateur du programme.
welcome-roles = Votre rôle : { $roles }.
welcome-button = Entrer
password-choose = Choisissez un mot de passe
password-again = Le même, une seconde fois
password-differs = Les deux mots de passe diffèrent. Tapez deux fois le même.
email-wrong = Cette adresse n'est pas une adresse de courriel. Elle s'écrit comme prenom.nom@exemple.fr.
password-hint = De 12 à 128 caractères. Une phrase de quelques mots convient bien ; un gestionnaire de mots de passe, mieux encore.

## Mot de passe oublié
forgotten-title = Mot de passe oublié
forgotten-about = Donnez l'adresse de votre compte : un lien pour choisir un autre mot de passe y sera envoyé.
forgotten-button = Envoyer le lien
reset-title = Nouveau mot de passe
reset-about = Toutes vos autres sessions seront fermées.
reset-button = Enregistrer et entrer
