//! The façade's use cases, one file for each errand.

mod unwritten;
