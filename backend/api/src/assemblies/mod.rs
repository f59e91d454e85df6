//! Assemblies: statutes, general assemblies, votes and results.

mod papers;
pub mod shapes;
pub mod words;

mod add_resolution;
mod adopt_decided_statutes;
mod adopt_statutes;
mod amend_resolution;
mod answer_question;
mod attach_document;
mod cancel_assembly;
mod cast_votes;
mod change_plan;
mod close_assembly;
mod close_resolution;
mod convene_as_planned;
mod convene_assembly;
mod correct_roll;
mod count_hands;
mod end_decided_mandate;
mod end_mandate;
mod enter_secret_count;
mod export_calendar;
mod find_entry;
mod follow_assembly;
mod following;
mod freeze_roll;
mod give_elected_mandate;
mod give_mandate;
mod list_assemblies;
mod list_attendance;
mod list_callings;
mod list_dispatches;
mod list_documents;
mod list_mandates;
mod list_member_voices;
mod list_minutes;
mod list_plans;
mod list_questions;
mod list_requests;
mod list_resolutions;
mod list_roll;
mod list_statutes;
mod list_votes;
mod make_secret;
mod mark_duty_done;
mod mark_duty_undone;
mod note_allocation;
mod note_debate;
mod open_booth;
mod open_resolution;
mod open_session;
mod plan_assembly;
mod plan_second_call;
mod read_assembly;
mod read_calendar;
mod read_calling;
mod read_deadlines;
mod read_document;
mod read_entry_token;
mod read_live_view;
mod read_mandate;
mod read_plan;
mod read_recount;
mod read_resolution;
mod read_result;
mod read_result_paper;
mod read_roll_differences;
mod read_spoken_for;
mod read_statutes_in_force;
mod read_voices_left;
mod read_voting_code;
mod receive_form;
mod receive_question;
mod reconcile_roll;
mod record_arrival;
mod record_attendance;
mod record_bounce;
mod record_departure;
mod record_dispatch;
mod release_own_proxy;
mod release_proxy;
mod remove_document;
mod replace_representative;
mod request_resolution;
mod revoke_proxy;
mod send_convocations;
mod send_form;
mod sign_in;
mod sign_minutes;
mod take_proxy;
mod take_released_proxy;
mod vote;
mod withdraw_attendance;
mod withdraw_resolution;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(crate) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(adopt_statutes::adopt_statutes)
        .service(list_statutes::list_statutes)
        .service(read_statutes_in_force::read_statutes_in_force)
        .service(convene_assembly::convene_assembly)
        .service(list_assemblies::list_assemblies)
        .service(read_assembly::read_assembly)
        .service(freeze_roll::freeze_roll)
        .service(list_roll::list_roll)
        .service(record_attendance::record_attendance)
        .service(withdraw_attendance::withdraw_attendance)
        .service(list_attendance::list_attendance)
        .service(open_session::open_session)
        .service(cast_votes::cast_votes)
        .service(list_votes::list_votes)
        .service(list_resolutions::list_resolutions)
        .service(read_resolution::read_resolution)
        .service(close_resolution::close_resolution)
        .service(close_assembly::close_assembly)
        .service(cancel_assembly::cancel_assembly)
        .service(read_result::read_result)
        .service(read_result_paper::read_result_paper)
        .service(give_mandate::give_mandate)
        .service(list_mandates::list_mandates)
        .service(read_mandate::read_mandate)
        .service(end_mandate::end_mandate)
        .service(replace_representative::replace_representative)
        .service(read_calendar::read_calendar)
        .service(export_calendar::export_calendar)
        .service(mark_duty_done::mark_duty_done)
        .service(mark_duty_undone::mark_duty_undone)
        .configure(papers::endpoints)
        .configure(preparing)
        .configure(taking_part)
        .configure(session);
}

/// Before the session: plans, requests, questions, the proof of sending.
fn preparing(config: &mut ServiceConfig) {
    config
        .service(plan_assembly::plan_assembly)
        .service(list_plans::list_plans)
        .service(read_plan::read_plan)
        .service(change_plan::change_plan)
        .service(convene_as_planned::convene_as_planned)
        .service(plan_second_call::plan_second_call)
        .service(request_resolution::request_resolution)
        .service(list_requests::list_requests)
        .service(receive_question::receive_question)
        .service(list_questions::list_questions)
        .service(answer_question::answer_question)
        .service(record_dispatch::record_dispatch)
        .service(list_dispatches::list_dispatches)
        .service(record_bounce::record_bounce)
        .service(read_calling::read_calling)
        .service(attach_document::attach_document)
        .service(list_documents::list_documents)
        .service(read_document::read_document)
        .service(remove_document::remove_document)
        .service(send_convocations::send_convocations)
        .service(read_deadlines::read_deadlines);
}

/// Who takes part.
fn taking_part(config: &mut ServiceConfig) {
    config
        .service(correct_roll::correct_roll)
        .service(record_arrival::record_arrival)
        .service(record_departure::record_departure)
        .service(sign_in::sign_in)
        .service(read_voting_code::read_voting_code)
        .service(revoke_proxy::revoke_proxy)
        .service(release_proxy::release_proxy)
        .service(take_proxy::take_proxy)
        .service(receive_form::receive_form)
        .service(send_form::send_form)
        .service(read_roll_differences::read_roll_differences)
        .service(reconcile_roll::reconcile_roll)
        .service(read_entry_token::read_entry_token)
        .service(find_entry::find_entry)
        .service(list_callings::list_callings)
        .service(open_booth::open_booth)
        .service(release_own_proxy::release_own_proxy)
        .service(take_released_proxy::take_released_proxy)
        .service(read_spoken_for::read_spoken_for);
}

/// The session, its votes and what follows from them.
fn session(config: &mut ServiceConfig) {
    config
        .service(open_resolution::open_resolution)
        .service(amend_resolution::amend_resolution)
        .service(withdraw_resolution::withdraw_resolution)
        .service(add_resolution::add_resolution)
        .service(make_secret::make_secret)
        .service(count_hands::count_hands)
        .service(enter_secret_count::enter_secret_count)
        .service(vote::vote)
        .service(note_debate::note_debate)
        .service(list_minutes::list_minutes)
        .service(read_recount::read_recount)
        .service(give_elected_mandate::give_elected_mandate)
        .service(end_decided_mandate::end_decided_mandate)
        .service(adopt_decided_statutes::adopt_decided_statutes)
        .service(read_live_view::read_live_view)
        .service(follow_assembly::follow_assembly)
        .service(read_voices_left::read_voices_left)
        .service(sign_minutes::sign_minutes)
        .service(note_allocation::note_allocation)
        .service(list_member_voices::list_member_voices);
}
