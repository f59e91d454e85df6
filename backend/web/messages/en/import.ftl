# Words of the import of members.

import-title = Import
import-about = A list of members, as CSV or as an XLSX workbook: a row for each, with category, day of entry, shares and what was paid. Each row is an admission, under the statutes of its day and with the refusals of an admission by hand.
import-twice = The same list admits nobody twice: a row that was imported before is known again, and an import that was cut goes on.
import-file = File
import-file-hint = CSV (UTF-8, UTF-16 or Windows-1252) or XLSX, 32 MiB at most. The first row names the columns.
import-source = Name of the source
import-source-hint = From where the list comes, as in registre-2014. How its columns are read is remembered under this name.
import-source-known = From where the list comes. Columns are remembered for: { $sources }.
import-source-wrong = A name of a source has 1 to 40 lower-case letters without accents, digits or hyphens.
import-no-file = Choose a file.
import-rehearsal = Rehearsal
import-rehearsal-only = Rehearse only: say row by row what would happen, and write nothing
import-button = Send
import-another = Choose a file
import-queued = The import waits for its turn.
import-running = Rows read: { $done } of { $total }.
import-refresh = Refresh
import-cancelled = The import was stopped; what was done stays done, and the same list goes on from there.
import-rehearsed-title = What the import would do
import-done-title = Import done
import-would = { $count ->
    [0] Nobody would be admitted. Nothing was written.
    [one] { $count } member would be admitted, with { $shares } shares and { $paid } paid. Nothing was written.
   *[other] { $count } members would be admitted, with { $shares } shares and { $paid } paid. Nothing was written.
}
import-did = { $count ->
    [0] Nobody was admitted.
    [one] { $count } member was admitted, with { $shares } shares and { $paid } paid.
   *[other] { $count } members were admitted, with { $shares } shares and { $paid } paid.
}
import-these = { $count ->
    [one] Import this member
   *[other] Import these { $count } members
}
import-stop = Stop the import
import-stopping = It was asked to stop: the import finishes the rows it holds.
import-resume = Go on with the import
import-columns-change = Read the columns another way
import-columns-form = Read the columns
import-columns-about = The file of source “{ $source }” has { $rows } rows. Say which column gives what: it is checked again at once, and nothing is written.
import-columns-try = Check
import-no-column = — none —
import-column = { $column } ({ $examples })
import-group-who = Who
import-group-admission = Admission
import-group-shares = Shares
import-group-reach = How to reach them
import-group-representative = Representative of a legal entity, namesakes
import-group-all = The same for every row that says nothing else
import-group-written = How it is written
import-days = Dates
import-days-first = day, month, year
import-months-first = month, day, year
import-decimals = Decimals
import-comma = a comma
import-point = a point
import-field-kind = Kind of member
import-field-number = Number in the source
import-field-given-name = Given name
import-field-family-name = Family name
import-field-name = Legal name
import-field-siren = SIREN
import-field-siret = SIRET
import-field-rna = RNA number
import-field-line-1 = Address, line 1
import-field-line-2 = Address, line 2
import-field-line-3 = Address, line 3
import-field-line-4 = Address, line 4
import-field-postal-code = Postal code
import-field-city = Town
import-field-country = Country
import-field-email = E-mail
import-field-representative-given-name = Given name of the representative
import-field-representative-family-name = Family name of the representative
import-field-representative-capacity = Capacity of the representative
import-field-college = College
import-field-category = Category
import-field-decided-on = Day of the decision
import-field-on = First day of membership
import-field-shares = Number of shares
import-field-paid = Paid at subscription
import-field-means = Means of payment
import-field-reference = Reference of the payment
import-field-paid-later = Paid later
import-field-paid-later-on = Day of the later payment
import-field-distinct = Namesake, another person
import-rows = Rows
import-admitted = Admitted
import-same = Members already
import-suspicious = To be looked at
import-refused = Refused
import-columns-title = How the columns were read
import-mapping-given = As this import asked.
import-mapping-remembered = As remembered of the source “{ $source }”.
import-mapping-guessed = By the names of the columns; remembered of the source “{ $source }” once it is imported.
import-rows-title = Row by row
import-rows-caption = Rows of the file, those to be looked at first
import-rows-cut = The first thousand rows of each kind.
import-line = Row
import-fate = Fate
import-reason = More
import-fate-admitted = admitted
import-fate-same = member already
import-fate-suspicious = to be looked at
import-fate-refused = refused
import-told-admitted = no. { $number }, shares: { $shares }, paid: { $paid }
import-told-same = no. { $number }
