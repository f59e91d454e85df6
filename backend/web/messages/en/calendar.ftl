# Words of the calendar of the year.

tab-calendar = Calendar
calendar-title = Calendar of the year
calendar-caption = Duties and ends of mandates, as read on { $day }
calendar-year = Year to { $closing }: its assembly is not convened.
calendar-year-held = Year to { $closing }: its assembly is on { $assembly }.
calendar-left = { $count ->
    [0] today
    [one] in { $count } day
   *[other] in { $count } days
}
calendar-empty = Nothing is to be done around that day.
calendar-file = For a calendar program
duty-by = By
duty-what = Duty
duty-audience = For
duty-late = late
duty-near = near
duty-on = Done on
duty-note = How (receipt, place…)
duty-about = By { $day } ({ $article }).
duty-done-on = done on { $day }
duty-done-title = Mark as done
duty-undone-title = Not done after all
done-duty = The duty is marked as done.
done-duty-undone = The duty is to be done again.
mandates-title = Mandates in force
mandates-caption = Mandates, the first to end first
mandates-none = No mandate is in force on that day.
mandate-kind = Mandate
mandate-substitute = substitute
mandate-until = Ends at the latest on
mandate-decided = Decision
mandate-represented = represented by { $name }
