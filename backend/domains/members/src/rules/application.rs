//! What an application must contain, and the terms it must keep, before the board's decision can be recorded.

use values::{Money, Shares};

use crate::member::MemberError;
use crate::public::{Applicant, CategoryTerms, College, EntityProfile, MemberKind, PostalAddress};

/// Refuses the first thing that is missing or contradicts another.
pub(crate) fn check(applicant: &Applicant) -> Result<(), MemberError> {
    match applicant {
        Applicant::NaturalPerson(person) => {
            given("le prénom", &person.given_name)?;
            given("le nom", &person.family_name)?;
            address(&person.address)
        }
        Applicant::Company(entity) | Applicant::Association(entity) | Applicant::PublicBody(entity) => {
            check_entity(entity)
        }
    }
}

fn check_entity(entity: &EntityProfile) -> Result<(), MemberError> {
    given("la dénomination", &entity.name)?;
    given("le prénom du représentant", &entity.representative.given_name)?;
    given("le nom du représentant", &entity.representative.family_name)?;
    given("la qualité du représentant", &entity.representative.capacity)?;
    if let (Some(siren), Some(siret)) = (&entity.siren, &entity.siret)
        && siret.siren() != *siren
    {
        return Err(MemberError::SiretOfAnother { siren: siren.clone(), siret: siret.clone() });
    }
    address(&entity.address)
}

fn given(field: &str, text: &str) -> Result<(), MemberError> {
    if text.trim().is_empty() { Err(MemberError::Incomplete { field: field.to_owned() }) } else { Ok(()) }
}

/// Refuses an address that does not fit on an envelope.
pub(crate) fn address(address: &PostalAddress) -> Result<(), MemberError> {
    // A line break inside a line is a line more on the envelope.
    let lines = address.lines.iter().map(|line| line.lines().count().max(1)).sum();
    if !(1..=4).contains(&lines) {
        return Err(MemberError::AddressLines { lines });
    }
    for line in &address.lines {
        given("une ligne de l'adresse", line)?;
    }
    given("la ville", &address.city)?;
    let country = &address.country;
    if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Err(MemberError::Country { country: country.clone() });
    }
    let code = &address.postal_code;
    if country == "FR" && !(code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(MemberError::PostalCode { postal_code: code.clone() });
    }
    Ok(())
}

/// Refuses a college that is not the category's, and a category that is not open to such an applicant.
pub(crate) fn open_to(kind: MemberKind, college: College, terms: &CategoryTerms) -> Result<(), MemberError> {
    if college != terms.college {
        return Err(MemberError::CollegeMismatch {
            category: terms.code.clone(),
            expected: terms.college,
            given: college,
        });
    }
    if !terms.kinds.contains(&kind) {
        return Err(MemberError::KindNotAllowed {
            category: terms.code.clone(),
            kind,
            allowed: terms.kinds.clone(),
        });
    }
    Ok(())
}

/// Refuses fewer shares than the category asks at the admission.
pub(crate) fn at_least(terms: &CategoryTerms, shares: Shares, nominal: Money) -> Result<(), MemberError> {
    let value = shares.at(nominal).ok_or(MemberError::TooManyShares { shares, nominal })?;
    if value < terms.minimum {
        let (category, minimum) = (terms.code.clone(), terms.minimum);
        return Err(MemberError::BelowMinimum { category, minimum, offered: value });
    }
    Ok(())
}
