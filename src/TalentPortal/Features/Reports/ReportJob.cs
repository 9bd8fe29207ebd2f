using FluentValidation;
using MediatR;
using TalentPortal.Features.Reports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Reports;

/// <summary>Tells the tenant that a posting is not right, with an account or without one.</summary>
/// <param name="Words">What happened; needed where no reason of the list fits.</param>
/// <param name="Contact">How to reach whoever has no account; may be left out.</param>
[Anyone]
public sealed record ReportJob(Guid JobId, ReportReason? Reason, string? Words, string? Contact) : ISteppedCommand<Done>;

internal sealed class ReportJobValidator : AbstractValidator<ReportJob>
{
    public ReportJobValidator()
    {
        RuleFor(r => r.Reason).NotNull().Says("ReportJob_ReasonMissing").IsInEnum().Says("ReportJob_ReasonMissing");
        RuleFor(r => r.Words).Must(words => Typed.Tidy(words) is not null).Says("ReportJob_WordsMissing").When(r => r.Reason == ReportReason.Other);
        RuleFor(r => r.Words).IsPlainText(JobReport.WordsMax, "ReportJob_TooLong");
        RuleFor(r => r.Contact).IsPlainText(JobReport.ContactMax, "ReportJob_TooLong");
    }
}

internal sealed class ReportJobHandler(PortalDispatcher dispatcher, CurrentCall call, Attempts attempts, Visitor visitor) : IRequestHandler<ReportJob, Outcome<Done>>
{
    /// <summary>Reports from one place in the network: enough for a household that applies for much, too few to bury the queue.</summary>
    internal static readonly AttemptLimit FromOnePlace = new("job-reports", 10, TimeSpan.FromDays(1));

    public async Task<Outcome<Done>> Handle(ReportJob request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var network = await visitor.Network(ct);
        if (!(await attempts.Count(FromOnePlace, network, ct)).Allowed) return Outcome.Refused("ReportJob_TooMany");
        var outcome = await dispatcher.Send(new EnterReport(request, call.UserId, network), CallOrigin.System("job-report", tenant) with { Language = call.Language }, ct);
        return outcome.IsOk ? Done.Value : outcome.Failure!;
    }
}
