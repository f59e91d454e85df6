//! Organisations that pay, venues that move, and past days that can be asked for; on both databases.

use std::ops::ControlFlow;

use kernel::database::connect_single;
use kernel::jobs::go_on;
use kernel::on_both_databases;
use kernel::testing::{TestDatabase, context, context_at};
use uuid::Uuid;
use values::Timestamp;

use super::{beginning, filters, replaced};
use crate::goldens::{contact, day, description, organisation_id, profile};
use crate::organisation::{Contact, OrganisationError, Profile};
use crate::public::{OrganisationId, PostalAddress, Stage, VenueDescription, VenueId, VenueKind};
use crate::venue::VenueError;
use crate::{Partners, RegisterOrganisation, RegisterVenue, VenueStep};

fn commune() -> RegisterOrganisation {
    RegisterOrganisation {
        id: organisation_id(),
        profile: profile(),
        contact: Some(contact()),
        on: day("2014-10-01"),
    }
}

async fn three_venues(partners: &Partners) -> [VenueId; 3] {
    let ids = [1, 2, 3].map(|number| VenueId::new(Uuid::from_u128(number)));
    for (id, kind) in
        ids.iter().zip([VenueKind::MunicipalLibrary, VenueKind::DepartmentalLibrary, VenueKind::ConcertHall])
    {
        let description =
            VenueDescription { kind, name: format!("Lieu {}", id.uuid().as_u128()), ..description() };
        let command = RegisterVenue { id: *id, description, on: day("2014-09-01") };
        assert_eq!(partners.register_venue(&context(), command).await.unwrap(), *id);
    }
    ids
}

on_both_databases!(a_customer_pays_for_many_venues, async |db: TestDatabase| {
    let partners = Partners::new(db.kernel(Partners::projectors()).await);
    let [one, two, three] = three_venues(&partners).await;
    let unknown = partners.entrust_venues(&context(), organisation_id(), &[one], day("2015-01-01")).await;
    assert_eq!(unknown.unwrap_err().refusal(), Some(&OrganisationError::Unknown {}));
    partners.register_organisation(&context(), commune()).await.unwrap();
    let paid = partners.entrust_venues(&context(), organisation_id(), &[two, one], day("2015-01-01")).await;
    assert_eq!(paid.unwrap(), 2);
    let ids: Vec<VenueId> =
        partners.venues_paid_by(organisation_id()).await.unwrap().iter().map(|venue| venue.id).collect();
    assert_eq!(ids, [one, two]);
    let row = partners.organisation(organisation_id()).await.unwrap();
    assert_eq!((row.venues, row.contact_email.as_str(), row.version), (2, "culture@exemple.fr", 1));
    let listed =
        partners.organisations(&filters(&["venues:gt:1", "search:contains:EXEMPLE SUR"])).await.unwrap();
    assert_eq!(listed.items, vec![row]);

    // One of two refuses: neither moves.
    let both = partners.entrust_venues(&context(), organisation_id(), &[three, one], day("2015-02-01")).await;
    let refusal = VenueError::AlreadyEntrusted { organisation: organisation_id(), since: day("2015-01-01") };
    assert_eq!(
        both.unwrap_err().refusal(),
        Some(&VenueError::AmongSeveral { venue: one, refusal: Box::new(refusal) })
    );
    assert_eq!(partners.venue_refs(&[three]).await.unwrap()[0].organisation, None);
    let twice = partners.release_venues(&context(), &[one, one], day("2015-02-01")).await;
    assert_eq!(twice.unwrap_err().refusal(), Some(&VenueError::NamedTwice { venue: one }));
    let none = partners.release_venues(&context(), &[], day("2015-02-01")).await;
    assert_eq!(none.unwrap_err().refusal(), Some(&VenueError::NoVenue {}));
    partners.release_venues(&context(), &[one], day("2015-12-31")).await.unwrap();
    let venue = partners.venue(one).await.unwrap();
    assert_eq!((venue.organisation_id.as_str(), venue.organisation_on.as_str()), ("", "2015-12-31"));
});

on_both_databases!(organisations_are_read_as_contracts_name_them, async |db: TestDatabase| {
    let partners = Partners::new(db.kernel(Partners::projectors()).await);
    partners.register_organisation(&context(), commune()).await.unwrap();
    let id = organisation_id();
    let address = PostalAddress { city: "LYON CEDEX 3".into(), ..profile().billing_address };
    let mail = Contact { email: "mediatheque@exemple.fr".parse().unwrap(), ..contact() };
    partners.rename_organisation(&context(), id, "Ville d'Exemple".into(), day("2015-01-01")).await.unwrap();
    partners.change_billing_address(&context(), id, address.clone(), day("2015-01-01")).await.unwrap();
    partners.appoint_contact(&context(), id, mail, day("2015-01-01")).await.unwrap();
    let read = partners.organisation_ref(id).await.unwrap();
    assert_eq!((read.name.as_str(), &read.billing_address), ("Ville d'Exemple", &address));
    assert_eq!(read.siret, profile().identifiers.siret);
    assert_eq!(read.contact_email.as_deref(), Some("mediatheque@exemple.fr"));
    let stranger = OrganisationId::new(Uuid::from_u128(99));
    let missing = partners.organisation_ref(stranger).await.unwrap_err();
    assert_eq!(missing.refusal(), Some(&OrganisationError::Unknown {}));
});

on_both_databases!(a_siret_belongs_to_one_organisation, async |db: TestDatabase| {
    let partners = Partners::new(db.kernel(Partners::projectors()).await);
    partners.register_organisation(&context(), commune()).await.unwrap();
    let second = OrganisationId::new(Uuid::from_u128(2));
    let taken = OrganisationError::SiretTaken {
        siret: profile().identifiers.siret.unwrap(),
        holder: organisation_id(),
    };
    let same =
        partners.register_organisation(&context(), RegisterOrganisation { id: second, ..commune() }).await;
    assert_eq!(same.unwrap_err().refusal(), Some(&taken));
    let unnumbered = Profile { identifiers: crate::organisation::Identifiers::default(), ..profile() };
    let command = RegisterOrganisation { id: second, profile: unnumbered, ..commune() };
    partners.register_organisation(&context(), command).await.unwrap();
    let numbers = profile().identifiers;
    let later = partners.identify_organisation(&context(), second, numbers, day("2015-01-01")).await;
    assert_eq!(later.unwrap_err().refusal(), Some(&taken));
});

on_both_databases!(past_days_are_answered_as_they_were_and_as_they_were_known, async |db: TestDatabase| {
    let partners = Partners::new(db.kernel(Partners::projectors()).await);
    let [one, two, three] = three_venues(&partners).await;
    let canvassed = VenueStep::Canvassed { campaign: "Automne".into() };
    partners.move_venues(&context(), &[one], canvassed, day("2014-10-01")).await.unwrap();
    partners.move_venues(&context(), &[one, two, three], VenueStep::Won, day("2015-03-01")).await.unwrap();
    // Recorded later, with effect from the autumn.
    let late = 1_450_000_000_000_000;
    let lost = VenueStep::Lost { reason: "Budget".into() };
    partners.move_venues(&context_at(late), &[one], lost, day("2015-09-01")).await.unwrap();

    let won = async |as_of, known_at| partners.stage_counts(as_of, known_at).await.unwrap().partner_venues();
    assert_eq!(won(day("2015-02-28"), None).await, 0);
    assert_eq!(won(day("2015-03-01"), None).await, 3);
    assert_eq!(won(day("2015-12-31"), None).await, 2);
    assert_eq!(won(day("2015-12-31"), Some(Timestamp::from_micros(late - 1))).await, 3);

    let reach = partners.penetration(day("2015-08-31"), None).await.unwrap();
    assert_eq!((reach.departmental.targeted, reach.departmental.won), (1, 1));
    assert_eq!((reach.municipal_canvassed.targeted, reach.municipal_canvassed.won), (1, 1));
    let reach = partners.penetration(day("2015-12-31"), None).await.unwrap();
    assert_eq!((reach.municipal_canvassed.targeted, reach.municipal_canvassed.won), (1, 0));

    let then =
        partners.venues_as_of(day("2014-12-31"), None, &filters(&["stage:eq:canvassed"])).await.unwrap();
    assert_eq!((then.total, then.items[0].venue_id.clone()), (1, one.to_string()));
    assert_eq!(then.items[0].stage_reason, "Automne");
    assert_eq!(partners.venues_as_of(day("2014-08-31"), None, &filters(&[])).await.unwrap().total, 0);
    let steps = partners.venue_history(one).await.unwrap();
    let stages: Vec<Stage> = steps.iter().map(|step| step.stage).collect();
    assert_eq!(stages, [Stage::Listed, Stage::Canvassed, Stage::Won, Stage::Lost]);
    assert_eq!((steps[3].reason.as_str(), steps[3].recorded_at.micros()), ("Budget", late));
});

on_both_databases!(the_views_are_what_the_facts_make_them, async |db: TestDatabase| {
    let kernel = db.kernel(Partners::projectors()).await;
    let partners = Partners::new(kernel.clone());
    let [one, two, three] = three_venues(&partners).await;
    partners.import_venues(&context(), &beginning(20), day("2014-09-01"), go_on).await.unwrap();
    let next = replaced(&beginning(20), "01250;11.0;227.0;", b"01250;11.0;450.0;");
    partners.import_venues(&context(), &next, day("2015-09-01"), go_on).await.unwrap();
    let id = organisation_id();
    partners.register_organisation(&context(), commune()).await.unwrap();
    partners.rename_organisation(&context(), id, "Ville d'Exemple".into(), day("2015-01-01")).await.unwrap();
    partners.entrust_venues(&context(), id, &[one, two, three], day("2015-01-01")).await.unwrap();
    partners.release_venues(&context(), &[two], day("2015-06-01")).await.unwrap();
    partners.move_venues(&context(), &[one, three], VenueStep::Won, day("2015-01-01")).await.unwrap();
    let lost = VenueStep::Lost { reason: "Fermeture".into() };
    partners.move_venues(&context(), &[three], lost, day("2015-07-01")).await.unwrap();

    let before = partners.venues(&filters(&[])).await.unwrap();
    let single = connect_single(db.url()).await.unwrap();
    let found = kernel.verify(&single, |_| ControlFlow::Continue(())).await.unwrap();
    assert_eq!((found.fault_count, found.faults.first(), found.views.len()), (0, None, 3));
    kernel.rebuild(&single, &[], |_| ControlFlow::Continue(())).await.unwrap();
    assert_eq!(partners.venues(&filters(&[])).await.unwrap(), before);
});

on_both_databases!(of_eight_who_claim_a_siret_at_once_one_gets_it, async |db: TestDatabase| {
    let partners = Partners::new(db.kernel(Partners::projectors()).await);
    let claims =
        (1..=8).map(|number| {
            let partners = partners.clone();
            let id = OrganisationId::new(Uuid::from_u128(number));
            async move {
                partners.register_organisation(&context(), RegisterOrganisation { id, ..commune() }).await
            }
        });
    let answers = futures::future::join_all(claims).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    for failure in answers.into_iter().filter_map(Result::err) {
        assert!(matches!(failure.refusal(), Some(OrganisationError::SiretTaken { .. })), "{failure}");
    }
    assert_eq!(partners.organisations(&filters(&[])).await.unwrap().total, 1);
});
