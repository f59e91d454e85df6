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
done-send = Les convocations sont en cours d'envoi.
done-sign = Le procès-verbal est signé et gardé.
