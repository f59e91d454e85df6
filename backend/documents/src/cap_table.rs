//! The capital as other programs read it (Open Cap Format): who ever held a share, and each movement of shares.
//!
//! What the format cannot say is written into the package itself, by `ocf`. Two choices are made here: two entries that
//! were one member are a transfer without a price, and what the floor of the capital holds back has left with its holder.

use std::collections::HashMap;

use billing::public::SellerIdentity;
use members::public::{
    ClaimRow, MemberContact, MemberId, MemberKind, MovementRow, NewName, Operation, PostalAddress,
};
use ocf::{
    Address, CapTable, Country, Issuer, Movement, MovementKind, Refund, ShareClass, Stakeholder,
    StakeholderKind,
};
pub use ocf::{CapTableError, EXTENSION, MEDIA_TYPE};
use values::{Day, Money, Shares, Timestamp, Uuid};

/// Under which the identifiers of the issuer and of its one class of shares are made: the same in each export.
const SPACE: Uuid = Uuid::from_u128(0x6361_705f_7461_626c_8000_655f_6f63_6631);

/// What a package is made of.
#[derive(Debug, Clone)]
pub struct CapitalFacts {
    /// The cooperative as it is on the day.
    pub seller: SellerIdentity,
    /// Since when it has had statutes, or its first share.
    pub formed_on: Day,
    /// Nominal value of a share on the day.
    pub nominal: Money,
    /// Everybody who was admitted by then.
    pub contacts: Vec<MemberContact>,
    /// All movements until then.
    pub movements: Vec<MovementRow>,
    /// What is owed to those who left by then.
    pub claims: Vec<ClaimRow>,
    /// The day.
    pub as_of: Day,
    /// When the package is made.
    pub generated_at: Timestamp,
}

/// The package as one file.
pub fn archive(facts: CapitalFacts) -> Result<Vec<u8>, CapTableError> {
    ocf::archive(&table(facts)?)
}

fn table(facts: CapitalFacts) -> Result<CapTable, CapTableError> {
    let CapitalFacts { seller, formed_on, nominal, contacts, movements, claims, as_of, generated_at } = facts;
    let claims: HashMap<u64, ClaimRow> = claims.into_iter().map(|claim| (claim.movement, claim)).collect();
    let id = |what: &str| Uuid::new_v5(&SPACE, format!("{}/{what}", seller.siren).as_bytes());
    Ok(CapTable {
        issuer: Issuer {
            id: id("issuer"),
            legal_name: seller.name.clone(),
            formed_on,
            country: Country::FRANCE,
            siren: seller.siren.clone(),
            email: seller.contact.parse().ok(),
            address: Some(Address {
                lines: seller.address.lines.clone(),
                postal_code: seller.address.postal_code.clone(),
                city: seller.address.city.clone(),
                country: seller.address.country.as_str().parse()?,
            }),
        },
        share: ShareClass { id: id("shares"), name: "Part sociale".to_owned(), nominal },
        stakeholders: contacts.into_iter().map(stakeholder).collect::<Result<_, _>>()?,
        movements: movements.iter().filter_map(|row| movement(row, &claims)).collect(),
        as_of,
        generated_at,
    })
}

fn stakeholder(contact: MemberContact) -> Result<Stakeholder, CapTableError> {
    let MemberContact { row, named, address, email, representative, recorded_at: _ } = contact;
    let kind = match (row.kind, named) {
        (MemberKind::NaturalPerson, Some(NewName::Person { given_name, family_name })) => {
            StakeholderKind::Individual { given: Some(given_name), family: Some(family_name) }
        }
        (MemberKind::NaturalPerson, _) => StakeholderKind::Individual { given: None, family: None },
        _ => StakeholderKind::Institution {
            siren: row.siren,
            representative: representative.map(|of| format!("{} {}", of.given_name, of.family_name)),
        },
    };
    Ok(Stakeholder {
        id: row.member_id.uuid(),
        number: row.number,
        name: row.name,
        kind,
        college: Some(row.college.french().to_owned()),
        address: address.map(of_postal).transpose()?,
        email,
    })
}

fn of_postal(address: PostalAddress) -> Result<Address, CapTableError> {
    let PostalAddress { lines, postal_code, city, country } = address;
    Ok(Address { lines, postal_code, city, country: country.parse()? })
}

/// A movement of shares; `None` of one that moves money alone.
fn movement(row: &MovementRow, claims: &HashMap<u64, ClaimRow>) -> Option<Movement> {
    let of = &row.movement;
    let shares = u32::try_from(of.shares.unsigned_abs()).ok().filter(|shares| *shares > 0)?;
    let other = of.counterparty.map(MemberId::uuid);
    let kind = match of.operation {
        Operation::Subscription => MovementKind::Subscription { price_per_share: of.nominal },
        Operation::TransferOut => MovementKind::TransferOut { to: other?, price: None },
        Operation::MergeOut => MovementKind::TransferOut { to: other?, price: Some(Money::ZERO) },
        Operation::TransferIn | Operation::MergeIn => MovementKind::TransferIn { from: other? },
        Operation::Withdrawal | Operation::PartialWithdrawal => {
            let claim = claims.get(&of.number);
            let refund = match claim {
                Some(claim) if !claim.provisional => Refund::Fixed(claim.amount),
                Some(_) => Refund::Open,
                None => Refund::Fixed(Money::ZERO),
            };
            MovementKind::Withdrawal { refund, reason: of.operation.french().to_owned() }
        }
        Operation::Payment | Operation::Release => return None,
    };
    let (number, on, member) = (of.number, of.on, row.member_id.uuid());
    Some(Movement { number, on, member, shares: Shares::new(shares), kind })
}
