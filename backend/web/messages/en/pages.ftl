# The words of the pages.

## Frame
product = Quintette
product-about = The cooperative's back office
skip = Skip to content
nav-main = Main navigation
nav-figures = Key figures
nav-api = API
other-language = Français
footer-read = Figures computed from the recorded facts, read on { $day }.

## Key figures
page-title = Key figures { $year }
year-navigation = Choice of the year
year-earlier = Year { $year }
year-later = Year { $year }
unknown = unknown
value-in-year = { $value } in { $year }
group-public = The public
group-creators = The creators
group-catalogue = The catalogue
group-team = The team
group-other = Other figures
papers-title = The report and the data
paper-pdf = Activity report { $year } (in French)
paper-pdf-about = PDF
paper-json = The same figures, for a program
paper-json-about = JSON
paper-api = API documentation
paper-api-about = HTML
paper-openapi = OpenAPI 3.1 description
paper-openapi-about = JSON
growth-title = From one year to the next
growth-about = Each pair has a scale of its own, which begins at zero: compare heights within a pair only.
growth-none = The year { $year } is not known: there is no growth to show.
growth-told = { $before } in { $earlier }, { $now } in { $year } ({ $growth })
warning = Please note

## Members
members-title = Members and capital
members-caption = Members and capital by college on 31 December { $year }
members-unknown = The register of members is not filled in for this year.
column-college = College
column-members = Members
column-share = Share
column-capital = Capital
column-share-capital = Share of capital
category-from = { $name }, from { $minimum }
total = Total
measure-members-by-college = Members
second-members-by-college = Capital
chart-members-by-college = Members and capital by college on 31 December { $year }
college-employees = Employees
college-creators = Creators and producers of content
college-distributors = Cultural distributors
college-federations = Groups and federations
college-supporters = Supporting members

## Team
team-title = The team
team-caption = The team by department, counted on { $day }
team-unknown = The team is not filled in for this year.
column-department = Department
column-people = People
column-fte = FTE
people-fte = { $people } ({ $fte } FTE)
team-sum = Sum of departments
team-whole = Whole team
team-gap = does not make the total
measure-team-by-department = People
chart-team-by-department = People by department in { $year }, and full-time equivalents (FTE)

## Split
split-title = The contribution to creators
split-about = After the Sacem's dues, the subscriptions excluding VAT are split between the creators and the cooperative (contribution créative territoriale, CCT).
split-unknown = The split of this year has not been made yet.
split-steps-caption = From the revenue to the base of the split { $year }
split-pots-caption = Split of the base, by the keys that hold since { $day }
split-revenue = Revenue excluding VAT
split-left-out = Left out
split-scope = In scope
split-sacem = Dues of the Sacem
split-base = Base of the split
split-holders = All rights holders
split-for-holders = for the rights holders
split-for-cooperative = for the cooperative
split-listen = { $price } a listen go to the creators, the savings fund left out ({ $listens } listens).
split-shortfall = The dues exceed what is in scope by { $amount }: there is nothing to split.
column-step = Step
column-detail = Detail
column-amount = Amount
column-pot = Pot
column-for = For whom
column-key = Key
measure-cct-split = Amount
chart-cct-split = Split of the base { $year }, with the key of each pot

## Definitions
definitions-title = How these figures are counted
definitions-caption = Definition of each key figure { $year }
column-figure = Figure
column-value = Value
column-definition = Definition

## Notices
go-home = Back to the first page
go-api = Read the API documentation
go-year = See the year { $year }
empty-title = All is ready, nothing is recorded yet
empty-nothing = The database is empty: there are no figures to show.
empty-begin = To begin, in a terminal:
empty-demo = plays the years 2014 and 2015 of a demonstration cooperative, and puts its invoices, the result of the assembly and the activity report into the folder “demonstration”.
empty-import = reads the list of public libraries, from which real customers can be taken.
empty-api = Or record the first facts through the API
not-found-title = This page does not exist
not-found-path = There is nothing at “{ $path }”.
no-year-title = No figures for this year
no-year-unknown = No recorded fact gives a figure for the year { $asked }.
no-year-wrong = “{ $asked }” is not a year: four digits are needed, as in 2015.
refused-title = This is not possible
failed-title = The page could not be made
failed-database = The database does not answer.
failed-again = Nothing was lost. Try again in a moment.
failed-inside = Something is wrong in the program or in its data. The server's log says what; nothing was changed.
failed-verify = checks the recorded facts and the views made from them.
