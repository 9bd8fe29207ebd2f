using System.Globalization;
using System.Resources;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reports.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Reports;

/// <summary>
/// Writes a report down, and takes the posting off the list where so many sides say that money is asked. Sent by <see cref="ReportJob"/>,
/// which has checked it: a visitor may not change a posting, the tenant's own system may.
/// </summary>
/// <param name="Network">Token of the place in the network.</param>
[SystemOnly]
public sealed record EnterReport(ReportJob Form, Guid? Reporter, string? Network) : ICommand<Done>;

internal sealed class EnterReportValidator : AbstractValidator<EnterReport>
{
    public EnterReportValidator()
    {
        RuleFor(e => e.Form).NotNull().Says("ReportJob_ReasonMissing").SetValidator(new ReportJobValidator());
        RuleFor(e => e.Network).IsPlainText(JobReport.ContactMax, "ReportJob_TooLong");
    }
}

internal sealed class EnterReportHandler(AppDb db, CurrentCall call, SealedReport words, Audit audit, TimeProvider clock) : IRequestHandler<EnterReport, Outcome<Done>>
{
    private static readonly ResourceManager texts = new(typeof(ReportsText));

    public async Task<Outcome<Done>> Handle(EnterReport request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || request is not { Form.Reason: { } reason, Network: { } network }) return Outcome.NotFound;
        // Those who report the same posting at once are counted one after another.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"job-reports " + request.Form.JobId}, 0))", ct);
        var job = await db.Jobs.AtTenantOf(call).SingleOrDefaultAsync(j => j.Id == request.Form.JobId && j.IsPublic, ct);
        if (job is null) return Outcome.NotFound;
        var source = await words.SourceOf(tenant.Id, request.Reporter, network, ct);
        var open = db.JobReports.AtTenantOf(call).Where(r => r.JobId == job.Id && r.Outcome == null);
        // Said once is enough; the answer is the same.
        if (await open.AnyAsync(r => r.Source == source, ct)) return Done.Value;

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.Add(JobReport.Of(
            id, job, request.Reporter, reason, await words.Seal(tenant.Id, id, "words", request.Form.Words, ct), await words.Seal(tenant.Id, id, "contact", request.Form.Contact, ct), source,
            now, WorkingCalendar.ForZone(tenant.TimeZone).AddWorkingTime(now, JobReport.WorkingDays).Value));
        if (reason != ReportReason.AsksForMoney) return Done.Value;
        if (await open.CountAsync(r => r.Reason == ReportReason.AsksForMoney, ct) + 1 < JobReport.MoneyReportsToPause) return Done.Value;
        if (job.Hold(new(Text(Language.Chinese), Text(Language.English)), now) is null) audit.Write("jobs.hold", job.Id);
        return Done.Value;
    }

    private static string Text(Language language) => texts.GetString("EnterReport_Paused", CultureInfo.GetCultureInfo(language.Tag()))!;
}
