//! One test program for what no single room can promise: journeys through the whole house, and the house's plan.

mod architecture;
