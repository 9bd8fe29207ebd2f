namespace TalentPortal.Features.Figures.Domain;

/// <summary>The statements that count, all over the same people. Their numbers are raw: nothing of them leaves <see cref="FiguresBook"/> unprotected.</summary>
internal static class FigureStatements
{
    // {0} tenant, {1} zone, {2} from, {3} to, {4} cut, {5} the one row that is meant or '*', {6} now, {7} {8} stages and places, {9} {10} ways of hand-overs and places,
    // {11} days, {12} office minutes before each, {13} office minutes of each, {14} minute at which offices open, {15} {16} tasks and routes,
    // {17} to {22} places of D1, D6, L1, L2, F30 and of the first stage, {23} zone of the offices.

    /// <summary>Who first asked in the period, each person once, whatever they asked later.</summary>
    private const string Cohort =
        """
        with route as (
          select coalesce(c.talent_user_id, c.lead_id) as who, min(r.route) as code
            from case_tasks t join unnest({15}, {16}) as r(line, route) on r.line = t.line join cases c on c.tenant_id = t.tenant_id and c.id = t.case_id
           where t.tenant_id = {0} and {4} = 'Route' group by 1 having min(r.route) = max(r.route)),
        person as (
          select distinct on (who) who, lead, at, country, source
            from (select coalesce(talent_user_id, id) as who, id as lead, asked_at as at, country_code as country, source from leads where tenant_id = {0}) l order by who, at),
        cohort as materialized (
          select who, lead, extract(year from at at time zone {1})::int as year,
                 coalesce(case {4} when 'Country' then country when 'Source' then source when 'Quarter' then extract(quarter from at at time zone {1})::text when 'Route' then route.code end, '') as cut
            from person left join route using (who) where at >= {2} and at < {3}),
        mine as materialized (
          select k.who, k.year, k.cut, c.id, c.lead_id, c.opened_at, c.closed_at is null as is_open, c.close_reason, c.stage,
                 c.clearance in ('ClearedByTalent', 'CounselAdvised') as is_cleared, c.arrived_on is not null as has_arrived
            from cohort k join cases c on c.tenant_id = {0} and coalesce(c.talent_user_id, c.lead_id) = k.who)
        """;

    /// <summary>
    /// Columns of all: Kind, Year, Key, Step, People, A to D. <c>step</c>: people by furthest step. <c>end</c>: people by how it ended. <c>stage</c>: visits that are over, with
    /// the middle and the ninth tenth of office minutes of work, and the middle of those of waiting. <c>turn</c>: mean share of working, of waiting for the talent, the employer, the authority.
    /// </summary>
    public const string Way = Cohort +
        """
        , stage as materialized (select code, place from unnest({7}, {8}) as s(code, place)),
        way as materialized (select way, place from unnest({9}, {10}) as w(way, place)),
        day as materialized (select day, before, length from unnest({11}, {12}, {13}) as d(day, before, length)),
        happened as (
          select m.id, m.who, m.cut, m.is_open, m.stage, e.at, e.kind, e.to_fact, case e.kind when 'Opened' then {22} when 'StageMoved' then stage.place when 'HandOverAccepted' then way.place end as place
            from mine m join case_entries e on e.tenant_id = {0} and e.case_id = m.id and e.kind in ('Opened', 'StageMoved', 'HandOverAccepted', 'ClockChanged', 'Closed')
            left join stage on stage.code = e.to_fact left join way on way.way = e.from_fact || ' ' || e.to_fact
          union all select id, who, cut, is_open, stage, {6}, 'Now', null, null from mine where is_open),
        timed as (
          select h.*, day.before + least(greatest(extract(epoch from (h.at at time zone {23})::time) / 60 - {14}, 0), day.length) as minute
            from happened h left join day on day.day = (h.at at time zone {23})::date),
        part as (
          select id, who, cut, is_open, stage, minute - lag(minute) over w as minutes, case when lag(kind) over w = 'ClockChanged' then lag(to_fact) over w else 'Running' end as clock,
                 (max(case when place is not null then floor(extract(epoch from at) * 1000)::bigint * 64 + place end) over (w rows between unbounded preceding and 1 preceding) % 64)::int as place
            from timed window w as (partition by id order by at)),
        visit as materialized (
          select id, who, cut, is_open, stage, place, sum(minutes) filter (where clock = 'Running') as work, sum(minutes) filter (where clock = 'WaitingTalent') as talent, sum(minutes) filter (where clock = 'WaitingEmployer') as employer,
                 sum(minutes) filter (where clock = 'WaitingAuthority') as authority, sum(minutes) as whole
            from part where minutes is not null and place is not null group by id, who, cut, is_open, stage, place),
        furthest as (select id, max(place) as place from visit group by 1),
        one as (
          select k.year, k.cut, k.who,
                 coalesce(max(case when m.close_reason = 'Settled' then 8 when f.place >= {21} then 7 when f.place >= {20} or m.has_arrived then 6 when f.place >= {19} then 5 when f.place >= {18} then 4
                                   when f.place >= {17} then 3 when m.is_cleared then 2 when m.id is not null then 1 end), 0) as step,
                 case when count(m.id) = 0 then 'NoCase' when bool_or(m.close_reason = 'Settled') then 'Settled' when bool_or(m.is_open) then 'UnderWay' else max(m.close_reason) end as ending
            from cohort k left join mine m using (who) left join furthest f on f.id = m.id group by 1, 2, 3),
        chosen as (select * from visit where {5} = '*' or cut = {5})
        select 'step' as "Kind", year as "Year", cut as "Key", step as "Step", count(*)::int as "People", 0::float8 as "A", 0::float8 as "B", 0::float8 as "C", 0::float8 as "D" from one group by year, cut, step
        union all select 'end', year, ending, 0, count(*)::int, 0, 0, 0, 0 from one group by year, ending
        union all select 'stage', 0, stage.code, stage.place, count(distinct c.who)::int, percentile_cont(0.5) within group (order by coalesce(c.work, 0)), percentile_cont(0.9) within group (order by coalesce(c.work, 0)),
                         percentile_cont(0.5) within group (order by coalesce(c.whole, 0) - coalesce(c.work, 0)), 0
                    from chosen c join stage on stage.place = c.place where not (c.is_open and c.stage = stage.code) group by stage.code, stage.place
        union all select 'turn', 0, '', 0, count(*)::int, avg(work / whole), avg(talent / whole), avg(employer / whole), avg(authority / whole)
                    from (select who, sum(coalesce(work, 0)) as work, sum(coalesce(talent, 0)) as talent, sum(coalesce(employer, 0)) as employer, sum(coalesce(authority, 0)) as authority, sum(whole) as whole
                            from chosen group by who having sum(whole) > 0) t having count(*) > 0
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
