using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Matches;

/// <summary>The person wants to see a posting again that they put aside.</summary>
[SignedIn]
public sealed record TakeBackRefusal(Guid JobId) : ICommand<Done>;

internal sealed class TakeBackRefusalHandler(AppDb db, CurrentCall call) : IRequestHandler<TakeBackRefusal, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(TakeBackRefusal request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        return await db.MatchRefusals.Where(r => r.UserId == me && r.JobId == request.JobId).ExecuteDeleteAsync(ct) == 0 ? Outcome.NotFound : Done.Value;
    }
}
