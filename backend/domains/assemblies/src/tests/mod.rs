//! The room as a whole, on both databases: statutes, an assembly from its notice to its result, refusals, races.

pub(crate) mod calendar;
pub(crate) mod life;
mod meeting;
mod proxies;
mod races;
mod refusals;
mod statutes;

use kernel::prelude::*;
use kernel::testing::{TestDatabase, context};

use crate::Assemblies;
use crate::public::{AssemblyId, CollegeParticipation};
use crate::samples::{self, assembly_id, day, document};
use crate::views::participation::by_college;

/// The room over an empty database.
pub(crate) async fn room(db: &TestDatabase) -> Assemblies {
    Assemblies::new(db.kernel(Assemblies::projectors()).await)
}

/// The room of a cooperative that has its first statutes.
pub(crate) async fn founded(db: &TestDatabase) -> Assemblies {
    let room = room(db).await;
    room.adopt_statutes(&context(), samples::adoption(document())).await.unwrap();
    room
}

/// The assembly of the example, called, with its roll frozen.
pub(crate) async fn called(room: &Assemblies) -> AssemblyId {
    let assembly = assembly_id(1);
    room.convene(&context(), assembly, samples::convening()).await.unwrap();
    room.freeze_roll(&context(), assembly, samples::voters()).await.unwrap();
    assembly
}

/// The assembly of the example, open, with everybody on the sheet.
pub(crate) async fn opened(room: &Assemblies) -> AssemblyId {
    let assembly = called(room).await;
    room.record_presence(&context(), assembly, samples::presence()).await.unwrap();
    room.open(&context(), assembly, day("2016-06-18"), (samples::bureau(), false)).await.unwrap();
    assembly
}

/// Who takes part, from the facts and from the views, which must say the same.
pub(crate) async fn both_ways(room: &Assemblies, assembly: AssemblyId) -> Vec<CollegeParticipation> {
    let told = room.participation(assembly).await.unwrap();
    assert_eq!(told, by_college(room.kernel.reader(), assembly).await.unwrap());
    told
}

pub(crate) fn all() -> PageRequest {
    PageRequest { limit: Some(1_000), ..PageRequest::default() }
}

pub(crate) fn asked(filters: &[&str], sort: &str) -> PageRequest {
    PageRequest {
        filters: filters.iter().map(|filter| (*filter).to_owned()).collect(),
        sort: Some(sort.to_owned()),
        ..all()
    }
}
