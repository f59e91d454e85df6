# Les mots du courrier : ce qui part de la maison, et ce qui n'est pas parti.

nav-outbox = Courrier
outbox-title = Courrier au départ
outbox-about = Messages électroniques et messages aux programmes : ceux qui attendent, ceux qui sont partis, ceux que la maison a mis de côté parce que l'autre côté les refuse.
outbox-caption = { $count ->
    [one] { $count } envoi
   *[other] { $count } envois, du plus récent au plus ancien
}
outbox-none = Aucun envoi ne répond à cette recherche.
outbox-number = Envoi
outbox-kind = Par
outbox-mail = courriel
outbox-webhook = webhook
outbox-recipient = Destinataire
outbox-subject = Objet
outbox-attempts = Essais
outbox-written = Écrit le
outbox-waiting = en attente
outbox-sent = parti
outbox-parked = mis de côté
outbox-next = Prochain essai
outbox-sent-at = Parti le
outbox-parked-at = Mis de côté le
outbox-reason = Ce qui l'en empêche
outbox-files = Pièces jointes
outbox-log = Journal des essais
outbox-log-none = Aucun essai n'a encore eu lieu.
outbox-log-caption = Les essais, dans leur ordre
outbox-attempt = Essai
outbox-outcome = Résultat
outbox-code = Code
outbox-took = Durée
outbox-words = Réponse
outbox-line-sent = pris
outbox-line-deferred = remis à plus tard
outbox-line-parked = abandonné
outbox-line-retried = nouvel essai demandé
outbox-asked-by = Voir qui l'a demandé
outbox-retry = Essayer de nouveau
outbox-retry-all = Essayer de nouveau tout ce qui est mis de côté
outbox-parked-now = Envois mis de côté : { $count }. Corrigez ce qui les empêche de partir, puis essayez de nouveau.
outbox-done-one = L'envoi repart maintenant.
outbox-done-all = Tout ce qui était mis de côté repart maintenant.
outbox-secret = Le texte n'est pas montré : il peut contenir un lien personnel.
