using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Family;

/// <summary>The employers that the person on whose behalf it runs has blocked, so that their postings are left out. They are shown to nobody.</summary>
[SystemOnly]
public sealed record ReadPartnerBlocks : IQuery<ReadPartnerBlocksResult>;

public sealed record ReadPartnerBlocksResult(IReadOnlyList<Guid> Employers);

internal sealed class ReadPartnerBlocksHandler(AppDb db, CurrentCall call) : IRequestHandler<ReadPartnerBlocks, Outcome<ReadPartnerBlocksResult>>
{
    public async Task<Outcome<ReadPartnerBlocksResult>> Handle(ReadPartnerBlocks request, CancellationToken ct) =>
        call.UserId is { } user ? new ReadPartnerBlocksResult(await db.BlockedBy(user, ct)) : Outcome.NotFound;
}
