# Les mots du calendrier de l'exercice.

tab-calendar = Calendrier
calendar-title = Calendrier de l'exercice
calendar-caption = Obligations et fins de mandat, lues au { $day }
calendar-year = Exercice au { $closing } : assemblée annuelle non convoquée.
calendar-year-held = Exercice au { $closing } : assemblée annuelle le { $assembly }.
calendar-left = { $count ->
    [0] aujourd'hui
    [one] dans { $count } jour
   *[other] dans { $count } jours
}
calendar-empty = Rien n'est à faire autour de ce jour.
calendar-file = Calendrier pour un agenda
duty-by = Au plus tard le
duty-what = Obligation
duty-audience = Pour
duty-late = en retard
duty-near = proche
duty-on = Fait le
duty-note = Précision (récépissé, lieu…)
duty-about = Au plus tard le { $day } ({ $article }).
duty-done-on = fait le { $day }
duty-done-title = Noter comme fait
duty-undone-title = N'est pas fait
done-duty = L'obligation est notée comme faite.
done-duty-undone = L'obligation est de nouveau à faire.
mandates-title = Mandats en cours
mandates-caption = Mandats, le premier qui finit d'abord
mandates-none = Aucun mandat n'est en cours ce jour-là.
mandate-kind = Mandat
mandate-substitute = suppléance
mandate-until = Prend fin au plus tard le
mandate-decided = Décision
mandate-represented = représenté par { $name }
