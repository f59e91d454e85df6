//! Who signs a letter or certifies a paper, as a request says it.

use office::Signed;
use utoipa::IntoParams;

use crate::parameters::Parameters;
use crate::problem::Problem;

/// Names of the parameters.
pub(crate) const NAMES: [&str; 3] = ["signatory", "capacity", "place"];

/// Who signs, in what capacity and where; empty where the house decides.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Signature {
    /// Who signs; the cooperative when absent.
    #[param(value_type = Option<String>, example = "Camille Exemple")]
    signatory: String,
    /// In what capacity; for the board when absent.
    #[param(value_type = Option<String>, example = "Présidente du conseil d'administration")]
    capacity: String,
    /// Where; the town of the register of commerce when absent.
    #[param(value_type = Option<String>, example = "Saint-Étienne")]
    place: String,
}

impl Signature {
    /// From parameters that were checked already.
    pub fn from(parameters: &Parameters) -> Result<Self, Problem> {
        let text =
            |name: &str| -> Result<String, Problem> { Ok(parameters.parse(name)?.unwrap_or_default()) };
        let [signatory, capacity, place] = NAMES;
        Ok(Self { signatory: text(signatory)?, capacity: text(capacity)?, place: text(place)? })
    }
}

impl From<Signature> for Signed {
    fn from(Signature { signatory, capacity, place }: Signature) -> Self {
        Self { name: signatory, capacity, place }
    }
}
