using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Conversations;

/// <summary>Opens a file of a case's conversation for those who read it, to be shown under a mark that says to whom. The opening is in the person's access log.</summary>
/// <param name="Number">Of the message.</param>
[Personal]
[Requires(ConversationsPermissions.Read)]
public sealed record OpenFile(Guid Id, int Number) : IQuery<OpenFileResult>;

/// <param name="Mark">Who opens it, for which case, and when.</param>
public sealed record OpenFileResult(Guid OwnerUserId, string StorageName, FileKind Kind, string Reference, string Mark);

internal sealed class OpenFileValidator : AbstractValidator<OpenFile>
{
    public OpenFileValidator() => RuleFor(x => x.Number).GreaterThan(0).Says("ViewConversation_NoSuchPage");
}

internal sealed class OpenFileHandler(AppDb db, CurrentCall call, CaseDesk cases, AccessLog access, TimeProvider clock) : IRequestHandler<OpenFile, Outcome<OpenFileResult>>
{
    public async Task<Outcome<OpenFileResult>> Handle(OpenFile request, CancellationToken ct)
    {
        if (await cases.See(request.Id, ct) is not var (one, sight, _) || sight.Part is not (CasePart.Owner or CasePart.Lead) || one.TalentUserId is not { } talent) return Outcome.NotFound;
        // What was written before the campus took the case on is not the campus's.
        if (sight.IsCampus && await db.Conversations.AnyAsync(t => t.TenantId == one.TenantId && t.Id == one.Id && t.CampusAfter >= request.Number, ct)) return Outcome.NotFound;
        var file = await db.CaseFiles.AsNoTracking().SingleOrDefaultAsync(f => f.TenantId == one.TenantId && f.CaseId == one.Id && f.Number == request.Number, ct);
        if (file is not { CanBeOpened: true }) return Outcome.NotFound;
        var tenant = call.RequiredTenant;
        await access.Record(talent, tenant.Name, TalentCase.Purpose, "message-file", FieldClass.Sensitive, one.Id, ct);
        var mark = string.Create(CultureInfo.InvariantCulture, $"{tenant.Name.En ?? tenant.Slug} | reader {ReferenceCode.Of(call.RequiredUserId)} | case {one.Reference} | {clock.GetUtcNow():yyyy-MM-dd HH:mm} UTC");
        return new OpenFileResult(talent, file.StorageName, file.Kind, one.Reference, mark);
    }
}
