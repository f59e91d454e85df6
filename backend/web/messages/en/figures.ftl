# What the reports say in French only, in English.

## Details beside a figure
detail-cct-base = in scope { $scope } − Sacem { $sacem }
detail-cct-holders = of { $base }
detail-cct-per-listen = { $shared } ÷ { $listens } listens = { $price }

## What a reader must know
warning-departments = The departments count { $sum } people and { $sumfte } FTE, the whole team { $people } people and { $fte } FTE: the figures are those of the count, without adjustment.
warning-capital = The share capital is { $capital }, that of the colleges { $sum }.
warning-revenue = The revenue is { $revenue }, but the split was made on { $split }.

## Formulas
formula-share-capital = Shares subscribed and not redeemed on 31 December, at nominal value
formula-members = Members in the register on 31 December, all colleges together
formula-revenue = Invoices issued in the year excluding VAT, less credit notes
formula-users = Different people who used a service in the year, source by source, added up
formula-listens = Listens counted in the year, all sources added up
formula-partner-venues = Venues that a contract serves on 31 December, each counted once
formula-customers = Organisations with a contract in force on 31 December, each counted once
formula-departmental-penetration = Departmental libraries that are customers ÷ all departmental libraries
formula-municipal-penetration = Municipal libraries that are customers ÷ municipal libraries canvassed
formula-titles = Last count of the catalogue on 31 December or before
formula-artists = Last count of the catalogue on 31 December or before
formula-countries = Last count of the catalogue on 31 December or before
formula-people = Last count of the team on 31 December or before
formula-fte = Last count of the team on 31 December or before
formula-sites = Sites in the last count of the team on 31 December or before
formula-cct-base = Subscriptions of the year excluding VAT, less the dues of the Sacem, never negative
formula-cct-rights-holders = Parts of the base for the rights holders, the solidarity savings fund included
formula-cct-per-listen = (Part of the rights holders − solidarity savings fund) ÷ listens of the year
