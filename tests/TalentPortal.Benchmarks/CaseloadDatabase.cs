using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Components;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Benchmarks;

/// <summary>
/// A service with many cases. Those of the measured consultant come about by the requests that people send, so that all
/// that is sealed can be opened; the others are copies of one of them, which nobody opens, loaded past row-level security.
/// </summary>
internal sealed class CaseloadDatabase(WebApplication app, string superuser)
{
    private const int Entries = 12, TenantsInAll = 100, OwnersPerTenant = 50;

    public static DemoPerson Consultant { get; } = DemoPeople.Person("fujian-overseas");

    private IServiceProvider Services => app.Services;

    /// <summary>Cases of the consultant, each with a timeline, the tasks of a route and a next step; some overdue.</summary>
    public async Task<IReadOnlyList<Guid>> Work(TenantRef tenant, int cases)
    {
        var clock = Stopwatch.StartNew();
        List<Guid> made = [];
        for (var i = 0; i < cases; i++) made.Add(await One(tenant, i));
        await DemoSessions.End(Services, default);
        Console.WriteLine($"{cases:N0} cases of one consultant, {Entries} entries and the tasks of a route each, made by requests in {clock.Elapsed.TotalSeconds:0} s");
        return made;
    }

    /// <summary>The cases of all the others.</summary>
    /// <param name="sample">The case that is copied.</param>
    public async Task Surround(Guid sample, int cases)
    {
        var clock = Stopwatch.StartNew();
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        await Execute(connection,
            $$"""
            set session_replication_role = replica;
            insert into tenants (id, slug, name_zh, name_en, short_name_zh, short_name_en, tagline_zh, tagline_en, accent, default_language, time_zone, created_at, is_demo)
              select gen_random_uuid(), 't' || n, '第' || n || '人才中心', 'Talent Centre ' || n, '第' || n || '人才中心', 'Talent Centre ' || n, '', '', '#1d4f91', 'Chinese', 'Asia/Shanghai', now(), false
              from generate_series(1, {{TenantsInAll}} - (select count(*)::int from tenants)) n;
            create temp table place as select row_number() over (order by id) - 1 as n, id from tenants;
            create temp table owner as select t.n as tenant, o as n, gen_random_uuid() as id from place t, generate_series(0, {{OwnersPerTenant - 1}}) o;
            create temp table made as
              select gen_random_uuid() as id, t.id as tenant, o.id as owner, gen_random_uuid() as talent, i, now() - (i % 300) * interval '1 day' as at
              from generate_series(0, {{cases - 1}}) i join place t on t.n = i % {{TenantsInAll}} join owner o on o.tenant = t.n and o.n = (i / {{TenantsInAll}}) % {{OwnersPerTenant}};
            insert into cases select r.* from made m, (select to_jsonb(c) as j from cases c where id = '{{sample}}') s,
              lateral jsonb_populate_record(null::cases, s.j || jsonb_build_object('id', m.id, 'tenant_id', m.tenant, 'talent_user_id', m.talent, 'journey_id', m.talent, 'lead_id', gen_random_uuid(), 'owner_user_id', m.owner,
                'opened_at', m.at, 'last_entry_at', m.at, 'next_on', (m.at + interval '100 days')::date)) r;
            insert into case_entries select r.* from made m, generate_series(1, 3) k, (select to_jsonb(e) as j from case_entries e where case_id = '{{sample}}' limit 1) s,
              lateral jsonb_populate_record(null::case_entries, s.j || jsonb_build_object('id', gen_random_uuid(), 'tenant_id', m.tenant, 'case_id', m.id, 'talent_user_id', m.talent, 'at', m.at - k * interval '1 day')) r;
            insert into case_tasks select r.* from made m, generate_series(1, 2) k, (select to_jsonb(t) as j from case_tasks t where case_id = '{{sample}}' limit 1) s,
              lateral jsonb_populate_record(null::case_tasks, s.j || jsonb_build_object('id', gen_random_uuid(), 'tenant_id', m.tenant, 'case_id', m.id, 'talent_user_id', m.talent, 'line', null, 'due_on', (m.at + (90 + k) * interval '1 day')::date)) r;
            set session_replication_role = origin;
            """);
        foreach (var table in (string[])["cases", "case_entries", "case_tasks"]) await Execute(connection, $"vacuum analyze {table}");
        await using var sizes = new NpgsqlCommand("select string_agg(t || ' ' || pg_size_pretty(pg_total_relation_size(t::regclass)), ', ') from unnest(array['cases', 'case_entries', 'case_tasks']) t", connection);
        Console.WriteLine($"{cases:N0} cases of {TenantsInAll} organisations around them in {clock.Elapsed.TotalSeconds:0} s: {await sizes.ExecuteScalarAsync()}");
    }

    private async Task<Guid> One(TenantRef tenant, int number)
    {
        var person = new DemoPerson($"talent-{number:0000}", new($"人才{number}", $"Talent {number}"), null);
        await using (var scope = Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("bench"), Rights.None);
            var user = new AccountUser { Id = person.UserId, ConcurrencyStamp = Guid.NewGuid().ToString(), SecurityStamp = Guid.NewGuid().ToString("N"), PasswordHash = "", CreatedAt = TimeProvider.System.GetUtcNow() };
            await scope.ServiceProvider.GetRequiredService<AccountAddresses>().Put(user, EmailAddress.Read(person.Email)!, default);
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.Add(user);
            await db.SaveChangesAsync();
        }

        var talent = await DemoSessions.SignIn(Services, tenant, person, Language.English, default);
        var keeping = DemoTalents.Words<TalentsText>(Services, Language.English, "SaveProfile_Consent");
        await Send(new SaveProfile(person.Name.En, person.Email, "+44 20 7946 0000", "Ten years of display drivers.", "GB", "doctor", "Imperial College London", "chip-design", 10, null, null, true, keeping), talent);
        var until = DateWords.Day(tenant.DayAt(TimeProvider.System.GetUtcNow() + Lead.OpenAtMost), Language.English.Culture());
        var opening = DemoTalents.Words<LeadsText>(Services, Language.English, "AskForConsultant_Consent", tenant.Name.En!, Lead.OpenAfterEnd.Days, until);
        await Send(new AskForConsultant(Language.English, "GB", "Europe/London", "I would like to come home next year.", null, true, opening), talent);

        var staff = await DemoSessions.SignIn(Services, tenant, Consultant, Language.Chinese, default);
        var lead = await First("select id from leads where tenant_id = $1 and talent_user_id = $2");
        await Send(new TakeLead(lead, (await Send(new ViewLead(lead), staff)).Version), staff);
        var one = await First("select id from cases where tenant_id = $1 and talent_user_id = $2");
        for (var entry = 0; entry < Entries; entry++) await Send(new WriteEntry(one, $"第 {entry} 次沟通：已收到材料，下一步核对学历与工作经历，并说明各地政策的差别。"), staff);
        var route = TaskPlan.Current.Routes[0].Code;
        await Send(new AddTaskPlan(one, route, TaskPlan.Current.Mark, [.. TaskPlan.Current.Of(route).Select(line => line.Code)]), staff);
        await Send(new PlanNextAction(one, "核对学历证明", tenant.DayAt(TimeProvider.System.GetUtcNow()).AddDays(number % 30), (await Send(new ViewCase(one), staff)).Version), staff);
        return one;

        async Task<Guid> First(string sql)
        {
            await using var connection = new NpgsqlConnection(superuser);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tenant.Id }, new() { Value = person.UserId } } };
            return (Guid)(await command.ExecuteScalarAsync())!;
        }
    }

    private Task<T> Send<T>(MediatR.IRequest<Outcome<T>> request, CallOrigin origin) => DemoSessions.Send(Services, request, origin, default);

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 3600 };
        await command.ExecuteNonQueryAsync();
    }
}
