# Les papiers d'une assemblée : convocations, feuille de présence, procès-verbal, résultat.

paper-calendar = Rendez-vous de l'assemblée
paper-convocations = Convocations à envoyer par la poste (500 au plus)
paper-attendance = Feuille de présence
paper-minutes = Procès-verbal (projet tant qu'il n'est pas signé)
paper-votes = Votes nominatifs
paper-result-file = Résultat, à recalculer soi-même
send-title = Envoyer les convocations par courriel
send-about = Chaque associé qui a accepté par écrit d'être convoqué par courriel, et qui ne l'a pas encore été, reçoit sa convocation. Recommencer n'écrit à personne deux fois.
send-post = Les autres sont à convoquer par la poste : leurs convocations s'impriment depuis la page de l'assemblée.
sign-title = Signer le procès-verbal
sign-about = Le procès-verbal prend le numéro suivant du registre. Il est gardé tel quel : plus rien ne le change.
sign-day = Jour des signatures
done-sign = Le procès-verbal est signé et gardé.
paper-bundle = Convocations à imprimer, { $page } sur { $pages }
mailing-heading = Par courriel
mailing-none = Aucun envoi par courriel n'a été demandé.
mailing-title = Envoi par courriel
mailing-done-title = Envoi par courriel terminé
mailing-queued = L'envoi attend son tour.
mailing-running = Associés examinés : { $done } sur { $total }.
mailing-stopping = L'arrêt est demandé : l'envoi finit les associés qu'il tient.
mailing-cancelled = L'envoi a été arrêté ; ce qui est parti est noté, et la reprise n'écrit à personne deux fois.
mailing-stop = Arrêter l'envoi
mailing-resume = Reprendre l'envoi
mailing-mailed = Courriels partis
mailing-by-post = À convoquer par la poste
mailing-without-address = Sans adresse au registre
mailing-left = Sont convoqués par la poste ceux qui n'ont pas accepté le courriel par écrit (C. com., art. R225-63) ou n'en ont pas donné. Une adresse manquante se complète dans la fiche de l'associé.
mailing-did = { $count ->
    [0] aucun courriel
    [one] { $count } courriel
   *[other] { $count } courriels
}
mailing-failed = en échec
mailing-stopped = arrêté
mailing-goes-on = en cours
mailing-told = Envoi du { $moment } : { $what }
paper-lapse = Lettre à { $name }
extract-title = Extrait du procès-verbal
extract-button = Établir l'extrait
extract-about = Quelques résolutions du procès-verbal signé, certifiées par la présidence ou le secrétariat (C. com., art. R225-108), pour le greffe, une banque ou un notaire.
extract-resolutions = Résolutions
extract-none = Choisissez au moins une résolution.
extract-purpose = Destination
extract-purpose-hint = Par exemple : destiné au greffe du tribunal de commerce.
extract-on = Certifié le
extract-place = Fait à
extract-name = Signataire
extract-name-hint = Rien : la coopérative, pour le conseil d'administration.
extract-capacity = En qualité de
minutes-paper = Imprimer le registre
minutes-paper-about = Les procès-verbaux des assemblées tenues pendant une période.
minutes-from = Du
minutes-until = Au
minutes-print = Imprimer
