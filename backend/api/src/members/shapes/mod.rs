//! What the endpoints of members read and write.

mod applicant;
mod capital;
mod register;

pub use applicant::{AddressDto, ApplicantDto, EntityDto, PersonDto, RepresentativeDto};
pub use capital::{CapitalDto, CategoryCapitalDto, CollegeCapitalDto};
pub use register::{MemberFileDto, MemberRowDto, MovementDto, MovementNumber, MovementRowDto};
