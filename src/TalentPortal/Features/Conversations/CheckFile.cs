using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Conversations;

/// <summary>Whether a case takes a file of its consultant now: asked before one is received, so that nobody sends 10 MB in vain.</summary>
[Requires(ConversationsPermissions.Write)]
public sealed record CheckFile(Guid Id) : IQuery<CheckFileResult>;

/// <summary>The same for the talent.</summary>
[SignedIn]
public sealed record CheckMyFile(Guid Id) : IQuery<CheckFileResult>;

/// <param name="TalentUserId">Under whose key the file is sealed.</param>
/// <param name="Tier">In whose workspace the case is.</param>
public sealed record CheckFileResult(Guid TalentUserId, CaseTier Tier);

internal sealed class CheckFileHandler(AppDb db, CaseDesk cases) : IRequestHandler<CheckFile, Outcome<CheckFileResult>>
{
    public async Task<Outcome<CheckFileResult>> Handle(CheckFile request, CancellationToken ct)
    {
        if (await cases.Own(request.Id, ct) is not { TalentUserId: { } talent } one) return Outcome.NotFound;
        return await db.WhyNoFile(one, ct) is { } why ? Outcome.Refused(why) : new CheckFileResult(talent, one.Tier);
    }
}

internal sealed class CheckMyFileHandler(AppDb db, CurrentCall call) : IRequestHandler<CheckMyFile, Outcome<CheckFileResult>>
{
    public async Task<Outcome<CheckFileResult>> Handle(CheckMyFile request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        if (call.Tenant is null || await db.Cases.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        return await db.WhyNoFile(one, ct) is { } why ? Outcome.Refused(why) : new CheckFileResult(talent, one.Tier);
    }
}
