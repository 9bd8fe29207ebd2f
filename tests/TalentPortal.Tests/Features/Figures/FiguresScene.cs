using Npgsql;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Figures;
using TalentPortal.Features.Figures.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Figures;

/// <summary>Many people for the tests about figures: copies of one case that came about by requests, each of a person of its own.</summary>
internal static class FiguresScene
{
    public static DemoPerson Admin => Personas.Staff(PortalRole.TenantAdministrator);

    /// <param name="stages">Those that the case went through after the first, in order; null: nobody took it on.</param>
    /// <param name="reason">Why it was closed; null: it goes on.</param>
    /// <param name="asked">Day on which they asked, in the morning.</param>
    public static async Task People(this PortalFixture portal, Opened sample, int count, string country, string asked, string[]? stages, string? reason = null, string tenant = "fujian", string source = "Self", string? industry = null)
    {
        await using var connection = await portal.OpenAsSuperuser();
        var tiers = stages?.Select(stage => stage is "D1" or "L1" or "F180" ? stage : "").ToArray() ?? [];
        await Run("set session_replication_role = replica");
        await Run($"create temp table made as select gen_random_uuid() as lead, gen_random_uuid() as talent, gen_random_uuid() as one from generate_series(1, {count})");
        await Run(
            """
            insert into leads select r.* from made m, (select to_jsonb(l) as j from leads l where id = $1) s, lateral jsonb_populate_record(null::leads, s.j || jsonb_build_object(
              'id', m.lead, 'tenant_id', $2::uuid, 'talent_user_id', m.talent, 'country_code', $3::text, 'source', $4::text, 'industry_code', $7::text, 'asked_at', $5::timestamptz, 'acknowledge_by', $5::timestamptz + interval '1 day',
              'state', case when $6 then 'Taken' else 'New' end, 'closed_at', null)) r
            """, sample.Lead, PortalFixture.TenantOf(tenant).Id, country, source, DateTime.SpecifyKind(DateTime.Parse(asked + " 02:00", System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc), stages is not null, (object?)industry ?? DBNull.Value);
        if (stages is not null)
        {
            var last = stages.Length == 0 ? "O2" : stages[^1];
            await Run(
                """
                insert into cases select r.* from made m join leads l on l.id = m.lead, (select to_jsonb(c) as j from cases c where id = $1) s, lateral jsonb_populate_record(null::cases, s.j || jsonb_build_object(
                  'id', m.one, 'tenant_id', l.tenant_id, 'talent_user_id', m.talent, 'lead_id', m.lead, 'opened_at', l.asked_at + interval '1 hour', 'stage', $2::text,
                  'closed_at', case when $3 <> '' then l.asked_at + interval '300 days' end, 'close_reason', nullif($3, ''))) r
                """, sample.Id, reason is null ? last : reason == "Settled" ? "DONE" : "X", reason ?? "");
            await Run(
                """
                insert into case_entries select r.* from made m join leads l on l.id = m.lead, (select to_jsonb(e) as j from case_entries e where case_id = $1 limit 1) s,
                  unnest(array['O2'] || $2::text[] || array['end'], array[''] || $3::text[] || array['']) with ordinality as t(stage, handed, n), lateral jsonb_populate_record(null::case_entries, s.j || jsonb_build_object(
                  'id', gen_random_uuid(), 'tenant_id', l.tenant_id, 'case_id', m.one, 'talent_user_id', m.talent, 'at', l.asked_at + interval '1 hour' + (n - 1) * interval '1 day',
                  'kind', case when n = 1 then 'Opened' when stage = 'end' then 'Closed' when handed = '' then 'StageMoved' else 'HandOverAccepted' end,
                  'from_fact', case handed when 'D1' then 'Overseas' when 'L1' then 'Domestic' when 'F180' then 'Campus' end,
                  'to_fact', case handed when 'D1' then 'Domestic' when 'L1' then 'Campus' when 'F180' then 'Domestic' else stage end)) r
                 where stage <> 'end' or $4 <> ''
                """, sample.Id, stages, tiers, reason ?? "");
        }

        async Task Run(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync();
        }
    }

    public static Task<FiguresReport> Figures(this PortalFixture portal, int from = 2024, int? to = null, FigureCut? by = null, string? only = null, DemoPerson? person = null) =>
        portal.As(person ?? Admin).Get(new ViewFigures(from, to, by, only));

    public static int?[] Way(this FiguresReport report) => [.. report.Way.Select(step => step.People)];
}
