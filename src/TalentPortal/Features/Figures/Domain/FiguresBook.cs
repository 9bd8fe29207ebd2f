using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Figures.Domain;

/// <summary>Counts what the records of a tenant say, and lets out only what may be shown. Page and files both come from here.</summary>
public sealed class FiguresBook(AppDb db, CurrentCall call, TimeProvider clock)
{
    /// <summary>Fewer people have no median; of fewer than twice as many the ninth tenth would be one person's.</summary>
    private const int FewestForMedian = ProtectedTable.Least;

    private static readonly PortalRole[] Consultants = [PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant];

    public async Task<FiguresReport> Read(FiguresScope scope, CancellationToken ct)
    {
        var (tenant, now) = (call.RequiredTenant, clock.GetUtcNow());
        var calendar = CaseTime.CalendarOf(tenant);
        var arguments = Arguments(scope, tenant, now);
        // Against joins that compare each with each, should the planner take the people of a period for few, and sorts on the disk; the pool sets it back in any case.
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select set_config('enable_nestloop', 'off', false), set_config('work_mem', '32MB', false)", ct);
        var ways = new CaseWays(new(calendar, new DateOnly(scope.From, 1, 1), now), now);
        await foreach (var row in db.Database.SqlQuery<WayRow>(FormattableStringFactory.Create(FigureStatements.Way, arguments)).AsAsyncEnumerable().WithCancellation(ct)) ways.Add(row);
        var rows = ways.Count(scope.Only);
        var levels = await db.Database.SqlQuery<FigureRow>(FormattableStringFactory.Create(FigureStatements.Levels, arguments)).ToListAsync(ct);
        await db.Database.ExecuteSqlAsync($"reset enable_nestloop; reset work_mem", ct);
        var first = await db.Leads.AtTenantOf(call).MinAsync(lead => (DateTimeOffset?)lead.AskedAt, ct);

        var years = FigureTables.OfYears(scope, [.. rows.Where(row => row.Kind == "step")], [.. rows.Where(row => row.Kind == "end")]);
        var shown = years.Rows();
        var isRefused = scope.Only is { } only && shown.All(row => row.Code != only);
        var way = scope.Only is null ? years.Total() : shown.FirstOrDefault(row => row.Code == scope.Only)?.People ?? [];
        return new(
            scope, now, first is { } asked ? tenant.DayAt(asked).Year : null, isRefused, [.. way.Select((people, step) => new StepFigure((FigureStep)step, people))], shown, scope.By is null ? [] : years.Others(),
            scope.Only is null ? years.Ends() : [], isRefused ? [] : Stages(rows, calendar), isRefused ? null : Turn(rows), isRefused ? [] : Levels(levels), await Loads(ct));
    }

    private static object[] Arguments(FiguresScope scope, TenantRef tenant, DateTimeOffset now)
    {
        var (stages, ways, routes) = (FigureWay.Stages, FigureWay.HandOvers, FigureWay.Routes);
        return
        [
            tenant.Id, tenant.TimeZone, tenant.EndOf(new DateOnly(scope.From, 1, 1).AddDays(-1)), tenant.EndOf(new DateOnly(scope.To, 12, 31)), scope.By?.ToString() ?? "", scope.Only ?? "*", now,
            stages.Codes, stages.Places, ways.Ways, ways.Places, routes.Lines, routes.Routes, Enum.GetNames<CaseClock>(), Playbook.First,
        ];
    }

    private static int DayLength(WorkingCalendar calendar) => (int)(calendar.Closes - calendar.Opens).TotalMinutes;

    private static IReadOnlyList<StageFigure> Stages(IEnumerable<FigureRow> rows, WorkingCalendar calendar)
    {
        var byCode = rows.Where(row => row.Kind == "stage").ToDictionary(row => row.Key, StringComparer.Ordinal);
        return [.. FigureWay.Stages.Codes.Where(code => FigureWay.PlaceOf(code) >= FigureWay.PlaceOf(Playbook.First)).Select(code => byCode.GetValueOrDefault(code) is { People: >= FewestForMedian } row
            ? new StageFigure(code, Days(row.A), row.People >= 2 * FewestForMedian ? Days(row.B) : null, Days(row.C))
            : new StageFigure(code, null, null, null))];

        decimal Days(double minutes) => Math.Round((decimal)minutes / DayLength(calendar) * 2, MidpointRounding.AwayFromZero) / 2;
    }

    private static TurnFigure? Turn(IEnumerable<FigureRow> rows)
    {
        return rows.FirstOrDefault(row => row.Kind == "turn") is { People: >= FewestForMedian } row ? new(Fifths(row.A), Fifths(row.B), Fifths(row.C), Fifths(row.D)) : null;

        static int Fifths(double share) => (int)Math.Round(share * 20, MidpointRounding.AwayFromZero) * 5;
    }

    private static IReadOnlyList<LevelFigure> Levels(IReadOnlyList<FigureRow> rows)
    {
        string[] ways = [.. FigureWay.HandOvers.Ways.Select(way => way.Replace(" ", "", StringComparison.Ordinal))];
        string[] keys = ["Answer", .. ways.SelectMany(way => (string[])[way + "_InTime", way + "_Bounced", way + "_Returned"]), "CheckIn_30", "CheckIn_90", "CheckIn_180"];
        return [.. keys.Select(key => new LevelFigure(key, rows.FirstOrDefault(row => row.Key == key) is { } row ? Bands.Share(row.Step, row.People) : null))];
    }

    private async Task<IReadOnlyList<LoadFigure>> Loads(CancellationToken ct)
    {
        var tenant = call.RequiredTenant.Id;
        var open = await db.Cases.AtTenantOf(call).Where(one => one.ClosedAt == null).GroupBy(one => one.Tier).Select(group => new { Tier = group.Key, Cases = group.Count() }).ToListAsync(ct);
        var staff = await db.Set<StaffMembership>().AsNoTracking().Where(m => m.TenantId == tenant && m.EndedAt == null).ToListAsync(ct);
        return [.. Enum.GetValues<CaseTier>().Select((tier, at) => new LoadFigure(tier, Bands.People(open.Where(one => one.Tier == tier).Sum(one => one.Cases)), staff.Count(member => member.Roles.Contains(Consultants[at]))))];
    }
}

/// <summary>A line of <see cref="CaseWays"/> or <see cref="FigureStatements.Levels"/>; it is about as few people as it likes, and never shown.</summary>
internal sealed record FigureRow(string Kind, int Year, string Key, int Step, int People, double A, double B, double C, double D);
