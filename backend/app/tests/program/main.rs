//! The program as an operator meets it: started as a process, judged by its output, its exit code and its database.

mod bombs;
mod demonstration;
mod entering;
mod house;
mod importing;
mod keys;
mod losing;
mod proxy;
mod refusing;
mod serving;
mod surface;
mod verifying;
mod welcoming;
