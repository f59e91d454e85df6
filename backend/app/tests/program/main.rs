//! The program as an operator meets it: started as a process, judged by its output, its exit code and its database.

mod demonstration;
mod house;
mod importing;
mod losing;
mod refusing;
mod serving;
mod verifying;
