//! The articles that the form must reproduce or recall (C. com. R225-76, R225-78, R225-81), as the law has them.

use super::input::Abstentions;

/// Code de commerce, article L225-106, what of it concerns every proxy.
pub(super) const PROXIES: [&str; 3] = [
    "I. – Un actionnaire peut se faire représenter par un autre actionnaire, par son conjoint ou par le partenaire avec \
     lequel il a conclu un pacte civil de solidarité.",
    "II. – Le mandat ainsi que, le cas échéant, sa révocation sont écrits et communiqués à la société. […]",
    "Pour toute procuration d'un actionnaire sans indication de mandataire, le président de l'assemblée générale émet un \
     vote favorable à l'adoption des projets de résolution présentés ou agréés par le conseil d'administration ou le \
     directoire, selon le cas, et un vote défavorable à l'adoption de tous les autres projets de résolution. Pour émettre \
     tout autre vote, l'actionnaire doit faire choix d'un mandataire qui accepte de voter dans le sens indiqué par le \
     mandant.",
];

/// Code de commerce, article L225-107, I, as it stands or stood under the law of the assembly's day.
pub(super) fn postal_votes(abstentions: Abstentions) -> [&'static str; 2] {
    [
        "I. – Tout actionnaire peut voter par correspondance, au moyen d'un formulaire dont les mentions sont fixées par \
         décret en Conseil d'État. Les dispositions contraires des statuts sont réputées non écrites.",
        match abstentions {
            Abstentions::NotCast => {
                "Pour le calcul du quorum, il n'est tenu compte que des formulaires qui ont été reçus par la société avant \
                 la réunion de l'assemblée, dans les conditions de délais fixées par décret en Conseil d'État. Les \
                 formulaires ne donnant aucun sens de vote ou exprimant une abstention ne sont pas considérés comme des \
                 votes exprimés."
            }
            Abstentions::Against => {
                "Pour le calcul du quorum, il n'est tenu compte que des formulaires qui ont été reçus par la société avant \
                 la réunion de l'assemblée, dans les conditions de délais fixées par décret en Conseil d'État. Les \
                 formulaires ne donnant aucun sens de vote ou exprimant une abstention sont considérés comme des votes \
                 négatifs."
            }
        },
    ]
}

/// What an abstention is worth, as the form must say it very visibly (C. com. R225-76).
pub(super) const fn abstention_warning(abstentions: Abstentions) -> &'static str {
    match abstentions {
        Abstentions::NotCast => {
            "Attention : une abstention, ou une ligne où rien n'est coché, n'est pas un vote exprimé : elle ne compte ni \
             pour ni contre."
        }
        Abstentions::Against => {
            "Attention : une abstention, ou une ligne où rien n'est coché, est comptée comme un vote contre."
        }
    }
}
