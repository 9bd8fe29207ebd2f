namespace TalentPortal.Features.Figures.Domain;

/// <summary>The statements that count, all over the same people. Their numbers are raw: nothing of them leaves <see cref="FiguresBook"/> unprotected.</summary>
internal static class FigureStatements
{
    // {0} tenant, {1} zone, {2} from, {3} to, {4} cut, {5} the one row that is meant or '*', {6} now, {7} {8} stages and places, {9} {10} ways of hand-overs and places,
    // {11} {12} tasks and routes, {13} the clocks of a case, {14} its first stage.

    /// <summary>Who first asked in the period, each person once, whatever they asked later.</summary>
    private const string Cohort =
        """
        with route as (
          select coalesce(c.talent_user_id, c.lead_id) as who, min(r.route) as code
            from case_tasks t join unnest({11}, {12}) as r(line, route) on r.line = t.line join cases c on c.tenant_id = t.tenant_id and c.id = t.case_id
           where t.tenant_id = {0} and {4} = 'Route' group by 1 having min(r.route) = max(r.route)),
        person as (
          select distinct on (who) who, lead, at, country, source, industry
            from (select coalesce(talent_user_id, id) as who, id as lead, asked_at as at, country_code as country, source, industry_code as industry from leads where tenant_id = {0}) l order by who, at),
        cohort as materialized (
          select (row_number() over ())::int as person, who, lead, extract(year from at at time zone {1})::int as year,
                 coalesce(case {4} when 'Country' then country when 'Source' then source when 'Industry' then industry when 'Quarter' then extract(quarter from at at time zone {1})::text when 'Route' then route.code end, '') as cut
            from person left join route using (who) where at >= {2} and at < {3}),
        mine as materialized (
          select k.person, (row_number() over ())::int as no, k.who, k.year, k.cut, c.id, c.lead_id, c.opened_at, c.closed_at is null as is_open, c.close_reason, c.stage,
                 c.clearance in ('ClearedByTalent', 'CounselAdvised') as is_cleared, c.arrived_on is not null as has_arrived
            from cohort k join cases c on c.tenant_id = {0} and coalesce(c.talent_user_id, c.lead_id) = k.who)
        """;

    /// <summary>
    /// What <see cref="CaseWays"/> counts: each person with year and cut, each of their cases, and each turn of these, in any order; people and cases by numbers of their own.
    /// The turns are put together outside of the database: sorting millions of rows by ids there took most of the time.
    /// </summary>
    public const string Way = Cohort +
        """
        select 0 as "Kind", person as "Person", 0 as "Case", year as "Number", 0 as "Clock", cut as "Text", null as "Stage", null::timestamptz as "At" from cohort
        union all select 1, person, no, is_open::int + is_cleared::int * 2 + has_arrived::int * 4, 0, close_reason, stage, null from mine
        union all select 2, 0, m.no, case e.kind when 'Opened' then ({8})[array_position({7}, {14})] when 'StageMoved' then ({8})[array_position({7}, e.to_fact::text)] when 'HandOverAccepted' then ({10})[array_position({9}, e.from_fact || ' ' || e.to_fact)] end,
                         case e.kind when 'ClockChanged' then array_position({13}, e.to_fact::text) - 1 else 0 end, null, null, e.at
                    from mine m join case_entries e on e.case_id = m.id where e.tenant_id = {0} and e.kind in ('Opened', 'StageMoved', 'HandOverAccepted', 'ClockChanged', 'Closed')
        """;

    /// <summary>Kind is <c>level</c>, Key the level, People all who are counted, Step those for whom the promise was kept.</summary>
    public const string Levels = Cohort +
        """
        , meant as (select * from cohort where {5} = '*' or cut = {5}),
        first_answer as (
          select l.state, l.acknowledge_by, coalesce(c.opened_at, case when l.state = 'Declined' then l.changed_at end) as answered
            from meant k join leads l on l.tenant_id = {0} and l.id = k.lead left join mine c on c.lead_id = l.id),
        first_offer as (
          select distinct on (m.who, h.from_tier, h.to_tier) h.from_tier || h.to_tier as way, h.state, h.answered_at <= h.accept_by as is_in_time
            from mine m join meant using (who) join hand_overs h on h.tenant_id = {0} and h.case_id = m.id order by m.who, h.from_tier, h.to_tier, h.offered_at),
        asked as (
          select m.who, k.day, bool_or(k.answered_at is not null) as is_answered from mine m join meant using (who) join check_ins k on k.tenant_id = {0} and k.case_id = m.id
           where k.answered_at is not null or k.is_missed or k.asked_on <= ({6} at time zone {1})::date - 10 group by 1, 2),
        counted(key, people, kept) as (
          select 'Answer', count(*), count(*) filter (where answered <= acknowledge_by) from first_answer where answered is not null or (state = 'New' and acknowledge_by < {6})
          union all select way || '_InTime', count(*), count(*) filter (where state = 'Accepted' and is_in_time) from first_offer where state <> 'Offered' group by way
          union all select way || '_Bounced', count(*), count(*) filter (where state = 'Bounced' or (state = 'Accepted' and not is_in_time)) from first_offer where state <> 'Offered' group by way
          union all select way || '_Returned', count(*), count(*) filter (where state = 'Returned') from first_offer where state <> 'Offered' group by way
          union all select 'CheckIn_' || day, count(*), count(*) filter (where is_answered) from asked where day <= 180 group by day)
        select 'level' as "Kind", 0 as "Year", key as "Key", kept::int as "Step", people::int as "People", 0::float8 as "A", 0::float8 as "B", 0::float8 as "C", 0::float8 as "D" from counted
        """;
}
