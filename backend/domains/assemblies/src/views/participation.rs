//! Participation by college, summed by the database: the live view of a large assembly asks for it every second.

use kernel::prelude::*;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{
    Alias, CaseStatement, Condition, ExprTrait as _, Func, JoinType, Query, SimpleExpr,
};

use super::columns::{text, whole};
use super::{attendance, roll};
use crate::assembly::{AssemblyId, Presence};
use crate::public::CollegeParticipation;

/// Participation by college, in the order of the colleges; the roll's colleges only.
pub(crate) async fn by_college(
    db: &impl ConnectionTrait,
    assembly: AssemblyId,
) -> Result<Vec<CollegeParticipation>, Failure> {
    let (line, holder) = (Alias::new("line"), Alias::new("holder"));
    let on_roll = |column: roll::Column| Expr::col((roll::Entity, column));
    let of = |alias: &Alias, column: attendance::Column| Expr::col((alias.clone(), column));
    let there = |alias: &Alias| {
        let modes = [Presence::InPerson.code(), Presence::Remote.code()];
        of(alias, attendance::Column::Mode).is_in(modes)
    };
    let of_voter = Condition::all()
        .add(of(&line, attendance::Column::AssemblyId).equals((roll::Entity, roll::Column::AssemblyId)))
        .add(of(&line, attendance::Column::MemberId).equals((roll::Entity, roll::Column::MemberId)))
        .add(of(&line, attendance::Column::Withdrawn).eq(false));
    let of_holder = Condition::all()
        .add(
            of(&holder, attendance::Column::AssemblyId)
                .equals((line.clone(), attendance::Column::AssemblyId)),
        )
        .add(of(&holder, attendance::Column::MemberId).equals((line.clone(), attendance::Column::Holder)))
        .add(of(&holder, attendance::Column::Withdrawn).eq(false))
        .add(there(&holder));
    let mode = |presence: &str| of(&line, attendance::Column::Mode).eq(presence);
    let held = || of(&holder, attendance::Column::MemberId).is_not_null();
    let wrote = || of(&line, attendance::Column::Postal).eq(true);
    let represented = || mode("represented");
    let by_form = || mode("postal").or(represented().and(held().not()).and(wrote()));
    let counts = || there(&line).or(mode("blank_proxy")).or(represented().and(held())).or(by_form());
    let one = |condition: SimpleExpr| sum(condition, Expr::value(1_i64));
    let shares = || on_roll(roll::Column::Shares);
    let query = Query::select()
        .expr_as(on_roll(roll::Column::College), Alias::new("college"))
        .expr_as(Func::count(on_roll(roll::Column::MemberId)), Alias::new("members"))
        .expr_as(sum(Expr::value(true), shares()), Alias::new("shares"))
        .expr_as(one(mode("in_person")), Alias::new("in_person"))
        .expr_as(one(mode("remote")), Alias::new("remote"))
        .expr_as(one(represented().and(held())), Alias::new("represented"))
        .expr_as(one(represented().and(held().not()).and(wrote().not())), Alias::new("holder_absent"))
        .expr_as(one(mode("blank_proxy")), Alias::new("blank_proxy"))
        .expr_as(one(by_form()), Alias::new("postal"))
        .expr_as(one(counts()), Alias::new("attending"))
        .expr_as(sum(counts(), shares()), Alias::new("attending_shares"))
        .from(roll::Entity)
        .join_as(JoinType::LeftJoin, attendance::Entity, line.clone(), of_voter)
        .join_as(JoinType::LeftJoin, attendance::Entity, holder.clone(), of_holder)
        .and_where(on_roll(roll::Column::AssemblyId).eq(assembly.to_string()))
        .group_by_col((roll::Entity, roll::Column::College))
        .to_owned();
    let mut colleges =
        db.query_all(&query).await?.iter().map(read).collect::<Result<Vec<_>, KernelError>>()?;
    colleges.sort_by_key(|each| each.college);
    Ok(colleges)
}

fn sum(condition: SimpleExpr, value: SimpleExpr) -> SimpleExpr {
    let counted: SimpleExpr = CaseStatement::new().case(condition, value).finally(0_i64).into();
    // SUM of bigint is numeric on PostgreSQL.
    Func::sum(counted).cast_as(Alias::new("bigint"))
}

fn read(row: &QueryResult) -> Result<CollegeParticipation, KernelError> {
    let number = |name: &str| -> Result<u64, KernelError> { whole(name, row.try_get("", name)?) };
    Ok(CollegeParticipation {
        college: text("college", &row.try_get::<String>("", "college")?)?,
        members: number("members")?,
        shares: number("shares")?,
        in_person: number("in_person")?,
        remote: number("remote")?,
        represented: number("represented")?,
        holder_absent: number("holder_absent")?,
        blank_proxy: number("blank_proxy")?,
        postal: number("postal")?,
        attending: number("attending")?,
        attending_shares: number("attending_shares")?,
    })
}
