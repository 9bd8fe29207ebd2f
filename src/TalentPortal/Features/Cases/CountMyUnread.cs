using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases;

/// <summary>How many messages of consultants the person has not read, at all tenants.</summary>
[SignedIn]
public sealed record CountMyUnread : IQuery<FrameCount>;

internal sealed class CountMyUnreadHandler(AppDb db, CurrentCall call) : IRequestHandler<CountMyUnread, Outcome<FrameCount>>
{
    public async Task<Outcome<FrameCount>> Handle(CountMyUnread request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        return new FrameCount(await db.Conversations.Where(t => t.TalentUserId == talent).SumAsync(t => t.TalentUnread, ct));
    }
}
