//! The trail takes what happened.

use kernel::testing::TestFramework;

use super::{Trail, TrailEvent};
use crate::goldens::user_id;

#[test]
fn what_happened_is_taken_as_it_is() {
    let out = || TrailEvent::SignedOut { user: user_id(1), network: "192.0.2.0/24".to_owned() };
    TestFramework::<Trail>::with(()).given(vec![out()]).when(out()).then_expect_events(vec![out()]);
}
