//! Which right each operation takes, as its façade asks it.
//!
//! Why it exists: the description names it (`x-permission`), and nobody is refused before a body is read. It grants
//! nothing: the façade asks for itself, and `tests/access` holds every cell of this table against what is answered.
//! What can never happen: an operation without a line here (the tests name it).

use office::kernel::access::{Permission, Role};
use office::{accounts, assemblies, billing, members, partners, permissions, reports, royalties, webhooks};
use serde_json::{Value, json};

type Rights = &'static [(&'static str, Permission)];

const MEMBERS: Rights = &[
    ("list_members", members::permissions::REGISTER_READ),
    ("read_member", members::permissions::FILE_READ),
    ("list_movements", members::permissions::MOVEMENTS_READ),
    ("read_capital", members::permissions::CAPITAL_READ),
    ("admit_member", members::permissions::MEMBER_ADMIT),
    ("admit_members", members::permissions::MEMBER_ADMIT),
    ("subscribe_shares", members::permissions::SHARES_SUBSCRIBE),
    ("record_payment", members::permissions::PAYMENT_RECORD),
    ("record_payments", members::permissions::PAYMENT_RECORD),
    ("end_membership", members::permissions::MEMBERSHIP_END),
    ("subscribe_many", members::permissions::SHARES_SUBSCRIBE),
    ("transfer_shares", members::permissions::SHARES_TRANSFER),
    ("transfer_many", members::permissions::SHARES_TRANSFER),
    ("withdraw_shares", members::permissions::SHARES_WITHDRAW),
    ("step_to_exit", members::permissions::EXIT_PREPARE),
    ("step_of_refund", members::permissions::REFUND_PAY),
    ("change_college", members::permissions::COLLEGE_CHANGE),
    ("change_particular", members::permissions::PARTICULARS_CHANGE),
    ("find_alike", members::permissions::REGISTER_READ),
    ("preview_merge", members::permissions::MEMBERS_MERGE),
    ("merge_members", members::permissions::MEMBERS_MERGE),
    ("undo_merge", members::permissions::MEMBERS_MERGE),
    ("list_refunds", members::permissions::REFUNDS_READ),
    ("list_calls", members::permissions::REFUNDS_READ),
    ("call_payments", members::permissions::PAYMENTS_CALL),
];

/// Years, position and papers of the members' room.
const YEARS: Rights = &[
    ("read_capital_position", members::permissions::CAPITAL_READ),
    ("list_register_alerts", members::permissions::CAPITAL_READ),
    ("read_capital_flow", members::permissions::CAPITAL_READ),
    ("list_register_years", members::permissions::YEARS_READ),
    ("read_register_year", members::permissions::YEARS_READ),
    ("close_register_year", members::permissions::YEAR_CLOSE),
    ("reopen_register_year", members::permissions::YEAR_CLOSE),
    ("draft_allocation", members::permissions::YEARS_READ),
    ("allocate_result", members::permissions::RESULT_ALLOCATE),
    ("list_share_interest", members::permissions::INTEREST_READ),
    ("pay_share_interest", members::permissions::INTEREST_PAY),
    ("read_member_paper", members::permissions::FILE_READ),
    ("read_movements_paper", members::permissions::REGISTER_READ),
    ("read_members_list_paper", members::permissions::REGISTER_READ),
];

/// Applications for membership; an acceptance is an admission.
const APPLICATIONS: Rights = &[
    ("receive_application", members::permissions::APPLICATION_RECEIVE),
    ("list_applications", members::permissions::APPLICATIONS_READ),
    ("read_application", members::permissions::APPLICATIONS_READ),
    ("amend_application", members::permissions::APPLICATION_AMEND),
    ("accept_application", members::permissions::MEMBER_ADMIT),
    ("refuse_application", members::permissions::APPLICATION_REFUSE),
    ("withdraw_application", members::permissions::APPLICATION_WITHDRAW),
    ("erase_application", members::permissions::APPLICATION_ERASE),
];

/// Imports and exports of the members' room.
const EXCHANGE: Rights = &[
    ("import_members", members::permissions::MEMBERS_IMPORT),
    ("read_import_table", members::permissions::MEMBERS_IMPORT),
    ("import_again", members::permissions::MEMBERS_IMPORT),
    ("list_import_mappings", members::permissions::IMPORT_MAPPINGS_READ),
    ("read_import_mapping", members::permissions::IMPORT_MAPPINGS_READ),
    ("set_import_mapping", members::permissions::IMPORT_MAPPING_SET),
    ("read_address_book", members::permissions::ADDRESS_BOOK_READ),
    ("read_cap_table", members::permissions::CAP_TABLE_READ),
    ("read_share_entries", members::permissions::SHARE_ENTRIES_READ),
];

const ASSEMBLIES: Rights = &[
    ("list_statutes", assemblies::permissions::STATUTES_READ),
    ("read_statutes_in_force", assemblies::permissions::STATUTES_READ),
    ("adopt_statutes", assemblies::permissions::STATUTES_ADOPT),
    ("list_assemblies", assemblies::permissions::ASSEMBLY_READ),
    ("read_assembly", assemblies::permissions::ASSEMBLY_READ),
    ("list_resolutions", assemblies::permissions::ASSEMBLY_READ),
    ("read_resolution", assemblies::permissions::ASSEMBLY_READ),
    ("read_result", assemblies::permissions::ASSEMBLY_READ),
    ("read_result_paper", assemblies::permissions::ASSEMBLY_READ),
    ("list_roll", assemblies::permissions::ROLL_READ),
    ("list_attendance", assemblies::permissions::ATTENDANCE_READ),
    ("list_votes", assemblies::permissions::VOTES_READ),
    ("convene_assembly", assemblies::permissions::ASSEMBLY_CONVENE),
    ("cancel_assembly", assemblies::permissions::ASSEMBLY_CANCEL),
    ("freeze_roll", assemblies::permissions::ROLL_FREEZE),
    ("record_attendance", assemblies::permissions::ATTENDANCE_RECORD),
    ("withdraw_attendance", assemblies::permissions::ATTENDANCE_RECORD),
    ("open_session", assemblies::permissions::SESSION_OPEN),
    ("cast_votes", assemblies::permissions::VOTES_CAST),
    ("close_resolution", assemblies::permissions::VOTE_CLOSE),
    ("close_assembly", assemblies::permissions::VOTE_CLOSE),
    ("list_mandates", assemblies::permissions::MANDATES_READ),
    ("read_mandate", assemblies::permissions::MANDATES_READ),
    ("give_mandate", assemblies::permissions::MANDATE_GIVE),
    ("end_mandate", assemblies::permissions::MANDATE_END),
    ("replace_representative", assemblies::permissions::REPRESENTATIVE_REPLACE),
    ("read_calendar", assemblies::permissions::CALENDAR_READ),
    ("export_calendar", assemblies::permissions::CALENDAR_READ),
    ("mark_duty_done", assemblies::permissions::DUTY_MARK),
    ("mark_duty_undone", assemblies::permissions::DUTY_MARK),
];

/// The life of an assembly around its votes.
const MEETINGS: Rights = &[
    ("plan_assembly", assemblies::permissions::ASSEMBLY_PLAN),
    ("list_plans", assemblies::permissions::ASSEMBLY_READ),
    ("read_plan", assemblies::permissions::ASSEMBLY_READ),
    ("change_plan", assemblies::permissions::ASSEMBLY_PLAN),
    ("convene_as_planned", assemblies::permissions::ASSEMBLY_CONVENE),
    ("plan_second_call", assemblies::permissions::ASSEMBLY_PLAN),
    ("request_resolution", assemblies::permissions::ASSEMBLY_PLAN),
    ("list_requests", assemblies::permissions::ASSEMBLY_READ),
    ("receive_question", assemblies::permissions::QUESTIONS_WRITE),
    ("list_questions", assemblies::permissions::ROLL_READ),
    ("answer_question", assemblies::permissions::QUESTIONS_WRITE),
    ("record_dispatch", assemblies::permissions::ASSEMBLY_CONVENE),
    ("list_dispatches", assemblies::permissions::ROLL_READ),
    ("record_bounce", assemblies::permissions::ASSEMBLY_CONVENE),
    ("read_calling", assemblies::permissions::ASSEMBLY_READ),
    ("correct_roll", assemblies::permissions::ROLL_FREEZE),
    ("record_arrival", assemblies::permissions::ATTENDANCE_RECORD),
    ("record_departure", assemblies::permissions::ATTENDANCE_RECORD),
    ("sign_in", assemblies::permissions::VOICE_CAST),
    ("read_voting_code", assemblies::permissions::ASSEMBLY_CONVENE),
    ("revoke_proxy", assemblies::permissions::ATTENDANCE_RECORD),
    ("release_proxy", assemblies::permissions::PROXY_RELEASE),
    ("take_proxy", assemblies::permissions::PROXY_TAKE),
    ("receive_form", assemblies::permissions::ATTENDANCE_RECORD),
    ("send_form", assemblies::permissions::VOICE_CAST),
    ("open_resolution", assemblies::permissions::SESSION_OPEN),
    ("amend_resolution", assemblies::permissions::AGENDA_CHANGE),
    ("withdraw_resolution", assemblies::permissions::AGENDA_CHANGE),
    ("add_resolution", assemblies::permissions::AGENDA_CHANGE),
    ("make_secret", assemblies::permissions::AGENDA_CHANGE),
    ("count_hands", assemblies::permissions::VOTES_CAST),
    ("enter_secret_count", assemblies::permissions::VOTES_CAST),
    ("vote", assemblies::permissions::VOICE_CAST),
    ("note_debate", assemblies::permissions::MINUTES_WRITE),
    ("read_recount", assemblies::permissions::ASSEMBLY_READ),
    ("list_minutes", assemblies::permissions::ASSEMBLY_READ),
    ("give_elected_mandate", assemblies::permissions::MANDATE_GIVE),
    ("end_decided_mandate", assemblies::permissions::MANDATE_END),
    ("adopt_decided_statutes", assemblies::permissions::STATUTES_ADOPT),
    ("attach_document", assemblies::permissions::ASSEMBLY_PLAN),
    ("list_documents", assemblies::permissions::ASSEMBLY_READ),
    ("read_document", assemblies::permissions::ASSEMBLY_READ),
    ("remove_document", assemblies::permissions::ASSEMBLY_PLAN),
    ("send_convocations", assemblies::permissions::ASSEMBLY_CONVENE),
    ("read_deadlines", assemblies::permissions::ASSEMBLY_READ),
    ("read_roll_differences", assemblies::permissions::ROLL_READ),
    ("reconcile_roll", assemblies::permissions::ROLL_FREEZE),
    ("read_entry_token", assemblies::permissions::ASSEMBLY_CONVENE),
    ("find_entry", assemblies::permissions::ATTENDANCE_RECORD),
    ("list_callings", assemblies::permissions::VOICE_CAST),
    ("open_booth", assemblies::permissions::VOICE_CAST),
    ("release_own_proxy", assemblies::permissions::VOICE_CAST),
    ("take_released_proxy", assemblies::permissions::VOICE_CAST),
    ("read_spoken_for", assemblies::permissions::VOICE_CAST),
    ("read_live_view", assemblies::permissions::ASSEMBLY_READ),
    ("follow_assembly", assemblies::permissions::ASSEMBLY_READ),
    ("read_voices_left", assemblies::permissions::VOTES_CAST),
    ("sign_minutes", assemblies::permissions::MINUTES_WRITE),
    ("note_allocation", assemblies::permissions::MINUTES_WRITE),
    ("list_member_voices", assemblies::permissions::VOICE_READ),
];

/// Papers of assemblies and of the register of minutes.
const MEETING_PAPERS: Rights = &[
    ("read_convocation", assemblies::permissions::ASSEMBLY_CONVENE),
    ("read_convocations", assemblies::permissions::ASSEMBLY_CONVENE),
    ("read_attendance_paper", assemblies::permissions::ATTENDANCE_READ),
    ("read_minutes_paper", assemblies::permissions::ROLL_READ),
    ("read_nominal_votes_paper", assemblies::permissions::VOTES_READ),
    ("read_minutes_extract", assemblies::permissions::ROLL_READ),
    ("read_minutes_register_paper", assemblies::permissions::ASSEMBLY_READ),
    ("read_proxy_lapse_letter", assemblies::permissions::ATTENDANCE_READ),
    ("read_appointment", assemblies::permissions::ASSEMBLY_READ),
    ("read_result_file", assemblies::permissions::VOTES_READ),
];

const PARTNERS: Rights = &[
    ("list_organisations", partners::permissions::ORGANISATIONS_READ),
    ("read_organisation", partners::permissions::ORGANISATION_READ),
    ("read_paid_venues", partners::permissions::ORGANISATION_READ),
    ("list_venues", partners::permissions::VENUES_READ),
    ("read_venue", partners::permissions::VENUES_READ),
    ("read_venue_stages", partners::permissions::VENUES_READ),
    ("read_venue_counts", partners::permissions::COUNTS_READ),
    ("read_venue_penetration", partners::permissions::COUNTS_READ),
    ("register_organisation", partners::permissions::ORGANISATION_REGISTER),
    ("register_organisations", partners::permissions::ORGANISATION_REGISTER),
    ("rename_organisation", partners::permissions::ORGANISATION_RENAME),
    ("identify_organisation", partners::permissions::ORGANISATION_IDENTIFY),
    ("change_billing_address", partners::permissions::BILLING_ADDRESS_CHANGE),
    ("appoint_contact", partners::permissions::CONTACT_APPOINT),
    ("register_venue", partners::permissions::VENUE_REGISTER),
    ("register_venues", partners::permissions::VENUE_REGISTER),
    ("move_venues", partners::permissions::VENUES_MOVE),
    ("entrust_venues", partners::permissions::VENUES_ENTRUST),
    ("release_venues", partners::permissions::VENUES_RELEASE),
    ("canvass_venues", partners::permissions::VENUES_CANVASS),
    ("import_venues", partners::permissions::VENUES_IMPORT),
];

const BILLING: Rights = &[
    ("list_price_lists", billing::permissions::PRICES_READ),
    ("read_price_list", billing::permissions::PRICES_READ),
    ("list_price_items", billing::permissions::PRICES_READ),
    ("publish_price_list", billing::permissions::PRICES_PUBLISH),
    ("close_price_list", billing::permissions::PRICES_CLOSE),
    ("list_contracts", billing::permissions::CONTRACTS_READ),
    ("read_contract", billing::permissions::CONTRACTS_READ),
    ("read_served", billing::permissions::SERVED_READ),
    ("conclude_contract", billing::permissions::CONTRACT_CONCLUDE),
    ("conclude_contracts", billing::permissions::CONTRACT_CONCLUDE),
    ("end_contract", billing::permissions::CONTRACT_END),
    ("serve_venues", billing::permissions::VENUES_SERVE),
    ("withdraw_venue", billing::permissions::VENUE_WITHDRAW),
    ("correct_buyer", billing::permissions::BUYER_CORRECT),
    ("list_invoices", billing::permissions::INVOICES_READ),
    ("read_invoice", billing::permissions::INVOICES_READ),
    ("list_invoice_lines", billing::permissions::INVOICES_READ),
    ("read_invoice_paper", billing::permissions::INVOICES_READ),
    ("read_draft", billing::permissions::DRAFTS_READ),
    ("list_payments", billing::permissions::PAYMENTS_READ),
    ("list_receivables", billing::permissions::RECEIVABLES_READ),
    ("read_receivables_total", billing::permissions::RECEIVABLES_READ),
    ("read_revenue", billing::permissions::REVENUE_READ),
    ("read_product_revenue", billing::permissions::REVENUE_READ),
    ("read_seller_identity", billing::permissions::SELLER_READ),
    ("adopt_seller_identity", billing::permissions::SELLER_ADOPT),
    ("draft_invoice", billing::permissions::INVOICE_DRAFT),
    ("draft_invoices", billing::permissions::INVOICE_DRAFT),
    ("discard_draft", billing::permissions::DRAFT_DISCARD),
    ("issue_invoice", billing::permissions::INVOICE_ISSUE),
    ("issue_credit_note", billing::permissions::CREDIT_NOTE_ISSUE),
    ("record_invoice_payment", billing::permissions::PAYMENT_RECORD),
    ("record_invoice_payments", billing::permissions::PAYMENT_RECORD),
    ("preview_invoice_run", billing::permissions::RUN_PREVIEW),
    ("run_invoices", billing::permissions::RUN_BILL),
];

const ROYALTIES: Rights = &[
    ("list_usage", royalties::permissions::USAGE_READ),
    ("read_usage", royalties::permissions::USAGE_READ),
    ("report_usage", royalties::permissions::USAGE_REPORT),
    ("correct_usage", royalties::permissions::USAGE_CORRECT),
    ("list_keys", royalties::permissions::KEYS_READ),
    ("read_keys_in_force", royalties::permissions::KEYS_READ),
    ("set_keys", royalties::permissions::KEYS_SET),
    ("list_distributions", royalties::permissions::DISTRIBUTIONS_READ),
    ("read_distribution", royalties::permissions::DISTRIBUTIONS_READ),
    ("list_pots", royalties::permissions::DISTRIBUTIONS_READ),
    ("distribute_year", royalties::permissions::BASE_DISTRIBUTE),
];

const REPORTS: Rights = &[
    ("list_reports", reports::permissions::FIGURES_READ),
    ("read_key_figures", reports::permissions::FIGURES_READ),
    ("read_activity_report", reports::permissions::FIGURES_READ),
    ("read_report", reports::permissions::FIGURES_READ),
    ("read_report_chart", reports::permissions::FIGURES_READ),
    ("read_team", reports::permissions::TEAM_READ),
    ("list_team_counts", reports::permissions::TEAM_READ),
    ("count_team", reports::permissions::TEAM_COUNT),
    ("correct_team", reports::permissions::TEAM_CORRECT),
    ("read_catalogue", reports::permissions::CATALOGUE_READ),
    ("list_catalogue_counts", reports::permissions::CATALOGUE_READ),
    ("count_catalogue", reports::permissions::CATALOGUE_COUNT),
    ("correct_catalogue", reports::permissions::CATALOGUE_CORRECT),
];

const OFFICE: Rights = &[
    ("list_jobs", permissions::JOBS_READ),
    ("read_job", permissions::JOBS_READ),
    ("follow_job", permissions::JOBS_READ),
    ("cancel_job", permissions::JOBS_CANCEL),
    ("resume_job", permissions::JOBS_RESUME),
    ("list_notes", permissions::OUTBOX_READ),
    ("read_note", permissions::OUTBOX_READ),
    ("retry_note", permissions::OUTBOX_RETRY),
    ("retry_parked_notes", permissions::OUTBOX_RETRY),
];

const WEBHOOKS: Rights = &[
    ("list_event_types", webhooks::permissions::CATALOGUE_READ),
    ("list_endpoints", webhooks::permissions::ENDPOINTS_READ),
    ("read_endpoint", webhooks::permissions::ENDPOINTS_READ),
    ("register_endpoint", webhooks::permissions::ENDPOINTS_REGISTER),
    ("change_endpoint", webhooks::permissions::ENDPOINTS_CHANGE),
    ("rotate_secret", webhooks::permissions::SECRET_ROTATE),
    ("enable_endpoint", webhooks::permissions::ENDPOINTS_SWITCH),
    ("disable_endpoint", webhooks::permissions::ENDPOINTS_SWITCH),
    ("remove_endpoint", webhooks::permissions::ENDPOINTS_REMOVE),
    ("list_deliveries", webhooks::permissions::DELIVERIES_READ),
    ("read_delivery", webhooks::permissions::DELIVERIES_READ),
    ("replay_delivery", webhooks::permissions::DELIVERIES_REPLAY),
    ("replay_events", webhooks::permissions::DELIVERIES_REPLAY),
    ("ping_endpoint", webhooks::permissions::DELIVERIES_REPLAY),
];

const ACCOUNTS: Rights = &[
    ("read_me", accounts::permissions::SELF_READ),
    ("list_users", accounts::permissions::USERS_READ),
    ("read_user", accounts::permissions::USERS_READ),
    ("invite_user", accounts::permissions::USERS_INVITE),
    ("renew_invitation", accounts::permissions::USERS_INVITE),
    ("create_machine", accounts::permissions::MACHINES_CREATE),
    ("change_roles", accounts::permissions::ROLES_CHANGE),
    ("link_user", accounts::permissions::USERS_LINK),
    ("disable_user", accounts::permissions::USERS_DISABLE),
    ("enable_user", accounts::permissions::USERS_DISABLE),
    ("reset_second_factor", accounts::permissions::SECOND_FACTOR_RESET),
    ("list_sessions", accounts::permissions::SESSIONS_READ),
    ("end_session", accounts::permissions::SESSIONS_END),
    ("end_all_sessions", accounts::permissions::SESSIONS_END),
    ("list_tokens", accounts::permissions::TOKENS_READ),
    ("create_token", accounts::permissions::TOKENS_CREATE),
    ("revoke_token", accounts::permissions::TOKENS_REVOKE),
    ("list_trail", accounts::permissions::TRAIL_READ),
];

/// One line an operation, room by room.
pub(crate) const ROOMS: [Rights; 14] = [
    MEMBERS,
    APPLICATIONS,
    YEARS,
    EXCHANGE,
    ASSEMBLIES,
    MEETINGS,
    MEETING_PAPERS,
    PARTNERS,
    BILLING,
    ROYALTIES,
    REPORTS,
    OFFICE,
    WEBHOOKS,
    ACCOUNTS,
];

/// What an operation takes; `None` for one that has no line yet.
pub(crate) fn right_of(operation_id: &str) -> Option<Permission> {
    ROOMS.iter().copied().flatten().find(|(id, _)| *id == operation_id).map(|(_, right)| *right)
}

/// How the description shows it: its name, which is also the narrowest scope of a token; who holds it over everything;
/// whether others hold it over what is their own.
pub(super) fn shown(right: Permission) -> Value {
    let roles: Vec<&str> =
        Role::ALL.iter().filter(|role| right.is_held_by(**role)).map(|role| role.as_str()).collect();
    json!({"name": right.name, "roles": roles, "own": right.own})
}
