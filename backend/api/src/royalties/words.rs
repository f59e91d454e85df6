//! Words of the royalties' room, as documented.

use office::royalties::public as royalties;

crate::words::words! {
    /// See [`royalties::Beneficiary`].
    Beneficiary = royalties::Beneficiary { Cooperative, RightsHolders, SavingsFund } :
        "Whom a pot is for: the cooperative, the rights holders one by one, or their common savings fund.",
}
