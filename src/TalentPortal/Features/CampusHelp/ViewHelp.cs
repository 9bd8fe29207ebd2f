using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHelp.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.CampusHelp;

/// <summary>One call for help with its words, for whoever answers it. It opens nothing else of the case, and the talent sees the reading; of danger the log says "case" alone, like the timeline.</summary>
[Personal]
[Requires(CampusHelpPermissions.Answer)]
public sealed record ViewHelp(Guid Id) : IQuery<ViewHelpResult>;

/// <param name="Done">What was done; null while it is open.</param>
public sealed record ViewHelpResult(
    Guid Id, string Reference, HelpKind Kind, string StudentName, string? Words, DateTimeOffset AskedAt, HelpState State, string? AnsweredByName, DateTimeOffset? AnsweredAt, string? Done, DateTimeOffset? ClosedAt, uint Version);

internal sealed class ViewHelpHandler(AppDb db, CurrentCall call, HelpDesk help, SealedCase sealing, AccessLog access) : IRequestHandler<ViewHelp, Outcome<ViewHelpResult>>
{
    public async Task<Outcome<ViewHelpResult>> Handle(ViewHelp request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await (await help.Mine(ct)).AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id, ct) is not { } one) return Outcome.NotFound;
        if (await db.Cases.AtTenantOf(call).Where(c => c.Id == one.CaseId).Select(c => c.TalentUserId).SingleOrDefaultAsync(ct) is not { } talent) return Outcome.NotFound;
        await access.Record(talent, tenant.Name, TalentCase.Purpose, one.Kind == HelpKind.Safety ? "case" : "help", FieldClass.Sensitive, one.CaseId, ct);
        return new ViewHelpResult(
            one.Id, TalentCase.ReferenceOf(one.CaseId), one.Kind, one.ConsultantName, await sealing.Open(talent, HelpCall.Table, "words", one.Id, one.Words, ct), one.AskedAt, one.State, one.AnsweredByName, one.AnsweredAt,
            await sealing.Open(talent, HelpCall.Table, "done", one.Id, one.Done, ct), one.ClosedAt, one.Version);
    }
}
